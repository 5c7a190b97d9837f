"""Which hosts there are, and which one answers for what (riot.md §1.1)."""

from collections.abc import Mapping

CLUSTER_OF: Mapping[str, str] = {
    "na1": "americas",
    "br1": "americas",
    "la1": "americas",
    "la2": "americas",
    "pbe1": "americas",
    "euw1": "europe",
    "eun1": "europe",
    "tr1": "europe",
    "ru": "europe",
    "me1": "europe",
    "kr": "asia",
    "jp1": "asia",
    "oc1": "sea",
    "sg2": "sea",
    "tw2": "sea",
    "vn2": "sea",
    # Merged into sg2 on 2025-01-08; ids of their games keep the prefix.
    "ph2": "sea",
    "th2": "sea",
}
"""Platform host -> the cluster that holds its matches."""

PLATFORM_ROUTES = frozenset(CLUSTER_OF) - {"pbe1", "ph2", "th2"}
MATCH_ROUTES = frozenset(CLUSTER_OF.values())
ACCOUNT_ROUTES = MATCH_ROUTES - {"sea"}
LOL_STATUS_ROUTES = PLATFORM_ROUTES - {"tw2"} | {"pbe1"}
TFT_STATUS_ROUTES = PLATFORM_ROUTES | {"pbe1"}


def platform(name: str) -> str:
    """The platform id in upper case, as it stands in match ids. ValueError for an unknown one."""
    if name.lower() not in CLUSTER_OF:
        raise ValueError(f"{name!r} is no platform; one of {', '.join(sorted(CLUSTER_OF))} is")
    return name.upper()


def cluster_of_match(match_id: str) -> str | None:
    """The cluster that holds `EUW1_123`; None for an id of no known platform."""
    return CLUSTER_OF.get(match_id.partition("_")[0].lower())
