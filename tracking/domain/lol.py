"""A match-v5 record -> each player's result, by the rules of riot.md §6.2 in their order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from tracking.domain.champions import champion_name
from tracking.domain.games import Game, GameKey
from tracking.domain.queues import QueueKind, queue
from tracking.domain.reading import (
    LONGEST_DAY,
    MOST_ID,
    Fields,
    count,
    flag,
    instant,
    latest,
    names_by_puuid,
    objects,
    patch,
    puuid,
    share,
    some_id,
    text,
    word,
)
from tracking.domain.result_types import (
    ABORTED,
    NO_PLACEMENTS,
    UNDECIDED,
    GameRecord,
    LoLResult,
    Outcome,
)
from tracking.domain.scoreboard import lol_scoreboard

_POSITIONS = {"TOP", "JUNGLE", "MIDDLE", "BOTTOM", "UTILITY"}

_LAST_PLACE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    """How the game as a whole ended."""

    void_reason: str | None = None
    remake: bool = False
    kind: QueueKind = QueueKind.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What all players of a game share."""

    verdict: _Verdict
    queue_id: int | None
    duration_seconds: int
    kills: Counter[tuple[str, int]]
    damage: Counter[tuple[str, int]]


def read_lol(key: GameKey, info: Fields, listed: Sequence[str]) -> GameRecord:
    """Read a record; `listed` are the puuids of its metadata."""
    players = objects(info, "participants")
    mode, map_id = word(info, "gameMode").upper(), count(info, "mapId", most=MOST_ID)
    # A malformed record gives 0, which else means a custom game.
    queue_id = None if _malformed(info, players) else some_id(info, "queueId")
    about = queue(queue_id, mode=mode, map_id=map_id)
    arena = mode == "CHERRY" or about.kind is QueueKind.ARENA
    verdict = _verdict(info, players, QueueKind.ARENA if arena else about.kind)
    started, ended, seconds = _times(info, players)
    frame = _frame(players, verdict, about.id, seconds)
    read = [(player, _result(player, frame)) for player in players]
    return GameRecord(
        key=key,
        game=Game.LOL,
        queue_id=about.id,
        queue_name=about.name,
        mode=mode,
        map_id=map_id,
        started_at=started,
        ended_at=ended,
        over_by=latest(ended, instant(info, "gameEndTimestamp")),
        duration_seconds=seconds,
        patch=patch(text(info, "gameVersion")),
        void_reason=verdict.void_reason,
        results=_by_puuid(read, listed, frame),
        names=names_by_puuid(players),
        scoreboard=lol_scoreboard(read),
        seats=tuple(puuid(player) for player in players),
    )


def _verdict(info: Fields, players: Sequence[Fields], kind: QueueKind) -> _Verdict:
    if _malformed(info, players):
        return _Verdict(kind=kind, void_reason=ABORTED)
    if any(flag(player, "gameEndedInEarlySurrender") for player in players):
        return _Verdict(kind=kind, remake=True)
    if kind is QueueKind.ARENA:
        placed = any(_place(player) for player in players)
        return _Verdict(kind=kind, void_reason=None if placed else NO_PLACEMENTS)
    won = any(flag(player, "win") for player in players)
    return _Verdict(kind=kind, void_reason=None if won or _alone(players) else UNDECIDED)


def _malformed(info: Fields, players: Sequence[Fields]) -> bool:
    """What Riot keeps of games that were cut off (developer-relations#766, #898)."""
    return not players or (count(info, "queueId") == 0 and info.get("gameVersion") == "")


def _alone(players: Sequence[Fields]) -> bool:
    """Whether people play on one side only: then that nobody won is a defeat, not a crash."""
    sides = {count(player, "teamId") for player in players if puuid(player)}
    return len(sides) == 1 and 0 not in sides


def _place(player: Fields) -> int | None:
    """`placement`, which `subteamPlacement` repeats (riot.md §6.5)."""
    for name in ("placement", "subteamPlacement"):
        if 1 <= count(player, name) <= _LAST_PLACE:
            return count(player, name)
    return None


def _times(info: Fields, players: Sequence[Fields]) -> tuple[datetime | None, datetime | None, int]:
    """Start, end, seconds.

    Before 11.20 the duration is in milliseconds, told by the missing end (riot.md §6.1). The
    stated end may come minutes late, so that the longest time played says when it was (§5).
    """
    played = max((count(player, "timePlayed") for player in players), default=0)
    stated = count(info, "gameDuration")
    if info.get("gameEndTimestamp") is None:
        stated //= 1000
    seconds = next((s for s in (stated, played) if 0 < s <= LONGEST_DAY), 0)
    start, created = instant(info, "gameStartTimestamp"), instant(info, "gameCreation")
    end = instant(info, "gameEndTimestamp")
    if start and 0 < played <= LONGEST_DAY:
        reckoned = start + timedelta(seconds=played)
        end = min(reckoned, end) if end and end >= start else reckoned
    elif end is None and start and seconds:
        end = start + timedelta(seconds=seconds)
    return start or created, end or start or created, seconds


