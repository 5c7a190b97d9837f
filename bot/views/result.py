"""A finished game -> the message a channel gets. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import discord

from bot.texts import Texts, translated
from bot.views.lines import details, score
from bot.views.message import (
    MOST_CONTENT,
    MOST_EMBED,
    MOST_FIELD_NAME,
    MOST_FIELD_VALUE,
    MOST_FIELDS,
    MOST_TITLE,
    NOBODY,
    Details,
    Link,
    Message,
    beside,
    cut,
)
from bot.views.notable import notable
from bot.views.outcomes import NEUTRAL, AnyResult, colour, is_first, outcome_word
from bot.views.ranks import lp_change, rank_lines
from bot.views.texts import (
    champion_icon,
    champion_name,
    dotted,
    duration,
    isolated,
    match_url,
    plain,
    queue_name,
    riot_id,
)
from tracking.domain.events import GameEvent, Kind, PlayerLine
from tracking.domain.milestones import Milestones
from tracking.domain.rank_lines import RankLine
from tracking.domain.results import LoLResult, Outcome, result_from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class _Player:
    line: PlayerLine
    result: AnyResult
    word: str
    rank: RankLine | None
    milestones: Milestones | None
    former: str | None
    member: int | None
    """Whom it calls, because he is this player and asked for it."""

    @property
    def name(self) -> str:
        return riot_id(self.line.game_name, self.line.tag_line)

    @property
    def called(self) -> str:
        """How the line that stands alone names him."""
        return beside(f"**{self.name}**", self.member)


def render(event: GameEvent, t: Texts, members: Mapping[int, int] = NOBODY) -> Message:
    """The message for one game: a line that stands alone, one embed, a link to the match.
    `members` are those whom it calls, by player."""
    if event.kind is Kind.UNAVAILABLE:
        return _unavailable(event, t)
    players = _players(event, t, members)
    called = [player.member for player in players if player.member is not None]
    return Message(
        content=cut(_content(players, event, t), MOST_CONTENT),
        embed=_embed(players, event, t),
        links=(Link(label=t("match-page"), url=match_url(event)),),
        # Of a game without any result nothing more is known than this.
        details=Details(label=t("details-button"), key=event.key)
        if any(player.result.outcome is not Outcome.NONE for player in players)
        else None,
        mentions=tuple(dict.fromkeys(called)),
    )


def _players(event: GameEvent, t: Texts, members: Mapping[int, int]) -> list[_Player]:
    """Those with a result, the winners first."""
    players = []
    for line in event.players:
        if line.result is None:
            continue
        result = result_from_json(line.result)
        players.append(
            _Player(
                line=line,
                result=result,
                word=outcome_word(t, result),
                rank=event.ranks.get(line.player_id),
                milestones=event.milestones.get(line.player_id),
                former=event.formerly.get(line.player_id),
                member=members.get(line.player_id),
            )
        )
    return sorted(players, key=_order)


def _order(player: _Player) -> tuple[int, bool]:
    return player.result.placement or 0, player.result.outcome is Outcome.LOSS


def _content(players: Sequence[_Player], event: GameEvent, t: Texts) -> str:
    """What a notification shows: who, how, in which queue."""
    queue = queue_name(t, event.queue_id, event.queue_name)
    if len(players) == 1:
        [player] = players
        change = lp_change(t, player.rank) if player.rank else ""
        who = t("result-who", outcome=f"**{player.word}**", who=_as(t, player))
        parts = [who, score(t, player.result), change, queue]
        return dotted(parts)
    groups: dict[str, list[str]] = defaultdict(list)
    for player in players:
        groups[player.word].append(player.called)
    told = [
        t("result-who", outcome=f"**{word}**", who=t.joined(names))
        for word, names in groups.items()
    ]
    return dotted([*told, queue])


def _as(t: Texts, player: _Player) -> str:
    who, result = player.called, player.result
    if isinstance(result, LoLResult) and result.champion_name:
        return t("result-as", who=who, champion=champion_name(t, result.champion_name))
    return who


def _embed(players: Sequence[_Player], event: GameEvent, t: Texts) -> discord.Embed:
    words = list(dict.fromkeys(player.word for player in players)) or [t("outcome-none")]
    queue = queue_name(t, event.queue_id, event.queue_name)
    cup = "🏆 " if any(is_first(player.result) for player in players) else ""
    embed = discord.Embed(
        title=cut(cup + dotted([" / ".join(words), queue]), MOST_TITLE),
        url=match_url(event),
        colour=colour(player.result for player in players),
        timestamp=event.ended_at,
    )
    embed.set_footer(text=duration(event.duration_seconds) or event.key.match_id)
    for name, value in _fields(players[:MOST_FIELDS], MOST_EMBED - len(embed), t):
        embed.add_field(name=name, value=value, inline=False)
    if len(players) == 1 and isinstance(players[0].result, LoLResult):
        embed.set_thumbnail(url=champion_icon(players[0].result.champion_id))
    return embed


def _fields(players: Sequence[_Player], room: int, t: Texts) -> list[tuple[str, str]]:
    """Each player's name and lines; where a crowd is told of, as many lines of each as fit."""
    lines = [_lines(player, t) for player in players]
    for most in range(max(map(len, lines), default=0), 0, -1):
        fields = [
            (
                cut(f"{player.name} · {player.word}", MOST_FIELD_NAME),
                cut("\n".join(told[:most]), MOST_FIELD_VALUE),
            )
            for player, told in zip(players, lines, strict=True)
        ]
        if sum(len(name) + len(value) for name, value in fields) <= room:
            return fields
    return []


def _lines(player: _Player, t: Texts) -> list[str]:
    """Who that is where he was renamed lately; what he did, what it meant for his rank, what was
    special."""
    lines = [t("result-formerly", name=isolated(plain(player.former)))] if player.former else []
    lines += details(t, player.result)
    if player.rank is not None:
        lines += rank_lines(t, player.rank)
    if special := notable(t, player.result, player.milestones):
        lines.append(f"⭐ {' · '.join(special)}")
    return lines


def _unavailable(event: GameEvent, t: Texts) -> Message:
    names = t.joined([f"**{riot_id(line.game_name, line.tag_line)}**" for line in event.players])
    queue = queue_name(t, event.queue_id, event.queue_name)
    reason = plain(translated(t, _reason(event)), 500) or t("result-unavailable-why")
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
        links=(Link(label=t("match-page"), url=match_url(event)),),
    )


def _reason(event: GameEvent) -> str:
    """Without the queue in it, which the post names before, in its own language."""
    told = event.reason or ""
    return told.replace(f" ({event.queue_name})", "") if event.queue_name else told
