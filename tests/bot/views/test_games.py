"""What admins see fits Discord, whatever players are called and however much there is."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import texts
from bot.cogs.game_buttons import view_of
from bot.views.games import entry_label, render_stuck
from bot.views.story import render_story
from tracking.casework import (
    Announced,
    Digest,
    GameEntry,
    PlayerGame,
    Silence,
    Story,
    Stuck,
    StuckPost,
    Unannounced,
)
from tracking.domain.events import Kind
from tracking.domain.following import HeldOver
from tracking.domain.games import Game, GameKey, GameStatus, TrackedGame
from tracking.outbox import State
from tracking.subscriptions import PausedRoute

EN = texts.of("en")
NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
KEY = GameKey(platform="EUW1", game_id="9" * 20)
REASON = "*_[]<>|`~@ " * 60
NAMES = [("*_[]<>|`~" * 2, "*_[]|"), ("숨은수달" * 4, "길고긴태그")]


def player(number: int, status: GameStatus = GameStatus.ACTIVE) -> PlayerGame:
    name, tag = NAMES[number % len(NAMES)]
    return PlayerGame(
        game=TrackedGame(
            id=number,
            player_id=number,
            key=KEY,
            game=Game.LOL,
            status=status,
            detected_at=NOW - timedelta(hours=number + 4),
            started_at=NOW - timedelta(hours=number + 5),
            ended_at=NOW - timedelta(hours=number + 3),
            completed_at=NOW if status is GameStatus.COMPLETED else None,
            queue_type="_" * 50,
            last_error=REASON,
            retry_count=7,
            held_over_at=NOW - timedelta(minutes=number),
            reopened_at=NOW - timedelta(seconds=number),
            due_at=NOW,
        ),
        game_name=name[:16],
        tag_line=tag,
        since=NOW,
        channel_id=2**62,
        muted_by=None,
        source="spectator",
        seen_at=NOW,
        held_over_reason=HeldOver.OTHER_GAME,
        asked_count=1000,
        first_asked_at=NOW - timedelta(minutes=9 + number),
        last_asked_at=NOW - timedelta(minutes=3 + number),
        given_up_at=NOW - timedelta(minutes=2 + number),
    )


def told(number: int, state: State, **changes: object) -> Announced:
    values: dict[str, object] = {
        "id": number,
        "kind": Kind.UNAVAILABLE,
        "channel_id": 2**62 + number,
        "state": state,
        "player_ids": frozenset({1}),
        "created_at": NOW,
        "due_at": NOW,
        "held_until": None,
        "attempts": 9,
        "resend": 1,
        "sent_at": NOW,
        "message_id": 2**62,
        "last_error": REASON,
        "paused": None,
        "digest": Digest(state=State.SENT, message_id=2**62, sent_at=NOW, last_error=REASON),
    }
    return Announced(**{**values, **changes})  # type: ignore[arg-type]


def story(*, notices: tuple[Announced, ...] = (), why: tuple[Silence, ...] = ()) -> Story:
    players = tuple(player(number, status) for number, status in enumerate([*GameStatus] * 4))
    return Story(
        guild_id=2**62,
        key=KEY,
        players=players,
        announced=notices,
        unannounced=tuple(
            Unannounced(player=players[0], channel_id=2**62, why=each) for each in why
        ),
    )


def check(embed) -> None:
    assert len(embed) <= 6000
    assert len(embed.title) <= 256
    assert len(embed.description) <= 4096
    assert len(embed.fields) <= 25
    for field in embed.fields:
        assert 0 < len(field.name) <= 256
        assert 0 < len(field.value) <= 1024


@pytest.mark.parametrize("language", list(texts.Language))
def test_the_longest_story_fits_in_every_language(language):
    check(
        render_story(
            story(
                notices=tuple(told(n, state) for n, state in enumerate([*State] * 5)),
                why=tuple(Silence) * 5,
            ),
            texts.of(language),
        )
    )


@pytest.mark.parametrize("state", State)
def test_every_state_of_a_post_is_told_in_words(state):
    embed = render_story(story(notices=(told(1, state, last_error="because"),)), EN)
    value = embed.fields[1].value
    assert value is not None
    assert state.value not in value
    assert len(value) > 40


@pytest.mark.parametrize("why", Silence)
def test_every_silence_is_told_in_words(why):
    value = render_story(story(why=(why,)), EN).fields[1].value
    assert value is not None
    assert "not announced: " in value


def test_a_paused_channel_says_what_to_do():
    value = (
        render_story(story(notices=(told(1, State.PENDING, paused="gone"),)), EN).fields[1].value
    )
    assert "/channel test" in (value or "")


def long_list() -> Stuck:
    entry = GameEntry(key=KEY, players=tuple(player(number) for number in range(18)))
    post = StuckPost(
        key=KEY,
        kind=Kind.RESULT,
        channel_id=2**62,
        state=State.UNCERTAIN,
        created_at=NOW,
        reason=REASON,
        riot_ids=tuple(NAMES * 9),
        queue_name="_" * 50,
        games=1,
    )
    paused = PausedRoute(channel_id=2**62, reason=REASON, paused_at=NOW)
    return Stuck(paused=(paused,) * 30, games=(entry,) * 9, posts=(post,) * 9)


@pytest.mark.parametrize("language", list(texts.Language))
@pytest.mark.parametrize("page", [-1, 0, 2, 4, 99])
async def test_every_page_of_the_longest_list_fits_with_its_buttons(page, language):
    answer = render_stuck(long_list(), page, texts.of(language))
    assert answer.embed is not None
    check(answer.embed)
    view = view_of(answer.presses)
    rows = view.to_components()
    assert len(rows) <= 5
    ids = [one["custom_id"] for row in rows for one in row["components"]]
    assert all(len(each) <= 100 for each in ids)


def test_a_suggestion_fits_and_keeps_what_tells_games_apart():
    entry = GameEntry(key=KEY, players=tuple(player(number) for number in range(18)))
    label = entry_label(entry, NOW, EN)
    assert len(label) <= 100
    assert label.endswith("awaited")
    assert label.startswith("*_[]")
