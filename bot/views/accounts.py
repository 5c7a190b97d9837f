"""What a member has said of himself -> what he is shown of it. Pure."""

from dataclasses import dataclass
from typing import Literal

import discord

from bot.texts import Texts
from bot.views.message import MOST_FIELD_NAME, cut
from bot.views.outcomes import NEUTRAL
from bot.views.proof import account_name
from bot.views.texts import moment, plain
from tracking.accounts import Link, Overview

MOST_LABEL = 80

AccountAct = Literal["prove", "on", "off"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPress:
    """A button below the accounts."""

    act: AccountAct
    label: str
    link_id: int = 0
    """Which account; 0 where it is about all of them."""
    wanted: bool = False
    """It does what most people come for."""


def render_overview(shown: Overview, guild_name: str, t: Texts) -> discord.Embed:
    """One line per account, and whether the server's posts mention him."""
    embed = discord.Embed(title=t("accounts-title"), colour=NEUTRAL)
    embed.description = "\n".join(_line(link, t) for link in shown.links) or t("accounts-none")
    if shown.links:
        told = t("mention-on") if shown.mentioned else t("mention-off")
        title = t("mention-title", server=plain(guild_name))
        embed.add_field(name=cut(title, MOST_FIELD_NAME), value=told, inline=False)
    return embed


def presses(shown: Overview, t: Texts) -> list[AccountPress]:
    """What he can do about them."""
    if not shown.links:
        return []
    mention = (
        AccountPress(act="off", label=t("account-press-no-mention"))
        if shown.mentioned
        else AccountPress(act="on", label=t("account-press-mention"), wanted=True)
    )
    return [mention, *(_prove(link, t) for link in shown.links if link.proved_at is None)]


def render_linked(link: Link, t: Texts) -> str:
    """The answer to `/account link`, above the accounts."""
    who = account_name(link.account.riot_id, link.account.platform)
    if link.proved_at is not None:
        return t("account-proved", who=who)
    return t("account-linked", who=who)


def _line(link: Link, t: Texts) -> str:
    told = [account_name(link.account.riot_id, link.account.platform)]
    told.append(
        t("account-is-proved", when=moment(link.proved_at))
        if link.proved_at is not None
        else t("account-is-said")
    )
    told.append(t("account-followed-here") if link.followed else t("account-not-followed-here"))
    return " · ".join(told)


def _prove(link: Link, t: Texts) -> AccountPress:
    # A label is no place for Markdown, so that nothing in the name needs escaping.
    label = cut(t("account-press-prove", who=str(link.account.riot_id)), MOST_LABEL)
    return AccountPress(act="prove", label=label, link_id=link.id)
