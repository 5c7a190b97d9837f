"""The database of the measurement, filled through the bot's own tables."""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, text

from bench.members.people import PLAYERS, People, Played, name_of, puuid_of
from tracking.database.account_models import AccountLink, MentionWish
from tracking.database.engine import Database
from tracking.database.models import Guild, Player, Scoreboard, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.database.rank_models import RankSnapshot
from tracking.domain.events import GameEvent, Kind, PlayerLine, State
from tracking.domain.games import Game, GameKey, GameStatus
from tracking.domain.ladders import QUEUES, Ladder
from tracking.domain.queues import queue

PORTION = 2_000
RAW_DAYS, RAW_BYTES = 30, 40_000
SCOREBOARDS = 5_000
RUNNING, AWAITED, STUCK = 25, 30, 15
TIERS = ("IRON", "BRONZE", "SILVER", "GOLD", "PLATINUM", "EMERALD", "DIAMOND")
DIVISIONS = ("IV", "III", "II", "I")


@dataclass(frozen=True, slots=True)
class Place:
    """A server, the channel in which its results stand, and the member who asks there."""

    guild_id: int
    channel_id: int
    member_id: int


async def fill(
    database: Database, people: People, places: Sequence[Place], now: datetime
) -> dict[int, list[GameKey]]:
    """Store everything; gives back by player the keys of his games, oldest first."""
    games = sorted(people.games(now), key=lambda game: game.ended_at)
    await _put(database, Player, _players())
    await _put(database, Guild, _guilds(places, now))
    await _put(database, Subscription, _subscriptions(people, places, now))
    await _put(database, AccountLink, _links(places, now))
    await _put(database, MentionWish, _wishes(places, now))
    await _put(database, TrackedGameRow, _rows(games, now))
    await _put(database, TrackedGameRow, _open(people, now))
    await _put(database, RankSnapshot, _ranks(games))
    await _put(database, Scoreboard, map(_scoreboard, games[-SCOREBOARDS:]))
    await _put(database, Announcement, _announcements(games, people, places))
    if database.dialect == "postgresql":
        async with database.engine.connect() as connection:
            # As its autovacuum does by itself within a minute.
            autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await autocommit.execute(text("VACUUM ANALYZE"))
    played: dict[int, list[GameKey]] = defaultdict(list)
    for game in games:
        for player in game.results:
            played[player].append(_key(game))
    return played


