"""When a game was over whose record says nothing of time, as far as anybody can know. Pure.

Such a record is what Riot keeps of some games that were cut off: zeros (developer-relations#898).
The question decides to whom it is owed: not to a server that followed only after it was certainly
over.
"""

from datetime import UTC, datetime, timedelta

from tracking.domain.following import LONGEST_GAME

LONG_AGO = datetime.min.replace(tzinfo=UTC)
"""Before anybody followed anybody."""

LOBBY_GOES_ON = timedelta(hours=1)
"""A player can be in his next game so long before his Arena or TFT game ends for the others."""


def over_by(
    *,
    seen_at: datetime | None,
    held_over_at: datetime | None,
    next_began_at: datetime | None,
    later_began_at: datetime | None,
    compared: bool,
    now: datetime,
) -> datetime:
    """The latest moment at which the game can have ended.

    `seen_at`: when spectator last showed it; `held_over_at`: since when it is held to be over;
    `next_began_at`: when one of its players began a game that was made later, `later_began_at`:
    when anybody did; `compared`: whether a list that names it had been compared whole before, so
    that it was not in it then. With nothing to go by but a first look into a list it is taken for
    one of the many games that had been over before anybody followed its player.
    """
    bounds = [now] if compared or seen_at is not None else []
    if held_over_at is not None:
        bounds.append(held_over_at)
    if next_began_at is not None:
        bounds.append(next_began_at + LOBBY_GOES_ON)
    if later_began_at is not None:
        bounds.append(later_began_at + LONGEST_GAME)
    return max(min(bounds, default=LONG_AGO), seen_at or LONG_AGO)
