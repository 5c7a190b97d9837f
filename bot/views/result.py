"""A finished game -> the message a channel gets. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.texts import Texts
from bot.views.message import (
    MOST_CONTENT,
    MOST_EMBED,
    MOST_FIELD_NAME,
    MOST_FIELD_VALUE,
    MOST_FIELDS,
    Link,
    Message,
    cut,
)
from bot.views.texts import (
    champion_icon,
    duration,
    match_url,
    plain,
    queue_name,
    riot_id,
)
from tracking.domain.events import GameEvent, Kind, PlayerLine
from tracking.domain.results import LoLResult, Outcome, TFTResult, result_from_json

WIN, LOSS, NEUTRAL, GOLD = 0x2ECC71, 0xE74C3C, 0x95A5A6, 0xF1C40F


@dataclass(frozen=True, slots=True)
class _Player:
    line: PlayerLine
    result: LoLResult | TFTResult
    word: str

    @property
    def name(self) -> str:
        return riot_id(self.line.game_name, self.line.tag_line)


def outcome_word(t: Texts, result: LoLResult | TFTResult) -> str:
    """The outcome as a word: Victory, Defeat, Remake, a place, No result."""
    if result.outcome is not Outcome.PLACEMENT:
        return t(f"outcome-{result.outcome.value}")
    if result.placement is None:
        return t("outcome-none")
    if isinstance(result, TFTResult) and result.pair_placement is not None:
        return t("outcome-pair-place", ordinal=t.ordinal(result.pair_placement))
    return t("outcome-place", ordinal=t.ordinal(result.placement))


def render(event: GameEvent, t: Texts) -> Message:
    """The message for one game: a line that stands alone, one embed, a link to the match."""
    if event.kind is Kind.UNAVAILABLE:
        return _unavailable(event, t)
    players = [
        _Player(line, result, outcome_word(t, result))
        for line in event.players
        if line.result is not None
        for result in (result_from_json(line.result),)
    ]
    players.sort(key=lambda p: (p.result.placement or 0, p.result.outcome is Outcome.LOSS))
    link = Link(label=t("match-details"), url=match_url(event))
    return Message(
        content=cut(_content(players, event, t), MOST_CONTENT),
        embed=_embed(players, event, t),
        links=(link,),
    )


def _content(players: Sequence[_Player], event: GameEvent, t: Texts) -> str:
    queue = queue_name(t, event.queue_id, event.queue_name)
    if len(players) == 1:
        [player] = players
        parts = [f"**{player.word}**: {_as(t, player)}", _score(t, player.result)]
        return " · ".join(part for part in (*parts, queue) if part)
    groups: dict[str, list[str]] = defaultdict(list)
    for player in players:
        groups[player.word].append(player.name)
    told = " · ".join(f"**{word}**: {_and(t, names)}" for word, names in groups.items())
    return f"{told} · {queue}" if queue else told


def _as(t: Texts, player: _Player) -> str:
    who, result = f"**{player.name}**", player.result
    if isinstance(result, LoLResult) and result.champion_name:
        return t("result-as", who=who, champion=plain(result.champion_name))
    return who


def _score(t: Texts, result: LoLResult | TFTResult) -> str:
    if result.outcome is Outcome.NONE:
        return ""
    if isinstance(result, LoLResult):
        return f"{result.kills}/{result.deaths}/{result.assists}"
    return t("result-level", level=result.level) if result.level else ""


def _and(t: Texts, names: Sequence[str]) -> str:
    return t.joined([f"**{name}**" for name in names])


def _embed(players: Sequence[_Player], event: GameEvent, t: Texts) -> discord.Embed:
    words = list(dict.fromkeys(player.word for player in players))
    embed = discord.Embed(
        title=cut(" / ".join(words), 256) or t("outcome-none"),
        url=match_url(event),
        colour=_colour(players),
        timestamp=event.ended_at,
    )
    for player in players[:MOST_FIELDS]:
        name = cut(f"{player.name} · {player.word}", MOST_FIELD_NAME)
        value = cut(_details(t, player.result), MOST_FIELD_VALUE)
        if len(embed) + len(name) + len(value) > MOST_EMBED - 200:
            break
        embed.add_field(name=name, value=value, inline=False)
    queue = queue_name(t, event.queue_id, event.queue_name)
    shown = [queue, duration(event.duration_seconds)]
    embed.set_footer(text=" · ".join(part for part in shown if part) or event.key.match_id)
    if len(players) == 1 and isinstance(players[0].result, LoLResult):
        embed.set_thumbnail(url=champion_icon(players[0].result.champion_id))
    return embed


def _colour(players: Sequence[_Player]) -> int:
    outcomes = {_shade(player.result) for player in players}
    return outcomes.pop() if len(outcomes) == 1 else NEUTRAL


def _shade(result: LoLResult | TFTResult) -> int:
    if result.outcome is Outcome.WIN:
        return WIN
    if result.outcome is Outcome.LOSS:
        return LOSS
    if result.placement is None:
        return NEUTRAL
    if result.placement == 1:
        return GOLD
    return WIN if result.placement <= 4 else LOSS


def _details(t: Texts, result: LoLResult | TFTResult) -> str:
    if result.outcome is Outcome.NONE:
        return t("result-empty")
    return _lol(t, result) if isinstance(result, LoLResult) else _tft(t, result)


def _lol(t: Texts, result: LoLResult) -> str:
    champion = plain(result.champion_name) or t("result-champion-unknown")
    if result.outcome is Outcome.REMAKE:
        return t("result-remade", champion=champion)
    first = f"**{champion}** · {result.kills}/{result.deaths}/{result.assists}"
    kill_share = t.percent(result.kill_participation)
    second = [
        t("result-kill-participation", share=kill_share) if kill_share else "",
        t("result-cs", cs=result.cs) if result.cs else "",
        _damage(t, result),
        t("result-pentakill", count=result.pentakills) if result.pentakills else "",
    ]
    return first + "\n" + " · ".join(part for part in second if part)


def _damage(t: Texts, result: LoLResult) -> str:
    amount, share = t.amount(result.damage), t.percent(result.damage_share)
    if share:
        return t("result-damage-share", amount=amount, share=share)
    return t("result-damage", amount=amount)


def _tft(t: Texts, result: TFTResult) -> str:
    told = [
        t("result-level", level=result.level) if result.level else "",
        t("result-round", round=result.last_round) if result.last_round else "",
        t("result-player-damage", amount=result.damage) if result.damage else "",
        t("result-with-partner", partner=plain(result.partner)) if result.partner else "",
    ]
    lines = [" · ".join(part for part in told if part)]
    if result.traits:
        lines.append(", ".join(f"{count} {plain(name)}" for name, count, _ in result.traits[:5]))
    if result.units:
        lines.append(", ".join(plain(name) for name, _, _ in result.units[:9]))
    return "\n".join(line for line in lines if line) or t("result-no-board")


def _unavailable(event: GameEvent, t: Texts) -> Message:
    names = _and(t, [riot_id(line.game_name, line.tag_line) for line in event.players])
    queue = queue_name(t, event.queue_id, event.queue_name)
    reason = plain(event.reason or "", 500) or t("result-unavailable-why")
    embed = discord.Embed(
        title=t("result-unavailable"),
        description=reason,
        colour=NEUTRAL,
        timestamp=event.ended_at,
    )
    embed.set_footer(text=event.key.match_id)
    who = f"{names} ({queue})" if queue else names
    return Message(
        content=cut(t("result-unavailable-for", names=who, reason=reason), MOST_CONTENT),
        embed=embed,
        links=(Link(label=t("match-details"), url=match_url(event)),),
    )
