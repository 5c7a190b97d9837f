### 한국어.

## Small words

list-last = { $rest }, { $last }
ordinal = { $place }위
length-minutes = { $minutes }분
length-hours = { $hours }시간 { $minutes }분
labelled = { $label }: { $text }
and-more = … 외 { $count }개
match-page = 경기 페이지

## Outcomes

outcome-win = 승리
outcome-loss = 패배
outcome-remake = 다시하기
outcome-none = 결과 없음
place = { $ordinal }
place-as-pair = 팀 { $ordinal }

## Roles, as players call them

role-TOP = 탑
role-JUNGLE = 정글
role-MIDDLE = 미드
role-BOTTOM = 바텀
role-UTILITY = 서포터

## Ranks, as the client calls them

tier-IRON = 아이언
tier-BRONZE = 브론즈
tier-SILVER = 실버
tier-GOLD = 골드
tier-PLATINUM = 플래티넘
tier-EMERALD = 에메랄드
tier-DIAMOND = 다이아몬드
tier-MASTER = 마스터
tier-GRANDMASTER = 그랜드마스터
tier-CHALLENGER = 챌린저
rated-GRAY = 회색
rated-GREEN = 초록색
rated-BLUE = 파란색
rated-PURPLE = 보라색
rated-ORANGE = 초고속
unranked = 언랭크
lp = { $lp } LP

## What a game meant for a rank

lp-unknown = LP 변동 알 수 없음
lp-pending = LP 변동 확인 중
lp-before = 이전 { $rank }
lp-placement = 배치 게임
step-placed = { $rank } 배치
step-promotion = { $rank } 승급
moved-promotion = { $before }에서 { $rank }(으)로 승급
step-demotion = { $rank } 강등
moved-demotion = { $before }에서 { $rank }(으)로 강등

## The result of a game

result-who = { $outcome }: { $who }
result-as = { $who } ({ $champion })
result-level = { $level }레벨
result-remade = { $champion } · 다시하기로 무효 처리된 게임입니다
result-champion-unknown = 알 수 없는 챔피언
result-kill-participation = 킬관여 { $share }
result-deaths = { $count }데스
result-cs = CS { $cs }
result-cs-pace = CS { $cs } (분당 { $pace })
result-damage = 피해량 { $amount }
result-damage-share = 피해량 { $amount } (팀 내 { $share })
result-vision = 시야 점수 { $score }
result-round = { $round }라운드
result-player-damage = 플레이어 피해량 { $amount }
result-with-partner = 파트너 { $partner }
result-no-board = 라이엇 기록에 배치된 유닛이 없습니다.
result-empty = 라이엇 기록에 이 게임의 결과가 없습니다.
result-formerly = 이전 이름: { $name }
result-unavailable = 결과를 확인할 수 없음
result-unavailable-why = 라이엇이 공개하지 않았습니다.
result-unavailable-for = **결과 없음**: { $names } · { $reason }

## What stands out

feat-pentakill = { $count ->
    [1] 펜타킬!
   *[other] 펜타킬 { $count }회!
}
feat-quadrakill = { $count ->
    [1] 쿼드라킬
   *[other] 쿼드라킬 { $count }회
}
feat-deathless = 노데스
best-kills = 개인 최고 기록: { $value }킬 (이전 { $before })
best-assists = 개인 최고 기록: { $value }어시스트 (이전 { $before })
best-damage = 개인 최고 기록: 피해량 { $value } (이전 { $before })
best-player-damage = 개인 최고 기록: 플레이어 피해량 { $value } (이전 { $before })
streak-won = { $count }연승
streak-lost = { $count }연패
streak-top = { $count }연속 순방
streak-bottom = { $count }연속 순방 실패

## Details: the table of a whole game

details-button = 상세 보기
details-title = 저장된 게임 기록
details-none = 이 게임의 상세 기록이 저장되어 있지 않습니다.
details-gold = 골드 { $amount }
side-blue = 블루 팀
side-red = 레드 팀

## Several older results in one message

digest-content = 지난 결과 **{ $count }건**
digest-title = 게시할 수 없던 동안의 결과 { $count }건
digest-quiet = 조용한 시간 동안의 **결과 { $count }개**
digest-quiet-title = 조용한 시간 동안 보류된 결과 { $count }개
digest-steps = 조용한 시간 동안의 **승급·강등 { $count }건**
digest-steps-title = 조용한 시간 동안 보류된 승급·강등 { $count }건
digest-older = … 이전 결과 { $count }건 더 있음
digest-newest = 최근 경기
digest-match = 경기

## A sample

sample-author = 예시입니다. 결과는 이렇게 표시됩니다
sample-content = (예시) { $content }

## Who is followed

players-title = { $server }에서 추적 중인 플레이어
players-nobody = 아직 없습니다. 관리자가 `/player add`로 추가할 수 있습니다.
players-count = { $count }명 추적 중
players-no-channel = 채널 없음
players-playing = 게임 중
players-last-seen = 마지막 확인 { $when }
player-followed = 이제 { $who } 님을 추적합니다. 결과는 { $where }에 게시됩니다.
player-followed-already = { $who } 님은 이미 추적 중입니다. 결과는 { $where }에 게시됩니다.
player-removed = 더 이상 { $who } 님을 추적하지 않습니다.
players-everybody = 모두: 플레이어 { $count }명
players-sure = 정말 이 서버에서 플레이어 { $count }명 모두의 추적을 중단할까요? 다시 추가하면 그때부터 추적합니다.
players-remove-everybody = { $count }명 모두 추적 중단
players-all-removed = 이제 이 서버에서 플레이어 { $count }명을 추적하지 않습니다.
player-server-channel = 이 서버의 채널

## Where results go

channel-default = 결과는 { $channel }에 게시됩니다.
channel-none = 설정된 채널이 없어, 각 플레이어가 추가된 채널에 결과가 게시됩니다. `/channel set`으로 채널을 정하세요.
channel-paused = ⚠ { $channel } 채널은 일시 중지되었습니다: { $reason }. 문제를 해결한 뒤 `/channel test` 또는 `/channel set`을 사용하세요.
channel-set = 이제부터 이 서버의 결과는 { $channel }에 게시됩니다. `/channel test`로 예시를 게시해 볼 수 있습니다.
channel-set-kind = 이제부터 { $kind } 게시물은 { $channel }에 게시됩니다. `/channel test`로 예시를 게시해 볼 수 있습니다.
goes-lol = { $channel } (리그 오브 레전드)
goes-tft = { $channel } (TFT)
topic-lol = 리그 오브 레전드 결과
topic-tft = TFT 결과
topic-promotions = 승급 및 강등
topic-recaps = 요약
topic-alerts = 관리자 알림
channel-tested = { $channel }에 예시를 게시했습니다. 정상적으로 작동합니다.
channel-cannot-post = 그곳에는 게시할 수 없습니다. `/channel set`으로 다른 채널을 선택하세요.
channel-refused = Discord가 { $channel }에 게시하는 것을 거부했습니다: { $reason }. 채널 권한을 확인하세요.
channel-lacking = { $channel }에 게시할 수 없습니다. 부족한 권한: { $permissions }. 채널 설정에서 권한을 준 뒤 다시 시도하거나 다른 채널을 선택하세요.
channel-unseen = { $channel } 채널이 보이지 않거나 삭제되었습니다. 그 채널의 ‘채널 보기’ 권한을 주거나 `/channel set`으로 다른 채널을 선택하세요.

## Permissions, as Discord's settings name them

permission-view_channel = 채널 보기
permission-send_messages = 메시지 보내기
permission-send_messages_in_threads = 스레드에서 메시지 보내기
permission-embed_links = 링크 첨부
permission-attach_files = 파일 첨부
permission-read_message_history = 메시지 기록 보기

