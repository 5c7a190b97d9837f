"""Follow, unfollow, rename and resolve again."""

from tracking.players.adopt import mark_adopted
from tracking.players.allowed import check_allowed
from tracking.players.gone import tell_of_gone
from tracking.players.learn import learn
from tracking.players.locate import Located, locate
from tracking.players.recognise import FOREIGN
from tracking.players.resolve import hurry, mark_foreign
from tracking.players.riot_id import RiotId, parse_region, parse_riot_id
from tracking.players.service import Followed, Players

__all__ = [
    "FOREIGN",
    "Followed",
    "Located",
    "Players",
    "RiotId",
    "check_allowed",
    "hurry",
    "learn",
    "locate",
    "mark_adopted",
    "mark_foreign",
    "parse_region",
    "parse_riot_id",
    "tell_of_gone",
]
