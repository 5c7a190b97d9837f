"""What is asked, as the asker does it, and whether the answer is one."""

import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bench.members.people import name_of
from bench.members.stored import Place
from bot.cogs.details import DetailsButton
from bot.cogs.history import HistoryPage, Turn
from simulators.discord import LocalDiscord, Reply
from simulators.discord.desk import COMPONENT
from tracking import stats
from tracking.domain.games import GameKey

ANSWER, CHART = 3.0, 2.0
"""How long the answer may take, in seconds."""

OFTEN, SELDOM = 150, 40
"""A picture takes longer to draw than all the others together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody in a server, and the player he is curious about."""

    user: Any
    place: Place
    player: int
    games: Sequence[GameKey]
    """The player's, oldest first."""
    own: int
    """A player of whom the asker himself says that it is him."""
    rows: Sequence[tuple[int, datetime]]
    """Their numbers in the table and their ends, oldest first."""
    dice: random.Random


Ask = Callable[[LocalDiscord, Asker], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that people do."""

    name: str
    command: str
    """Which the bot must have."""
    ask: Ask
    limit: float = ANSWER
    times: int = OFTEN


class NoAnswer(Exception):
    """What came is no answer to what was asked."""


def _slash(path: str, **options: Any) -> Ask:
    """`player=True` stands for the asker's player, `game=True` for one of his games, `riot_id=True`
    for the asker's own account."""

    async def ask(local: LocalDiscord, asker: Asker) -> Reply:
        values = dict(options)
        if "player" in values:
            values["player"] = str(asker.player)
        if "riot_id" in values:
            values["riot_id"] = "#".join(name_of(asker.own))
        if "game" in values:
            values["game"] = asker.dice.choice(asker.games).match_id
        where = asker.place.channel_id
        return _answered(await local.send_slash(asker.user, where, path, values))

    return ask


def _typed(path: str, focused: str, **options: Any) -> Ask:
    async def ask(local: LocalDiscord, asker: Asker) -> object:
        values = {"player": str(asker.player)} if "player" in options else {}
        letter = asker.dice.choice("aeot")
        where = asker.place.channel_id
        typed = {**values, focused: letter}
        return await local.suggestions(asker.user, where, path, typed, focused=focused)

    return ask


async def _older(local: LocalDiscord, asker: Asker) -> Reply:
    """The button of a page far from the newest."""
    row_id, ended_at = asker.dice.choice(asker.rows[: max(1, len(asker.rows) // 2)])
    turn = Turn(
        wanted=stats.Wanted(player_id=asker.player),
        cursor=stats.Cursor(row_id=row_id, ended_at=ended_at, newer=asker.dice.random() < 0.5),
        number=9,
    )
    return await _press(local, asker, HistoryPage(turn))


async def _details(local: LocalDiscord, asker: Asker) -> Reply:
    return await _press(local, asker, DetailsButton(asker.games[-1], label="Details"))


async def _press(local: LocalDiscord, asker: Asker, button: Any) -> Reply:
    """A button of this sort under a message that stands in the channel."""
    channel = local.world.channel(asker.place.channel_id)
    message = local.messages(channel.id)[-1]
    custom_id = button.item.custom_id
    shown = {"type": 2, "id": 2, "style": 2, "label": "x", "custom_id": custom_id}
    message["components"] = [{"type": 1, "id": 1, "components": [shown]}]
    data = {"custom_id": custom_id, "component_type": 2, "id": 2}
    opened = local.core.desk.open(COMPONENT, asker.user, channel, data, message)
    reply = await local.answered(opened)
    # A page is turned in place: nothing says that it is being done.
    return _answered(await reply.until(lambda r: r.edited))


def _answered(reply: Reply) -> Reply:
    if reply.loading or not (reply.embeds or reply.content) or "on our side" in reply.text:
        raise NoAnswer(reply.text)
    return reply


QUESTIONS = (
    Question(name="/players", command="players", ask=_slash("players")),
    Question(name="/live", command="live", ask=_slash("live")),
    Question(name="/history", command="history", ask=_slash("history", player=True)),
    Question(
        name="/history champion",
        command="history",
        ask=_slash("history", player=True, champion="Ahri"),
    ),
    Question(
        name="/history queue",
        command="history",
        ask=_slash("history", player=True, queue="double-up"),
    ),
    Question(name="/history, a deep page", command="history", ask=_older),
    Question(name="/stats", command="stats", ask=_slash("stats", player=True)),
    Question(name="/stats days:365", command="stats", ask=_slash("stats", player=True, days=365)),
    Question(
        name="/rank",
        command="rank",
        ask=_slash("rank", player=True),
        limit=CHART,
        times=SELDOM,
    ),
    Question(
        name="/rank days:365",
        command="rank",
        ask=_slash("rank", player=True, days=365),
        limit=CHART,
        times=SELDOM,
    ),
    Question(name="/leaderboard", command="leaderboard", ask=_slash("leaderboard")),
    Question(name="Details", command="players", ask=_details),
    Question(name="a player, typed", command="history", ask=_typed("history", "player")),
    Question(
        name="a champion, typed",
        command="history",
        ask=_typed("history", "champion", player=True),
    ),
    Question(name="a game, typed", command="games", ask=_typed("games explain", "game")),
    Question(name="/games stuck", command="games", ask=_slash("games stuck")),
    Question(name="/games explain", command="games", ask=_slash("games explain", game=True)),
    Question(name="/channel show", command="channel", ask=_slash("channel show")),
    Question(name="/settings", command="settings", ask=_slash("settings")),
    Question(name="/account list", command="account", ask=_slash("account list")),
    Question(name="/privacy show", command="privacy", ask=_slash("privacy show")),
    Question(
        name="/privacy show riot_id",
        command="privacy",
        ask=_slash("privacy show", riot_id=True),
        times=SELDOM,
    ),
    Question(name="/privacy export", command="privacy", ask=_slash("privacy export")),
    Question(name="/about", command="about", ask=_slash("about")),
)


def there_are(commands: Sequence[Mapping[str, Any]]) -> list[Question]:
    """The questions that the bot has a command for."""
    names = {command["name"] for command in commands}
    return [question for question in QUESTIONS if question.command in names]