## Games that did not finish by themselves

ago-minutes = { $count }분 전
ago-hours = { $count }시간 전
ago-days = { $count }일 전
names-more = { $names } 외 { $count }명
at-once = 즉시
page-of = { $pages }쪽 중 { $page }쪽
page-back = 이전
page-next = 다음
game-running = 진행 중
game-state-ACTIVE = 결과 대기
game-state-COMPLETED = 완료
game-state-UNAVAILABLE = 확인 불가
stuck-nothing = 멈춘 것이 없습니다. 모든 게임의 결과가 있거나 대기 중이며, 모든 게시물이 전송되었습니다.
stuck-title = 저절로 끝나지 않은 것
stuck-calm = 봇이 계속 시도하므로 아무것도 하지 않아도 됩니다.
count-games = 게임 { $count }개
count-posts = 게시물 { $count }개
count-paused = 일시 중지된 채널 { $count }개
stuck-paused = ⚠ { $channel } 채널은 { $when }부터 일시 중지되었습니다: { $reason }. 문제를 해결한 뒤 `/channel test`를 사용하세요.
stuck-paused-more = … 외 { $count }개: `/channel show`
stuck-detected = 감지 { $when }
stuck-attempts = { $count ->
    [0] 실패한 시도 없음
   *[other] 실패한 시도 { $count }회
}
stuck-running = 아직 끝난 것으로 확인되지 않아 기록을 요청하지 않았습니다
stuck-next = 다음 시도 { $when }
stuck-next-now = 다음 시도 즉시
stuck-digest = 결과 { $count }건 모음
stuck-result = 결과
stuck-uncertain = 게시 여부 불확실
stuck-rejected = Discord가 받지 않음
stuck-unreadable = 읽을 수 없는 게시물
stuck-look = 채널을 확인하고 없으면 다시 게시하세요.
press-retry = 지금 재시도
press-close = 닫기
press-explain = 설명
press-resend = 다시 게시
press-confirm = 다시 게시하기
retried-completed = 라이엇에 기록이 있어 결과를 저장했습니다.
retried-awaited = 라이엇에 아직 이 게임의 기록이 없습니다. 봇이 계속 확인합니다.
retried-unavailable = 라이엇이 공개하지 않는 게임입니다.
retried-postponed = 라이엇에서 쓸 수 있는 응답을 받지 못했습니다. 곧 다시 확인합니다.
retried-running = 아직 기록이 없고 게임이 끝난 것으로 확인되지 않았습니다. 변경된 것은 없습니다.
retried-queued = 대기열에 올렸습니다. 라이엇 한도가 허용하는 대로 확인합니다.
retried-done = 이미 결과가 있는 게임입니다. `/games resend`로 다시 게시할 수 있습니다.
closed-now = 닫았습니다. 더 이상 결과를 기다리지 않습니다. `/games retry`로 다시 시작할 수 있습니다.
closed-has-result = 이미 결과가 있어 닫을 필요가 없습니다.
closed-already = 이미 포기한 게임입니다.
imported-now = { $match } 경기를 저장했습니다.
imported-already = { $match } 경기는 이미 저장되어 있습니다. `/games resend`로 다시 게시할 수 있습니다.
resent-queued = { $channels }에 다시 게시합니다.
resent-confirm = 이미 게시되었습니다: { $channels }. 한 번 더 게시할까요?
resent-under-way = 아직 게시되지 않아 다시 게시할 것이 없습니다.
resent-changed = 그사이 누군가 다시 게시했습니다. 이번에는 아무것도 하지 않았습니다.
resent-never = 이 서버의 어떤 채널에도 게시된 적이 없어 다시 게시할 수 없습니다.

## A game's story, as admins read it

story-state-ACTIVE = 아직 결과 없음
story-state-COMPLETED = 결과 저장됨
story-state-UNAVAILABLE = 결과 없음
story-results = 결과 ({ $count }명)
story-announced = 게시
story-nothing = 없음.
found-spectator = 진행 중일 때 감지
found-history = 전적에서 발견
found-import = 관리자가 추가
found-unknown = 처음 기록
story-began = 게임 시작
story-ended = 게임 종료
story-held-over = 종료로 판단: { $why }
over-ABSENT = 두 번 연속 확인되지 않음
over-OTHER_GAME = 플레이어가 다른 게임에서 확인됨
over-LISTED = 전적에 기록됨
over-OVERDUE = 이렇게 긴 게임은 없음
over-UNSEEN = 더 이상 확인되지 않음
story-reopened = 관리자가 다시 시작
story-stored = 결과 저장
story-given-up = 포기
story-given-up-why = 포기: { $reason }
story-asked = 라이엇에 기록 요청
story-asked-last = 마지막 요청, 총 { $count }회
story-older = 이전 버전에서 저장됨
awaits-nothing = 결과 없음. { $reason }
awaits-end = 아직 종료가 확인되지 않았습니다.
awaits-result = 대기 중, 다음 시도 { $when }.
awaits-failed = { $count }회 실패했습니다.
awaits-answer = 마지막 응답: { $reason }
post-no-result = 결과가 없다는 소식, { $state }
post-sent = { $when } 게시: [메시지]({ $url })
post-sent-again = { $when } 다시 게시: [메시지]({ $url })
post-deleted = { $when } 게시됨, 이후 메시지가 삭제되었습니다.
post-owed = 대기 중, { $when }에 게시됩니다.
post-held = 조용한 시간이라 보류 중입니다. { $when }에 게시됩니다.
post-owed-again = 대기 중, { $when }에 다시 게시됩니다.
post-paused = 대기 중이지만 채널이 일시 중지되었습니다: { $reason }. 문제를 해결한 뒤 `/channel test` 또는 `/channel set`을 사용하세요.
post-failed-once = 대기 중, 마지막 시도 실패({ $reason }), 다음 시도 { $when }.
post-under-way = 지금 게시 중입니다.
post-suppressed = 게시되지 않음: 게시하지 않는 프로세스(섀도 모드)가 기록했습니다.
post-uncertain = 불확실: { $reason }. 없으면 `/games resend`로 다시 게시하세요.
post-failed = 실패: { $reason }. `/games resend`로 다시 시도하세요.
post-digest = 단독으로 게시하기에는 오래되어 모음 게시물에 포함되었습니다.
post-digest-sent = 단독으로 게시하기에는 오래되어 모음 게시물에 포함되었습니다, { $when } 게시: [메시지]({ $url })
post-digest-not-sent = 단독으로 게시하기에는 오래되어 모음 게시물에 포함되었으나 아직 게시되지 않았습니다.
post-quiet-digest = 조용한 시간 동안 보류되어 모음 게시물의 한 줄이 되었습니다.
post-quiet-digest-sent = 조용한 시간 동안 보류되어 모음 게시물의 한 줄이 되었습니다. { $when }에 게시됨: [메시지]({ $url })
post-quiet-digest-not-sent = 조용한 시간 동안 보류되어 모음 게시물의 한 줄이 되었으며, 아직 게시되지 않았습니다.
silent-nowhere = 채널 없음
silent = { $where }: { $who } 게시되지 않음: { $why }
silent-running = 게임 종료가 확인되지 않았습니다.
silent-awaited = 결과를 기다리는 중, 다음 시도 { $when }.
silent-ended-before = 게임이 { $ended }에 끝났고, 추적은 { $since }에 시작되었습니다.
silent-no-channel = 설정된 채널이 없습니다. `/channel set`으로 정하세요.
silent-not-seen = 알릴 결과가 없고 게임 시작도 확인되지 않았습니다.
silent-muted-here = 이 서버는 { $group } 게임을 게시하지 않습니다 (`/settings`).
silent-muted-for-him = 이 서버는 이 플레이어의 { $group } 게임을 게시하지 않습니다 (`/settings`).
silent-out-already = 결과를 찾았을 때 이미 게시된 후였습니다.
silent-unknown = 이유가 기록되어 있지 않습니다.

