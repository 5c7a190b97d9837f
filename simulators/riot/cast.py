"""Champions and strangers to fill a lobby with. All names of players are made up."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Champion:
    """As match-v5 spells it (`FiddleSticks`, unlike Data Dragon)."""

    id: int
    name: str


CHAMPIONS = tuple(
    Champion(number, name)
    for number, name in (
        (1, "Annie"),
        (9, "FiddleSticks"),
        (17, "Teemo"),
        (21, "MissFortune"),
        (22, "Ashe"),
        (32, "Amumu"),
        (37, "Sona"),
        (51, "Caitlyn"),
        (54, "Malphite"),
        (61, "Orianna"),
        (62, "MonkeyKing"),
        (64, "LeeSin"),
        (86, "Garen"),
        (99, "Lux"),
        (103, "Ahri"),
        (117, "Lulu"),
        (122, "Darius"),
        (201, "Braum"),
        (202, "Jhin"),
        (222, "Jinx"),
        (238, "Zed"),
        (254, "Vi"),
        (267, "Nami"),
        (412, "Thresh"),
    )
)
SWARM_CHAMPIONS = (
    Champion(3151, "Strawberry_Jinx"),
    Champion(3947, "Strawberry_Xayah"),
    Champion(3157, "Strawberry_Yasuo"),
    Champion(3233, "Strawberry_Briar"),
)
TFT_PLACEHOLDER = Champion(145, "Kaisa")
"""What spectator shows for everyone in a TFT lobby (riot.md §2.3)."""

_FIRST = (
    "Brittle",
    "Cobalt",
    "Dusty",
    "Foggy",
    "Gentle",
    "Hasty",
    "Ivory",
    "Jolly",
    "Lumpy",
    "Mossy",
    "Nimble",
    "Plaid",
    "Rainy",
    "Sleepy",
    "Tepid",
    "Wobbly",
)
_SECOND = (
    "Anchor",
    "Biscuit",
    "Cactus",
    "Domino",
    "Ferret",
    "Gazebo",
    "Hammock",
    "Igloo",
    "Kettle",
    "Ladder",
    "Marmot",
    "Noodle",
    "Pickle",
    "Radish",
    "Saddle",
    "Turnip",
)


def stranger_names() -> Iterator[tuple[str, str]]:
    """(game name, tag line), 25,600 different ones."""
    for number in range(100):
        for second in _SECOND:
            for first in _FIRST:
                yield f"{first} {second}", f"SIM{number}"
