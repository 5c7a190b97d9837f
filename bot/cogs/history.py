"""`/history`: a player's games, page by page, and the buttons that turn the pages."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.checks import guild_of
from bot.cogs.queue_choices import GROUP_CHOICES
from bot.cogs.speech import defer_for_all, for_asker, for_server
from bot.cogs.suggestions import MOST, MOST_TYPED, followed_here
from bot.errors import Refusal, answer
from bot.services import Services, services_of
from bot.texts import Texts
from bot.views.history import render_history
from bot.views.texts import champion_name, plain
from tracking import stats
from tracking.domain.champion_ids import known_champions
from tracking.domain.queue_groups import QueueGroup
from tracking.errors import UserMistake
from tracking.players import Followed

CHAMPION = re.compile(r"[A-Za-z0-9 .'&-]{1,24}")
"""What a champion or a unit may be called: it is put into the id of a button."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Which page of which games."""

    wanted: stats.Wanted
    cursor: stats.Cursor | None = None
    number: int = 0


class History(commands.Cog):
    """Answers from the database alone."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name="history")
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.choices(queue=GROUP_CHOICES)
    async def history(
        self,
        interaction: discord.Interaction,
        player: str,
        queue: str | None = None,
        champion: str | None = None,
    ) -> None:
        """A player's games, newest first."""
        await defer_for_all(interaction)
        guild = guild_of(interaction)
        who = await self._services.players.find(guild_id=guild.id, player=player[:MOST_TYPED])
        wanted = stats.Wanted(
            player_id=who.player_id,
            group=QueueGroup(queue) if queue else None,
            champion=_champion(champion, for_asker(interaction)) if champion else "",
        )
        await _show(self._services, interaction, who, Turn(wanted=wanted))

    @history.autocomplete("player")
    async def _suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await followed_here(self._services.database, interaction, typed)

    @history.autocomplete("champion")
    async def _suggest_champion(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """What he played most; before a player was picked, every champion."""
        t, part = for_asker(interaction), typed[:MOST_TYPED].casefold()
        names = await self._played(interaction) or known_champions()
        shown = [(champion_name(t, name) or name, name) for name in names]
        return [
            app_commands.Choice(name=told[:100], value=name)
            for told, name in shown
            if (part in told.casefold() or part in name.casefold()) and CHAMPION.fullmatch(name)
        ][:MOST]

    async def _played(self, interaction: discord.Interaction) -> list[str]:
        picked = interaction.namespace.player
        # A suggestion that was picked is the player's number.
        if not isinstance(picked, str) or not re.fullmatch(r"[0-9]{1,9}", picked):
            return []
        async with self._services.database.read() as session:
            return await stats.champions_played(session, interaction.guild_id or 0, int(picked))


def _champion(typed: str, t: Texts) -> str:
    """The English name of what was picked or typed, in whichever spelling. Raises Refusal where
    it cannot be anybody's name."""
    wanted = _letters(typed)
    for english in known_champions():
        if wanted and wanted in (_letters(english), _letters(champion_name(t, english))):
            return english
    if not CHAMPION.fullmatch(typed.strip()):
        raise Refusal(t("history-no-champion", typed=plain(typed)))
    return typed.strip()


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


async def _show(
    services: Services, interaction: discord.Interaction[Any], who: Followed, turn: Turn
) -> None:
    """Fill in the answer."""
    guild, now = guild_of(interaction), services.clock.now()
    async with services.database.read() as session:
        page = await stats.history(session, turn.wanted, turn.cursor, now=now)
    t = await for_server(services, guild)
    await interaction.edit_original_response(
        embed=render_history(page, who, turn.wanted, turn.number, t),
        view=_buttons(page, turn, t),
        allowed_mentions=discord.AllowedMentions.none(),
    )


def _buttons(page: stats.Page, turn: Turn, t: Texts) -> discord.ui.View | None:
    turns = [
        (f"◀ {t('history-newer')}", page.newer, max(0, turn.number - 1)),
        (f"{t('history-older')} ▶", page.older, turn.number + 1),
    ]
    buttons = [
        HistoryPage(Turn(wanted=turn.wanted, cursor=cursor, number=number), label=label)
        for label, cursor, number in turns
        if cursor is not None
    ]
    if not buttons:
        return None
    view = discord.ui.View(timeout=None)
    for button in buttons:
        view.add_item(button)
    return view


class HistoryPage(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(
        r"history:(?P<player>[0-9]{1,9}):(?P<group>[a-z-]{0,12})"
        r":(?P<champion>[A-Za-z0-9 .'&-]{0,24}):(?P<way>newer|older)"
        r":(?P<ended>[0-9]{0,16}):(?P<row>[0-9]{1,9}):(?P<page>[0-9]{1,5})"
    ),
):
    """Turns to a page; its id says to which, so that it works after a restart. Everybody who sees
    the answer may press it."""

    def __init__(self, turn: Turn, *, label: str = "…") -> None:
        self._turn = turn
        super().__init__(
            discord.ui.Button(
                label=label[:80], style=discord.ButtonStyle.secondary, custom_id=_custom_id(turn)
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "HistoryPage":
        return cls(_turn(match))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page. An error becomes a reply: the library would only log it."""
        services = services_of(interaction)
        try:
            await interaction.response.defer()
            who = await self._who(services, interaction)
            await _show(services, interaction, who, self._turn)
        except Exception as error:
            await answer(interaction, error, for_asker(interaction))

    async def _who(self, services: Services, interaction: discord.Interaction[Any]) -> Followed:
        """Raises Refusal where he is not followed here any more."""
        guild, player = guild_of(interaction), str(self._turn.wanted.player_id)
        try:
            return await services.players.find(guild_id=guild.id, player=player)
        except UserMistake:
            raise Refusal(for_asker(interaction)("history-gone")) from None


def _custom_id(turn: Turn) -> str:
    cursor, wanted = turn.cursor, turn.wanted
    assert cursor is not None
    parts = (
        wanted.player_id,
        wanted.group.value if wanted.group else "",
        wanted.champion,
        "newer" if cursor.newer else "older",
        "" if cursor.ended_at is None else (cursor.ended_at - EPOCH) // MICROSECOND,
        cursor.row_id,
        min(turn.number, 99_999),
    )
    return ":".join(("history", *map(str, parts)))


def _turn(match: re.Match[str]) -> Turn:
    group = match["group"]
    known = group in {each.value for each in QueueGroup}
    return Turn(
        wanted=stats.Wanted(
            player_id=int(match["player"]),
            group=QueueGroup(group) if known else None,
            champion=match["champion"],
        ),
        cursor=stats.Cursor(
            row_id=int(match["row"]),
            ended_at=EPOCH + int(match["ended"]) * MICROSECOND if match["ended"] else None,
            newer=match["way"] == "newer",
        ),
        number=int(match["page"]),
    )