## Proving that an account is one's own

proof-title = { $who } 계정이 본인 것임을 증명해 주세요
proof-for-link = 증명하면 이 계정이 회원님과 연결됩니다.
proof-for-export = 증명하면 이 계정에 대해 저장된 내용을 보고 내려받을 수 있습니다.
proof-for-delete = 증명하면 이 계정에 대해 저장된 모든 내용을 삭제할 수 있습니다.
proof-for-forbid = 증명하면 모든 서버에서 이 계정의 추적을 금지할 수 있습니다.
proof-steps =
    1. 클라이언트에서 이 계정의 소환사 아이콘을 여기 보이는 { $icon }번(영문명 “{ $name }”)으로 바꿔 주세요. 누구나 가지고 있는 기본 아이콘입니다.
    2. 그런 다음 { $until } 전에 *확인*을 눌러 주세요.

    확인이 끝나면 아이콘을 다시 바꿔도 됩니다.
proof-icon = { $icon }번 아이콘
proof-check = 확인
proof-not-yet = 아직 라이엇에는 { $icon }번이 아니라 { $shown }번 아이콘이 보입니다. 변경이 보이기까지 1~2분 걸릴 수 있으니, 잠시 후 *확인*을 다시 눌러 주세요.
proof-expired = 시간이 지났거나 너무 여러 번 시도했습니다. 명령어를 다시 사용하면 다른 아이콘이 주어집니다.

## Members' own accounts, and being mentioned

account-linked = { $who } 계정이 회원님과 연결되었습니다. 아직은 회원님의 말뿐이라, 소환사 아이콘으로 자기 계정임을 증명하는 사람이 있으면 그 사람에게 넘어갑니다. 직접 증명해 두는 것이 좋습니다.
account-claimed = 다른 사람이 이미 { $who } 계정을 연결했습니다. 본인 계정임을 증명하면 회원님의 계정이 됩니다.
account-proved = { $who } 계정이 회원님과 연결되었고, 증명도 마쳤습니다.
account-unlinked = { $who } 계정은 더 이상 회원님과 연결되어 있지 않습니다.
account-is-proved = { $when } 증명함
account-is-said = 아직 증명하지 않음
account-followed-here = 이 서버에서 추적 중
account-not-followed-here = 이 서버에서 추적하지 않음
accounts-title = 내 계정
accounts-none = 아직 없습니다. `/account link`로 연결해 주세요.
mention-title = { $server } 서버에서의 멘션
mention-on = 이 계정들의 게시물에서 회원님을 멘션합니다.
mention-off = 이 계정들의 게시물에서 회원님을 멘션하지 않습니다.
account-press-mention = 여기서 나를 멘션하기
account-press-no-mention = 여기서 나를 멘션하지 않기
account-press-prove = { $who } 증명하기

## 개인정보: 저장된 정보에 대한 본인의 권한

privacy-title = { $who }에 대해 저장된 정보
privacy-nothing = 이 계정에 대해 저장된 정보가 없습니다.
privacy-not-followed = 이 계정을 추적하는 서버가 없으므로, 다른 플레이어의 게임에 남은 정보 외에는 저장된 것이 없습니다. 이 계정이 나오는 내용은 `/privacy export`로 모두 받을 수 있습니다.
privacy-file-comes = 모든 정보가 담긴 파일을 곧 보내 드립니다.
privacy-identity = Riot ID, 지역, Riot이 부여한 식별자 ({ $since }부터)
privacy-servers = { $count ->
    [0] 이 계정을 추적하는 서버 없음
   *[other] 서버 { $count }곳이 추적 중
}
privacy-games = 리그 { $lol }게임과 TFT { $tft }게임의 결과, 그중 { $records }게임은 Riot의 원본 기록도 포함
privacy-span = 플레이 기간: { $first } ~ { $last }
privacy-old-rows = { $count ->
   *[other] 이전 모델의 행 { $count }개
}
privacy-ranks = { $count ->
   *[other] 확인된 랭크 { $count }개
}
privacy-posts = { $count ->
   *[other] 이 계정이 나오는 게시물 { $count }개
}
privacy-scoreboards = { $count ->
   *[other] 게임 { $count }개의 상세 기록(*상세 정보*)에 있는 이 계정의 줄, 다른 플레이어의 게임 포함
}
privacy-is-forbidden = 소유자의 요청에 따라 이 계정을 추적하거나 이름을 표시하는 것이 금지되어 있습니다. 오직 이를 위해 Riot ID와 Riot이 부여한 식별자를 보관합니다.
privacy-being-deleted = 저장된 정보를 지금 삭제하고 있습니다.
privacy-how = 할 수 있는 일
privacy-ways = 파일에 모든 정보가 JSON 형식으로 들어 있습니다. `/privacy delete`는 정보를 삭제합니다. `/privacy forbid`는 정보를 삭제하고, 모든 서버에서 이 계정을 추적하거나 이름을 표시하지 못하게 합니다.
privacy-files-left = { $count ->
   *[other] 답변 하나에 담을 수 없는 파일이 { $count }개 더 있습니다. 이 봇의 운영자에게 받을 수 있습니다.
}
privacy-member-title = 회원님에 대해 저장된 정보
privacy-member-nothing = 회원님의 Discord 계정에 대해 저장된 정보가 없습니다.
privacy-linked = 연결한 계정: { $names }
privacy-mentions = { $count ->
   *[other] 서버 { $count }곳에서 멘션을 받기로 한 설정
}
privacy-challenges = { $count ->
   *[other] 시작한 소환사 아이콘 인증 { $count }건, 하루가 지나면 삭제됩니다
}
privacy-added = { $count ->
   *[other] 회원님의 요청으로 플레이어 { $count }명을 추적한다는 사실
}
privacy-member-accounts = 추적 여부와 관계없이 Riot 계정에 대해 알아보려면 `riot_id` 옵션에 계정을 입력하세요. 그다음 소환사 아이콘으로 본인 계정임을 인증합니다.
privacy-kept = 보관 기간
privacy-keeping =
    결과와 랭크: 서버가 플레이어를 추적하는 동안, 그리고 그 후 7일.
    Riot의 원본 기록: 30일. 이 봇의 운영자가 다르게 정했을 수 있습니다.
    봇을 내보낸 서버의 모든 정보: { $days }일.
privacy-delete = 모두 삭제
privacy-forbid = 금지하고 모두 삭제
privacy-allow = 다시 허용
privacy-ask-delete =
    { $who }에 대해 저장된 정보를 모두 삭제할까요? 되돌릴 수 없습니다.

    지금부터 어떤 서버도 이 계정을 추적하지 않으며, 진행 중인 게임은 알리지 않습니다. Discord에 이미 올라간 게시물은 남습니다. 서버의 관리자가 삭제할 수 있습니다. 나중에 서버가 이 계정을 다시 추적할 수 있습니다. 이를 막으려면 `/privacy forbid`를 사용하세요.
privacy-ask-forbid =
    이 봇이 { $who }을(를) 추적하거나 어디서든 이름을 표시하는 것을 금지할까요?

    저장된 정보는 모두 삭제되며 되돌릴 수 없습니다. 어떤 서버도 다시 추적할 수 없고, 다른 플레이어의 게임 상세 기록에도 이름이 나오지 않습니다. 오직 이를 위해 Riot ID와 Riot이 부여한 식별자를 보관합니다. Discord에 이미 올라간 게시물은 남습니다. 서버의 관리자가 삭제할 수 있습니다. `/privacy forbid`로 취소할 수 있습니다.
