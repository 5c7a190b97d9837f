"""Platforms, clusters, and the names people use for them (riot.md §1.1)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Platform:
    region: str
    match: str
    account: str
    spoken: tuple[str, ...]


ACCOUNT_CLUSTERS = ("europe", "americas", "asia")
"""Where account-v1 is; each knows every account, and each has a budget of its own."""

PLATFORMS: dict[str, _Platform] = {
    "NA1": _Platform("NA", "americas", "americas", ("north america",)),
    "BR1": _Platform("BR", "americas", "americas", ("brazil", "brasil")),
    "LA1": _Platform("LAN", "americas", "americas", ("latin america north",)),
    "LA2": _Platform("LAS", "americas", "americas", ("latin america south",)),
    "EUW1": _Platform("EUW", "europe", "europe", ("eu west", "europe west")),
    "EUN1": _Platform("EUNE", "europe", "europe", ("eun", "eu nordic & east")),
    "TR1": _Platform("TR", "europe", "europe", ("turkey", "türkiye")),
    "RU": _Platform("RU", "europe", "europe", ("russia",)),
    "ME1": _Platform("ME", "europe", "europe", ("middle east",)),
    "KR": _Platform("KR", "asia", "asia", ("korea", "한국")),
    "JP1": _Platform("JP", "asia", "asia", ("japan",)),
    "OC1": _Platform("OCE", "sea", "asia", ("oceania",)),
    "SG2": _Platform(
        "SG", "sea", "asia", ("sea", "singapore", "thailand", "philippines", "th2", "ph2")
    ),
    "TW2": _Platform("TW", "sea", "asia", ("taiwan",)),
    "VN2": _Platform("VN", "sea", "asia", ("vietnam",)),
}
"""The platforms that exist, by the prefix of their match ids."""

MERGED = {"PH2": "sea", "TH2": "sea"}
"""Merged into SG2 on 2025-01-08; old match ids keep the prefix."""


def platform_from_region(text: str) -> str | None:
    """The platform that somebody means: `EUW`, `euw1`, `Korea`; None where nobody does."""
    said = " ".join(text.lower().split())
    for platform, known in PLATFORMS.items():
        if said in (platform.lower(), known.region.lower(), *known.spoken):
            return platform
    return None


def region_name(platform: str) -> str:
    """What people call a platform: `EUW` for `EUW1`."""
    known = PLATFORMS.get(platform.upper())
    return known.region if known else platform


def match_cluster(platform: str) -> str:
    """Where match-v5 and tft-match-v1 keep a platform's games. Raises KeyError."""
    platform = platform.upper()
    return MERGED[platform] if platform in MERGED else PLATFORMS[platform].match


def platform_route(platform: str) -> str:
    """The host of a platform. Raises KeyError for what is none: it becomes part of an address."""
    platform = platform.upper()
    if platform not in PLATFORMS:
        raise KeyError(platform)
    return platform.lower()


def status_route(route: str) -> str:
    """The platform whose state is asked for to try a key used at this route. lol-status-v4 knows
    no `tw2` (riot.md §1.1)."""
    if route in ("sea", "tw2"):
        return "sg2"
    return {"americas": "na1", "asia": "kr", "europe": "euw1"}.get(route, route)


def account_cluster(platform: str | None) -> str:
    """The nearest cluster for account-v1, which any account can be asked of; there is no `sea`."""
    known = PLATFORMS.get((platform or "").upper())
    return known.account if known else "europe"
