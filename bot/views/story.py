"""A game's story -> one embed. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import discord

from bot.texts import Texts, translated
from bot.views.message import MOST_FIELD_VALUE, MOST_TITLE, cut
from bot.views.outcomes import NEUTRAL, outcome_word
from bot.views.texts import (
    dotted,
    duration,
    message_url,
    moment,
    names,
    plain,
    queue_name,
    riot_id,
    whole_lines,
)
from tracking.casework import Announced, PlayerGame, Silence, Story, Unannounced
from tracking.domain.events import Kind
from tracking.domain.games import GameStatus
from tracking.domain.queue_groups import group_of
from tracking.domain.results import result_from_json
from tracking.outbox import State

MOST_TIMELINE = 2500

SOURCES = ("spectator", "history", "import")


class _Event(NamedTuple):
    at: datetime
    place: int
    """Among events of one instant."""
    text: str


def render_story(story: Story, t: Texts) -> discord.Embed:
    """What happened, in order; each player's result; what each channel was told, or why not."""
    number = next((each.game.queue_id for each in story.players if each.game.queue_id), None)
    queue = queue_name(t, number, story.queue_name) or t("queue-unknown")
    state = t(f"story-state-{story.status.value}")
    embed = discord.Embed(
        title=cut(f"{story.key.match_id} · {queue} · {state}", MOST_TITLE),
        description=whole_lines(t, _timeline(story, t), MOST_TIMELINE),
        colour=NEUTRAL,
    )
    embed.add_field(
        name=t("story-results", count=len(story.players)),
        value=whole_lines(t, [_result(each, t) for each in story.players], MOST_FIELD_VALUE),
        inline=False,
    )
    told = [_announced(story.guild_id, each, t) for each in story.announced]
    told += [_unannounced(each, t) for each in story.unannounced]
    embed.add_field(
        name=t("story-announced"),
        value=whole_lines(t, told, MOST_FIELD_VALUE) or t("story-nothing"),
        inline=False,
    )
    return embed


def _timeline(story: Story, t: Texts) -> list[str]:
    """One line per event; where the players differ, with the names of those it concerns."""
    whom: dict[_Event, list[tuple[str, str]]] = defaultdict(list)
    for player in story.players:
        for event in _events(player, t):
            whom[event].append((player.game_name, player.tag_line))
    lines = []
    for event in sorted(whom):
        some = len(whom[event]) < len(story.players)
        who = f" ({names(t, whom[event], 3)})" if some else ""
        lines.append(f"{moment(event.at, 'f')} · {event.text}{who}")
    return lines


def _events(player: PlayerGame, t: Texts) -> Iterator[_Event]:
    game = player.game
    source = player.source if player.source in SOURCES else "unknown"
    yield _Event(game.detected_at, 1, t(f"found-{source}"))
    if game.started_at:
        yield _Event(game.started_at, 0, t("story-began"))
    if game.is_completed() and game.ended_at:
        yield _Event(game.ended_at, 2, t("story-ended"))
    if game.held_over_at:
        reason = player.held_over_reason
        why = t(f"over-{reason.name}") if reason else t("over-UNSEEN")
        yield _Event(game.held_over_at, 3, t("story-held-over", why=why))
    yield from _asked(player, t)
    if game.reopened_at:
        yield _Event(game.reopened_at, 4, t("story-reopened"))
    if game.completed_at:
        yield _Event(game.completed_at, 7, t("story-stored"))
    if player.given_up_at:
        yield _Event(player.given_up_at, 6, _given_up(player, t))


def _given_up(player: PlayerGame, t: Texts) -> str:
    """Of a game that was taken up again, the reason may be of a later attempt."""
    game = player.game
    if game.status is not GameStatus.UNAVAILABLE or not game.last_error:
        return t("story-given-up")
    return t("story-given-up-why", reason=_reason(game.last_error, t))


def _asked(player: PlayerGame, t: Texts) -> Iterator[_Event]:
    first, last, often = player.first_asked_at, player.last_asked_at, player.asked_count
    if first:
        yield _Event(first, 4, t("story-asked"))
    if last and often > 1:
        yield _Event(last, 5, t("story-asked-last", count=often))


def _result(player: PlayerGame, t: Texts) -> str:
    name = f"**{riot_id(player.game_name, player.tag_line)}**"
    return t("labelled", label=name, text=_stands(player, t))


def _stands(player: PlayerGame, t: Texts) -> str:
    """His result; without one, what it waits for."""
    game = player.game
    if game.is_completed():
        return dotted([_outcome(player, t), duration(game.duration_seconds)])
    reason = _reason(game.last_error, t)
    if game.status is GameStatus.UNAVAILABLE:
        return t("awaits-nothing", reason=reason).strip()
    if player.running:
        return t("awaits-end")
    told = [t("awaits-result", when=_next(game.due_at, t))]
    if game.retry_count:
        told.append(t("awaits-failed", count=game.retry_count))
    if reason:
        told.append(t("awaits-answer", reason=reason))
    return " ".join(told)


