"""What a raw record says of one player, read anew from riot.md §6 and not by the bot's code."""

from dataclasses import dataclass
from typing import Any

from simulators.riot.games import puuid_of
from tests.chaos.stage import Played, Stage


@dataclass(frozen=True, slots=True)
class Expected:
    """The outcome as the contract names it; a place where there is one."""

    outcome: str
    placement: int | None = None


def expected(stage: Stage, played: Played, player: int) -> Expected:
    """What the bot must have stored for this player."""
    record = played.game.record
    assert record is not None
    info = record["info"]
    mine = puuid_of(stage.accounts[player])
    him = next((one for one in info["participants"] if one["puuid"] == mine), None)
    if him is None:
        return Expected("none")
    if played.game.kind == "tft":
        return _placed(him["placement"])
    if any(one["gameEndedInEarlySurrender"] for one in info["participants"]):
        return Expected("remake")
    if info["gameMode"] == "CHERRY":
        return _placed(him["placement"])
    if not any(one["win"] for one in info["participants"]):
        return Expected("none")
    return Expected("win" if him["win"] else "loss")


def _placed(place: Any) -> Expected:
    return Expected("placement", place) if place else Expected("none")


def ended_between(played: Played) -> tuple[float, float]:
    """Between which instants (epoch seconds) the record puts the game's end.

    A record counts whole seconds, so that the end by its own account may lie a little earlier.
    """
    ended = played.game.ended_at
    assert ended is not None
    return ended - 1.5, ended + 0.5
