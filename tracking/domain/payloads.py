"""Announcements' payloads without somebody, and somebody's part of them alone. Pure.

A player is found by his id, or by his name (`Name#TAG`, case folded) where he was removed before.
What cannot be read is left as it is.
"""

from collections.abc import Collection, Mapping
from typing import Any

from tracking.domain.events import Kind
from tracking.domain.recap_payloads import named_in_recap, recap_of, recap_without
from tracking.domain.withholding import his_alone, without_partner


def without_player(
    payload: Mapping[str, Any], players: Collection[int], names: Collection[str]
) -> dict[str, Any] | None:
    """An announcement's payload without these players; None where nobody would be left in it."""
    if payload.get("kind") == Kind.RECAP.value:
        return recap_without(payload, players, names)
    if isinstance(payload.get("games"), list):
        parts = {name: _left(payload[name], players, names) for name in _folded(payload)}
        return {**payload, **parts} if any(parts.values()) else None
    return _without(payload, players, names)


def _folded(payload: Mapping[str, Any]) -> list[str]:
    """Where a digest has its posts: games, and promotions beside them."""
    return [name for name in ("games", "steps") if isinstance(payload.get(name), list)]


def _left(posts: list[Any], players: Collection[int], names: Collection[str]) -> list[Any]:
    left = [_without(each, players, names) if isinstance(each, Mapping) else each for each in posts]
    return [each for each in left if each is not None]


def _without(
    payload: Mapping[str, Any], players: Collection[int], names: Collection[str]
) -> dict[str, Any] | None:
    if _is_his(payload, players, names):
        return None
    lines = payload.get("players")
    if not isinstance(lines, list):
        return dict(payload)
    his = [line for line in lines if isinstance(line, Mapping) and _is_his(line, players, names)]
    if his and len(his) == len(lines):
        return None
    gone = {str(line.get("player_id")) for line in his}
    beside = {
        part: {player: each for player, each in told.items() if player not in gone}
        for part, told in _by_player(payload)
    }
    left = [_without_partner(line, names) for line in lines if line not in his]
    return {**payload, **beside, "players": left}


def _without_partner(line: Any, names: Collection[str]) -> Any:
    if not isinstance(line, Mapping) or "result" not in line:
        return line
    return {**line, "result": without_partner(line["result"], names)}


def _is_his(line: Mapping[str, Any], players: Collection[int], names: Collection[str]) -> bool:
    if "player_id" not in line:
        return False
    named = f"{line.get('game_name')}#{line.get('tag_line')}".casefold()
    player_id = line["player_id"]
    return (isinstance(player_id, int) and player_id in players) or named in names


def lines_of(
    payload: Mapping[str, Any], players: Collection[int], names: Collection[str]
) -> list[dict[str, Any]]:
    """What an announcement says of these players: one object per game, without anybody else."""
    if payload.get("kind") == Kind.RECAP.value:
        mine = recap_of(payload, players, names)
        return [mine] if mine is not None else []
    digest = isinstance(payload.get("games"), list)
    told = [each for name in _folded(payload) for each in payload[name]] if digest else [payload]
    return [mine for game in told if (mine := _mine(game, players, names)) is not None]


def _mine(game: Any, players: Collection[int], names: Collection[str]) -> dict[str, Any] | None:
    if not isinstance(game, Mapping):
        return None
    if _is_his(game, players, names):
        return dict(game)
    lines = game.get("players")
    if not isinstance(lines, list):
        return None
    his = [line for line in lines if isinstance(line, Mapping) and _is_his(line, players, names)]
    if not his:
        return None
    ids = {str(line.get("player_id")) for line in his}
    beside = {
        part: {player: each for player, each in told.items() if player in ids}
        for part, told in _by_player(game)
    }
    return {**game, **beside, "players": his}


def _by_player(payload: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """The parts that stand beside the players, by player id: ranks, milestones, former names, and
    whatever comes."""
    return [
        (part, told)
        for part, told in payload.items()
        if isinstance(told, Mapping) and told and all(str(each).isdecimal() for each in told)
    ]


def games_of(payload: Any) -> list[Mapping[str, Any]]:
    """The games that an announcement tells of: one, or those of a digest."""
    if not isinstance(payload, Mapping):
        return []
    told = payload["games"] if isinstance(payload.get("games"), list) else [payload]
    return [each for each in told if isinstance(each, Mapping)]


def players_in(payload: Mapping[str, Any]) -> set[int]:
    """The ids of the players of whose games or ranks an announcement tells; nobody in a recap."""
    posts = [each for name in _folded(payload) for each in payload[name]]
    told = [each for each in posts or [payload] if isinstance(each, Mapping)]
    named = [each.get("players") for each in told]
    lines = [line for each in named if isinstance(each, list) for line in each] + told
    ids = (line.get("player_id") for line in lines if isinstance(line, Mapping))
    return {each for each in ids if isinstance(each, int)}


def without_ids(line: Mapping[str, Any]) -> dict[str, Any]:
    """What `lines_of` gave, without the tables' own numbers, and without whom a result names beside
    him."""
    if line.get("kind") == Kind.RECAP.value:
        return dict(line)
    kept = {key: value for key, value in line.items() if key != "player_id"}
    beside = {part: list(told.values()) for part, told in _by_player(line)}
    players = line.get("players")
    if not isinstance(players, list):
        return {**kept, **beside}
    named = [{key: each[key] for key in each if key != "player_id"} for each in players]
    his = [{**each, "result": his_alone(each.get("result"))} for each in named]
    return {**kept, **beside, "players": his}


def names_in(payload: Mapping[str, Any], players: Collection[int]) -> set[str]:
    """What these players are called in an announcement, and were before."""
    if payload.get("kind") == Kind.RECAP.value:
        return {f"{who[1]}#{who[2]}" for who in named_in_recap(payload) if who[0] in players}
    named = set()
    for game in lines_of(payload, players, ()):
        lines = game.get("players")
        for line in lines if isinstance(lines, list) else [game]:
            if not isinstance(line, Mapping):
                continue
            if line.get("game_name") and line.get("tag_line"):
                named.add(f"{line['game_name']}#{line['tag_line']}")
        former = game.get("formerly")
        named |= {str(each) for each in former.values()} if isinstance(former, Mapping) else set()
    return named
