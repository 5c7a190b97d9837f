"""Queue id -> name, game, whether Riot publishes its records (riot.md §8). Never fails."""

from dataclasses import dataclass, replace
from enum import StrEnum

from tracking.domain.games import Game


class QueueKind(StrEnum):
    """How a queue is won, and by whom: what rules and views tell apart."""

    STANDARD = "standard"  # two teams of people, one wins
    CUSTOM = "custom"  # two teams, made up by people; private but for tournament codes
    COOP = "coop"  # one team of people against bots
    SWARM = "swarm"  # one team of people against the game
    ARENA = "arena"  # many small teams, a placement each
    TUTORIAL = "tutorial"  # never in match history
    TFT = "tft"  # eight players, a placement each
    TFT_TURBO = "tft turbo"  # Hyper Roll: TFT with a rating of its own
    TFT_PAIRS = "tft pairs"  # Double Up: TFT in pairs
    TFT_PVE = "tft pve"  # Tocker's Trials: a run that is won or lost, no placement
    UNKNOWN = "unknown"  # neither the id nor the mode says


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What is known of a queue."""

    id: int | None
    name: str
    """Empty where neither id, mode nor map says."""
    game: Game | None
    """None where neither id, mode nor map says."""
    published: bool | None
    """Whether Riot publishes its records; None where it is not known."""
    ranked: str | None
    """The `queueType` of its league entries, e.g. `RANKED_SOLO_5x5`."""
    kind: QueueKind


_LOL_STANDARD = {
    400: "Normal Draft",
    430: "Normal Blind",
    450: "ARAM",
    490: "Quickplay",
    700: "Clash",
    720: "ARAM Clash",
    900: "ARURF",
    910: "Ascension",
    920: "Legend of the Poro King",
    940: "Nexus Siege",
    1000: "PROJECT: Hunters",
    1010: "Snow ARURF",
    1020: "One for All",
    1200: "Nexus Blitz",
    1300: "Nexus Blitz",
    1400: "Ultimate Spellbook",
    1900: "Pick URF",
}

_LOL_COOP = {
    830: "Co-op vs. AI Intro",
    840: "Co-op vs. AI Beginner",
    850: "Co-op vs. AI Intermediate",
    870: "Co-op vs. AI Intro",
    880: "Co-op vs. AI Beginner",
    890: "Co-op vs. AI Intermediate",
    950: "Doom Bots (Voting)",
    960: "Doom Bots",
    980: "Star Guardian Invasion",
    990: "Star Guardian Invasion: Onslaught",
}

_SWARM = {
    1810: "Swarm (Solo)",
    1820: "Swarm (Duo)",
    1830: "Swarm (Trio)",
    1840: "Swarm (Quad)",
}

_TFT = {
    1090: "TFT Normal",
    1091: "TFT 1v0",
    1092: "TFT 2v0",
    1110: "TFT Tutorial",
    1111: "TFT Simulation",
    1210: "TFT Choncc's Treasure",
    6000: "TFT Revival: Set 3.5",
    6100: "TFT Revival: Festival of Beasts",
    6110: "TFT Revival: Remix Rumble",
    6120: "TFT Pengu's Party",
}


def _lol(
    queue_id: int,
    name: str,
    *,
    kind: QueueKind = QueueKind.STANDARD,
    published: bool | None = True,
    ranked: str | None = None,
) -> Queue:
    return Queue(
        id=queue_id, name=name, game=Game.LOL, published=published, ranked=ranked, kind=kind
    )


def _tft(
    queue_id: int, name: str, *, kind: QueueKind = QueueKind.TFT, ranked: str | None = None
) -> Queue:
    return Queue(id=queue_id, name=name, game=Game.TFT, published=True, ranked=ranked, kind=kind)


_KNOWN: dict[int, Queue] = {
    known.id: known
    for known in (
        *(_lol(queue_id, name) for queue_id, name in _LOL_STANDARD.items()),
        *(_lol(queue_id, name, kind=QueueKind.COOP) for queue_id, name in _LOL_COOP.items()),
        *(_lol(queue_id, name, kind=QueueKind.SWARM) for queue_id, name in _SWARM.items()),
        *(_tft(queue_id, name) for queue_id, name in _TFT.items()),
        _lol(420, "Ranked Solo/Duo", ranked="RANKED_SOLO_5x5"),
        _lol(440, "Ranked Flex", ranked="RANKED_FLEX_SR"),
        # Made private in April 2025; whether that still holds is not known (riot.md §8).
        _lol(480, "Swiftplay", published=None),
        _lol(1700, "Arena", kind=QueueKind.ARENA, ranked="CHERRY"),
        _lol(1710, "Arena (16-player lobby)", kind=QueueKind.ARENA, ranked="CHERRY"),
        _lol(1740, "Arena (Trios)", kind=QueueKind.ARENA),
        _lol(1750, "Arena (Trios)", kind=QueueKind.ARENA, ranked="CHERRY"),
        _lol(2000, "Tutorial 1", kind=QueueKind.TUTORIAL, published=False),
        _lol(2010, "Tutorial 2", kind=QueueKind.TUTORIAL, published=False),
        _lol(2020, "Tutorial 3", kind=QueueKind.TUTORIAL, published=False),
        # 403 by design (developer-relations#1075, #1109).
        _lol(2300, "Brawl", published=False),
        _lol(2400, "ARAM: Mayhem", published=False),
        # Lobbies of the client, seen in its local API alone.
        _lol(3100, "Custom", kind=QueueKind.CUSTOM, published=None),
        _lol(3140, "Practice Tool", kind=QueueKind.CUSTOM, published=None),
        _lol(3270, "Custom", kind=QueueKind.CUSTOM, published=None),
        _tft(1100, "TFT Ranked", ranked="RANKED_TFT"),
        _tft(1120, "TFT Hyper Roll (Normal)", kind=QueueKind.TFT_TURBO),
        _tft(1130, "TFT Hyper Roll", kind=QueueKind.TFT_TURBO, ranked="RANKED_TFT_TURBO"),
        _tft(1150, "TFT Double Up", kind=QueueKind.TFT_PAIRS, ranked="RANKED_TFT_PAIRS"),
        _tft(1160, "TFT Double Up", kind=QueueKind.TFT_PAIRS, ranked="RANKED_TFT_DOUBLE_UP"),
        _tft(1220, "TFT Tocker's Trials", kind=QueueKind.TFT_PVE),
    )
    if known.id is not None
}

_MODES: dict[str, tuple[str, QueueKind, Game]] = {
    "ARAM": ("ARAM", QueueKind.STANDARD, Game.LOL),
    "ASCENSION": ("Ascension", QueueKind.STANDARD, Game.LOL),
    "BRAWL": ("Brawl", QueueKind.STANDARD, Game.LOL),
    "CHERRY": ("Arena", QueueKind.ARENA, Game.LOL),
    "DOOMBOTSTEEMO": ("Doom Bots", QueueKind.COOP, Game.LOL),
    "GAMEMODEX": ("Nexus Blitz", QueueKind.STANDARD, Game.LOL),
    "KINGPORO": ("Legend of the Poro King", QueueKind.STANDARD, Game.LOL),
    "KIWI": ("ARAM: Mayhem", QueueKind.STANDARD, Game.LOL),
    "NEXUSBLITZ": ("Nexus Blitz", QueueKind.STANDARD, Game.LOL),
    "ONEFORALL": ("One for All", QueueKind.STANDARD, Game.LOL),
    "PRACTICETOOL": ("Practice Tool", QueueKind.CUSTOM, Game.LOL),
    "SIEGE": ("Nexus Siege", QueueKind.STANDARD, Game.LOL),
    "STRAWBERRY": ("Swarm", QueueKind.SWARM, Game.LOL),
    "SWIFTPLAY": ("Swiftplay", QueueKind.STANDARD, Game.LOL),
    "TFT": ("TFT", QueueKind.TFT, Game.TFT),
    "ULTBOOK": ("Ultimate Spellbook", QueueKind.STANDARD, Game.LOL),
    "URF": ("URF", QueueKind.STANDARD, Game.LOL),
}
"""Label, kind and game of a queue whose id is not in the table."""

_MAP_MODES = {22: "TFT", 30: "CHERRY", 33: "STRAWBERRY", 35: "BRAWL"}
"""Maps on which one mode alone is played."""

_LOL_MAPS = {11, 12, 21}

_NAMED = {known.name: known for _, known in sorted(_KNOWN.items())}


def queue(queue_id: int | None, *, mode: str = "", map_id: int = 0) -> Queue:
    """What is known of a queue; an unknown id is named after its mode, map or number."""
    mode = mode.upper()
    if queue_id == 0:
        return _custom(mode, map_id)
    known = _KNOWN.get(queue_id) if queue_id is not None else None
    return known or _unknown(queue_id, mode, map_id)


def queue_named(name: str | None) -> Queue | None:
    """A queue of this name, of several the newest: filters make no difference between them. None
    where none is ours."""
    return _NAMED.get(name or "")


def is_known(queue_id: int | None) -> bool:
    """Whether the id is one of ours; where there is none, nothing is unknown."""
    return queue_id in (None, 0) or queue_id in _KNOWN


def is_tft(queue_id: int | None, mode: str = "") -> bool:
    """Whether a game is TFT; LoL and TFT share Riot's id space (riot.md §5)."""
    return queue(queue_id, mode=mode).game is Game.TFT


def _custom(mode: str, map_id: int) -> Queue:
    """Queue 0: any mode; private but for tournament codes (riot.md §6.11)."""
    by_mode = _unknown(0, mode, map_id)
    special = by_mode.kind not in (QueueKind.STANDARD, QueueKind.UNKNOWN)
    return replace(
        by_mode,
        name="Custom",
        published=False,
        kind=by_mode.kind if special else QueueKind.CUSTOM,
    )


def _unknown(queue_id: int | None, mode: str, map_id: int) -> Queue:
    fallback = "" if queue_id is None else f"Queue {queue_id}"
    label, kind, game = _label(mode, map_id) or (fallback, QueueKind.UNKNOWN, None)
    if game is None and (mode or map_id in _LOL_MAPS):
        game = Game.LOL
    return Queue(id=queue_id, name=label, game=game, published=None, ranked=None, kind=kind)


def _label(mode: str, map_id: int) -> tuple[str, QueueKind, Game] | None:
    if mode.startswith("TUTORIAL"):
        return "Tutorial", QueueKind.TUTORIAL, Game.LOL
    return _MODES.get(mode) or _MODES.get(_MAP_MODES.get(map_id, ""))
