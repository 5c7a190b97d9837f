"""Follow, unfollow, rename and resolve again."""

from tracking.players.resolve import mark_foreign
from tracking.players.riot_id import RiotId, parse_region, parse_riot_id
from tracking.players.service import Followed, Players

__all__ = ["Followed", "Players", "RiotId", "mark_foreign", "parse_region", "parse_riot_id"]
