"""A game's story -> one embed. Pure."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import discord

from bot import texts
from bot.views.message import MOST_FIELD_VALUE, cut
from bot.views.outcomes import NEUTRAL, outcome_word
from bot.views.texts import duration, message_url, moment, names, plain, riot_id, whole_lines
from tracking.casework import Announced, Digest, PlayerGame, Silence, Story, Unannounced
from tracking.domain.events import Kind
from tracking.domain.following import HeldOver
from tracking.domain.games import GameStatus
from tracking.domain.results import result_from_json
from tracking.outbox import State

MOST_TIMELINE = 2500

HOW = {
    "spectator": "Seen while it was played",
    "history": "Found in the match history",
    "import": "Brought in by an admin",
}

OVER = {
    HeldOver.ABSENT: "two looks in a row did not show it any more",
    HeldOver.OTHER_GAME: "the player was seen in another game",
    HeldOver.LISTED: "it stands in the match history",
    HeldOver.OVERDUE: "no game runs this long",
}

WORDS = {
    GameStatus.COMPLETED: "result stored",
    GameStatus.UNAVAILABLE: "no result",
    GameStatus.ACTIVE: "no result yet",
}


class _Event(NamedTuple):
    at: datetime
    place: int
    """Among events of one instant."""
    text: str


def render_story(story: Story) -> discord.Embed:
    """What happened, in order; each player's result; what each channel was told, or why not."""
    queue = plain(story.queue_name) or "Unknown queue"
    embed = discord.Embed(
        title=cut(f"{story.key.match_id} · {queue} · {WORDS[story.status]}", 256),
        description=whole_lines(_timeline(story), MOST_TIMELINE),
        colour=NEUTRAL,
    )
    embed.add_field(
        name="Results" if len(story.players) > 1 else "Result",
        value=whole_lines([_result(each) for each in story.players], MOST_FIELD_VALUE),
        inline=False,
    )
    told = [_announced(story.guild_id, each) for each in story.announced]
    told += [_unannounced(each) for each in story.unannounced]
    embed.add_field(
        name="Announced", value=whole_lines(told, MOST_FIELD_VALUE) or "Nothing.", inline=False
    )
    return embed


def _timeline(story: Story) -> list[str]:
    """One line per event; where the players differ, with the names of those it concerns."""
    whom: dict[_Event, list[tuple[str, str]]] = defaultdict(list)
    for player in story.players:
        for event in _events(player):
            whom[event].append((player.game_name, player.tag_line))
    lines = []
    for event in sorted(whom):
        some = len(whom[event]) < len(story.players)
        who = f" ({names(whom[event], 3)})" if some else ""
        lines.append(f"{moment(event.at, 'f')} {event.text}{who}")
    return lines


def _events(player: PlayerGame) -> Iterator[_Event]:
    game = player.game
    yield _Event(game.detected_at, 1, HOW.get(player.source or "", "First written down"))
    if game.started_at:
        yield _Event(game.started_at, 0, "Game began")
    if game.is_completed() and game.ended_at:
        yield _Event(game.ended_at, 2, "Game ended")
    if game.held_over_at:
        why = OVER.get(player.held_over_reason) if player.held_over_reason else None
        yield _Event(game.held_over_at, 3, f"Held to be over: {why or 'it was not seen any more'}")
    yield from _asked(player)
    if game.reopened_at:
        yield _Event(game.reopened_at, 4, "Taken up again by an admin")
    if game.completed_at:
        yield _Event(game.completed_at, 7, "Result stored")
    if player.given_up_at:
        # Of a game that was taken up again, the reason may be of a later attempt.
        given_up = game.status is GameStatus.UNAVAILABLE
        why = f": {plain(game.last_error or '', 300)}" if given_up and game.last_error else ""
        yield _Event(player.given_up_at, 6, f"Given up{why}")


def _asked(player: PlayerGame) -> Iterator[_Event]:
    first, last, often = player.first_asked_at, player.last_asked_at, player.asked_count
    if first:
        yield _Event(first, 4, "Riot was asked for the record")
    if last and often > 1:
        yield _Event(last, 5, f"Asked for the last time so far, {often} times in all")