privacy-ask-allow = { $who } 추적이 금지되어 있습니다. 서버가 이 계정을 다시 추적하도록 허용할까요? 삭제된 정보는 돌아오지 않습니다.
privacy-ask-forget = 회원님의 Discord 계정에 대해 저장된 정보를 삭제할까요? 회원님의 요청으로 추적한 플레이어는 계속 추적하지만, 누가 요청했는지는 잊습니다. Riot 계정에 대해 저장된 정보는 `riot_id` 옵션으로 삭제합니다.
privacy-done-delete = { $who }에 대해 저장된 정보를 모두 삭제했습니다. 이제 어떤 서버도 이 계정을 추적하지 않습니다.
privacy-done-forbid = 이제 여기서 아무도 { $who }을(를) 추적하지 않으며, 추적할 수도 없습니다. 저장된 정보는 모두 삭제했고, 이 계정의 이름은 어디에도 표시되지 않습니다.
privacy-done-allow = 서버가 { $who }을(를) 다시 추적할 수 있습니다.
privacy-done-forget = 회원님의 Discord 계정에 대해 저장된 정보를 삭제했습니다.
privacy-under-way = 양이 많아서 나머지는 몇 분 안에 삭제됩니다. 따로 하실 일은 없습니다.
details-withheld = 이름을 밝히지 않기를 원하는 플레이어

## What this is

about-text =
    리그 오브 레전드와 전략적 팀 전투 플레이어를 추적하고, 모든 게임의 결과를 딱 한 번씩 게시합니다. 클라이언트에서 자신을 숨긴 플레이어는 공개하지 않습니다.

    `/players`는 추적 중인 플레이어를, `/live`는 지금 게임 중인 플레이어를, `/leaderboard`는 순위를 보여 줍니다. `/history`, `/stats`, `/rank`로 플레이어의 게임, 통계, LP 변화를 볼 수 있습니다.

    관리자는 `/player add`로 플레이어를 추가하고 `/channel set`으로 채널을, `/settings`로 필터, 조용한 시간, 요약, 언어를 정합니다. 저절로 끝나지 않은 게임은 `/games`로 처리합니다.

    `/account link`로 내 계정을 알려 주고, 원하는 서버에서 멘션을 받을 수 있습니다.

    `/privacy`로 나에 대해 저장된 정보를 보고, 파일로 받고, 삭제하고, 내 계정 추적을 금지할 수 있습니다. 저를 내보낸 서버의 정보는 { $days }일 후에 삭제됩니다.
about-version = 버전 { $version }

## What went wrong

error-server-only = 서버에서만 사용할 수 있습니다.
error-not-a-member = 저는 이 서버의 멤버가 아닙니다. 봇으로 다시 초대해 주세요.
error-needs-manage-server = ‘서버 관리하기’ 권한이 필요합니다.
error-not-here = 여기에서는 이 명령어를 사용할 수 없습니다.
error-operators-only = 운영자 서버의 관리자만 사용할 수 있습니다.
error-owner-only = 이 봇의 소유자만 사용할 수 있습니다. OPERATOR_GUILD_ID를 설정하면 그 서버의 관리자가 사용할 수 있습니다.
error-changed = 명령어가 방금 변경되었습니다. 1분 후에 다시 시도해 주세요.
error-value = 사용할 수 없는 값이 있습니다. 추천 목록에서 선택해 주세요.
error-deleted = 그 사이에 메시지가 삭제되었습니다. 명령어를 다시 사용해 주세요.
error-old = 이전 버전의 것이어서 더 이상 작동하지 않습니다. 명령어를 다시 사용해 주세요.
error-ours = 저희 쪽에서 문제가 발생했습니다. 운영자는 로그에서 { $reference }(으)로 찾을 수 있습니다.

## Sentences of the rest of the program, in English word for word

