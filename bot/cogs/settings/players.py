"""The section of single players: what is not posted of them, whatever the server does."""

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.cogs.settings.group_menus import ACTS, group_menus, group_names, picked
from bot.cogs.settings.section import (
    MOST_OPTIONS,
    Control,
    Done,
    Page,
    Row,
    Section,
    Visit,
    button,
    menu,
)
from bot.errors import Refusal
from bot.texts import Texts
from bot.views.message import MOST_DESCRIPTION
from bot.views.texts import riot_id, whole_lines
from tracking import choices, subscriptions
from tracking.subscriptions import FollowedPlayer


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """Where in the section somebody is: a page of the players, and the one who is picked."""

    page: int = 0
    player_id: int | None = None

    @classmethod
    def read(cls, argument: str) -> "At":
        """Of a control's argument, `3` or `3_17`; the beginning where it is something else."""
        page, _, player = argument.partition("_")
        return cls(page=_number(page) or 0, player_id=_number(player))

    def __str__(self) -> str:
        return f"{self.page}" if self.player_id is None else f"{self.page}_{self.player_id}"


class PlayersSection(Section):
    """A select of the players, and the queues of the one who is picked."""

    name = "players"
    acts = ("who", "turn", "own", "server", *ACTS.values())

    async def summary(self, visit: Visit) -> str:
        followed = await self._followed(visit)
        if not followed:
            return visit.t("settings-players-nobody")
        lines = [_line(player, visit.t) for player in followed if player.muted is not None]
        return whole_lines(visit.t, lines or [visit.t("settings-players-none")], 1000)

    async def page(self, visit: Visit, argument: str) -> Page:
        t, followed, at = visit.t, await self._followed(visit), At.read(argument)
        if not followed:
            return Page(text=t("settings-players-nobody"))
        chosen = next((each for each in followed if each.player_id == at.player_id), None)
        lines = [
            _line(each, t) for each in followed if each.muted is not None and each is not chosen
        ]
        told = [_line(chosen, t), ""] if chosen else []
        told += lines or [t("settings-players-none")]
        text = whole_lines(t, told, MOST_DESCRIPTION - 600)
        rows: list[Row] = [[_who(followed, at, chosen, t)]]
        if chosen is not None:
            muted = visit.choices.muted if chosen.muted is None else chosen.muted
            rows += group_menus(muted, t, argument=str(at))
        if buttons := [*_own(chosen, at, t), *_turns(followed, at, t)]:
            rows.append(buttons)
        return Page(text=f"{text}\n\n{t('settings-players-help')}", rows=rows)

    async def press(self, visit: Visit, act: str, argument: str, values: Sequence[str]) -> Done:
        at = At.read(argument)
        if act == "turn":
            return Done(argument=str(at))
        if act == "who" and values:
            return Done(argument=str(At(page=at.page, player_id=_number(values[0]))))
        player_id, found = (await self._picked(visit, at)).player_id, picked(act, values)
        if act not in ("own", "server") and found is None:
            return await super().press(visit, act, argument, values)
        async with visit.services.database.write() as session:
            if act == "server":
                await choices.mute_as_server(session, visit.guild.id, player_id)
            else:
                game, groups = found or (None, frozenset())
                await choices.set_muted_of(session, visit.guild.id, player_id, game, groups)
        return Done(note=visit.t("settings-saved"), argument=str(at))

    async def _followed(self, visit: Visit) -> list[FollowedPlayer]:
        async with visit.services.database.read() as session:
            return await subscriptions.followed(session, visit.guild.id)

    async def _picked(self, visit: Visit, at: At) -> FollowedPlayer:
        for player in await self._followed(visit):
            if player.player_id == at.player_id:
                return player
        raise Refusal(visit.t("told-gone-here"))


def _line(player: FollowedPlayer, t: Texts) -> str:
    who = f"**{riot_id(player.game_name, player.tag_line)}**"
    return t("labelled", label=who, text=_what(player, t))


def _what(player: FollowedPlayer, t: Texts) -> str:
    if player.muted is None:
        return t("settings-players-as-server")
    if not player.muted:
        return t("settings-players-everything")
    return t("settings-players-not", groups=group_names(player.muted, t))


def _who(
    followed: Sequence[FollowedPlayer], at: At, chosen: FollowedPlayer | None, t: Texts
) -> Control:
    page = min(at.page, _last(followed))
    shown = followed[page * MOST_OPTIONS : (page + 1) * MOST_OPTIONS]
    options = [
        discord.SelectOption(
            label=each.riot_id[:100],
            value=str(each.player_id),
            description=_what(each, t)[:100],
            default=each is chosen,
        )
        for each in shown
    ]
    return menu("who", options, argument=str(page), placeholder=t("settings-players-pick"))


def _own(chosen: FollowedPlayer | None, at: At, t: Texts) -> list[Control]:
    if chosen is None:
        return []
    if chosen.muted is None:
        return [button("own", t("settings-players-own"), argument=str(at))]
    return [button("server", t("settings-players-server"), argument=str(at))]


def _turns(followed: Sequence[FollowedPlayer], at: At, t: Texts) -> list[Control]:
    """Buttons to the other pages of the select, where there are any."""
    page, last = min(at.page, _last(followed)), _last(followed)
    controls = []
    if page > 0:
        controls.append(button("turn", t("page-back"), argument=str(page - 1)))
    if page < last:
        controls.append(button("turn", t("page-next"), argument=str(page + 1)))
    return controls


def _last(followed: Sequence[FollowedPlayer]) -> int:
    return max(0, (len(followed) - 1) // MOST_OPTIONS)


def _number(text: str) -> int | None:
    """A number as ids and pages have it; None of anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
