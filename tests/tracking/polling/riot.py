"""A Riot that answers what a test says, and counts what it is asked."""

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from tracking.domain.games import Game, GameKey, LiveGame, LiveParticipant
from tracking.domain.ladders import Ladder, LeagueEntry
from tracking.errors import RiotError
from tracking.riot.client import Account, KeyState, MatchAnswer
from tracking.riot.rate_limit import Priority

START = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


def key(number: int, platform: str = "EUW1") -> GameKey:
    return GameKey(platform=platform, game_id=str(number))


def live(
    number: int,
    *puuids: str,
    game: Game = Game.LOL,
    queue_id: int = 420,
    platform: str = "EUW1",
) -> LiveGame:
    return LiveGame(
        key=key(number, platform),
        game=game,
        queue_id=queue_id,
        mode="CLASSIC",
        map_id=11,
        started_at=START,
        participants=tuple(
            LiveParticipant(puuid=puuid, riot_id=None, champion_id=1, team_id=100)
            for puuid in puuids
        ),
    )


def record(
    number: int,
    ended_at: datetime,
    *,
    seconds: int = 1800,
    platform: Any = "EUW1",
    names: Any = None,
    **winners: bool,
) -> dict[str, Any]:
    """A ranked game of ten: the named players, `name=won`, and strangers on both sides. `names` are
    Riot IDs that differ from what follows from the puuid."""
    puuids = list(winners) + [f"stranger-{number}-{i}" for i in range(10 - len(winners))]
    end = int(ended_at.timestamp() * 1000)
    riot_ids = {puuid: f"{puuid.title()}#EUW" for puuid in puuids} | dict(names or {})
    participants = [
        {
            "puuid": puuid,
            "riotIdGameName": riot_ids[puuid].partition("#")[0],
            "riotIdTagline": riot_ids[puuid].partition("#")[2],
            "championId": 103,
            "championName": "Ahri",
            "teamId": 100 if winners.get(puuid, index % 2 == 0) else 200,
            "win": winners.get(puuid, index % 2 == 0),
            "kills": 5,
            "deaths": 3,
            "assists": 7,
            "gameEndedInEarlySurrender": False,
            "timePlayed": seconds,
        }
        for index, puuid in enumerate(puuids)
    ]
    return {
        "metadata": {"matchId": f"{platform}_{number}", "participants": puuids},
        "info": {
            "gameId": number,
            "platformId": platform,
            "queueId": 420,
            "gameMode": "CLASSIC",
            "mapId": 11,
            "gameVersion": "16.4.1",
            "gameCreation": end - 1000 * seconds - 30_000,
            "gameStartTimestamp": end - 1000 * seconds,
            "gameEndTimestamp": end,
            "gameDuration": seconds,
            "participants": participants,
        },
    }


class ScriptedRiot:
    """Stands in for `RiotClient` in tests of the turns alone."""

    one_key = True

    def __init__(self) -> None:
        self.live: dict[str, LiveGame | RiotError] = {}
        self.records: dict[str, dict[str, Any] | RiotError] = {}
        self.lists: dict[str, list[str] | RiotError] = {}
        self.tft_lists: dict[str, list[str] | RiotError] = {}
        self.priorities: dict[str, set[Priority]] = {}
        self.ranks: dict[tuple[Game, str], list[LeagueEntry] | RiotError] = {}
        self.spare = 1000
        self.match_outage: RiotError | dict[str, Any] | None = None
        """What the match service says to everybody; an empty record stands for 404."""
        self.asked: Counter[str] = Counter()
        self.keys = dict.fromkeys(Game, KeyState.TAKEN)
        self.platforms: dict[str, str] = {}
        """Where a player plays, where that is not EUW."""

    def account_room(self, game):
        return True

    async def account_by_puuid(self, puuid, *, game, priority):
        return Account(puuid=puuid, game_name=puuid.title(), tag_line="EUW")

    async def region(self, puuid, *, game, priority):
        return self.platforms.get(puuid, "EUW1")

    def key_state(self, game):
        return self.keys[game]

    async def try_key(self, game):
        self.asked[f"key {game}"] += 1

    def publish(self, record: dict[str, Any]) -> None:
        match_id = record["metadata"]["matchId"]
        self.records[match_id] = record
        for puuid in record["metadata"]["participants"]:
            listed = self.lists.setdefault(puuid, [])
            assert isinstance(listed, list)
            listed.insert(0, match_id)

    def budget(self, route, method, *, game, seconds):
        return 1000

    def spare_for_ranks(self, route, *, game, others):
        return self.spare

    def set_rank(self, puuid, text, wins=0, losses=0, *, ladder=Ladder.SOLO):
        """`GOLD II 34`, `BLUE 2310`; empty takes the entry away."""
        entries = self.ranks.get((ladder.game, puuid), [])
        assert isinstance(entries, list)
        kept = [each for each in entries if each.queue_type != ladder.value]
        if text:
            tier, *division, lp = text.split()
            rated = ladder is Ladder.TURBO
            kept.append(
                LeagueEntry(
                    queue_type=ladder.value,
                    tier="" if rated else tier,
                    division=division[0] if division else "I",
                    league_points=0 if rated else int(lp),
                    wins=wins,
                    losses=losses,
                    rated_tier=tier if rated else "",
                    rated_rating=int(lp) if rated else 0,
                )
            )
        self.ranks[ladder.game, puuid] = kept

    async def league_entries(self, platform, puuid, *, game, priority):
        self.asked[f"ranks {game} {puuid}"] += 1
        self.asked[f"ranks {game}"] += 1
        self.priorities.setdefault("ranks", set()).add(priority)
        answer = self.ranks.get((game, puuid), [])
        if isinstance(answer, RiotError):
            raise answer
        return answer

    async def live_game(self, platform, puuid, *, game, priority):
        self.asked[f"live {game} {puuid}"] += 1
        self.asked[f"live on {platform}"] += 1
        answer = self.live.get(puuid)
        if isinstance(answer, RiotError):
            raise answer
        return answer if answer is not None and answer.game is game else None

    async def match_ids(self, platform, puuid, *, game, start=0, count=20, priority, **_):
        self.asked[f"ids {game}"] += 1
        self.asked[f"ids {puuid}"] += 1
        self.priorities.setdefault("ids", set()).add(priority)
        listed = (self.lists if game is Game.LOL else self.tft_lists).get(puuid, [])
        if isinstance(listed, RiotError):
            raise listed
        return listed[start : start + count]

    async def match(self, match_id, *, game, priority):
        self.asked[f"match {match_id}"] += 1
        self.asked["records"] += 1
        self.priorities.setdefault("match", set()).add(priority)
        answer = self.records.get(match_id)
        if self.match_outage is not None:
            answer = self.match_outage
        if isinstance(answer, RiotError):
            raise answer
        if not answer:
            return None
        return MatchAnswer(raw=answer, text=json.dumps(answer))
