"""A world for tests of judges: one followed player, whose games and their traces are made up."""

import time
from collections import defaultdict

from simulators.discord import LocalDiscord
from simulators.riot import LocalRiot, Publication
from tests.chaos.databases import Row
from tests.chaos.judge import GAMES, Judge
from tests.chaos.scale import SHORT
from tests.chaos.script import GamePlan, write_script
from tests.chaos.stage import Follow, Played, Stage


class World:
    """One game of one followed player, and what the bot is supposed to have made of it."""

    name = "made up"
    url = ""

    def __init__(self):
        self.stage = Stage(write_script(1, SHORT), LocalRiot(limits=None), LocalDiscord())
        self.stage.build()
        self.guild = self.stage.guilds[0]
        self.channel, self.other = self.stage.channels[self.guild][:2]
        then = time.time() - 60
        self.stage.follows.append(
            Follow(
                player=0,
                guild_id=self.guild,
                channel_id=self.channel,
                asked_at=then,
                answered_at=then,
            )
        )
        self.rows_of: dict[str, list[Row]] = defaultdict(list)

    async def rows(self, sql: str) -> list[Row]:
        return self.rows_of[sql]

    async def write(self, sql: str) -> None:
        raise AssertionError("a judge writes nothing")

    async def trouble(self, seconds: float, dice: int) -> str:
        return "none"

    def play(self, publication=Publication.PUBLIC):
        plan = GamePlan(
            at=0,
            lasts=1,
            story="ordinary",
            players=(0,),
            platform="EUW1",
            queue=420,
            kind="lol",
            started_ago=1800,
        )
        game = self.stage.riot.start_game("EUW1", 420, [self.stage.accounts[0]], started_ago=1800)
        self.stage.riot.end_game(game, publication=publication)
        self.stage.played.append(Played(number=0, plan=plan, game=game))
        return game

    def store(self, game, status="COMPLETED", outcome="win", **values):
        self.rows_of[GAMES].append(
            {
                "id": 1,
                "status": status,
                "platform": game.platform,
                "game_id": str(game.game_id),
                "game_result_data": {"outcome": outcome},
                "last_error": None,
                "seen_at": None,
                "held_over_at": None,
                "lol_puuid": self.stage.accounts[0].puuid("simulated"),
                "tft_puuid": None,
                **values,
            }
        )

    def post(self, game, channel, name="Amber Otter#C000", title="Victory"):
        url = f"https://example.com/match#{game.match_id}"
        self._say(channel, {"title": f"{title} {name}", "url": url})

    def digest(self, channel, *lines):
        told = [f"{text} [Ranked](https://example.com/#{game.match_id})" for text, game in lines]
        title = "2 results while posting was not possible"
        self._say(channel, {"title": title, "description": "\n".join(told)})

    def _say(self, channel, embed):
        discord = self.stage.discord
        place = discord.world.channel(channel)
        message = discord.core.book.make(place, discord.world.bot, {"embeds": [embed]})
        discord.core.book.post(place, message)

    async def broken(self):
        verdict = await Judge(self.stage).judge(self)
        return " | ".join(verdict.broken)