def _reason(stored: str | None, t: Texts, longest: int = 300) -> str:
    return plain(translated(t, stored or ""), longest)


def _next(due_at: datetime | None, t: Texts) -> str:
    return moment(due_at) if due_at else t("at-once")


def _outcome(player: PlayerGame, t: Texts) -> str:
    try:
        return outcome_word(t, result_from_json(player.game.game_result_data or {}))
    except (KeyError, ValueError, TypeError):
        return t("story-older")


def _announced(guild_id: int, each: Announced, t: Texts) -> str:
    state = _state(guild_id, each, t)
    if each.kind is Kind.UNAVAILABLE:
        state = t("post-no-result", state=state)
    return t("labelled", label=f"<#{each.channel_id}>", text=state)


def _state(guild_id: int, each: Announced, t: Texts) -> str:
    reason = _reason(each.last_error, t, 200)
    match each.state:
        case State.SENT:
            return _posted(guild_id, each, t)
        case State.PENDING if each.paused:
            return t("post-paused", reason=_reason(each.paused, t, 200))
        case State.PENDING if each.held_until and each.held_until == each.due_at:
            return t("post-held", when=_next(each.due_at, t))
        case State.PENDING if reason:
            return t("post-failed-once", reason=reason, when=_next(each.due_at, t))
        case State.PENDING:
            when = _next(each.due_at, t)
            return t("post-owed-again" if each.resend else "post-owed", when=when)
        case State.SENDING:
            return t("post-under-way")
        case State.FOLDED:
            return _digest(guild_id, each, t)
        case State.SUPPRESSED:
            return t("post-suppressed")
        case State.UNCERTAIN:
            return t("post-uncertain", reason=reason)
        case State.FAILED:
            return t("post-failed", reason=reason)


def _posted(guild_id: int, each: Announced, t: Texts) -> str:
    when = moment(each.sent_at) if each.sent_at else ""
    if each.message_id is None:
        return t("post-deleted", when=when)
    url = message_url(guild_id, each.channel_id, each.message_id)
    return t("post-sent-again" if each.resend else "post-sent", when=when, url=url)


def _digest(guild_id: int, each: Announced, t: Texts) -> str:
    """Why it is a line of a digest, and what became of that."""
    quiet, digest = each.held_until is not None, each.digest
    if digest is None:
        return t("post-quiet-digest" if quiet else "post-digest")
    if digest.state is State.SENT and digest.message_id is not None:
        url = message_url(guild_id, each.channel_id, digest.message_id)
        when = moment(digest.sent_at) if digest.sent_at else ""
        return t("post-quiet-digest-sent" if quiet else "post-digest-sent", when=when, url=url)
    reason = f" ({_reason(digest.last_error, t, 200)})" if digest.last_error else ""
    return t("post-quiet-digest-not-sent" if quiet else "post-digest-not-sent") + reason


def _unannounced(silent: Unannounced, t: Texts) -> str:
    player = silent.player
    where = f"<#{silent.channel_id}>" if silent.channel_id else t("silent-nowhere")
    name = riot_id(player.game_name, player.tag_line)
    return t("silent", where=where, who=name, why=_why(silent, t))


def _why(silent: Unannounced, t: Texts) -> str:
    player = silent.player
    game = player.game
    match silent.why:
        case Silence.RUNNING:
            return t("silent-running")
        case Silence.AWAITED:
            return t("silent-awaited", when=_next(game.due_at, t))
        case Silence.ENDED_BEFORE:
            ended = moment(game.ended_at) if game.ended_at else ""
            return t("silent-ended-before", ended=ended, since=moment(player.since))
        case Silence.NO_CHANNEL:
            return t("silent-no-channel")
        case Silence.NOT_SEEN:
            return t("silent-not-seen")
        case Silence.MUTED_HERE:
            return t("silent-muted-here", group=_group(player, t))
        case Silence.MUTED_FOR_HIM:
            return t("silent-muted-for-him", group=_group(player, t))
        case Silence.OUT_ALREADY:
            return t("silent-out-already")
        case Silence.UNKNOWN:
            return t("silent-unknown")


def _group(player: PlayerGame, t: Texts) -> str:
    """What the queue is filtered as; where we do not know it any more, the queue."""
    group = group_of(player.game.queue_id)
    if group is not None:
        return t(f"group-{group.value}")
    return queue_name(t, player.game.queue_id, player.game.queue_type or "") or t("queue-unknown")
