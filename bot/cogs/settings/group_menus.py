"""The selects of queues: what is picked is not posted."""

from collections.abc import Sequence

import discord

from bot.cogs.settings.section import Row, menu
from bot.texts import Texts
from tracking.domain.filters import Groups
from tracking.domain.games import Game
from tracking.domain.queue_groups import QueueGroup

ACTS = {Game.LOL: "mutelol", Game.TFT: "mutetft"}


def group_menus(muted: Groups, t: Texts, *, argument: str = "") -> list[Row]:
    """A select for each game, with what is muted picked."""
    asked = {Game.LOL: t("settings-queues-lol"), Game.TFT: t("settings-queues-tft")}
    return [
        [
            menu(
                ACTS[game],
                [_option(group, t, picked=group in muted) for group in _of(game)],
                argument=argument,
                placeholder=asked[game],
                least=0,
                most=len(_of(game)),
            )
        ]
        for game in Game
    ]


def picked(act: str, values: Sequence[str]) -> tuple[Game, Groups] | None:
    """Of which game what is picked in one of the selects; None where it is none of them."""
    game = next((game for game, each in ACTS.items() if each == act), None)
    if game is None:
        return None
    return game, frozenset(group for group in _of(game) if group.value in values)


def group_names(groups: Groups, t: Texts) -> str:
    """In the order of the selects."""
    return ", ".join(t(f"group-{group.value}") for group in QueueGroup if group in groups)


def _of(game: Game) -> list[QueueGroup]:
    return [group for group in QueueGroup if group.game is game]


def _option(group: QueueGroup, t: Texts, *, picked: bool) -> discord.SelectOption:
    return discord.SelectOption(
        label=t(f"group-{group.value}")[:100], value=group.value, default=picked
    )
