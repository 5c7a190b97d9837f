"""What people type for a player and a region, read with forgiveness and refused with a sentence."""

import unicodedata
from dataclasses import dataclass

from tracking.errors import UserMistake
from tracking.riot.routes import PLATFORMS, platform_from_region, region_name

NAME_LENGTHS = range(3, 17)
TAG_LENGTHS = range(3, 6)

SHOWN = 40
"""So much of what was typed is repeated in an answer."""

FULL_WIDTH_HASH = "＃"
"""What an East Asian keyboard types for `#`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiotId:
    """`Name#TAG`; both parts as typed, without what cannot be seen."""

    game_name: str
    tag_line: str

    def __str__(self) -> str:
        return f"{self.game_name}#{self.tag_line}"

    def same_as(self, other: "RiotId") -> bool:
        """Whether Riot takes both for the same: neither case nor spaces count."""
        return self.folded() == other.folded()

    def folded(self) -> str:
        """The form in which equal Riot IDs are equal texts."""
        return "".join(str(self).casefold().split())


def quoted(text: str) -> str:
    """What was typed, in quotes and shortened; escaping is the view's business."""
    text = clean(text)
    return f"“{text if len(text) <= SHOWN else text[: SHOWN - 1] + '…'}”"


def clean(text: str) -> str:
    """The text without what copying and Discord's clients add invisibly.

    Format characters go (zero-width marks, bidi isolates, byte order mark), control characters
    and every kind of space become plain spaces, letters are composed.
    """
    kept = []
    for letter in unicodedata.normalize("NFC", text):
        match unicodedata.category(letter):
            case "Cf" | "Cs":
                continue
            case "Cc" | "Zs" | "Zl" | "Zp":
                kept.append(" ")
            case _:
                kept.append(letter)
    return "".join(kept).strip()


def parse_riot_id(text: str) -> RiotId:
    """Read `Name#TAG`; raises UserMistake with a sentence that says what is wrong with it."""
    typed = clean(text).replace(FULL_WIDTH_HASH, "#")
    name, hash_sign, tag = (part.strip() for part in typed.partition("#"))
    if not hash_sign:
        raise UserMistake(
            f"{quoted(text)} lacks the tag. A Riot ID is written Name#TAG; "
            "the tag stands beside the name in the game's client."
        )
    if "#" in tag:
        raise UserMistake(f"{quoted(text)} has more than one #. A Riot ID is written Name#TAG.")
    _check_length(text, "name", name, NAME_LENGTHS)
    _check_length(text, "tag", tag, TAG_LENGTHS)
    return RiotId(game_name=name, tag_line=tag)


def _check_length(text: str, what: str, part: str, lengths: range) -> None:
    if len(part) not in lengths:
        raise UserMistake(
            f"{quoted(text)} is not a Riot ID: the {what} has {lengths[0]} to {lengths[-1]} "
            f"characters, this one has {len(part)}. A Riot ID is written Name#TAG."
        )


def parse_region(text: str | None) -> str | None:
    """The platform of a region as people name it, None where none was named; raises UserMistake
    for a region that does not exist."""
    typed = clean(text or "")
    if not typed:
        return None
    platform = platform_from_region(typed)
    if platform is None:
        raise UserMistake(f"{quoted(typed)} is not a region. {regions_sentence()}")
    return platform


def regions_sentence() -> str:
    """Which regions there are."""
    names = dict.fromkeys(region_name(platform) for platform in PLATFORMS)
    return f"The regions are: {', '.join(names)}."
