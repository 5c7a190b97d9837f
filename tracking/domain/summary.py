"""What many of a player's games come to. Pure.

A game counts where somebody won or lost it, in TFT and Arena by the half in which the place lies
(`tracking.domain.milestones.won`); remakes, games that nobody won and results that cannot be read
count for nothing and are counted apart. Nothing here rates anybody: every figure is a count or an
average of what Riot's records hold.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta, tzinfo

from tracking.domain.milestones import comparable
from tracking.domain.played import LeftOut, PlayedGame
from tracking.domain.queues import QueueKind, queue
from tracking.domain.result_types import LoLResult, TFTResult

ROLES = ("TOP", "JUNGLE", "MIDDLE", "BOTTOM", "UTILITY")
HOURS = 24


@dataclass(slots=True, kw_only=True)
class Tally:
    """Games that count."""

    games: int = 0
    wins: int = 0
    """Of places: in the upper half."""
    places: int = 0
    """TFT: the places added up."""
    placed: int = 0
    """TFT: in how many games there was one; runs against the game have none."""
    firsts: int = 0
    """TFT: in Double Up with his partner."""
    kills: int = 0
    deaths: int = 0
    assists: int = 0
    scored: int = 0
    """League: in how many games kills are counted; not in Swarm (riot.md §6.6)."""
    seconds: int = 0

    @property
    def losses(self) -> int:
        """Those that were not won."""
        return self.games - self.wins

    @property
    def share(self) -> float | None:
        """Of games won, 0 to 1; None without games."""
        return self.wins / self.games if self.games else None

    @property
    def place(self) -> float | None:
        """The average place; None where there was none."""
        return self.places / self.placed if self.placed else None

    def add(self, game: PlayedGame) -> None:
        """Count a game that counts."""
        self.games += 1
        self.wins += game.won is True
        self.seconds += game.seconds
        result = game.result
        if isinstance(result, TFTResult):
            pair = result.pair_placement
            self.firsts += (result.placement if pair is None else pair) == 1
            self.places += result.placement or 0
            self.placed += result.placement is not None
        elif isinstance(result, LoLResult) and queue(game.queue_id).kind is not QueueKind.SWARM:
            self.kills += result.kills
            self.deaths += result.deaths
            self.assists += result.assists
            self.scored += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Streaks:
    """Comparable games in a row, within the time that is asked for."""

    now: int = 0
    """That his latest game belongs to: so many won, negative: lost."""
    won: int = 0
    """The longest."""
    lost: int = 0


@dataclass(slots=True, kw_only=True)
class Summary:
    """What a player's games come to."""

    lol: Tally = field(default_factory=Tally)
    tft: Tally = field(default_factory=Tally)
    champions: list[tuple[str, Tally]] = field(default_factory=list)
    """In English, those played most first; who is not named in the record is in none."""
    roles: list[tuple[str, Tally]] = field(default_factory=list)
    """Those played most first; only where there are roles."""
    traits: list[tuple[str, Tally]] = field(default_factory=list)
    """TFT: by the strongest trait of the board."""
    hours: tuple[int, ...] = (0,) * HOURS
    """How many of the games that count began in each hour of the day."""
    streaks: Streaks = field(default_factory=Streaks)
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    half_counts: bool = False
    """There are games with places among them, of which the upper half counts as won."""

    @property
    def games(self) -> int:
        """How many count."""
        return self.lol.games + self.tft.games


def summary(games: Iterable[PlayedGame], zone: tzinfo) -> Summary:
    """What these games, of one player, come to; hours are those of this time zone."""
    found = Summary()
    champions: dict[str, Tally] = defaultdict(Tally)
    roles: dict[str, Tally] = defaultdict(Tally)
    traits: dict[str, Tally] = defaultdict(Tally)
    counted: list[PlayedGame] = []
    for game in games:
        if (why := game.left_out) is not None:
            found.left_out[why] += 1
            continue
        counted.append(game)
        result = game.result
        found.half_counts |= result is not None and result.placement is not None
        if isinstance(result, LoLResult):
            found.lol.add(game)
            if result.champion_name:
                champions[result.champion_name].add(game)
            if result.position in ROLES:
                roles[result.position].add(game)
        elif isinstance(result, TFTResult):
            found.tft.add(game)
            if trait := main_trait(result):
                traits[trait].add(game)
    found.champions, found.roles, found.traits = map(_most_first, (champions, roles, traits))
    found.hours = _hours(counted, zone)
    found.streaks = _streaks(counted)
    return found


def main_trait(result: TFTResult) -> str:
    """The strongest, of equals that with the most units; empty where the record shows no board."""
    strongest = max(result.traits, key=lambda trait: (trait[2], trait[1]), default=None)
    return strongest[0] if strongest else ""


def _most_first(tallies: dict[str, Tally]) -> list[tuple[str, Tally]]:
    return sorted(tallies.items(), key=lambda each: (-each[1].games, -each[1].wins, each[0]))


def _hours(games: Sequence[PlayedGame], zone: tzinfo) -> tuple[int, ...]:
    began: Counter[int] = Counter()
    for game in games:
        if game.ended_at is not None:
            # A record may say anything; no game is longer than a day.
            length = timedelta(seconds=min(game.duration_seconds or 0, 86_400))
            start = game.ended_at - length
            began[start.astimezone(zone).hour] += 1
    return tuple(began[hour] for hour in range(HOURS))


def _streaks(games: Sequence[PlayedGame]) -> Streaks:
    """Only games measured by the same yardstick follow each other, as in the posts of games."""
    dated = [(game.ended_at, game) for game in games if game.ended_at is not None]
    dated.sort(key=lambda each: (each[0], each[1].key))
    running: dict[frozenset[int], int] = defaultdict(int)
    now = won_most = lost_most = 0
    for _, game in dated:
        before = running[comparable(game.queue_id)]
        step = 1 if game.won else -1
        now = before + step if before * step > 0 else step
        running[comparable(game.queue_id)] = now
        won_most, lost_most = max(won_most, now), max(lost_most, -now)
    return Streaks(now=now, won=won_most, lost=lost_most)