def _frame(
    players: Sequence[Fields], verdict: _Verdict, queue_id: int | None, seconds: int
) -> _Frame:
    kills: Counter[tuple[str, int]] = Counter()
    damage: Counter[tuple[str, int]] = Counter()
    for player in players:
        kills[_side(player)] += count(player, "kills")
        damage[_side(player)] += _damage(player, verdict)
    return _Frame(
        verdict=verdict,
        queue_id=queue_id,
        duration_seconds=seconds,
        kills=kills,
        damage=damage,
    )


def _side(player: Fields) -> tuple[str, int]:
    """In Arena the sub-team; `teamId` is half of the lobby there (riot.md §6.5)."""
    subteam = count(player, "playerSubteamId")
    return ("subteam", subteam) if subteam else ("team", count(player, "teamId"))


def _damage(player: Fields, verdict: _Verdict) -> int:
    swarm = verdict.kind is QueueKind.SWARM
    return count(player, "totalDamageDealt" if swarm else "totalDamageDealtToChampions")


def _outcome(player: Fields, verdict: _Verdict) -> Outcome:
    if verdict.remake:
        return Outcome.REMAKE
    if verdict.void_reason:
        return Outcome.NONE
    if verdict.kind is QueueKind.ARENA:
        return Outcome.PLACEMENT if _place(player) else Outcome.NONE
    return Outcome.WIN if flag(player, "win") else Outcome.LOSS


def _result(player: Fields, frame: _Frame) -> LoLResult:
    outcome = _outcome(player, frame.verdict)
    bare = LoLResult(
        outcome=outcome,
        placement=_place(player) if outcome is Outcome.PLACEMENT else None,
        counts_as_won=flag(player, "win") if outcome is Outcome.PLACEMENT else None,
        queue_id=frame.queue_id,
        duration_seconds=frame.duration_seconds,
        champion_id=count(player, "championId", most=MOST_ID),
        champion_name=champion_name(word(player, "championName")),
        position=_position(player),
        team_id=count(player, "teamId", most=MOST_ID),
        subteam_id=count(player, "playerSubteamId", most=MOST_ID) or None,
        surrendered=_surrendered(player),
    )
    return replace(bare, **_figures(player, frame))


def _figures(player: Fields, frame: _Frame) -> dict[str, Any]:
    kills, assists = count(player, "kills"), count(player, "assists")
    damage = _damage(player, frame.verdict)
    return {
        "level": count(player, "champLevel", most=MOST_ID),
        "kills": kills,
        "deaths": count(player, "deaths"),
        "assists": assists,
        "kill_participation": share(kills + assists, frame.kills[_side(player)]),
        "cs": count(player, "totalMinionsKilled") + count(player, "neutralMinionsKilled"),
        "gold": count(player, "goldEarned"),
        "damage": damage,
        "damage_share": share(damage, frame.damage[_side(player)]),
        "vision_score": count(player, "visionScore"),
        "first_blood": flag(player, "firstBloodKill"),
        "largest_multi_kill": count(player, "largestMultiKill"),
        "quadrakills": count(player, "quadraKills"),
        "pentakills": count(player, "pentaKills"),
    }


def _position(player: Fields) -> str:
    """`teamPosition`; the other fields for it are guesses (riot.md §6.3)."""
    position = word(player, "teamPosition").upper()
    return position if position in _POSITIONS else ""


def _surrendered(player: Fields) -> bool:
    # The second field came in 2026 and is not documented (riot.md §6.2.5).
    return flag(player, "gameEndedInSurrender") or flag(player, "gameEndedInIGNBSurrender")


def _by_puuid(
    read: Sequence[tuple[Fields, LoLResult]], listed: Sequence[str], frame: _Frame
) -> dict[str, LoLResult]:
    """Everybody in the record, and whom its metadata names although the record is silent."""
    silent = LoLResult(
        outcome=Outcome.REMAKE if frame.verdict.remake else Outcome.NONE,
        queue_id=frame.queue_id,
        duration_seconds=frame.duration_seconds,
    )
    results = dict.fromkeys(listed, silent)
    for player, result in reversed(read):
        if named := puuid(player):
            results[named] = result
    return results
