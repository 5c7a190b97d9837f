"""A match-v5 record -> each player's result, in the order of riot.md §6.2."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tracking.domain.games import Game, GameKey
from tracking.domain.queues import QueueKind, queue
from tracking.domain.reading import flag, instant, items, number, some_number, text
from tracking.domain.result_types import VERSION, GameRecord, LoLResult, Outcome

BOT = "BOT"
"""The puuid of bots in co-op games."""

ABORTED = "The game was aborted before it counted."
UNDECIDED = "Nobody won: the game was aborted or crashed."
BROKEN_ARENA = "Riot's record of this Arena game holds no placements."

_DISPLAY = {"MonkeyKing": "Wukong", "FiddleSticks": "Fiddlesticks"}
"""Where match-v5 names a champion otherwise than the client does."""

Participant = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    """How the game as a whole ended."""

    void_reason: str | None = None
    remake: bool = False
    arena: bool = False


def read_lol(key: GameKey, info: Mapping[str, Any], listed: Sequence[str]) -> GameRecord:
    """Read a record; `listed` are the puuids of its metadata."""
    players = items(info, "participants")
    mode, map_id = text(info, "gameMode"), number(info, "mapId")
    about = queue(some_number(info, "queueId"), mode=mode, map_id=map_id)
    verdict = _verdict(info, players, about.kind)
    started, ended, seconds = _times(info, players)
    return GameRecord(
        key=key,
        game=Game.LOL,
        queue_id=about.id,
        queue_name=about.name,
        mode=mode,
        map_id=map_id,
        started_at=started,
        ended_at=ended,
        duration_seconds=seconds,
        patch=".".join(text(info, "gameVersion").split(".")[:2]),
        void_reason=verdict.void_reason,
        results=_results(players, listed, verdict),
        scoreboard=_scoreboard(players, verdict),
    )


def _verdict(info: Mapping[str, Any], players: Sequence[Participant], kind: QueueKind) -> _Verdict:
    if not players or (number(info, "queueId") == 0 and info.get("gameVersion") == ""):
        return _Verdict(void_reason=ABORTED)
    if any(flag(player, "gameEndedInEarlySurrender") for player in players):
        return _Verdict(remake=True)
    if kind is QueueKind.ARENA or text(info, "gameMode").upper() == "CHERRY":
        broken = not any(_place(player) for player in players)
        return _Verdict(arena=True, void_reason=BROKEN_ARENA if broken else None)
    # Against the machine there is one team: a loss is not a crash.
    teams = {number(player, "teamId") for player in players}
    if len(teams) > 1 and not any(flag(player, "win") for player in players):
        return _Verdict(void_reason=UNDECIDED)
    return _Verdict()


def _place(player: Participant) -> int | None:
    place = number(player, "placement") or number(player, "subteamPlacement")
    return place if 1 <= place <= 16 else None


def _times(
    info: Mapping[str, Any], players: Sequence[Participant]
) -> tuple[datetime | None, datetime | None, int]:
    """Start, end, seconds. Before 11.20 the duration is in milliseconds, told by the missing end;
    the stated end may come minutes late, so that the longest time played counts (riot.md §5)."""
    duration = max(0, number(info, "gameDuration"))
    stated_end = instant(number(info, "gameEndTimestamp"))
    if info.get("gameEndTimestamp") is None:
        duration //= 1000
    start = instant(number(info, "gameStartTimestamp")) or instant(number(info, "gameCreation"))
    played = max((number(player, "timePlayed") for player in players), default=0)
    length = played if 0 < played <= 2 * max(duration, 1) else duration
    if start is None or not length:
        return start, stated_end or start, duration
    return start, start + timedelta(seconds=length), duration


def _results(
    players: Sequence[Participant], listed: Sequence[str], verdict: _Verdict
) -> dict[str, LoLResult]:
    if not players:
        return {puuid: LoLResult(outcome=Outcome.NONE) for puuid in listed}
    kills, damage = _team_sums(players)
    return {
        puuid: _result(player, verdict, kills=kills, damage=damage)
        for player in players
        if (puuid := text(player, "puuid", longest=100)) and puuid != BOT
    }


def _side(player: Participant) -> tuple[int, int]:
    """His team; in Arena the sub-team, for all share one teamId there."""
    return number(player, "playerSubteamId"), number(player, "teamId")


def _team_sums(players: Sequence[Participant]) -> tuple[Counter[Any], Counter[Any]]:
    kills: Counter[Any] = Counter()
    damage: Counter[Any] = Counter()
    for player in players:
        kills[_side(player)] += number(player, "kills")
        damage[_side(player)] += number(player, "totalDamageDealtToChampions")
    return kills, damage


def _outcome(player: Participant, verdict: _Verdict) -> Outcome:
    if verdict.void_reason:
        return Outcome.NONE
    if verdict.remake:
        return Outcome.REMAKE
    if verdict.arena:
        return Outcome.PLACEMENT if _place(player) else Outcome.NONE
    return Outcome.WIN if flag(player, "win") else Outcome.LOSS


def _share(part: int, whole: int) -> float | None:
    return round(min(1.0, max(0.0, part / whole)), 3) if whole > 0 else None


def _result(
    player: Participant, verdict: _Verdict, *, kills: Counter[Any], damage: Counter[Any]
) -> LoLResult:
    outcome = _outcome(player, verdict)
    took_part = number(player, "kills") + number(player, "assists")
    dealt = number(player, "totalDamageDealtToChampions")
    position = text(player, "teamPosition")
    return LoLResult(
        outcome=outcome,
        placement=_place(player) if outcome is Outcome.PLACEMENT else None,
        champion_id=number(player, "championId"),
        champion_name=champion(player),
        level=number(player, "champLevel"),
        kills=number(player, "kills"),
        deaths=number(player, "deaths"),
        assists=number(player, "assists"),
        kill_participation=_share(took_part, kills[_side(player)]),
        cs=number(player, "totalMinionsKilled") + number(player, "neutralMinionsKilled"),
        gold=number(player, "goldEarned"),
        damage=dealt,
        damage_share=_share(dealt, damage[_side(player)]),
        vision_score=number(player, "visionScore"),
        position="" if position == "Invalid" else position,
        team_id=number(player, "teamId"),
        subteam_id=number(player, "playerSubteamId") or None,
        surrendered=flag(player, "gameEndedInSurrender"),
        largest_multi_kill=number(player, "largestMultiKill"),
        pentakills=number(player, "pentaKills"),
    )


def champion(player: Participant) -> str:
    """The champion's name as the client shows it (riot.md §6.6, §10)."""
    name = text(player, "championName").removeprefix("Strawberry_")
    return _DISPLAY.get(name, name)


def riot_id(player: Participant) -> str:
    """Name#TAG as the record has it, empty where it has none."""
    name = text(player, "riotIdGameName", "riotIdName", "summonerName", longest=32)
    tag = text(player, "riotIdTagline", longest=8)
    return f"{name}#{tag}" if name and tag else name


def _scoreboard(players: Sequence[Participant], verdict: _Verdict) -> dict[str, Any]:
    rows = [
        {
            "riot_id": riot_id(player),
            "champion_id": number(player, "championId"),
            "champion": champion(player),
            "team": number(player, "playerSubteamId") or number(player, "teamId"),
            "position": text(player, "teamPosition"),
            "level": number(player, "champLevel"),
            "kda": [number(player, name) for name in ("kills", "deaths", "assists")],
            "cs": number(player, "totalMinionsKilled") + number(player, "neutralMinionsKilled"),
            "gold": number(player, "goldEarned"),
            "damage": number(player, "totalDamageDealtToChampions"),
            "vision": number(player, "visionScore"),
            "outcome": _outcome(player, verdict).value,
            "placement": _place(player),
        }
        for player in players[:20]
    ]
    return {"game": Game.LOL.value, "version": VERSION, "players": rows}
