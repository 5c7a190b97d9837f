"""The payload of a recap without somebody, and his part of it alone. Pure.

In a recap a player is an array, `[id, name, tag]` (`tracking.domain.recap`); what is told of him is
an array that begins with it, or an object that has it as `who`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

Whose = Callable[[Any], bool]


def recap_without(
    payload: Mapping[str, Any], players: Collection[int], names: Collection[str]
) -> dict[str, Any] | None:
    """Without these players; None where nobody would be left. What is told of the server as a whole
    (how many matches, its LP) stays."""

    def his(who: Any) -> bool:
        return _is_one_of(who, players, names)

    if not any(his(who) for who in named_in_recap(payload)):
        return dict(payload)
    kept = _kept(payload, lambda who: not his(who))
    kept["games"] = [game for game in kept.get("games") or () if game.get("tallies")]
    return kept if kept["games"] else None


def recap_of(
    payload: Mapping[str, Any], players: Collection[int], names: Collection[str]
) -> dict[str, Any] | None:
    """What is told of these players, by name; None where nothing is."""

    def his(who: Any) -> bool:
        return _is_one_of(who, players, names)

    if not any(his(who) for who in named_in_recap(payload)):
        return None
    mine = _kept(payload, his)
    about = {key: payload.get(key) for key in ("kind", "period", "first", "last", "zone")}
    games = [_of_game(game) for game in mine.get("games") or () if game.get("tallies")]
    return {**about, "games": _named(games), "climbers": _named(mine.get("climbers") or [])}


def named_in_recap(payload: Any) -> Iterator[list[Any]]:
    """Everybody who is named in it, as often as he is."""
    if _is_who(payload):
        yield payload
        return
    inner = payload.values() if isinstance(payload, Mapping) else payload
    for each in inner if isinstance(inner, list) or isinstance(payload, Mapping) else ():
        yield from named_in_recap(each)


def _of_game(game: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is the whole server's."""
    return {key: game[key] for key in game if key != "matches"}


def _kept(payload: Mapping[str, Any], wanted: Whose) -> dict[str, Any]:
    kept = {**payload, "climbers": _entries(payload.get("climbers"), wanted)}
    games = payload.get("games")
    kept["games"] = [
        _kept_game(game, wanted)
        for game in (games if isinstance(games, list) else ())
        if isinstance(game, Mapping)
    ]
    return kept


def _kept_game(game: Mapping[str, Any], wanted: Whose) -> dict[str, Any]:
    kept = dict(game)
    for part in ("tallies", "pentakills", "streak_of"):
        kept[part] = _entries(game.get(part), wanted)
    for part in ("best", "worst"):
        told = game.get(part)
        stays = isinstance(told, Mapping) and wanted(told.get("who"))
        kept[part] = told if stays else None
    if not kept["streak_of"]:
        kept["streak"] = 0
    return kept


def _entries(told: Any, wanted: Whose) -> list[Any]:
    entries = told if isinstance(told, list) else []
    return [each for each in entries if wanted(_whose(each))]


def _whose(entry: Any) -> Any:
    """Of whom it tells."""
    return entry[0] if isinstance(entry, list) and entry and not _is_who(entry) else entry


def _named(value: Any) -> Any:
    """With names instead of arrays."""
    if _is_who(value):
        return f"{value[1]}#{value[2]}"
    if isinstance(value, Mapping):
        return {key: _named(each) for key, each in value.items()}
    return [_named(each) for each in value] if isinstance(value, list) else value


def _is_who(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 3
        and isinstance(value[0], int)
        and isinstance(value[1], str)
        and isinstance(value[2], str)
    )


def _is_one_of(who: Any, players: Collection[int], names: Collection[str]) -> bool:
    return _is_who(who) and (who[0] in players or f"{who[1]}#{who[2]}".casefold() in names)
