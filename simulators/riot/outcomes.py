"""How a game came out, and who is placed where."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from simulators.riot.accounts import Account
from simulators.riot.games import Ending, Seat
from simulators.riot.queues import Queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a record is written from."""

    ending: Ending = Ending.NORMAL
    winner: int = 0
    """The group that won, counted from 0; -1 is nobody (a lost game against the machine)."""
    placements: Mapping[int, int] = field(default_factory=dict)
    """Account number -> place. The others are placed by chance."""
    stats: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    """Account number -> fields of his participant that shall be just so."""
    set_18: bool = False
    """A TFT record with the gaps of the Unreal client (riot.md §6.12)."""


def places(
    queue: Queue, seats: tuple[Seat, ...], outcome: Outcome, dice: random.Random
) -> list[int]:
    """Each seat's place: the team's in Arena, in TFT each player's own, partners side by side.

    ValueError when two teams are given the same place, or partners different ones.
    """
    share = queue.group_size if queue.game == "tft" else 1
    ranks = _given_ranks(seats, outcome.placements, share)
    free = [rank for rank in range(1, queue.groups + 1) if rank not in ranks.values()]
    dice.shuffle(free)
    found: list[int] = []
    for number in range(queue.groups):
        rank = ranks.get(number) or free.pop()
        members = [seat for seat in seats if seat.group == number]
        found += _within(members, rank, share, outcome.placements)
    return found


def _given_ranks(
    seats: tuple[Seat, ...], placements: Mapping[int, int], share: int
) -> dict[int, int]:
    ranks: dict[int, int] = {}
    for seat in seats:
        given = placements.get(_number(seat.account))
        if given is None:
            continue
        rank = -(-given // share)
        if ranks.setdefault(seat.group, rank) != rank:
            raise ValueError("team mates share their place")
    if len(set(ranks.values())) != len(ranks):
        raise ValueError("two teams cannot share a place")
    return ranks


def _within(members: list[Seat], rank: int, share: int, placements: Mapping[int, int]) -> list[int]:
    if share == 1:
        return [rank] * len(members)
    own = [placements.get(_number(seat.account)) for seat in members]
    free = [p for p in range((rank - 1) * share + 1, rank * share + 1) if p not in own]
    return [place or free.pop(0) for place in own]


def _number(account: Account | None) -> int:
    return -1 if account is None else account.number
