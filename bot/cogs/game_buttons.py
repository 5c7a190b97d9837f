"""What the `/games` commands do, and the buttons that do the same, also after a restart."""

import logging
import re
from collections.abc import Sequence
from typing import Any

import discord

from bot.cogs.checks import guild_of, manages_server
from bot.cogs.speech import for_asker
from bot.errors import answer
from bot.services import Services, services_of
from bot.views.games import (
    Answer,
    Press,
    render_closed,
    render_imported,
    render_resend,
    render_retried,
    render_stuck,
)
from bot.views.story import render_story
from tracking.domain.games import GameKey

log = logging.getLogger(__name__)


class Hands:
    """Each order answers the interaction, which was deferred before."""

    def __init__(self, services: Services, interaction: discord.Interaction) -> None:
        self._casework = services.casework
        self._interaction = interaction
        self._guild_id = guild_of(interaction).id
        self._t = for_asker(interaction)

    async def find(self, typed: str) -> GameKey:
        """The game that was picked, typed or pasted."""
        return await self._casework.find(self._guild_id, typed)

    async def stuck(self, page: int) -> None:
        """What did not finish by itself."""
        await self._answer(render_stuck(await self._casework.stuck(self._guild_id), page, self._t))

    async def explain(self, key: GameKey) -> None:
        """A game's whole story."""
        story = await self._casework.explain(self._guild_id, key)
        await self._answer(Answer(content=None, embed=render_story(story, self._t)))

    async def retry(self, key: GameKey) -> None:
        """Ask for the record now."""
        outcome, story = await self._casework.retry(self._guild_id, key)
        self._note("asked again for", story.key)
        await self._answer(
            Answer(content=render_retried(outcome, self._t), embed=render_story(story, self._t))
        )

    async def close(self, key: GameKey) -> None:
        """Wait for the result no longer."""
        closed, story = await self._casework.close(self._guild_id, key)
        self._note("closed", story.key)
        text = render_closed(closed, story, self._t)
        await self._answer(Answer(content=text, embed=render_story(story, self._t)))

    async def import_match(self, typed: str) -> None:
        """Bring in a match that was missed."""
        new, story = await self._casework.import_match(self._guild_id, typed)
        self._note("brought in", story.key)
        text = render_imported(new, story, self._t)
        await self._answer(Answer(content=text, embed=render_story(story, self._t)))

    async def resend(self, key: GameKey, confirmed: int | None = None) -> None:
        """Post again; what stands in a channel already is asked about first."""
        answer = await self._casework.resend(self._guild_id, key, confirmed=confirmed)
        self._note("wants posted again", key)
        text, presses = render_resend(answer, key, self._t)
        embed = (
            render_story(answer.story, self._t) if answer.story and not answer.channels else None
        )
        await self._answer(Answer(content=text, embed=embed, presses=presses))

    def _note(self, done: str, key: GameKey) -> None:
        user, guild = self._interaction.user.id, self._guild_id
        log.info("admin %d of server %d %s %s", user, guild, done, key.match_id)

    async def _answer(self, answer: Answer) -> None:
        await self._interaction.edit_original_response(
            content=answer.content,
            embed=answer.embed,
            view=view_of(answer.presses) if answer.presses else None,
            allowed_mentions=discord.AllowedMentions.none(),
        )


class GameButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(
        r"games:(?P<act>retry|close|explain|resend|confirm|page)"
        r":(?P<platform>[A-Z0-9]{0,8}):(?P<game_id>d?[0-9]{0,20}):(?P<turn>[0-9]{1,9})"
    ),
):
    """A button that carries all it needs in its id, so that it outlives the process."""

    def __init__(self, press: Press, *, label: str | None = None) -> None:
        self._press = press
        platform, game_id = (press.key.platform, press.key.game_id) if press.key else ("", "")
        super().__init__(
            discord.ui.Button(
                label=(label or press.label)[:80],
                style=discord.ButtonStyle.danger if press.danger else discord.ButtonStyle.secondary,
                custom_id=f"games:{press.act}:{platform}:{game_id}:{press.turn}",
            ),
            row=press.row,
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "GameButton":
        key = GameKey(platform=match["platform"], game_id=match["game_id"])
        return cls(Press(label="…", act=match["act"], key=key, turn=int(match["turn"])))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Check again who presses, then do what the command does. An error becomes a reply: the
        library would only log it."""
        try:
            manages_server(interaction)
            if self._press.act == "page":
                await interaction.response.defer()
            else:
                await interaction.response.defer(ephemeral=True, thinking=True)
            await self._do(Hands(services_of(interaction), interaction))
        except Exception as error:
            await answer(interaction, error, for_asker(interaction))

    async def _do(self, hands: Hands) -> None:
        key = self._press.key or GameKey(platform="", game_id="")
        match self._press.act:
            case "page":
                await hands.stuck(self._press.turn)
            case "explain":
                await hands.explain(key)
            case "retry":
                await hands.retry(key)
            case "close":
                await hands.close(key)
            case "confirm":
                await hands.resend(key, self._press.turn)
            case _:
                await hands.resend(key)


def view_of(presses: Sequence[Press]) -> discord.ui.View:
    """The buttons under an answer."""
    view = discord.ui.View(timeout=None)
    for press in presses:
        view.add_item(GameButton(press))
    return view