def _result(player: PlayerGame) -> str:
    game = player.game
    name = f"**{riot_id(player.game_name, player.tag_line)}**"
    if game.is_completed():
        told = [_outcome(player), duration(game.duration_seconds)]
        return f"{name}: {' · '.join(part for part in told if part)}"
    reason = plain(game.last_error or "", 300)
    if game.status is GameStatus.UNAVAILABLE:
        return f"{name}: no result. {reason}"
    if player.running:
        return f"{name}: not known to be over."
    failed = f" {game.retry_count} attempts failed." if game.retry_count else ""
    answer = f" Last answer: {reason}" if reason else ""
    return f"{name}: awaited, next attempt {_next(game.due_at)}.{failed}{answer}"


def _next(due_at: datetime | None) -> str:
    return moment(due_at) if due_at else "at once"


def _outcome(player: PlayerGame) -> str:
    try:
        return outcome_word(texts.of(None), result_from_json(player.game.game_result_data or {}))
    except (KeyError, ValueError, TypeError):
        return "stored by an older version"


def _announced(guild_id: int, each: Announced) -> str:
    what = "the news that there is no result, " if each.kind is Kind.UNAVAILABLE else ""
    return f"<#{each.channel_id}>: {what}{_state(guild_id, each)}"


def _state(guild_id: int, each: Announced) -> str:
    reason = plain(each.last_error or "", 200)
    again = " again" if each.resend else ""
    match each.state:
        case State.SENT:
            return _posted(guild_id, each.channel_id, each.sent_at, each.message_id, again)
        case State.PENDING if each.paused:
            return (
                f"owed, but the channel is paused, because {plain(each.paused, 200)}. "
                "Put that right, then use `/channel test` or `/channel set`."
            )
        case State.PENDING if reason:
            return f"owed; the last attempt failed ({reason}), the next {_next(each.due_at)}."
        case State.PENDING:
            return f"owed; it is posted{again} {_next(each.due_at)}."
        case State.SENDING:
            return f"it is being posted{again} now."
        case State.FOLDED:
            return _digest(guild_id, each.channel_id, each.digest)
        case State.SUPPRESSED:
            return "not posted: it was put down by a process that posts nothing (shadow mode)."
        case State.UNCERTAIN:
            return f"uncertain: {reason}. If it is not there, `/games resend` posts it again."
        case State.FAILED:
            return f"failed: {reason}. `/games resend` tries it again."
        case _:
            return each.state.value.lower()


def _posted(
    guild_id: int, channel_id: int, at: datetime | None, message_id: int | None, again: str = ""
) -> str:
    when = f" {moment(at)}" if at else ""
    if message_id is None:
        return f"announced{again}{when}; the message was deleted since."
    return f"announced{again}{when}: [message]({message_url(guild_id, channel_id, message_id)})"


def _digest(guild_id: int, channel_id: int, digest: Digest | None) -> str:
    why = "older than single results are announced for, so it is a line of a digest"
    if digest is None:
        return f"{why}."
    if digest.state is State.SENT:
        return f"{why}, {_posted(guild_id, channel_id, digest.sent_at, digest.message_id)}"
    reason = f" ({plain(digest.last_error, 200)})" if digest.last_error else ""
    return f"{why}, which is {digest.state.value.lower()}{reason}."


def _unannounced(silent: Unannounced) -> str:
    player = silent.player
    where = f"<#{silent.channel_id}>" if silent.channel_id else "Nowhere"
    name = riot_id(player.game_name, player.tag_line)
    return f"{where}: {name} not announced: {_why(silent)}"


def _why(silent: Unannounced) -> str:
    player = silent.player
    game = player.game
    match silent.why:
        case Silence.RUNNING:
            return "the game is not known to be over."
        case Silence.AWAITED:
            return f"its result is awaited, next attempt {_next(game.due_at)}."
        case Silence.ENDED_BEFORE:
            ended = f" {moment(game.ended_at)}" if game.ended_at else ""
            return f"the game ended{ended}, before he was followed here {moment(player.since)}."
        case Silence.NO_CHANNEL:
            return "no channel is set. Choose one with `/channel set`."
        case Silence.NOT_SEEN:
            return "there is no result to tell, and nobody had seen the game begin."
        case Silence.OUT_ALREADY:
            return "the post was out already when his result was found."
        case Silence.UNKNOWN:
            return "nothing that is stored says why."
