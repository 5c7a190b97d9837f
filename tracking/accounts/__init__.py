"""What members say of themselves: which Riot accounts are theirs, and how they prove it."""

from tracking.accounts import proof
from tracking.accounts.proof import Challenge
from tracking.accounts.proofs import Checked, Proofs

__all__ = ["Challenge", "Checked", "Proofs", "proof"]
