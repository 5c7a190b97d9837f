"""Standings and ranked games in minutes after an hour, for tests of what follows from them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from tracking.domain.games import Game, GameKey
from tracking.domain.ladders import Sighting, Standing
from tracking.domain.rank_changes import GameChange, RankedGame, RankHistory
from tracking.domain.rank_history import rank_history
from tracking.domain.ranks import AnyRank, Rank, RatedRank
from tracking.domain.results import Outcome

START = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


def minute(after: float) -> datetime:
    return START + timedelta(minutes=after)


def rank(text: str) -> AnyRank:
    """`GOLD II 34`, `MASTER 120`, `BLUE 2310`, empty for unranked."""
    parts = text.split()
    if not parts:
        return Rank.of(None, None, None)
    rated = RatedRank.of(parts[0], int(parts[-1]))
    division = parts[1] if len(parts) == 3 else "I"
    return rated or Rank.of(parts[0], division, int(parts[-1]))


def standing(text: str, wins: int = 0, losses: int = 0) -> Standing:
    return Standing(rank=rank(text), wins=wins, losses=losses)


def key(number: int) -> GameKey:
    return GameKey(platform="EUW1", game_id=str(number))


def win(number: int, ended: float, **more) -> RankedGame:
    return _game(number, ended, Outcome.WIN, **more)


def loss(number: int, ended: float, **more) -> RankedGame:
    return _game(number, ended, Outcome.LOSS, **more)


def remake(number: int, ended: float, **more) -> RankedGame:
    return _game(number, ended, Outcome.REMAKE, **more)


def placed(number: int, ended: float, placement: int, *, out: float | None = None) -> RankedGame:
    """A TFT game; `out`: when he was eliminated."""
    return RankedGame(
        key=key(number),
        game=Game.TFT,
        earliest=minute(ended if out is None else out),
        ended_at=minute(ended),
        outcome=Outcome.PLACEMENT,
        placement=placement,
    )


def awaited(number: int, ended: float, **more) -> RankedGame:
    """Over, and its record is not there."""
    return _game(number, ended, None, **more)


def _game(number: int, ended: float, outcome: Outcome | None, game: Game = Game.LOL) -> RankedGame:
    return RankedGame(
        key=key(number),
        game=game,
        earliest=minute(ended),
        ended_at=minute(ended),
        outcome=outcome,
    )


class Watched:
    """A ladder as it was looked at: what is the same as before makes the last sighting longer."""

    def __init__(self) -> None:
        self.sightings: list[Sighting] = []
        self.games: list[RankedGame] = []

    def look(self, at: float, text: str, wins: int = 0, losses: int = 0) -> "Watched":
        seen = standing(text, wins, losses)
        last = self.sightings[-1] if self.sightings else None
        if last is not None and last.standing == seen:
            self.sightings[-1] = Sighting(
                id=last.id, standing=seen, first_at=last.first_at, last_at=minute(at)
            )
        else:
            number = len(self.sightings) + 1
            self.sightings.append(
                Sighting(id=number, standing=seen, first_at=minute(at), last_at=minute(at))
            )
        return self

    def played(self, *games: RankedGame) -> "Watched":
        self.games += games
        return self

    def history(self, now: float = 100_000) -> RankHistory:
        return rank_history(self.sightings, self.games, now=minute(now))

    def change(self, number: int, now: float = 100_000) -> GameChange:
        return self.history(now).games[key(number)]

    def lp(self, *numbers: int, now: float = 100_000) -> Sequence[int | str | None]:
        """The LP of these games, or what else is known of them."""
        games = self.history(now).games
        return [
            games[key(n)].effect.value if games[key(n)].lp is None else games[key(n)].lp
            for n in numbers
        ]
