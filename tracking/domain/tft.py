"""A tft-match-v1 record -> each player's result (riot.md §6.12)."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from tracking.domain.games import Game, GameKey
from tracking.domain.lol import ABORTED, riot_id
from tracking.domain.queues import Queue, QueueKind, queue
from tracking.domain.reading import instant, items, number, some_number, text
from tracking.domain.result_types import VERSION, GameRecord, Outcome, TFTResult

Participant = Mapping[str, Any]

MOST_UNITS = 20
"""Tocker's Trials list a unit three hundred times (developer-relations#983)."""


def read_tft(key: GameKey, info: Mapping[str, Any], listed: Sequence[str]) -> GameRecord:
    """Read a record; `listed` are the puuids of its metadata."""
    players = items(info, "participants")
    about = queue(some_number(info, "queue_id", "queueId"), mode="TFT", map_id=22)
    seconds = max(0, number(info, "game_length"))
    ended = instant(number(info, "game_datetime")) or instant(number(info, "gameCreation"))
    return GameRecord(
        key=key,
        game=Game.TFT,
        queue_id=about.id,
        queue_name=about.name,
        mode="TFT",
        map_id=22,
        started_at=ended - timedelta(seconds=min(seconds, 86_400)) if ended else None,
        ended_at=ended,
        duration_seconds=seconds,
        patch=_patch(text(info, "game_version", longest=200)),
        void_reason=None if players else ABORTED,
        results=_results(info, players, listed, about),
        scoreboard=_scoreboard(players),
    )


def _patch(version: str) -> str:
    """`14.11` out of "Linux Version 14.11.588.5000 (…)"; Set 18 says "?.?.?.?"."""
    words = [word for word in version.split() if word[:1].isdigit()]
    return ".".join(words[0].split(".")[:2]) if words else ""


def _results(
    info: Mapping[str, Any], players: Sequence[Participant], listed: Sequence[str], about: Queue
) -> dict[str, TFTResult]:
    if not players:
        return {puuid: TFTResult(outcome=Outcome.NONE) for puuid in listed}
    # Set 18 gives these as 0 for everybody: then they say nothing.
    counted = {
        name: any(number(player, name) for player in players)
        for name in ("total_damage_to_players", "players_eliminated")
    }
    return {
        puuid: _result(info, player, players, about, counted)
        for player in players
        if (puuid := text(player, "puuid", longest=100)) and puuid != "BOT"
    }


def _result(
    info: Mapping[str, Any],
    player: Participant,
    players: Sequence[Participant],
    about: Queue,
    counted: Mapping[str, bool],
) -> TFTResult:
    outcome, place = _outcome(player, about.kind)
    pairs = about.kind is QueueKind.TFT_PAIRS or text(info, "tft_game_type") == "pairs"

    def known(name: str) -> int | None:
        return number(player, name) if counted[name] else None

    return TFTResult(
        outcome=outcome,
        placement=place,
        pair_placement=-(-place // 2) if pairs and place else None,
        partner=_partner(player, players) if pairs else None,
        level=number(player, "level"),
        last_round=number(player, "last_round"),
        gold_left=number(player, "gold_left"),
        players_eliminated=known("players_eliminated"),
        damage=known("total_damage_to_players"),
        traits=_traits(player),
        units=_units(player),
        set_name=text(info, "tft_set_core_name"),
        set_number=number(info, "tft_set_number"),
    )


def _outcome(player: Participant, kind: QueueKind) -> tuple[Outcome, int | None]:
    if kind is QueueKind.TFT_PVE:
        won = player.get("pve_wonrun")
        if isinstance(won, bool):
            return (Outcome.WIN if won else Outcome.LOSS), None
        return Outcome.NONE, None
    place = number(player, "placement")
    return (Outcome.PLACEMENT, place) if 1 <= place <= 8 else (Outcome.NONE, None)


def _partner(player: Participant, players: Sequence[Participant]) -> str | None:
    group = some_number(player, "partner_group_id")
    if group is None:
        return None
    mine = text(player, "puuid", longest=100)
    others = [
        riot_id(other)
        for other in players
        if some_number(other, "partner_group_id") == group
        and text(other, "puuid", longest=100) != mine
    ]
    return others[0] or None if len(others) == 1 else None


def _traits(player: Participant) -> tuple[tuple[str, int, int], ...]:
    active = [
        (_plain(text(trait, "name")), number(trait, "num_units"), number(trait, "style"))
        for trait in items(player, "traits")
        if number(trait, "tier_current") > 0
    ]
    return tuple(sorted(active, key=lambda t: (-t[2], -t[1], t[0]))[:10])


def _units(player: Participant) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (_plain(text(unit, "character_id")), number(unit, "tier"), _worn(unit))
        for unit in items(player, "units", most=MOST_UNITS)
    )


def _worn(unit: Mapping[str, Any]) -> int:
    worn = unit.get("itemNames") or unit.get("items")
    return min(len(worn), 9) if isinstance(worn, list) else 0


def _plain(name: str) -> str:
    """`Bastion` out of Set9_Bastion, `ChoGath` out of TFT9_ChoGath."""
    head, _, tail = name.partition("_")
    return tail if tail and head.upper().startswith(("SET", "TFT")) else name


def _scoreboard(players: Sequence[Participant]) -> dict[str, Any]:
    rows = [
        {
            "riot_id": riot_id(player),
            "placement": number(player, "placement") or None,
            "level": number(player, "level"),
            "last_round": number(player, "last_round"),
            "damage": number(player, "total_damage_to_players"),
            "traits": [list(trait) for trait in _traits(player)[:5]],
            "units": [list(unit) for unit in _units(player)[:12]],
        }
        for player in players[:16]
    ]
    return {"game": Game.TFT.value, "version": VERSION, "players": rows}