told-no-tag = { $typed }에 태그가 없습니다. Riot ID는 이름#태그 형식이며, 태그는 게임 클라이언트의 이름 옆에 있습니다.
told-two-tags = { $typed }에 #이 두 개 이상 있습니다. Riot ID는 이름#태그 형식입니다.
told-no-riot-id = { $typed }은(는) Riot ID가 아닙니다. { $part }은(는) { $least }~{ $most }자여야 하는데 { $count }자입니다. Riot ID는 이름#태그 형식입니다.
told-part-name = 이름
told-part-tag = 태그
told-no-region = { $typed }은(는) 지역이 아닙니다. { $regions }
told-regions = 지역 목록: { $names }.
told-try-later = 지금 라이엇이 응답하지 않습니다. 몇 분 후에 다시 시도해 주세요.
told-no-player = { $typed }(이)라는 플레이어를 찾을 수 없습니다. 철자와 # 뒤의 태그를 확인해 주세요.
told-region-needed = { $typed }의 플레이 지역을 라이엇이 알려 주지 않습니다. ‘region’ 옵션으로 지정해 주세요. { $regions }
told-forbidden = { $who }의 소유자는 이 봇이 계정을 추적하는 것을 원하지 않습니다.
told-being-deleted = 계정 소유자의 요청에 따라 { $who }에 대해 저장된 정보를 지금 삭제하고 있습니다. 몇 분 후에 다시 시도해 주세요.
told-server-full = 이 서버는 이미 { $count }명을 추적 중이며 최대 { $most }명까지 가능합니다. 먼저 /player remove로 한 명을 삭제해 주세요.
told-not-followed = { $typed }은(는) 이 서버에서 추적 중이 아닙니다. /players로 목록을 볼 수 있습니다.
told-gone-here = 그 플레이어는 이제 이 서버에서 추적하지 않습니다.
told-too-slow = 라이엇의 응답이 너무 늦습니다. 나중에 다시 시도해 주세요.
told-nobody-played = 이 서버에서 추적 중인 플레이어 중 { $match } 경기를 한 사람이 없습니다.
told-no-game = 게임을 알아볼 수 없습니다. 추천 목록에서 고르거나 EUW1_7117761272 같은 경기 ID 또는 경기 페이지 주소를 입력해 주세요.
told-unknown-game = 이 서버에서 추적 중인 플레이어가 그 게임을 한 기록이 없습니다.
told-several-games = 그 번호의 게임이 여러 개입니다: { $names }. 하나를 지정해 주세요.
told-which-region = 어느 지역의 경기인가요? { $example } 같은 전체 경기 ID나 경기 페이지 주소를 입력해 주세요.
told-private-match = 라이엇이 { $match } 기록을 비공개로 하고 있어 결과를 알 수 없습니다.
told-record-not-had = { $match } 기록을 가져올 수 없습니다: { $troubles } 나중에 다시 시도해 주세요.
told-no-match = 라이엇에 { $match } 경기가 없습니다. ID를 다시 확인해 주세요. 방금 끝난 경기는 몇 분 걸릴 수 있습니다.
told-riot-unavailable = 지금 라이엇이 응답하지 않습니다.
told-riot-error = 라이엇에서 쓸 수 있는 응답을 받지 못했습니다.
told-riot-limit = 지금 라이엇 요청 한도를 모두 사용했습니다.
told-riot-key = 라이엇이 API 키를 거부했습니다.
told-riot-private = 라이엇이 이 기록을 비공개로 하고 있습니다.
told-riot-foreign = 이 puuid는 다른 API 키에 속합니다.
told-riot-rejected = 라이엇이 요청을 거부했습니다.
told-malformed = 받은 데이터가 경기 기록의 형식이 아닙니다.
told-closed = 관리자가 종료했습니다.
told-old-model = 이전 모델이 읽을 수 있는 결과를 저장하지 않았고, 요청하기에는 너무 오래된 게임입니다.
told-unknown-player = 이 게임의 플레이어를 라이엇이 알지 못해 요청할 수 없습니다.
told-private = 라이엇이 이 게임의 기록을 비공개로 하고 있습니다 ({ $queue }).
told-private-somehow = 라이엇이 이 게임의 기록을 비공개로 하고 있습니다.
told-not-published = 라이엇이 아직 기록을 공개하지 않았습니다.
told-not-named = 이 게임의 기록에 해당 플레이어가 없습니다.
told-outage = 현재 라이엇이 경기 기록을 제공하지 않습니다.
told-unreadable = 이 게임의 기록을 저장할 수 없었습니다.
told-listed-only = 라이엇 목록에는 있지만 공개되지 않은 게임입니다.
told-foreign = 다른 라이엇 API 키의 ID라서 Riot ID로 다시 찾고 있습니다.
told-gone = 라이엇에 더 이상 없는 계정입니다. 이름을 바꿨다면 새 이름으로 다시 추가해 주세요.
told-region-unknown = 플레이 지역을 라이엇이 알려 주지 않습니다. 지역을 지정해 다시 추가해 주세요 (/player add, ‘region’ 옵션).
told-name-taken = { $riot_id }(이)라는 이름은 이제 다른 사람이 사용하며, 새 이름은 아직 알 수 없습니다.
told-twin = { $riot_id }(으)로 이미 다른 항목에서 추적 중입니다. 이 항목을 삭제해 주세요.
told-account-gone = { $who }을(를) 더 이상 찾을 수 없습니다. { $problem }
told-somebody = 이 서버가 추적 중인 플레이어
told-account-back = 라이엇에서 { $riot_id }을(를) 다시 찾았습니다. 예전처럼 게임을 추적합니다.
told-paused = { $channel }에 결과를 게시할 수 없습니다: { $reason }. 결과는 대기 중입니다. 문제를 해결하고 `/channel test`를 사용하거나 `/channel set`으로 다른 채널을 선택하세요.
told-resumed = { $channel }에 다시 결과를 게시합니다.
told-channel-deleted = 이 서버의 결과 채널이 삭제되었습니다 ({ $channel }). 결과는 대기 중입니다. `/channel set`으로 다른 채널을 선택하세요.
told-channel-moved = 결과 채널이 삭제되었습니다 ({ $channel }). 그곳에 게시되던 결과는 이제 { $other }에 게시됩니다.
told-channel-chosen = 이제 결과는 { $channel }에 게시됩니다.
told-uncertain = { $channel }에 결과가 게시되었는지 알 수 없습니다: { $reason }. 자동으로 다시 게시하지 않으며 `/games stuck`에서 볼 수 있습니다. 그 채널에 ‘메시지 기록 보기’ 권한을 준 뒤 `/channel test`를 사용하세요.
told-channel-gone = 채널이 더 이상 존재하지 않습니다
told-server-gone = 서버가 더 이상 존재하지 않습니다
told-channel-unseen = 봇이 채널을 볼 수 없습니다
told-channel-kind = 이 종류의 채널에는 게시할 수 없습니다
told-may-not-post = 봇에게 게시 권한이 없습니다
told-thread-archived = 스레드가 보관되었습니다
told-thread-locked = 스레드가 잠겨 있습니다
told-discord-refuses = Discord가 그곳에 게시하는 것을 허용하지 않습니다
told-not-readable = 채널의 메시지 기록을 읽을 수 없습니다
told-too-much-written = 그 후로 메시지가 너무 많이 올라와 확인할 수 없습니다
told-waited-too-long = { $days }일 동안 채널에 게시할 수 없었습니다.
told-elsewhere = 다른 채널에 게시됨
told-bot-removed = 봇이 이 서버에서 제거되었습니다.
told-links-full = 연결할 수 있는 계정 { $count }개를 모두 사용했습니다. 먼저 /account unlink로 하나를 해제해 주세요.
told-not-linked = { $typed } 계정은 회원님과 연결되어 있지 않습니다. /account list에서 확인해 주세요.
told-link-gone = 이 계정은 더 이상 회원님과 연결되어 있지 않습니다.
told-link-unknown = 라이엇에 더 이상 그런 계정이 없습니다. 이름이 바뀌었다면 새 이름으로 다시 연결해 주세요.
told-lookups = 10분 동안 찾을 수 있는 계정 { $count }개를 모두 사용했습니다. 나중에 다시 시도해 주세요.
told-proof-over = 이 확인 절차는 끝났습니다. 명령어를 다시 사용해 새로 시작해 주세요.
told-proof-crowded = 지금 너무 많은 사람이 이 계정이 자기 것이라고 증명하고 있습니다. 15분 후에 다시 시도해 주세요.
told-proof-often = 한 시간 안에 시작할 수 있는 증명 { $count }회를 모두 사용했습니다. 나중에 다시 시도해 주세요.
told-proof-soon = 방금 라이엇에 물어보았습니다. 10초 후에 다시 시도해 주세요.
told-no-profile = { $region } 지역에서 { $typed } 프로필을 라이엇이 보여 주지 않습니다. 다른 지역에서 플레이한다면 ‘region’ 옵션으로 지정해 주세요.

## 시간에 따른 랭크, 그리고 서버 순위

rank-not-yet = { $who } 님의 랭크를 아직 확인하지 못했습니다. 몇 분 뒤에 다시 시도해 주세요.
rank-record = { $wins }승 { $losses }패
rank-firsts = { $games }게임 중 1위 { $count }회
rank-games = { $days }일 동안 랭크 게임 { $count }회
rank-lp = LP { $won } / { $lost }
rank-unknown = LP 알 수 없음 { $count }회
rank-alt = { $who }, { $ladder }: { $first }에서 { $last }까지, 최고 { $best }.
rank-alt-none = { $who }, { $ladder }: 이 기간에는 랭크가 없습니다.
leaderboard-title = { $server } 서버의 { $ladder }
leaderboard-nobody = 이 서버에서 추적 중인 플레이어 중 이 랭크를 가진 사람이 아직 없습니다.
leaderboard-unranked = 그 밖에 { $count }명은 랭크가 없습니다.
leaderboard-week = 7일간 { $moved }
leaderboard-updated = { $when } 기준
leaderboard-kept = 스스로 갱신되는 순위표가 곧 { $channel }에 올라갑니다. 끝내려면 그 메시지를 삭제하세요.

## The settings of a server

