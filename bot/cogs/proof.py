"""The profile icon challenge in Discord: what is shown, and the button that has Riot asked.

`show` answers an interaction that was deferred. Once the icon is seen, the step that the bot class
has for the challenge's purpose goes on from there; it finds the press deferred, on the message of
the challenge, and edits that.
"""

import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, cast

import discord

from bot.cogs.speech import for_asker
from bot.errors import Refusal, answer
from bot.texts import Texts
from bot.views.proof import render_challenge
from tracking.accounts import Challenge, Checked
from tracking.domain.icon_proof import Verdict

if TYPE_CHECKING:
    from bot.client import TrackerBot

ProofStep = Callable[[discord.Interaction[Any], Challenge], Awaitable[None]]
"""What is done with a proof: it takes it (`tracking.accounts.proof.take`) and edits the message."""


async def show(
    interaction: discord.Interaction[Any], challenge: Challenge, told: str | None = None
) -> None:
    """Put the challenge into the answer, which the asker alone sees, below what is `told`."""
    t = for_asker(interaction)
    view = discord.ui.View(timeout=None)
    view.add_item(ProofButton(challenge.token, label=t("proof-check")))
    await interaction.edit_original_response(
        content=told, embed=render_challenge(challenge, t), view=view
    )


class ProofButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(r"proof:(?P<token>[A-Za-z0-9_-]{16,32})"),
):
    """Asks whether the icon is set; outlives the process. Worth nothing in another's hands."""

    def __init__(self, token: str, *, label: str) -> None:
        self._token = token
        super().__init__(
            discord.ui.Button(
                label=label[:80], style=discord.ButtonStyle.primary, custom_id=f"proof:{token}"
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "ProofButton":
        return cls(match["token"], label="…")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """An error becomes a reply beside the challenge, which stays as it is."""
        t = for_asker(interaction)
        try:
            await interaction.response.defer()
            await self._check(interaction, t)
        except Exception as error:
            await answer(interaction, error, t)

    async def _check(self, interaction: discord.Interaction[Any], t: Texts) -> None:
        client = cast("TrackerBot", interaction.client)
        checked = await client.services.proofs.check(user_id=interaction.user.id, token=self._token)
        match checked.verdict:
            case Verdict.PROVED:
                step = client.proof_steps.get(checked.challenge.purpose)
                if step is None:
                    raise Refusal(t("error-old"))
                await step(interaction, checked.challenge)
            case Verdict.NOT_YET:
                await show(interaction, checked.challenge, _not_yet(checked, t))
            case Verdict.EXPIRED:
                await interaction.edit_original_response(
                    content=t("proof-expired"), embed=None, view=None
                )


def _not_yet(checked: Checked, t: Texts) -> str:
    return t("proof-not-yet", shown=checked.shown or 0, icon=checked.challenge.icon)
