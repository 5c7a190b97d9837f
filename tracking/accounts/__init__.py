"""What members say of themselves: which Riot accounts are theirs, and how they prove it."""

from tracking.accounts import proof
from tracking.accounts.links import (
    Link,
    forget_account,
    forget_user,
    of_user,
    players_of,
    wishes,
)
from tracking.accounts.proof import Challenge
from tracking.accounts.proofs import Checked, Proofs
from tracking.accounts.service import Accounts, Answer, Overview, Said

__all__ = [
    "Accounts",
    "Answer",
    "Challenge",
    "Checked",
    "Link",
    "Overview",
    "Proofs",
    "Said",
    "forget_account",
    "forget_user",
    "of_user",
    "players_of",
    "proof",
    "wishes",
]
