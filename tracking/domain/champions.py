"""What champions are called, out of the names that records give them."""

import re

_SPELLING = {
    name.replace(" ", "").replace("'", "").replace(".", "").lower(): name
    for name in (
        "Aurelion Sol",
        "Bel'Veth",
        "Cho'Gath",
        "Dr. Mundo",
        "Fiddlesticks",  # match-v5 writes FiddleSticks (riot.md §10)
        "Jarvan IV",
        "K'Sante",
        "Kai'Sa",
        "Kha'Zix",
        "Kog'Maw",
        "LeBlanc",
        "Lee Sin",
        "Master Yi",
        "Miss Fortune",
        "Rek'Sai",
        "Tahm Kench",
        "Twisted Fate",
        "Vel'Koz",
        "Xin Zhao",
    )
} | {"monkeyking": "Wukong", "nunu": "Nunu & Willump", "renata": "Renata Glasc"}
"""By the record's name in lower case; all others are called what the record says."""


def champion_name(recorded: str) -> str:
    """`Wukong` out of `MonkeyKing`, `Jinx` out of Swarm's `Strawberry_Jinx` (riot.md §6.6)."""
    plain = recorded.removeprefix("Strawberry_")
    return _SPELLING.get(plain.lower(), plain)


def set_piece_name(recorded: str) -> str:
    """A TFT unit or trait: `Cho'Gath` out of `TFT9_ChoGath`, `True Damage` out of
    `Set10_TrueDamage`."""
    head, _, tail = recorded.partition("_")
    plain = tail if tail and head.upper().startswith(("SET", "TFT")) else recorded
    known = champion_name(plain)
    return known if known != plain else _WORDS.sub(" ", plain)


_WORDS = re.compile(r"_|(?<=[a-z])(?=[A-Z])")
"""Where one word ends and the next begins."""
