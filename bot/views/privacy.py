"""What is stored about somebody, and what he can do about it -> what he alone is shown. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import discord

from bot.texts import Texts
from bot.views.message import MOST_TITLE, cut
from bot.views.outcomes import NEUTRAL
from bot.views.texts import moment, names, riot_id
from tracking.domain.games import Game
from tracking.players import RiotId
from tracking.privacy import SERVER_KEPT, Member, Subject, Summary

Act = Literal["delete", "forbid", "allow", "forget"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyPress:
    """A button that does what was asked about."""

    act: Act
    label: str
    token: str
    """The proof that is used for it; for `forget` a dash: it concerns whoever presses it."""

    @property
    def danger(self) -> bool:
        """Whether it cannot be undone."""
        return self.act != "allow"


def bold(who: RiotId) -> str:
    """`**Name#TAG**`."""
    return f"**{riot_id(who.game_name, who.tag_line)}**"


def render_summary(
    summary: Summary, t: Texts, exported: Mapping[str, int] | None = None
) -> discord.Embed:
    """What is stored about an account, a line for each kind; `exported`: rows by table where
    everything was gone through, games of others too."""
    who = summary.who.riot_id
    told = [f"• {line}" for line in _lines(summary, t, exported or {})]
    if not told:
        told = [t("privacy-not-followed" if exported is None else "privacy-nothing")]
    if summary.standing.forbidden:
        told += ["", t("privacy-is-forbidden")]
    if summary.standing.erasing:
        told += ["", t("privacy-being-deleted")]
    embed = discord.Embed(
        title=cut(t("privacy-title", who=riot_id(who.game_name, who.tag_line)), MOST_TITLE),
        description="\n".join(told),
        colour=NEUTRAL,
    )
    embed.add_field(name=t("privacy-how"), value=t("privacy-ways"), inline=False)
    return embed


def _lines(summary: Summary, t: Texts, exported: Mapping[str, int]) -> list[str]:
    lol, tft = summary.games[Game.LOL], summary.games[Game.TFT]
    lines = []
    if summary.since is not None:
        lines.append(t("privacy-identity", since=moment(summary.since, "d")))
        lines.append(t("privacy-servers", count=summary.servers))
    if lol or tft:
        lines.append(t("privacy-games", lol=lol, tft=tft, records=summary.records))
    if summary.first_at is not None and summary.last_at is not None:
        first, last = moment(summary.first_at, "d"), moment(summary.last_at, "d")
        lines.append(t("privacy-span", first=first, last=last))
    for text, count in (
        ("privacy-old-rows", summary.old_rows),
        ("privacy-ranks", summary.ranks),
        ("privacy-posts", exported.get("announcements", summary.posts)),
        ("privacy-scoreboards", exported.get("game_scoreboards", 0)),
    ):
        if count:
            lines.append(t(text, count=count))
    return lines


def render_member(member: Member, t: Texts) -> discord.Embed:
    """What is stored about the asker's own Discord account, and how to ask about a Riot account."""
    told = []
    if member.linked:
        shown = names(t, [(name, tag) for name, _, tag in map(_parts, member.linked)], most=10)
        told.append(t("privacy-linked", names=shown))
    if member.mentions:
        told.append(t("privacy-mentions", count=member.mentions))
    if member.challenges:
        told.append(t("privacy-challenges", count=member.challenges))
    if member.added:
        told.append(t("privacy-added", count=member.added))
    lines = [f"• {line}" for line in told] or [t("privacy-member-nothing")]
    embed = discord.Embed(
        title=cut(t("privacy-member-title"), MOST_TITLE),
        description="\n".join([*lines, "", t("privacy-member-accounts")]),
        colour=NEUTRAL,
    )
    days = SERVER_KEPT.days
    embed.add_field(name=t("privacy-kept"), value=t("privacy-keeping", days=days), inline=False)
    return embed


def _parts(riot_id: str) -> tuple[str, str, str]:
    return riot_id.rpartition("#")


def ask_delete(who: Subject, token: str, t: Texts) -> tuple[str, Sequence[PrivacyPress]]:
    """Whether he is sure, and what will be."""
    press = PrivacyPress(act="delete", label=t("privacy-delete"), token=token)
    return t("privacy-ask-delete", who=bold(who.riot_id)), [press]


def ask_forbid(
    who: Subject, token: str, t: Texts, *, forbidden: bool
) -> tuple[str, Sequence[PrivacyPress]]:
    """Whether he is sure; where he forbade it before, whether he takes it back."""
    if forbidden:
        press = PrivacyPress(act="allow", label=t("privacy-allow"), token=token)
        return t("privacy-ask-allow", who=bold(who.riot_id)), [press]
    press = PrivacyPress(act="forbid", label=t("privacy-forbid"), token=token)
    return t("privacy-ask-forbid", who=bold(who.riot_id)), [press]


def ask_forget(member: Member, t: Texts) -> tuple[str, Sequence[PrivacyPress]]:
    """About the asker himself."""
    if member.nothing:
        return f"{t('privacy-member-nothing')}\n\n{t('privacy-member-accounts')}", []
    press = PrivacyPress(act="forget", label=t("privacy-delete"), token="-")
    return t("privacy-ask-forget"), [press]


def render_done(act: Act, who: Subject | None, t: Texts, *, whole: bool = True) -> str:
    """What was done; `whole` False: the removing is still under way."""
    named = bold(who.riot_id) if who is not None else ""
    told = t(f"privacy-done-{act}", who=named)
    return told if whole else f"{told}\n\n{t('privacy-under-way')}"
