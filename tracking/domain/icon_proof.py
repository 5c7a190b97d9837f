"""The profile icon challenge: whoever can set an account's icon is its owner.

Riot offers no other proof to those who have no sign-on with it (riot.md §9). Icons 0 to 28 are the
starter icons, which every account owns.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from enum import Enum, StrEnum

WANTED_ICONS = range(1, 29)
"""Without 0: Riot leaves out what is 0 (riot.md §2.8), so that an answer that lacks the icon looks
like it."""

VALID = timedelta(minutes=15)
"""So long the owner has for changing his icon."""

STANDS = timedelta(minutes=15)
"""So long a proof counts for what it was asked for: time to be asked whether one is sure."""

MOST_TRIES = 30
"""Looks at the icon; Riot may show a change some minutes late."""

PAUSE = timedelta(seconds=10)
"""At least so long between two looks for one person: each is a request to Riot, or two."""


class Purpose(StrEnum):
    """What a proof is good for; one for this is none for that. At most twenty letters."""

    LINK = "link"  # "this account is me"
    EXPORT = "export"  # being shown, and taking along, what is stored of the account
    DELETE = "delete"  # removing it
    FORBID = "forbid"  # the account may be followed by nobody


class Verdict(Enum):
    """What a look at the icon says."""

    PROVED = "proved"
    NOT_YET = "not yet"  # another icon is shown
    EXPIRED = "expired"  # too late, whatever is shown


def choose_icon(taken: Collection[int], choose: Callable[[Sequence[int]], int]) -> int | None:
    """An icon to ask for; None where none is left.

    `taken` are the icon that is shown now and those that other open challenges of this account
    wait for: the owner who sets the icon he was told must prove nothing for anybody else.
    """
    left = [icon for icon in WANTED_ICONS if icon not in taken]
    return choose(left) if left else None


def judge(*, wanted: int, shown: int, expires_at: datetime, now: datetime) -> Verdict:
    """Whether the icon that Riot shows proves it."""
    if now >= expires_at:
        return Verdict.EXPIRED
    return Verdict.PROVED if shown == wanted else Verdict.NOT_YET


def too_soon(last_look: datetime | None, now: datetime) -> bool:
    """Whether this person has had Riot asked just now."""
    return last_look is not None and now - last_look < PAUSE
