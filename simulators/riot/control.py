"""Doors for a driver in another process: GET /sim/state, POST /sim/games and so on."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from simulators.riot.accounts import Account
from simulators.riot.games import Ending, Game, Publication
from simulators.riot.world import World

if TYPE_CHECKING:
    from simulators.riot.server import LocalRiot

Body = dict[str, Any]


def add_control(app: web.Application, riot: "LocalRiot") -> None:
    """Every door takes and gives JSON; what is wrong with a request is said with a 400."""

    async def state(_: web.Request) -> web.Response:
        return web.json_response(state_of(riot))

    def door(act: Callable[[World, Body], Body]) -> Callable[..., Any]:
        async def handle(request: web.Request) -> web.Response:
            try:
                return web.json_response(act(riot, await request.json()))
            except (ValueError, KeyError, TypeError) as error:
                raise web.HTTPBadRequest(text=json.dumps({"error": str(error)})) from error

        return handle

    app.router.add_get("/sim/state", state)
    app.router.add_post("/sim/accounts", door(_add_account))
    app.router.add_post("/sim/games", door(_start))
    app.router.add_post("/sim/games/end", door(_end))
    app.router.add_post("/sim/outage", door(_outage))
    app.router.add_post("/sim/ranks", door(_rank))
    app.router.add_post("/sim/league", door(_league))
    app.router.add_post("/sim/icons", door(_icon))


def state_of(riot: "LocalRiot") -> Body:
    """How many requests there were, and every game with what can be seen of it."""
    now = riot.clock()
    return {
        "now": now,
        "requests": riot.requests,
        "refused": riot.answers(429),
        "games": [_shown(game, now) for game in riot.games.values()],
    }


def _shown(game: Game, now: float) -> Body:
    return {
        "match_id": game.match_id,
        "game": game.kind,
        "queue": game.queue.queue_id,
        "live": game.is_live(now),
        "visible": game.is_visible(now),
        "published": game.is_listed(now),
        "players": [f"{seat.game_name}#{seat.tag_line}" for seat in game.seats],
    }


def _add_account(world: World, body: Body) -> Body:
    account = world.add_account(body["game_name"], body["tag_line"], body["platform"])
    return {"number": account.number}


def _named(world: World, riot_id: str) -> Account:
    account = world.account_named(*riot_id.split("#", 1))
    if account is None:
        raise ValueError(f"nobody is called {riot_id}")
    return account


def _start(world: World, body: Body) -> Body:
    """`players` are Riot IDs of known accounts."""
    players = [_named(world, riot_id) for riot_id in body["players"]]
    game = world.start_game(
        body["platform"],
        body["queue"],
        players,
        game=body.get("game", "lol"),
        started_ago=body.get("started_ago", 0.0),
    )
    return {"match_id": game.match_id}


def _end(world: World, body: Body) -> Body:
    """`lp` is by Riot ID: what a ranked game gives or takes."""
    game = world.games[body["match_id"]]
    world.end_game(
        game,
        ending=Ending(body.get("ending", Ending.NORMAL)),
        winner=body.get("winner", 0),
        publication=Publication(body.get("publication", Publication.PUBLIC)),
        publish_after=body.get("publish_after"),
        lp={_named(world, who).number: lp for who, lp in body.get("lp", {}).items()},
    )
    return {"match_id": game.match_id}


def _outage(world: World, body: Body) -> Body:
    """`status` 0 ends it."""
    if body["status"]:
        world.start_outage(body["status"], body.get("platforms", ()))
    else:
        world.end_outage()
    return {"status": body["status"]}


def _rank(world: World, body: Body) -> Body:
    """Sets an entry (`entry`), takes it away (`entry` null), or moves it by `lp` without a game."""
    account, queue_type = _named(world, body["player"]), body["queue_type"]
    if "lp" in body:
        world.move_lp(account, queue_type, body["lp"])
    elif body["entry"] is None:
        world.clear_rank(account, queue_type)
    else:
        world.set_rank(account, queue_type, **body["entry"])
    return {"entry": account.ranks.get(queue_type)}


def _league(world: World, body: Body) -> Body:
    """`lag`: seconds until changes are shown from now on; `hidden`: whether nothing is."""
    world.league_lag = float(body.get("lag", world.league_lag))
    world.league_hidden = bool(body.get("hidden", world.league_hidden))
    return {"lag": world.league_lag, "hidden": world.league_hidden}


def _icon(world: World, body: Body) -> Body:
    """The player sets his profile icon, as the owner of an account alone can."""
    account = _named(world, body["player"])
    account.profile_icon = int(body["icon"])
    return {"icon": account.profile_icon}