settings-title = { $server } 설정
settings-first = 바꿀 항목을 아래에서 고르세요.
settings-saved = ✅ 저장했습니다.
section-all = 전체 보기
section-all-what = 지금 설정된 모든 것
section-channels = 채널
section-channels-what = 각 게시물이 올라가는 곳
settings-channels-default = 따로 채널이 없는 모든 것
settings-channels-help = 먼저 종류를 고른 다음 채널을 고르세요. 채널을 지정해 추가한 플레이어는 그 채널을 유지합니다. 채널이 없으면 승급은 결과의 한 줄로 표시됩니다.
settings-channels-pick = 채널 선택
settings-channels-clear = 따로 채널 없음
settings-channels-sample = 예시 게시
section-queues = 게시할 게임
section-queues-what = 이 서버가 게시하지 않는 큐
settings-queues-all = 모두 게시합니다.
settings-queues-not = 게시하지 않음: { $groups }
settings-queues-own = 개별 필터가 있는 플레이어: { $count }명
settings-queues-help = 아래에서 고른 것은 게시하지 않습니다. 그런 게임도 계속 추적하고 집계하며, 지금부터 게시만 하지 않습니다. 새로운 큐는 여기서 고르기 전까지 게시합니다. 승급 채널에는 모든 큐의 승급이 게시됩니다.
settings-queues-lol = 리그 오브 레전드: 게시하지 않을 것 고르기
settings-queues-tft = TFT: 게시하지 않을 것 고르기
section-players = 플레이어별 필터
section-players-what = 개별 플레이어에 대해 게시하지 않는 것
settings-players-none = 개별 필터가 있는 플레이어가 없습니다.
settings-players-nobody = 추적 중인 플레이어가 없습니다. `/player add`로 시작하세요.
settings-players-pick = 플레이어 선택
settings-players-as-server = 서버와 같음
settings-players-everything = 모두 게시
settings-players-not = 게시하지 않음: { $groups }
settings-players-help = 플레이어의 개별 필터는 그 플레이어에 대해 서버의 필터를 대신합니다. 아무것도 제외하지 않아도 마찬가지입니다.
settings-players-own = 개별 필터
settings-players-server = 서버와 같게
section-quiet = 조용한 시간과 알림음
section-quiet-what = 게시하지 않는 시간과 게시물의 알림음
settings-quiet-none = 언제든지 게시합니다.
settings-quiet-is = { $start }부터 { $end }까지({ $zone }) 게시하지 않습니다.
settings-quiet-now = 지금은 조용한 시간이며 { $when }에 끝납니다. 보류 중: { $count }개
settings-quiet-help = 조용한 시간에 생긴 게시물은 보류됩니다. 끝나면 하나는 그대로, 여러 개는 한 메시지로 게시합니다. 관리자 알림도 기다립니다. 알림음 없는 게시물은 읽지 않음으로만 표시되고 아무에게도 알리지 않으며, 관리자 알림은 알림음을 유지합니다.
settings-quiet-set = 조용한 시간 정하기
settings-quiet-off = 조용한 시간 없음
settings-quiet-from = 시작, 서버 시간 기준 (23:00)
settings-quiet-until = 끝 (08:00)
settings-quiet-same = 조용한 시간의 시작과 끝은 달라야 합니다. 언제든지 게시하려면 "조용한 시간 없음"을 누르세요.
settings-quiet-no-time = { $typed }은(는) 시각이 아닙니다. 23:00이나 8:30처럼 입력하세요.
settings-silent-is = 게시물에 알림음이 없습니다.
settings-silent-is-not = 게시물에 알림음이 있습니다.
settings-silent-on = 알림음 없이 게시
settings-silent-off = 알림음과 함께 게시
section-language = 언어와 시간
section-language-what = 게시물의 언어와 서버가 따르는 시간
settings-language-is = 게시물 언어: { $language }
settings-language-by-discord = { $language } (디스코드의 서버 설정에 따름)
settings-language-auto = 자동
settings-language-help = 한 사람에게만 보이는 답변은 그 사람의 디스코드 언어로 표시됩니다.
settings-zone-is = 시간대: { $zone } (현재 { $clock })
settings-zone-button = 시간대
settings-zone-utc = UTC로 되돌리기
settings-zone-label = 도시, 나라 또는 UTC+2
settings-zone-example = 서울, 도쿄, 뉴욕, UTC-3
settings-zone-unknown = { $typed }(이)라는 시간대를 찾지 못했습니다. 서울, 베를린, 뉴욕 같은 가까운 대도시나 UTC+2 같은 차이를 입력하세요.
settings-zone-several = { $typed }에는 시간대가 여러 개 있습니다. 뉴욕, 시카고, 로스앤젤레스처럼 가까운 대도시를 입력하세요.

## What a day, a week or a month brought

recap-title-daily = 일간 요약 · { $when }
recap-title-weekly = 주간 요약 · { $when }
recap-title-monthly = 월간 요약 · { $when }
recap-of-lol = 리그 오브 레전드
recap-of-tft = 전략적 팀 전투
recap-games-lol = 롤 { $count }게임
recap-games-tft = 롤토체스 { $count }게임
recap-more = … 외 { $count }명
recap-average = 평균 { $place }위
recap-firsts = 1위 { $count }회
recap-lp = LP 획득과 손실
recap-won = { $lp } 획득
recap-lost = { $lp } 손실
recap-drifted = 게임 없이 { $lp }
recap-unknown = { $count }게임 알 수 없음
recap-together = { $count }게임 개별 변동 알 수 없음 (합계 { $lp })
recap-climbers = 랭크 상승
recap-best = 최고의 게임
recap-worst = 최악의 게임
recap-kda = KDA { $ratio }
recap-special = 주목할 기록
recap-streak = 최장 연속 기록: { $who }, { $row }
recap-incomplete = 포함되지 않은 것
recap-lacks-awaited = 결과 대기 중인 게임 { $count }개
recap-lacks-unpublished = 라이엇이 결과를 공개하지 않는 게임 { $count }개
recap-lacks-behind = 플레이어 { $count }명의 경기 목록을 이 기간 끝까지 읽지 못해 빠진 게임이 있을 수 있습니다.

## Recaps in the panel of settings

section-recaps = 요약
section-recaps-what = 하루, 한 주, 한 달의 기록을 원하는 시각에 게시
recap-name-daily = 매일
recap-name-weekly = 매주
recap-name-monthly = 매월
settings-recap-on = { $name }: 켜짐
settings-recap-off = { $name }: 꺼짐
settings-recap-hour = { $name } { $hour }
settings-recap-look = 이번 주 현황
settings-recap-so-far = 이번 주 지금까지의 기록입니다. 나에게만 보입니다.
settings-recap-empty = 이 서버에서 추적 중인 플레이어 중 이번 주에 게임을 마친 사람이 아직 없습니다.
settings-recap-none = 게시하는 요약이 없습니다.
settings-recap-is-off = **{ $name }**: 꺼짐
settings-recap-is-on = **{ $name }** { $hour }, 다음 게시 { $when }
settings-recap-is-held = **{ $name }** { $hour }, 조용한 시간 중이므로 끝난 뒤 { $when }에 게시
settings-recap-is-due = **{ $name }** { $hour }, 곧 게시됩니다
settings-recap-clock = { $zone } 시각 기준이며 그곳은 지금 { $clock }입니다. 시간대는 “{ $section }”에서 바꿉니다.
settings-recap-where = 요약은 { $channel }에 게시됩니다.
settings-recap-nowhere = ⚠ 게시할 채널이 아직 없습니다. `/channel set`으로 채널을 선택하세요.
settings-recap-legacy = ⚠ 봇의 이전 모델이 작동하는 동안에는 만들어지지 않습니다. 운영자가 새 모델로 바꾸면 켜 둔 것이 게시됩니다.
settings-recap-help = 요약에는 이 서버가 추적하는 플레이어의 게임, LP 획득과 손실, 랭크 상승, 최고와 최악의 게임, 최장 연승이 담깁니다. 한 주는 월요일부터 일요일까지입니다. 아무도 게임하지 않았으면 게시하지 않습니다. 필터로 게시하지 않는 게임도 포함됩니다.

## Who is in a game now

live-title = { $server }: 지금 게임 중
live-nobody = 이 서버에서 추적 중인 플레이어 중 지금 게임 중인 사람이 없습니다.
live-hidden = 스트리머 모드인 플레이어는 표시되지 않습니다. 게임이 숨깁니다.
live-since = { $when } 시작
live-loading = 로딩 중
live-lost-sight = { $when }에 마지막으로 보임
live-against = { $one } 대 { $other }

## A player's games

history-title = { $who }의 전적
history-none = 조건에 맞는 끝난 게임이 저장되어 있지 않습니다.
stored-since = 게임은 플레이어를 추적하기 시작한 때부터 저장됩니다.
history-awaited = 끝난 게임 { $count }개의 결과를 기다리고 있습니다.
history-page = { $page }쪽
history-newer = 최근
history-older = 이전
history-unreadable = 이전 버전이 저장한 게임
history-no-champion = { $typed }은(는) 챔피언이 아닙니다. 추천 목록에서 골라 주세요.
history-gone = 이 플레이어는 더 이상 여기서 추적하지 않습니다.

## Queues that are asked for together

