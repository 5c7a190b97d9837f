"""The buttons below what `/privacy` asks: they do what was asked about, once it is meant."""

import asyncio
import logging
import re
from collections.abc import Sequence
from typing import Any, cast

import discord
from sqlalchemy.exc import SQLAlchemyError

from bot.cogs.speech import for_asker
from bot.errors import answer
from bot.services import services_of
from bot.texts import Texts
from bot.views.privacy import Act, PrivacyPress, render_done
from tracking.privacy import Asked, Privacy

log = logging.getLogger(__name__)

WAITED = 45.0
"""Seconds in which a removal is mostly done; whoever waits longer is told that it goes on."""


async def ask(
    interaction: discord.Interaction[Any], text: str, presses: Sequence[PrivacyPress]
) -> None:
    """Put the question into the answer, which the asker alone sees, with what he can press."""
    view = discord.ui.View(timeout=None)
    for press in presses:
        view.add_item(PrivacyButton(press))
    await interaction.edit_original_response(content=text, embed=None, view=view)


class PrivacyButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(
        r"privacy:(?P<act>delete|forbid|allow|forget):(?P<token>-|[A-Za-z0-9_-]{16,32})"
    ),
):
    """Does what was asked about, with the proof whose token it carries; outlives the process.
    Worth nothing in another's hands."""

    def __init__(self, press: PrivacyPress) -> None:
        self._press = press
        super().__init__(
            discord.ui.Button(
                label=press.label[:80],
                style=discord.ButtonStyle.danger if press.danger else discord.ButtonStyle.primary,
                custom_id=f"privacy:{press.act}:{press.token}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "PrivacyButton":
        act = cast(Act, match["act"])
        return cls(PrivacyPress(act=act, label="…", token=match["token"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """An error becomes a reply: the library would only log it."""
        t = for_asker(interaction)
        try:
            await interaction.response.defer()
            await self._do(interaction, t)
        except Exception as error:
            await answer(interaction, error, t)

    async def _do(self, interaction: discord.Interaction[Any], t: Texts) -> None:
        privacy = services_of(interaction).privacy
        act, user_id, token = self._press.act, interaction.user.id, self._press.token
        match act:
            case "forget":
                await privacy.forget_member(user_id)
                await _say(interaction, render_done(act, None, t))
                return
            case "delete":
                asked = await privacy.delete(user_id=user_id, token=token)
            case "forbid":
                asked = await privacy.forbid(user_id=user_id, token=token)
            case "allow":
                asked = await privacy.allow(user_id=user_id, token=token)
        if asked.erasure_id is not None:
            # Without the button: nobody wonders whether it was pressed.
            await _say(interaction, t("privacy-being-deleted"))
        whole = await _removed(privacy, asked)
        await _say(interaction, render_done(act, asked.who, t, whole=whole))


async def _say(interaction: discord.Interaction[Any], text: str) -> None:
    await interaction.edit_original_response(content=text, embed=None, view=None)


async def _removed(privacy: Privacy, asked: Asked) -> bool:
    """Whether it was all gone through within the time that somebody waits; the housekeeping goes
    on with it else, also where the database was in trouble."""
    try:
        async with asyncio.timeout(WAITED):
            await privacy.run(asked)
    except TimeoutError:
        return False
    except SQLAlchemyError:
        log.exception("a removal is gone on with by the housekeeping")
        return False
    return True