async def _put(database: Database, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    portion: list[dict[str, Any]] = []
    for row in rows:
        portion.append(row)
        if len(portion) == PORTION:
            await _write(database, table, portion)
            portion = []
    if portion:
        await _write(database, table, portion)


async def _write(database: Database, table: Any, rows: list[dict[str, Any]]) -> None:
    async with database.engine.begin() as connection:
        await connection.execute(insert(table), rows)


def _key(game: Played) -> GameKey:
    return GameKey(platform="EUW1", game_id=str(game.number))


def _players() -> Iterable[dict[str, Any]]:
    for player in range(1, PLAYERS + 1):
        name, tag = name_of(player)
        yield {
            "id": player,
            "game_name": name,
            "tag_line": tag,
            "platform": "EUW1",
            "lol_puuid": puuid_of(player),
            "tft_puuid": puuid_of(player),
        }


def _links(places: Sequence[Place], now: datetime) -> Iterable[dict[str, Any]]:
    """Everybody who asks has as many accounts as one may, proved all of them, and nobody's is
    left."""
    for player in range(1, PLAYERS + 1):
        name, tag = name_of(player)
        yield {
            "user_id": places[player % len(places)].member_id,
            "game_name": name,
            "tag_line": tag,
            "platform": "EUW1",
            "lol_puuid": puuid_of(player),
            "tft_puuid": puuid_of(player),
            "created_at": now,
            "proved_at": now,
        }


def _wishes(places: Sequence[Place], now: datetime) -> Iterable[dict[str, Any]]:
    """Everybody wants to be mentioned everywhere."""
    for place in places:
        for other in places:
            yield {"user_id": place.member_id, "guild_id": other.guild_id, "created_at": now}


def _guilds(places: Sequence[Place], now: datetime) -> Iterable[dict[str, Any]]:
    for number, place in enumerate(places):
        yield {
            "id": place.guild_id,
            "name": f"Server {number}",
            "channel_id": place.channel_id,
            "joined_at": now - timedelta(days=400),
        }


def _subscriptions(
    people: People, places: Sequence[Place], now: datetime
) -> Iterable[dict[str, Any]]:
    for place, follows in zip(places, people.follows, strict=True):
        for player in follows:
            yield {
                "guild_id": place.guild_id,
                "player_id": player,
                "created_at": now - timedelta(days=400),
            }


def _rows(games: Sequence[Played], now: datetime) -> Iterable[dict[str, Any]]:
    dice = random.Random(1)
    records = [dice.randbytes(RAW_BYTES // 2).hex() for _ in range(8)]
    for game in games:
        lately = now - game.ended_at < timedelta(days=RAW_DAYS)
        for player, result in game.results.items():
            yield {
                "player_id": player,
                "platform": "EUW1",
                "game_id": str(game.number),
                "game": game.game.value,
                "status": GameStatus.COMPLETED.value,
                "detected_at": game.ended_at - timedelta(seconds=game.seconds),
                "started_at": game.ended_at - timedelta(seconds=game.seconds),
                "seen_at": game.ended_at,
                "ended_at": game.ended_at,
                "completed_at": game.ended_at + timedelta(minutes=2),
                "queue_id": game.queue_id,
                "queue_type": queue(game.queue_id).name,
                "game_result_data": result.to_json(),
                "duration_seconds": game.seconds,
                "raw_api_response": dice.choice(records) if lately else None,
                "source": "spectator",
            }


def _open(people: People, now: datetime) -> Iterable[dict[str, Any]]:
    """Games that run, that are awaited, and that are stuck, two of ours in each."""
    for number in range(RUNNING + AWAITED + STUCK):
        server = people.follows[number % len(people.follows)]
        over, stuck = number >= RUNNING, number >= RUNNING + AWAITED
        begun = now - timedelta(hours=5 if stuck else 1, minutes=number)
        for player in server[number % 5 : number % 5 + 2]:
            yield {
                "player_id": player,
                "platform": "EUW1",
                "game_id": str(8_000_000_000 + number),
                "game": Game.LOL.value,
                "status": GameStatus.ACTIVE.value,
                "detected_at": begun,
                "started_at": begun,
                "seen_at": now,
                "queue_id": 420,
                "queue_type": queue(420).name,
                "live_champion_id": 103,
                "live_team_id": 100,
                "held_over_at": now - timedelta(minutes=5) if over else None,
                "due_at": now + timedelta(hours=1) if over else None,
                "retry_count": 4 if stuck else 0,
            }


def _ranks(games: Sequence[Played]) -> Iterable[dict[str, Any]]:
    """A standing after four of five ranked games; LP as wins and losses give them."""
    dice = random.Random(3)
    standing: dict[tuple[int, Ladder], list[int]] = {}
    last: dict[tuple[int, Ladder], dict[str, Any]] = {}
    for game in games:
        ladder = QUEUES.get(game.queue_id)
        for player, result in game.results.items() if ladder else ():
            assert ladder is not None
            on = player, ladder
            now = standing.setdefault(on, [1_200, 20, 20])
            won = result.top_half if result.placement else result.outcome == "win"
            now[0] = min(max(now[0] + (21 if won else -19), 0), 2_799)
            now[1 if won else 2] += 1
            taken = game.ended_at + timedelta(seconds=90)
            if on in last:
                last[on]["still_at"] = max(game.ended_at, last[on]["taken_at"])
            if dice.random() < 0.2 or (on in last and last[on]["taken_at"] >= taken):
                continue
            if on in last:
                yield last[on]
            tier, rest = divmod(now[0], 400)
            last[on] = {
                "player_id": player,
                "ladder": ladder.value,
                "taken_at": taken,
                "still_at": taken,
                "tier": TIERS[tier],
                "division": DIVISIONS[rest // 100],
                "lp": rest % 100,
                "wins": now[1],
                "losses": now[2],
            }
    yield from last.values()


def _scoreboard(game: Played) -> dict[str, Any]:
    rows = [
        {
            "name": f"Somebody {seat}#EUW",
            "outcome": "win" if seat < 5 else "loss",
            "team": 100 if seat < 5 else 200,
            "champion": "Ahri",
            "level": 15,
            "kda": [5, 3, 7],
            "cs": 180,
            "gold": 12_000,
            "damage": 20_000,
        }
        for seat in range(10)
    ]
    data = {"game": game.game.value, "version": 1, "players": rows}
    return {
        "platform": "EUW1",
        "game_id": str(game.number),
        "game": game.game.value,
        "data": data,
        "created_at": game.ended_at,
    }


def _announcements(
    games: Sequence[Played], people: People, places: Sequence[Place]
) -> Iterable[dict[str, Any]]:
    channels: dict[int, list[Place]] = defaultdict(list)
    for place, follows in zip(places, people.follows, strict=True):
        for player in follows:
            channels[player].append(place)
    for game in games:
        payload = _event(game).to_json()
        for place in {place for player in game.results for place in channels[player]}:
            yield {
                "kind": Kind.RESULT.value,
                "platform": "EUW1",
                "game_id": str(game.number),
                "guild_id": place.guild_id,
                "channel_id": place.channel_id,
                "state": State.SENT.value,
                "payload": payload,
                "event_at": game.ended_at,
                "created_at": game.ended_at + timedelta(minutes=2),
                "first_attempt_at": game.ended_at + timedelta(minutes=2),
                "sent_at": game.ended_at + timedelta(minutes=2),
                "message_id": game.number,
            }


def _event(game: Played) -> GameEvent:
    return GameEvent(
        kind=Kind.RESULT,
        key=_key(game),
        game=game.game,
        queue_id=game.queue_id,
        queue_name=queue(game.queue_id).name,
        ended_at=game.ended_at,
        duration_seconds=game.seconds,
        players=tuple(
            PlayerLine(
                player_id=player,
                game_name=name_of(player)[0],
                tag_line=name_of(player)[1],
                result=json.loads(json.dumps(result.to_json())),
            )
            for player, result in game.results.items()
        ),
    )
