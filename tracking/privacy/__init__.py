"""What is stored about accounts, members and servers: shown, taken along, removed, forbidden."""

from tracking.privacy.erase import leave_announcements
from tracking.privacy.member import Member
from tracking.privacy.played import remove_scoreboards
from tracking.privacy.servers import SERVER_KEPT, Departed
from tracking.privacy.service import Asked, Privacy, PrivacyTurn, subject_of
from tracking.privacy.subject import Subject
from tracking.privacy.summary import Summary

__all__ = [
    "SERVER_KEPT",
    "Asked",
    "Departed",
    "Member",
    "Privacy",
    "PrivacyTurn",
    "Subject",
    "Summary",
    "leave_announcements",
    "remove_scoreboards",
    "subject_of",
]