group-lol = 리그 오브 레전드 전체
group-solo = 솔로 랭크
group-flex = 자유 랭크
group-normal = 일반 (교차 선택, 빠른 대전, 신속 대전)
group-aram = 칼바람 나락
group-clash = 격전
group-arena = 아레나
group-modes = 기간 한정 모드 (우르프, 집중포화 등)
group-coop = AI 상대 대전
group-custom = 사용자 설정, 연습, 튜토리얼
group-tft = 전략적 팀 전투 전체
group-tft-ranked = TFT 랭크
group-tft-normal = TFT 일반
group-hyper-roll = TFT 초고속 모드
group-double-up = TFT 더블 업
group-tft-modes = TFT 특별 모드 (리바이벌, 토커의 시련)

## What a player's games come to

stats-title = { $who } · 최근 { $days }일
stats-none = 최근 { $days }일 동안 집계할 게임이 저장되어 있지 않습니다.
stats-score = KDA { $score }
stats-place = 평균 { $place }위
stats-played = 플레이 시간 { $length }
stats-top = 상위 절반: { $count }회 ({ $share })
stats-firsts = 1위 { $count }회
stats-now-won = 🔥 현재 { $count }연승
stats-now-lost = 🧊 현재 { $count }연패
stats-longest = 최장: { $won }연승, { $lost }연패
stats-champions = 챔피언
stats-roles = 포지션
stats-traits = TFT: 가장 강한 특성
stats-hours = 시간대 ({ $zone })
stats-busiest = { $start }~{ $end }에 시작한 게임이 가장 많습니다.
stats-mates = 함께한 플레이어
stats-half = 순위가 있는 게임은 상위 절반을 승리로 집계합니다.
stats-left-out = 집계에서 제외: { $list }.
stats-cut = 최근 { $count }게임만 집계했습니다.
left-remake = 다시하기 { $count }회
left-void = 결과 없는 게임 { $count }개
left-unreadable = 이전 버전이 저장한 게임 { $count }개
left-unavailable = Riot이 공개하지 않는 게임 { $count }개

## Queues, as the client calls them

queue-0 = 사용자 설정 게임
queue-400 = 일반 (교차 선택)
queue-420 = 솔로 랭크
queue-430 = 일반 (비공개 선택)
queue-440 = 자유 랭크
queue-450 = 칼바람 나락
queue-480 = 신속 대전
queue-490 = 빠른 대전
queue-700 = 격전
queue-720 = 칼바람 나락 격전
queue-830 = AI 상대 대전 (입문)
queue-840 = AI 상대 대전 (초급)
queue-850 = AI 상대 대전 (중급)
queue-870 = AI 상대 대전 (입문)
queue-880 = AI 상대 대전 (초급)
queue-890 = AI 상대 대전 (중급)
queue-900 = 무작위 우르프
queue-910 = 초월
queue-920 = 전설의 포로왕
queue-940 = 넥서스 공성전
queue-950 = 파멸 봇 (투표)
queue-960 = 파멸 봇
queue-980 = 별 수호자 침공
queue-990 = 별 수호자 침공: 맹공
queue-1000 = 프로젝트: 사냥꾼
queue-1010 = 눈맞이 무작위 우르프
queue-1020 = 단일 챔피언
queue-1090 = TFT 일반
queue-1091 = TFT 1대0
queue-1092 = TFT 2대0
queue-1100 = TFT 랭크
queue-1110 = TFT 튜토리얼
queue-1111 = TFT 시뮬레이션
queue-1120 = TFT 초고속 모드 (일반)
queue-1130 = TFT 초고속 모드
queue-1150 = TFT 더블 업
queue-1160 = TFT 더블 업
queue-1200 = 돌격! 넥서스
queue-1210 = TFT 총찌의 보물
queue-1220 = TFT 토커의 시련
queue-1300 = 돌격! 넥서스
queue-1400 = 궁극기 주문서
queue-1700 = 아레나
queue-1710 = 아레나 (16인 로비)
queue-1740 = 아레나 (3인)
queue-1750 = 아레나 (3인)
queue-1810 = 집중포화 (1인)
queue-1820 = 집중포화 (2인)
queue-1830 = 집중포화 (3인)
queue-1840 = 집중포화 (4인)
queue-1900 = 우르프
queue-2000 = 튜토리얼 1
queue-2010 = 튜토리얼 2
queue-2020 = 튜토리얼 3
queue-2300 = 난투
queue-2400 = 칼바람 나락: 아수라장
queue-3100 = 사용자 설정 게임
queue-3140 = 연습 모드
queue-3270 = 사용자 설정 게임
queue-6000 = TFT 리바이벌: 세트 3.5
queue-6100 = TFT 리바이벌: Festival of Beasts
queue-6110 = TFT 리바이벌: Remix Rumble
queue-6120 = TFT 펭구의 파티
queue-new = 큐 { $number }
queue-unknown = 알 수 없는 큐

## Champions whom the client calls otherwise than in English

champion-aatrox = 아트록스
champion-ahri = 아리
champion-akali = 아칼리
champion-akshan = 아크샨
champion-alistar = 알리스타
champion-ambessa = 암베사
champion-amumu = 아무무
champion-anivia = 애니비아
champion-annie = 애니
champion-aphelios = 아펠리오스
champion-ashe = 애쉬
champion-aurelionsol = 아우렐리온 솔
champion-aurora = 오로라
champion-azir = 아지르
champion-bard = 바드
champion-belveth = 벨베스
champion-blitzcrank = 블리츠크랭크
champion-brand = 브랜드
champion-braum = 브라움
champion-briar = 브라이어
champion-caitlyn = 케이틀린
champion-camille = 카밀
champion-cassiopeia = 카시오페아
champion-chogath = 초가스
champion-corki = 코르키
champion-darius = 다리우스
champion-diana = 다이애나
champion-draven = 드레이븐
champion-drmundo = 문도 박사
champion-ekko = 에코
champion-elise = 엘리스
champion-evelynn = 이블린
champion-ezreal = 이즈리얼
champion-fiddlesticks = 피들스틱
champion-fiora = 피오라
champion-fizz = 피즈
champion-galio = 갈리오
champion-gangplank = 갱플랭크
champion-garen = 가렌
champion-gnar = 나르
champion-gragas = 그라가스
champion-graves = 그레이브즈
champion-gwen = 그웬
champion-hecarim = 헤카림
champion-heimerdinger = 하이머딩거
champion-hwei = 흐웨이
champion-illaoi = 일라오이
champion-irelia = 이렐리아
champion-ivern = 아이번
champion-janna = 잔나
champion-jarvaniv = 자르반 4세
champion-jax = 잭스
champion-jayce = 제이스
champion-jhin = 진
champion-jinx = 징크스
champion-kaisa = 카이사
champion-kalista = 칼리스타
champion-karma = 카르마
champion-karthus = 카서스
champion-kassadin = 카사딘
champion-katarina = 카타리나
champion-kayle = 케일
champion-kayn = 케인
champion-kennen = 케넨
champion-khazix = 카직스
champion-kindred = 킨드레드
champion-kled = 클레드
champion-kogmaw = 코그모
champion-ksante = 크산테
champion-leblanc = 르블랑
champion-leesin = 리 신
champion-leona = 레오나
champion-lillia = 릴리아
champion-lissandra = 리산드라
champion-locke = 로크
champion-lucian = 루시안
champion-lulu = 룰루
champion-lux = 럭스
champion-malphite = 말파이트
champion-malzahar = 말자하
champion-maokai = 마오카이
champion-masteryi = 마스터 이
champion-mel = 멜
champion-milio = 밀리오
champion-missfortune = 미스 포츈
champion-mordekaiser = 모데카이저
champion-morgana = 모르가나
champion-naafiri = 나피리
champion-nami = 나미
champion-nasus = 나서스
champion-nautilus = 노틸러스
champion-neeko = 니코
champion-nidalee = 니달리
champion-nilah = 닐라
champion-nocturne = 녹턴
champion-nunuwillump = 누누와 윌럼프
champion-olaf = 올라프
champion-orianna = 오리아나
champion-ornn = 오른
champion-pantheon = 판테온
champion-poppy = 뽀삐
champion-pyke = 파이크
champion-qiyana = 키아나
champion-quinn = 퀸
champion-rakan = 라칸
champion-rammus = 람머스
champion-reksai = 렉사이
champion-rell = 렐
champion-renataglasc = 레나타 글라스크
champion-renekton = 레넥톤
champion-rengar = 렝가
champion-riven = 리븐
champion-rumble = 럼블
champion-ryze = 라이즈
champion-samira = 사미라
champion-sejuani = 세주아니
champion-senna = 세나
champion-seraphine = 세라핀
champion-sett = 세트
champion-shaco = 샤코
champion-shen = 쉔
champion-shyvana = 쉬바나
champion-singed = 신지드
champion-sion = 사이온
champion-sivir = 시비르
champion-skarner = 스카너
champion-smolder = 스몰더
champion-sona = 소나
champion-soraka = 소라카
champion-swain = 스웨인
champion-sylas = 사일러스
champion-syndra = 신드라
champion-tahmkench = 탐 켄치
champion-taliyah = 탈리야
champion-talon = 탈론
champion-taric = 타릭
champion-teemo = 티모
champion-thresh = 쓰레쉬
champion-tristana = 트리스타나
champion-trundle = 트런들
champion-tryndamere = 트린다미어
champion-twistedfate = 트위스티드 페이트
champion-twitch = 트위치
champion-udyr = 우디르
champion-urgot = 우르곳
champion-varus = 바루스
champion-vayne = 베인
champion-veigar = 베이가
champion-velkoz = 벨코즈
champion-vex = 벡스
champion-vi = 바이
champion-viego = 비에고
champion-viktor = 빅토르
champion-vladimir = 블라디미르
champion-volibear = 볼리베어
champion-warwick = 워윅
champion-wukong = 오공
champion-xayah = 자야
champion-xerath = 제라스
champion-xinzhao = 신 짜오
champion-yasuo = 야스오
champion-yone = 요네
champion-yorick = 요릭
champion-yunara = 유나라
champion-yuumi = 유미
champion-zaahen = 자헨
champion-zac = 자크
champion-zed = 제드
champion-zeri = 제리
champion-ziggs = 직스
champion-zilean = 질리언
champion-zoe = 조이
champion-zyra = 자이라

