"""Follow, unfollow, rename and resolve again."""

from tracking.players.riot_id import RiotId, parse_region, parse_riot_id
from tracking.players.service import Followed, Players

__all__ = ["Followed", "Players", "RiotId", "parse_region", "parse_riot_id"]
