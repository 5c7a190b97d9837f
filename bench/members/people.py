"""Who is followed where, and what they played: made up, always the same."""

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tracking.domain.champion_ids import known_champions
from tracking.domain.games import Game
from tracking.domain.result_types import LoLResult, Outcome, TFTResult
from tracking.domain.summary import ROLES

PLAYERS, SERVERS = 500, 50
RESULTS = int(os.environ.get("BENCH_MEMBERS_RESULTS", "100000"))
DAYS = 365

QUEUES = ((420, 30), (440, 12), (400, 18), (450, 20), (1700, 5), (1100, 9), (1090, 3), (1160, 3))
"""Riot's number, and how many of a hundred games are played there."""

DUO = (420, 1100, 1090)
PARTIES = ((1, 62), (2, 24), (3, 9), (5, 5))


@dataclass(slots=True, kw_only=True)
class Played:
    """One game with everybody of ours in it."""

    number: int
    game: Game
    queue_id: int
    ended_at: datetime
    seconds: int
    results: dict[int, LoLResult | TFTResult]
    """By player id."""


@dataclass(slots=True)
class People:
    """The same for the same seed."""

    dice: random.Random = field(default_factory=lambda: random.Random(2026))
    follows: list[list[int]] = field(init=False)
    """By server the ids of whom it follows, 1 to `PLAYERS`."""
    weights: list[float] = field(init=False)
    """How much each plays, beside the others."""

    def __post_init__(self) -> None:
        everybody = range(1, PLAYERS + 1)
        sizes = [100, *(self.dice.randint(10, 45) for _ in range(SERVERS - 1))]
        self.follows = [sorted(self.dice.sample(everybody, size)) for size in sizes]
        followed = {player for each in self.follows for player in each}
        for player in everybody:
            if player not in followed:
                # Not in the first, which follows as many as a server may.
                self.follows[1 + player % (SERVERS - 1)].append(player)
        self.weights = [1 / (10 + rank) ** 0.9 for rank in range(PLAYERS)]
        self.dice.shuffle(self.weights)

    @property
    def busiest(self) -> int:
        """The player with the most games."""
        return self.weights.index(max(self.weights)) + 1

    def games(self, now: datetime) -> Iterator[Played]:
        """Games of `RESULTS` results in all, in no order of time."""
        stored, number = 0, 7_000_000_000
        leads = list(range(1, PLAYERS + 1))
        servers_of: dict[int, list[list[int]]] = {player: [] for player in leads}
        for server in self.follows:
            for player in server:
                servers_of[player].append(server)
        while stored < RESULTS:
            [lead] = self.dice.choices(leads, self.weights)
            [queue_id] = self.dice.choices([q for q, _ in QUEUES], [share for _, share in QUEUES])
            friends = self.dice.choice(servers_of[lead])
            party = self._party(lead, queue_id, friends)[: RESULTS - stored]
            number += self.dice.randint(1, 900)
            stored += len(party)
            yield self._game(number, queue_id, party, now)

    def _party(self, lead: int, queue_id: int, friends: Sequence[int]) -> list[int]:
        [size] = self.dice.choices([n for n, _ in PARTIES], [share for _, share in PARTIES])
        most = 2 if queue_id in (*DUO, 1160) else 5
        # The same friends again and again, as people do.
        near = [friend for friend in friends if friend != lead][:12]
        return [lead, *self.dice.sample(near, min(size - 1, most - 1, len(near)))]

    def _game(self, number: int, queue_id: int, party: Sequence[int], now: datetime) -> Played:
        dice = self.dice
        is_tft = queue_id in (1100, 1090, 1160)
        ended = now - timedelta(days=DAYS * dice.random(), minutes=40)
        ended = ended.replace(hour=(dice.triangular(8, 30, 20).__int__()) % 24)
        ended = min(ended, now - timedelta(minutes=1))
        seconds = dice.randint(1_700, 2_300) if is_tft else dice.randint(1_000, 2_400)
        remake, won = dice.random() < 0.02, dice.random() < 0.5
        place = dice.randint(1, 8)
        results: dict[int, LoLResult | TFTResult] = {}
        for seat, player in enumerate(party):
            if is_tft:
                results[player] = self._tft(queue_id, seconds, place, seat)
            else:
                results[player] = self._lol(player, queue_id, seconds, won, place, seat, remake)
        return Played(
            number=number,
            game=Game.TFT if is_tft else Game.LOL,
            queue_id=queue_id,
            ended_at=ended,
            seconds=seconds,
            results=results,
        )

    def _lol(
        self,
        player: int,
        queue_id: int,
        seconds: int,
        won: bool,
        place: int,
        seat: int,
        remake: bool,
    ) -> LoLResult:
        dice, names = self.dice, known_champions()
        # Everybody has a dozen of his own, the first far more often than the last.
        champion = names[(player * 7 + int(12 * dice.random() ** 3)) % len(names)]
        outcome = Outcome.REMAKE if remake else Outcome.WIN if won else Outcome.LOSS
        arena = queue_id == 1700
        rift = queue_id in (400, 420, 440)
        return LoLResult(
            outcome=Outcome.PLACEMENT if arena else outcome,
            placement=place if arena else None,
            counts_as_won=place <= 4 if arena else None,
            queue_id=queue_id,
            duration_seconds=seconds,
            champion_id=103,
            champion_name=champion,
            level=dice.randint(9, 18),
            kills=dice.randint(0, 18),
            deaths=dice.randint(0, 12),
            assists=dice.randint(0, 22),
            kill_participation=round(dice.random(), 3),
            cs=dice.randint(20, 280),
            gold=dice.randint(5_000, 18_000),
            damage=dice.randint(4_000, 48_000),
            damage_share=round(dice.random() / 2, 3),
            vision_score=dice.randint(3, 70),
            position=ROLES[(player + (seat or dice.random() < 0.3)) % 5] if rift else "",
            team_id=100,
            subteam_id=place if arena else None,
            largest_multi_kill=dice.randint(1, 3),
        )

    def _tft(self, queue_id: int, seconds: int, place: int, seat: int) -> TFTResult:
        dice, names = self.dice, known_champions()
        pairs = queue_id == 1160
        place = (place - 1) // 2 * 2 + 1 + seat if pairs else (place + seat - 1) % 8 + 1
        return TFTResult(
            outcome=Outcome.PLACEMENT,
            placement=place,
            pair_placement=(place + 1) // 2 if pairs else None,
            queue_id=queue_id,
            duration_seconds=seconds,
            level=dice.randint(6, 10),
            last_round=dice.randint(15, 40),
            time_eliminated=seconds - 100 * place,
            damage=dice.randint(20, 190),
            traits=tuple((f"Trait {dice.randint(1, 24)}", 6 - n, 3 - n // 2) for n in range(5)),
            units=tuple((dice.choice(names), dice.randint(1, 3), n % 4) for n in range(8)),
            set_number=16,
        )


def name_of(player: int) -> tuple[str, str]:
    """His Riot ID; a few in other scripts."""
    made: Any = ("Otter", "수달", "قندس", "Lantern", "Badger")
    return f"{made[player % 5]} {player}", "BENCH"[: 3 + player % 3]


def puuid_of(player: int) -> str:
    """His, for either game."""
    return f"puuid-{player}"
