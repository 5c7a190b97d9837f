"""Where it plays: accounts at the local Riot, servers and channels at the local Discord."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from simulators.discord import LocalDiscord, NoAnswer, NotOffered, Permission
from simulators.discord.errors import ApiError
from simulators.riot import Account, Game, LocalRiot
from tests.chaos.script import GamePlan, Script

MANAGE_SERVER = 1 << 5
ANSWERS = {
    "player add": ("followed", "already"),
    "channel set": ("",),
    "channel test": ("posting works",),
}
"""What is in a good answer to a command."""

_FIRST = ("Amber", "Brisk", "Calm", "Dapper", "Early", "Fuzzy", "Grumpy", "Humble")
_SECOND = ("Otter", "Heron", "Badger", "Lynx", "Moth", "Pebble", "Comet", "Teapot")


@dataclass(slots=True, kw_only=True)
class Follow:
    """A server follows a player: asked for and answered at these instants (epoch seconds)."""

    player: int
    guild_id: int
    channel_id: int
    asked_at: float
    answered_at: float


@dataclass(slots=True, kw_only=True)
class Played:
    """A game that was begun, and the plan it came from."""

    number: int
    plan: GamePlan
    game: Game


@dataclass(slots=True)
class Stage:
    """The world of a run, and what has happened in it."""

    script: Script
    riot: LocalRiot
    discord: LocalDiscord
    accounts: list[Account] = field(default_factory=list)
    names: dict[int, set[str]] = field(default_factory=dict)
    """Every Riot ID that a player ever had."""
    guilds: list[int] = field(default_factory=list)
    channels: dict[int, list[int]] = field(default_factory=dict)
    """Per server: its own channel first."""
    chosen_later: dict[int, int] = field(default_factory=dict)
    """Channels that took over what was posted in one of those."""
    moderators: dict[int, int] = field(default_factory=dict)
    follows: list[Follow] = field(default_factory=list)
    played: list[Played] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)
    """Troubles by kind."""
    naming: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a Riot ID is typed and answered, so that it means one player alone."""
    asked: int = 0
    """Slash commands that people typed, the unanswered ones too."""

    def build(self) -> None:
        """Everybody and every place; nobody is followed yet."""
        for number, platform in enumerate(self.script.platforms):
            name = f"{_FIRST[number % 8]} {_SECOND[number // 8 % 8]}"
            account = self.riot.add_account(name, f"C{number:03}", platform)
            account.streamer_mode = number in self.script.streamers
            self.accounts.append(account)
            self.names[number] = {account.riot_id}
        for number in range(3):
            guild = self.discord.add_guild(f"Server {number + 1}")
            self.guilds.append(guild.id)
            names = ("results", "tft", "friends")[: 3 - number]
            self.channels[guild.id] = [
                self.discord.add_channel(guild.id, name).id for name in names
            ]
            moderator = self.discord.add_user(
                f"moderator{number}", guild.id, permissions=MANAGE_SERVER
            )
            self.moderators[guild.id] = moderator.id

    async def follow_everybody(self) -> None:
        """Each server chooses its channel; each player is followed somewhere, some in two."""
        dice = random.Random(f"{self.script.seed}/follows")
        for guild in self.guilds:
            await self._ask(guild, "channel set", {"channel": str(self.channels[guild][0])})
        for player in range(len(self.accounts)):
            home = self.guilds[player % len(self.guilds)]
            await self.follow(player, home, dice)
            if dice.random() < 0.25:
                await self.follow(player, dice.choice([g for g in self.guilds if g != home]), dice)

    async def follow(self, player: int, guild: int, dice: random.Random) -> None:
        """A moderator follows a player, in the server's channel or in another one by name."""
        if any(f.player == player and f.guild_id == guild for f in self.follows):
            return
        async with self.naming:
            await self._follow(player, guild, dice)

    async def _follow(self, player: int, guild: int, dice: random.Random) -> None:
        channels = self.channels[guild]
        channel = dice.choice(channels)
        options = {"riot_id": self.accounts[player].riot_id}
        if channel != channels[0]:
            options["channel"] = str(channel)
        asked_at = time.time()
        await self._ask(guild, "player add", options)
        self.follows.append(
            Follow(
                player=player,
                guild_id=guild,
                channel_id=channel,
                asked_at=asked_at,
                answered_at=time.time(),
            )
        )

    async def choose_channel(self, guild: int, **kind: str) -> None:
        """A moderator sends what goes to the server's channel, or that of one kind, to another."""
        first = self.channels[guild][0]
        channel = self.discord.add_channel(guild, f"results-{len(self.chosen_later)}").id
        self.chosen_later[channel] = first
        await self._ask(guild, "channel set", {"channel": str(channel), **kind})

    def stands_for(self, channel: int) -> int:
        """The channel in which it would be posted, had no moderator chosen another one."""
        return self.chosen_later.get(channel, channel)

    async def lose_permission(self, guild: int, seconds: float) -> None:
        """The server's channel is closed to the bot; then it is open again, and a moderator lets
        the bot post a sample, which ends the pause."""
        channel = self.channels[guild][0]
        self.discord.deny_bot(channel, Permission.SEND_MESSAGES)
        await asyncio.sleep(seconds)
        self.discord.deny_bot(channel, 0)
        await self._ask(guild, "channel test", {})

    async def _ask(self, guild: int, command: str, options: dict[str, str]) -> None:
        """Type a command until it is answered well: the bot may be dead, or Riot away."""
        at = self.channels[guild][0]
        while True:
            self.asked += 1
            try:
                reply = await self.discord.send_slash(self.moderators[guild], at, command, options)
            except (NoAnswer, NotOffered, ApiError):
                await asyncio.sleep(0.3)
                continue
            text = reply.content.lower()
            if any(word in text for word in ANSWERS[command]):
                return
            await asyncio.sleep(0.3)

    async def connected(self) -> None:
        """Until the bot of the present start is connected to Discord."""
        await self.discord.gateway.wait_connected(timeout=60)

    async def next_post(self) -> None:
        """Until Discord has taken a message: the bot does not know it yet."""
        with self.discord.core.changes.listen() as happened:
            while (event := await happened.get()) is not None:
                if event[0] == "message_create":
                    return

    async def next_record(self) -> None:
        """Until Riot has answered with a record: the bot has not stored it yet."""
        before = self._records_served()
        while self._records_served() == before:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.003)

    def _records_served(self) -> int:
        return sum(
            count
            for (endpoint, _, status), count in self.riot.counts.items()
            if endpoint.endswith(".getMatch") and status == 200
        )

    async def play(self) -> None:
        """Begin and end each game at its time; gives back control when the last one is over."""
        await on_time(
            [(plan.at, partial(self.play_one, n, plan)) for n, plan in enumerate(self.script.games)]
        )

    async def play_one(self, number: int, plan: GamePlan) -> None:
        """Begin a game now and end it in its time."""
        game = self.riot.start_game(
            plan.platform,
            plan.queue,
            [self.accounts[player] for player in plan.players],
            game=plan.kind,
            started_ago=plan.started_ago,
            loading_for=plan.loading_for,
            spectatable=plan.spectatable and None,
        )
        game.flapping = plan.flapping
        self.played.append(Played(number=number, plan=plan, game=game))
        lasts = plan.lasts
        if plan.leaves_early is not None:
            await asyncio.sleep(min(plan.leaves_early, lasts))
            self.riot.leave_game(game, self.accounts[plan.players[0]])
            lasts -= min(plan.leaves_early, lasts)
        await asyncio.sleep(lasts)
        self.riot.end_game(
            game,
            ending=plan.ending,
            winner=plan.winner,
            publication=plan.publication,
            publish_after=plan.publish_after,
            stale_for=plan.stale_for,
            set_18=plan.set_18,
        )


async def on_time(steps: list[tuple[float, Callable[[], Awaitable[None]]]]) -> None:
    """Begin each step at its time, so many seconds from now, and wait for all of them."""
    loop = asyncio.get_running_loop()
    began = loop.time()

    async def one(at: float, step: Callable[[], Awaitable[None]]) -> None:
        await asyncio.sleep(max(0.0, began + at - loop.time()))
        await step()

    async with asyncio.TaskGroup() as group:
        for at, step in steps:
            group.create_task(one(at, step))
