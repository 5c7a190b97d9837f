"""A finished game -> the message a channel gets. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import discord

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
    ordinal,
    percent,
    plain,
    riot_id,
    thousands,
)
from tracking.domain.events import GameEvent, Kind, PlayerLine
from tracking.domain.results import LoLResult, Outcome, TFTResult, result_from_json

WIN, LOSS, NEUTRAL, GOLD = 0x2ECC71, 0xE74C3C, 0x95A5A6, 0xF1C40F

WORDS = {
    Outcome.WIN: "Victory",
    Outcome.LOSS: "Defeat",
    Outcome.REMAKE: "Remake",
    Outcome.NONE: "No result",
}


@dataclass(frozen=True, slots=True)
class _Player:
    line: PlayerLine
    result: LoLResult | TFTResult

    @property
    def name(self) -> str:
        return riot_id(self.line.game_name, self.line.tag_line)

    @property
    def word(self) -> str:
        return outcome_word(self.result)


def outcome_word(result: LoLResult | TFTResult) -> str:
    """The outcome as a word: Victory, Defeat, Remake, a place, No result."""
    if result.outcome is not Outcome.PLACEMENT or result.placement is None:
        return WORDS.get(result.outcome, WORDS[Outcome.NONE])
    if isinstance(result, TFTResult) and result.pair_placement is not None:
        return f"{ordinal(result.pair_placement)} place as a pair"
    return f"{ordinal(result.placement)} place"


def render(event: GameEvent) -> Message:
    """The message for one game: a line that stands alone, one embed, a link to the match."""
    if event.kind is Kind.UNAVAILABLE:
        return _unavailable(event)
    players = [
        _Player(line, result_from_json(line.result))
        for line in event.players
        if line.result is not None
    ]
    players.sort(key=lambda p: (p.result.placement or 0, p.result.outcome is Outcome.LOSS))
    link = Link(label="Match details", url=match_url(event))
    return Message(
        content=cut(_content(players, event), MOST_CONTENT),
        embed=_embed(players, event),
        links=(link,),
    )


def _content(players: Sequence[_Player], event: GameEvent) -> str:
    queue = plain(event.queue_name)
    if len(players) == 1:
        [player] = players
        parts = [f"**{player.word}**: **{player.name}**{_as(player.result)}", _score(player.result)]
        return " · ".join(part for part in (*parts, queue) if part)
    groups: dict[str, list[str]] = defaultdict(list)
    for player in players:
        groups[player.word].append(player.name)
    told = " · ".join(f"**{word}**: {_and(names)}" for word, names in groups.items())
    return f"{told} · {queue}" if queue else told


def _as(result: LoLResult | TFTResult) -> str:
    if isinstance(result, LoLResult) and result.champion_name:
        return f" as {plain(result.champion_name)}"
    return ""


def _score(result: LoLResult | TFTResult) -> str:
    if result.outcome is Outcome.NONE:
        return ""
    if isinstance(result, LoLResult):
        return f"{result.kills}/{result.deaths}/{result.assists}"
    return f"level {result.level}" if result.level else ""


def _and(names: Sequence[str]) -> str:
    bold = [f"**{name}**" for name in names]
    return bold[0] if len(bold) == 1 else f"{', '.join(bold[:-1])} and {bold[-1]}"


def _embed(players: Sequence[_Player], event: GameEvent) -> discord.Embed:
    words = list(dict.fromkeys(player.word for player in players))
    embed = discord.Embed(
        title=cut(" / ".join(words), 256) or WORDS[Outcome.NONE],
        url=match_url(event),
        colour=_colour(players),
        timestamp=event.ended_at,
    )
    for player in players[:MOST_FIELDS]:
        name = cut(f"{player.name} · {player.word}", MOST_FIELD_NAME)
        value = cut(_details(player.result), MOST_FIELD_VALUE)
        if len(embed) + len(name) + len(value) > MOST_EMBED - 200:
            break
        embed.add_field(name=name, value=value, inline=False)
    shown = [plain(event.queue_name), duration(event.duration_seconds)]
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


def _details(result: LoLResult | TFTResult) -> str:
    if result.outcome is Outcome.NONE:
        return "Riot's record of this game holds no result."
    return _lol(result) if isinstance(result, LoLResult) else _tft(result)


def _lol(result: LoLResult) -> str:
    if result.outcome is Outcome.REMAKE:
        return f"{plain(result.champion_name)} · the game ended before it counted"
    champion = plain(result.champion_name) or "Unknown champion"
    first = f"**{champion}** · {result.kills}/{result.deaths}/{result.assists}"
    kill_share, damage_share = percent(result.kill_participation), percent(result.damage_share)
    second = [
        f"{kill_share} kill participation" if kill_share else "",
        f"{result.cs} CS" if result.cs else "",
        f"{thousands(result.damage)} damage" + (f" ({damage_share})" if damage_share else ""),
        "pentakill!" if result.pentakills else "",
    ]
    return first + "\n" + " · ".join(part for part in second if part)


def _tft(result: TFTResult) -> str:
    told = [
        f"Level {result.level}" if result.level else "",
        f"round {result.last_round}" if result.last_round else "",
        f"{result.damage} damage to players" if result.damage else "",
        f"with {plain(result.partner)}" if result.partner else "",
    ]
    lines = [" · ".join(part for part in told if part)]
    if result.traits:
        lines.append(", ".join(f"{count} {plain(name)}" for name, count, _ in result.traits[:5]))
    if result.units:
        lines.append(", ".join(plain(name) for name, _, _ in result.units[:9]))
    return "\n".join(line for line in lines if line) or "Riot's record shows no board."


def _unavailable(event: GameEvent) -> Message:
    names = _and([riot_id(line.game_name, line.tag_line) for line in event.players])
    queue = f" ({plain(event.queue_name)})" if event.queue_name else ""
    reason = plain(event.reason or "Riot did not publish it.", 500)
    embed = discord.Embed(
        title="Result unavailable", description=reason, colour=NEUTRAL, timestamp=event.ended_at
    )
    embed.set_footer(text=event.key.match_id)
    return Message(
        content=cut(f"**No result** for {names}{queue}: {reason}", MOST_CONTENT),
        embed=embed,
        links=(Link(label="Match details", url=match_url(event)),),
    )