## Commands: what Discord shows beside them, at most 100 characters

-which-game = 목록에서 고르거나 경기 ID(EUW1_7117761272) 또는 경기 링크를 입력하세요

choice-results = 결과
choice-lol = 리그 오브 레전드
choice-tft = TFT
choice-promotions = 승급 및 강등
choice-recaps = 요약
choice-alerts = 관리자 알림

command-privacy = 나에 대해 저장된 정보와 그에 대한 나의 권한
command-privacy-show = 나 또는 내 Riot 계정에 대해 저장된 정보 보기
    .riot_id = 내 계정의 이름#태그. 아이콘으로 본인 계정임을 인증합니다
    .region = 계정이 플레이하는 지역. 비워 두면 자동으로 찾습니다
command-privacy-export = 나 또는 내 Riot 계정에 대해 저장된 정보를 JSON 파일로 받기
    .riot_id = 내 계정의 이름#태그. 아이콘으로 본인 계정임을 인증합니다
    .region = 계정이 플레이하는 지역. 비워 두면 자동으로 찾습니다
command-privacy-delete = 나 또는 내 Riot 계정에 대해 저장된 정보 삭제
    .riot_id = 내 계정의 이름#태그. 아이콘으로 본인 계정임을 인증합니다
    .region = 계정이 플레이하는 지역. 비워 두면 자동으로 찾습니다
command-privacy-forbid = 모든 서버에서 내 Riot 계정 추적을 금지하거나 금지를 취소
    .riot_id = 내 계정의 이름#태그. 아이콘으로 본인 계정임을 인증합니다
    .region = 계정이 플레이하는 지역. 비워 두면 자동으로 찾습니다
command-about = 이 봇에 대하여
command-account = 내 계정이 무엇인지 알려 주기
command-account-link = 내 계정이라고 알려 주기
    .riot_id = 클라이언트에 표시되는 이름#태그
    .region = 플레이하는 지역. 비워 두면 자동으로 찾습니다
command-account-unlink = 더 이상 내 계정이 아니라고 알려 주기
    .player = 이름#태그
command-account-list = 내 계정과, 게시물이 나를 멘션하는지 여부
command-players = 이 서버에서 추적 중인 플레이어
command-player = 이 서버에서 플레이어 추적
command-player-add = 플레이어 추적 시작: 결과가 여기에 게시됩니다
    .riot_id = 클라이언트에 표시되는 이름#태그
    .region = 플레이하는 지역. 비워 두면 자동으로 찾습니다
    .channel = 결과를 게시할 채널. 비워 두면 서버의 채널 또는 이 채널
command-player-remove = 이 서버에서 플레이어 추적 중단
    .player = 이름#태그 또는 모두
command-live = 지금 게임 중인 플레이어
command-history = 플레이어의 게임, 최근 것부터
    .player = 이름#태그
    .queue = 이 큐만
    .champion = 이 챔피언만. TFT에서는 이 유닛이 있던 게임만
command-stats = 플레이어 통계: 챔피언, 포지션, 시간대, 연승, 함께한 플레이어
    .player = 이름#태그
    .days = 며칠 전까지
    .queue = 이 큐만
command-rank = 플레이어의 랭크와 시간에 따른 LP
    .player = 이름#태그
    .days = 며칠 전까지
    .queue = 어느 랭크인지; 없으면 가장 많이 바뀐 랭크
command-leaderboard = 이 서버 플레이어의 랭크 순위
    .queue = 어느 랭크인지
    .keep = 스스로 갱신되는 메시지 게시 (서버 관리)
command-channel = 결과를 게시할 곳
command-channel-set = 이 서버의 결과 또는 한 종류의 게시물을 올릴 채널 정하기
    .channel = 결과를 게시할 채널
    .kind = 그 채널에 올릴 것. 생략하면 따로 채널이 없는 모든 것
command-channel-show = 이 서버의 결과가 게시되는 곳
command-channel-test = 결과가 게시되는 곳에 예시 게시
    .kind = 무엇의 채널인지. 생략하면 결과
command-settings = 이 서버의 채널, 필터, 조용한 시간, 요약, 언어 설정
    .player = 이 플레이어의 필터 열기
command-games = 저절로 끝나지 않은 게임
command-games-stuck = 저절로 끝나지 않은 게임과 그 이유
command-games-explain = 한 게임의 전체 과정과 게시되지 않은 이유
    .game = { -which-game }
command-games-retry = 지금 라이엇에 게임 결과 요청하기
    .game = { -which-game }
command-games-close = 게임 결과를 더 기다리지 않기
    .game = { -which-game }
command-games-import = 누락된 경기 추가하기
    .match = 경기 ID(EUW1_7117761272) 또는 경기 링크
command-games-resend = 결과를 게시되었던 곳에 다시 게시하기
    .game = { -which-game }
command-migration = 이전 모델과 새 모델의 비교
command-migration-health = 새 모델이 이전 모델만큼 잘 작동하는지와 할 일 보기
    .hours = 몇 시간 전까지 볼지; 비워 두면 24
command-migration-missed = 각 모델이 놓친 게임과 그 이유
command-migration-loops = 루프에 걸리는 시간과 아무것도 실행되지 않은 때
