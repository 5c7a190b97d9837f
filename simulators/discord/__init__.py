"""A local Discord: REST and gateway v10 on loopback, for tests and the demo.

An unpatched discord.py bot in this or another process logs in, syncs commands, answers
interactions and posts, when it is pointed at `LocalDiscord.api_url` and `gateway_url`.
"""

from simulators.discord.errors import NoAnswer, NotOffered
from simulators.discord.faults import Fault
from simulators.discord.permissions import Permission
from simulators.discord.recording import RecordedFile, RecordedRequest
from simulators.discord.replies import Reply
from simulators.discord.server import LocalDiscord

__all__ = [
    "Fault",
    "LocalDiscord",
    "NoAnswer",
    "NotOffered",
    "Permission",
    "RecordedFile",
    "RecordedRequest",
    "Reply",
]
