"""A tft-match-v1 record -> each player's result (riot.md §6.12)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracking.domain.champions import set_piece_name
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
    riot_id,
    some_count,
    some_id,
    text,
    word,
)
from tracking.domain.result_types import (
    ABORTED,
    NO_PLACEMENTS,
    NO_VERDICT,
    GameRecord,
    Outcome,
    TFTResult,
)
from tracking.domain.scoreboard import tft_scoreboard

MOST_UNITS = 12
MOST_TRAITS = 8

_READ_AT_MOST = 500
"""Tocker's Trials list a unit three hundred times (developer-relations#983)."""

_MOST_ITEMS = 9

_LAST_PLACE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What all players of a game share."""

    info: Fields
    players: Sequence[Fields]
    kind: QueueKind
    queue_id: int | None
    duration_seconds: int
    damage_counted: bool
    eliminations_counted: bool


def read_tft(key: GameKey, info: Fields, listed: Sequence[str]) -> GameRecord:
    """Read a record; `listed` are the puuids of its metadata."""
    players = objects(info, "participants")
    about = queue(some_id(info, "queue_id", "queueId"), mode="TFT", map_id=22)
    started, ended, seconds = _times(info)
    frame = _frame(info, players, about.kind, about.id, seconds)
    read = [(player, _result(player, frame)) for player in players]
    return GameRecord(
        key=key,
        game=Game.TFT,
        queue_id=about.id,
        queue_name=about.name,
        mode="TFT",
        map_id=22,
        started_at=started,
        ended_at=ended,
        over_by=latest(ended, instant(info, "game_datetime")),
        duration_seconds=seconds,
        patch=patch(text(info, "game_version")),
        void_reason=_void_reason([result for _, result in read], frame.kind),
        results=_by_puuid(read, listed, frame),
        names=names_by_puuid(players),
        scoreboard=tft_scoreboard(read),
        seats=tuple(puuid(player) for player in players),
    )


def _times(info: Fields) -> tuple[datetime | None, datetime | None, int]:
    """Start, end, seconds; `game_datetime` is about the end, by all recorded games."""
    length = count(info, "game_length")
    seconds = length if length <= LONGEST_DAY else 0
    lasted = timedelta(seconds=seconds)
    created, ended = instant(info, "gameCreation"), instant(info, "game_datetime")
    if ended is None or (created and ended <= created):
        return created or ended, created + lasted if created else ended, seconds
    return (ended - lasted if seconds else created or ended), ended, seconds


def _frame(
    info: Fields,
    players: Sequence[Fields],
    kind: QueueKind,
    queue_id: int | None,
    seconds: int,
) -> _Frame:
    # Set 18 gives these as 0 for everybody: then they say nothing.
    return _Frame(
        info=info,
        players=players,
        kind=_kind(info, players, kind),
        queue_id=queue_id,
        duration_seconds=seconds,
        damage_counted=any(count(p, "total_damage_to_players") for p in players),
        eliminations_counted=any(count(p, "players_eliminated") for p in players),
    )


def _kind(info: Fields, players: Sequence[Fields], by_queue: QueueKind) -> QueueKind:
    """By the queue; a queue that is not in the table yet may tell by its fields."""
    if by_queue is not QueueKind.TFT:
        return by_queue
    if word(info, "tft_game_type").lower() == "pairs":
        return QueueKind.TFT_PAIRS
    if len(players) == 1 and isinstance(players[0].get("pve_wonrun"), bool):
        return QueueKind.TFT_PVE
    return by_queue


def _void_reason(results: Sequence[TFTResult], kind: QueueKind) -> str | None:
    if not results:
        return ABORTED
    if any(result.outcome is not Outcome.NONE for result in results):
        return None
    return NO_VERDICT if kind is QueueKind.TFT_PVE else NO_PLACEMENTS


def _result(player: Fields, frame: _Frame) -> TFTResult:
    outcome, place = _outcome(player, frame.kind)
    pairs = frame.kind is QueueKind.TFT_PAIRS
    damage = count(player, "total_damage_to_players")
    eliminated = count(player, "players_eliminated")
    return TFTResult(
        outcome=outcome,
        placement=place,
        pair_placement=math.ceil(place / 2) if pairs and place else None,
        partner=_partner(player, frame.players) if pairs else None,
        queue_id=frame.queue_id,
        duration_seconds=frame.duration_seconds,
        level=count(player, "level", most=MOST_ID),
        last_round=count(player, "last_round", most=MOST_ID),
        gold_left=count(player, "gold_left"),
        time_eliminated=count(player, "time_eliminated"),
        players_eliminated=eliminated if frame.eliminations_counted else None,
        damage=damage if frame.damage_counted else None,
        traits=_traits(player),
        units=_units(player),
        set_number=count(frame.info, "tft_set_number", most=MOST_ID),
        set_name=word(frame.info, "tft_set_core_name"),
    )


def _outcome(player: Fields, kind: QueueKind) -> tuple[Outcome, int | None]:
    if kind is QueueKind.TFT_PVE:
        # The place among one says nothing.
        if not isinstance(player.get("pve_wonrun"), bool | int):
            return Outcome.NONE, None
        return (Outcome.WIN if flag(player, "pve_wonrun") else Outcome.LOSS), None
    place = count(player, "placement")
    return (Outcome.PLACEMENT, place) if 1 <= place <= _LAST_PLACE else (Outcome.NONE, None)


def _partner(player: Fields, players: Sequence[Fields]) -> str | None:
    """The other one of the group; never guessed from the places (developer-relations#1185)."""
    group = some_count(player, "partner_group_id")
    if group is None:
        return None
    others = [
        other
        for other in players
        if other is not player and some_count(other, "partner_group_id") == group
    ]
    return riot_id(others[0]) or None if len(others) == 1 else None


def _traits(player: Fields) -> tuple[tuple[str, int, int], ...]:
    active = [
        (
            set_piece_name(word(trait, "name")),
            count(trait, "num_units", most=MOST_ID),
            count(trait, "style", most=MOST_ID),
        )
        for trait in objects(player, "traits", most=_READ_AT_MOST)
        if count(trait, "tier_current") or count(trait, "style")
    ]
    return tuple(sorted(active, key=lambda t: (-t[1], -t[2], t[0]))[:MOST_TRAITS])


def _units(player: Fields) -> tuple[tuple[str, int, int], ...]:
    board = sorted(
        objects(player, "units", most=_READ_AT_MOST),
        key=lambda unit: (-_items(unit), -count(unit, "tier"), -count(unit, "rarity")),
    )
    return tuple(
        (
            set_piece_name(word(unit, "character_id")),
            count(unit, "tier", most=MOST_ID),
            _items(unit),
        )
        for unit in board[:MOST_UNITS]
    )


def _items(unit: Fields) -> int:
    """How many; by name since 2023, by number before."""
    worn = unit.get("itemNames") or unit.get("items")
    return min(len(worn), _MOST_ITEMS) if isinstance(worn, list) else 0


def _by_puuid(
    read: Sequence[tuple[Fields, TFTResult]], listed: Sequence[str], frame: _Frame
) -> dict[str, TFTResult]:
    """Everybody in the record, and whom its metadata names although the record is silent."""
    silent = TFTResult(
        outcome=Outcome.NONE,
        queue_id=frame.queue_id,
        duration_seconds=frame.duration_seconds,
    )
    results = dict.fromkeys(listed, silent)
    for player, result in reversed(read):
        if named := puuid(player):
            results[named] = result
    return results
