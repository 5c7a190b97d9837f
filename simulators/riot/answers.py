"""What each endpoint answers to a request that has passed the edge."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from simulators.riot import routes
from simulators.riot.accounts import Account, ApiKey, GameKind
from simulators.riot.errors import (
    Json,
    backend,
    count_out_of_range,
    edge,
    foreign_puuid,
    no_live_game,
    no_match_file,
)
from simulators.riot.games import Game, Publication, puuid_of
from simulators.riot.rendering import render
from simulators.riot.spectator import live_game
from simulators.riot.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request that has passed the edge."""

    world: World
    key: ApiKey
    route: str
    params: Mapping[str, str]
    query: Mapping[str, str]

    def account(self) -> Account:
        """Who the puuid in the path is. Raises the 400 for a puuid of another application."""
        puuid = self.params["puuid"]
        account = self.world.account_of(puuid, self.key.application)
        if account is None:
            raise foreign_puuid(puuid)
        return account

    def number(self, name: str, default: int | None = None) -> int | None:
        text = self.query.get(name)
        if text is None:
            return default
        if not text.lstrip("-").isdigit():
            raise edge(400, f"Bad Request - invalid parameter value {text}")
        return int(text)

    def rendered(self, document: Json) -> bytes:
        return render(document, self.key.application, self.world.accounts.__getitem__)


def by_riot_id(call: Call) -> bytes:
    name, tag = call.params["gameName"], call.params["tagLine"]
    account = call.world.account_named(name, tag)
    if account is None:
        raise edge(404, f"Data not found - No results found for player with riot id {name}#{tag}")
    return _account(call, account)


def by_puuid(call: Call) -> bytes:
    account = call.account()
    if account.deleted:
        raise edge(404, "Data not found - No results found for puuid")
    return _account(call, account)


def _account(call: Call, account: Account) -> bytes:
    return call.rendered(
        {
            "puuid": puuid_of(account),
            "gameName": account.game_name,
            "tagLine": account.tag_line,
        }
    )


def region(call: Call) -> bytes:
    if call.params["game"] not in ("lol", "tft"):
        raise edge(400)
    account = call.account()
    if account.deleted:
        raise edge(404)
    if not account.has_profile:
        raise edge(500)  # Permanently so, see dev-relations #1193.
    return call.rendered(
        {
            "puuid": puuid_of(account),
            "game": call.params["game"],
            "region": account.platform.lower(),
        }
    )


def summoner(call: Call) -> bytes:
    account = call.account()
    if not _plays_here(call, account) or not account.has_profile:
        raise edge(404, "Data not found - summoner not found")
    return call.rendered(
        {
            "puuid": puuid_of(account),
            "profileIconId": account.profile_icon,
            "revisionDate": int(call.world.clock() * 1000),
            "summonerLevel": account.level,
        }
    )


def _plays_here(call: Call, account: Account) -> bool:
    return not account.deleted and account.platform.lower() == call.route


def league(game: GameKind) -> Callable[[Call], bytes]:
    def answer(call: Call) -> bytes:
        account = call.account()
        here = _plays_here(call, account)
        entries = call.world.shown_ranks(account).items() if here else ()
        return call.rendered(
            [
                {"puuid": puuid_of(account), "queueType": queue_type, **entry}
                for queue_type, entry in entries
                if queue_type.startswith("RANKED_TFT") == (game == "tft")
                or (call.world.league_leaks and queue_type == "RANKED_TFT_DOUBLE_UP")
            ]
        )

    return answer


def spectator(game: GameKind) -> Callable[[Call], bytes]:
    def answer(call: Call) -> bytes:
        status = call.world.outage_on(call.route)
        if status is not None:
            raise no_live_game() if status == 404 else edge(status)
        account = call.account()
        if account.streamer_mode:
            raise no_live_game("filtered")
        found = call.world.live_game_of(account, game) if _plays_here(call, account) else None
        if found is None:
            raise no_live_game()
        return call.rendered(live_game(found, call.world.clock()))

    return answer


def match_ids(game: GameKind) -> Callable[[Call], bytes]:
    def answer(call: Call) -> bytes:
        account = call.account()
        count = call.number("count", 20) or 0
        if not 0 <= count <= 100:
            raise count_out_of_range(count)
        start = call.number("start", 0) or 0
        if start < 0:
            raise edge(400, f"Bad Request - invalid parameter value {start}")
        games = call.world.listed_games_of(account, game, call.route)
        listed = [found.match_id for found in games if _wanted(call, found)]
        return call.rendered(listed[start : start + count])

    return answer


def _wanted(call: Call, game: Game) -> bool:
    at = game.ended_at if call.world.start_time_means_end else game.started_at
    first, last = call.number("startTime"), call.number("endTime")
    if at is None or (first is not None and at < first) or (last is not None and at > last):
        return False
    if game.kind == "tft":
        return True  # tft-match-v1 has neither filter (dev-relations #935).
    queue = call.number("queue")
    kind = call.query.get("type")
    return queue in (None, game.queue.queue_id) and kind in (None, game.queue.kind)


def match(game: GameKind) -> Callable[[Call], bytes]:
    def answer(call: Call) -> bytes:
        match_id = call.params["matchId"]
        found = call.world.games.get(match_id)
        if found is None or found.kind != game or not found.is_listed(call.world.clock()):
            raise no_match_file()
        if routes.cluster_of_match(match_id) != call.route:
            raise no_match_file()
        return _record(call, found)

    return answer


def _record(call: Call, game: Game) -> bytes:
    if game.publication is Publication.PRIVATE:
        raise backend(403, "FORBIDDEN", "match is private")
    if game.publication is Publication.LISTED_ONLY or game.record is None:
        raise no_match_file()
    application = call.key.application
    if application not in game.rendered:
        game.rendered[application] = call.rendered(game.record)
    return game.rendered[application]


def status(call: Call) -> bytes:
    incidents: dict[str, list[Any]] = {"maintenances": [], "incidents": []}
    for incident in call.world.incidents.get(call.route, ()):
        kind = "maintenances" if incident.get("maintenance_status") else "incidents"
        incidents[kind].append(incident)
    return call.rendered(
        {"id": call.route.upper(), "name": "Simulated", "locales": ["en_GB"], **incidents}
    )
