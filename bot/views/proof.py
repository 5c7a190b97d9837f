"""The profile icon challenge -> what its user is shown. Pure."""

import discord

from bot.texts import Texts
from bot.views.icons import ICON_NAMES
from bot.views.message import MOST_TITLE, cut
from bot.views.outcomes import NEUTRAL
from bot.views.texts import moment, profile_icon, riot_id
from tracking.accounts import Challenge
from tracking.players import RiotId
from tracking.riot.routes import region_name


def account_name(who: RiotId, platform: str) -> str:
    """`**Name#TAG** (EUW)`."""
    return f"**{riot_id(who.game_name, who.tag_line)}** ({region_name(platform)})"


def render_challenge(challenge: Challenge, t: Texts) -> discord.Embed:
    """What is to be done, by when, what for; the icon as a picture and by its number."""
    account = challenge.account
    who = riot_id(account.riot_id.game_name, account.riot_id.tag_line)
    steps = t(
        "proof-steps",
        icon=f"**{challenge.icon}**",
        name=ICON_NAMES[challenge.icon],
        until=moment(challenge.expires_at, "t"),
    )
    purpose = t(f"proof-for-{challenge.purpose.value}")
    embed = discord.Embed(
        title=cut(t("proof-title", who=who), MOST_TITLE),
        description=f"{purpose}\n\n{steps}",
        colour=NEUTRAL,
    )
    embed.set_thumbnail(url=profile_icon(challenge.icon))
    embed.set_footer(text=t("proof-icon", icon=challenge.icon))
    return embed
