"""What channels are owed: written with the fact itself, sent as a separate step that may repeat.

Functions take a session and never commit.
"""

from tracking.outbox.amend import (
    EDITABLE,
    Edit,
    amend,
    any_edit_due,
    edit_later,
    edited,
    edits_due,
)
from tracking.outbox.claims import LEASE, Claimed, claim, release_claims
from tracking.outbox.delivery import dead, delivered, failed, refused, uncertain
from tracking.outbox.digest import fold_stale, is_of_quiet_hours, read_payload, read_steps
from tracking.outbox.enqueue import FinishedGame, enqueue
from tracking.outbox.keys import State, nonce
from tracking.outbox.places import Homeless, give_place, homeless, no_place
from tracking.outbox.promotion import promote
from tracking.outbox.quiet import any_quiet, fold_held, held_back, hold
from tracking.outbox.recaps import enqueue_recap
from tracking.outbox.resend import AGAIN, OF_GAMES, POSTED, announcements_of, resend
from tracking.outbox.steps import enqueue_step, leave_to_results
from tracking.outbox.waiting import Uncertain, backlog, oldest_owed, uncertain_in

__all__ = [
    "AGAIN",
    "EDITABLE",
    "LEASE",
    "OF_GAMES",
    "POSTED",
    "Claimed",
    "Edit",
    "FinishedGame",
    "Homeless",
    "State",
    "Uncertain",
    "amend",
    "announcements_of",
    "any_edit_due",
    "any_quiet",
    "backlog",
    "claim",
    "dead",
    "delivered",
    "edit_later",
    "edited",
    "edits_due",
    "enqueue",
    "enqueue_recap",
    "enqueue_step",
    "failed",
    "fold_held",
    "fold_stale",
    "give_place",
    "held_back",
    "hold",
    "homeless",
    "is_of_quiet_hours",
    "leave_to_results",
    "no_place",
    "nonce",
    "oldest_owed",
    "promote",
    "read_payload",
    "read_steps",
    "refused",
    "release_claims",
    "resend",
    "uncertain",
    "uncertain_in",
]
