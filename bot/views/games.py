"""What admins look at: what is stuck, a game in one line, what came of an order. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import discord

from bot.views.message import MOST_FIELD_NAME, MOST_FIELD_VALUE, cut
from bot.views.outcomes import NEUTRAL
from bot.views.texts import ago, moment, names, plain, whole_lines
from tracking.casework import GameEntry, Resend, Resent, Retried, Story, Stuck, StuckPost
from tracking.domain.events import Kind
from tracking.domain.games import GameKey, GameStatus
from tracking.outbox import State
from tracking.subscriptions import PausedRoute

PER_PAGE = 4
"""Five rows of buttons fit under a message; the last turns pages."""

MOST_PAUSED = 3
MOST_LABEL = 100

Id = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What a button does; `row` of the five under a message."""

    label: str
    act: str
    """`retry`, `close`, `explain`, `resend`, `confirm` or `page`."""
    key: GameKey | None = None
    turn: int = 0
    """`page`: which one; `confirm`: the turn that is confirmed."""
    row: int = 0
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an admin sees."""

    content: str | None
    embed: discord.Embed | None
    presses: tuple[Press, ...] = ()


def entry_label(entry: GameEntry, now: datetime) -> str:
    """One suggestion: `Name · queue · when · state`, unformatted."""
    tail = f" · {entry.queue_name or 'Unknown queue'} · {ago(entry.when, now)} · {_state(entry)}"
    players = ", ".join(f"{each.game_name}#{each.tag_line}" for each in entry.players)
    return cut(cut(players, max(20, MOST_LABEL - len(tail))) + tail, MOST_LABEL)


def _state(entry: GameEntry) -> str:
    if entry.status is GameStatus.ACTIVE:
        return "running" if entry.running else "awaited"
    return entry.status.value.lower()


def render_stuck(stuck: Stuck, page: int) -> Answer:
    """One page of what did not finish by itself."""
    if not stuck:
        return Answer(
            content="Nothing is stuck: every game has its result or is simply awaited, and every "
            "post went out.",
            embed=None,
        )
    entries: list[GameEntry | StuckPost] = [*stuck.games, *stuck.posts]
    pages = max(1, -(-len(entries) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    embed = discord.Embed(
        title="What did not finish by itself",
        description=cut("\n\n".join([_summary(stuck), *_paused(stuck.paused)]), 1000),
        colour=NEUTRAL,
    )
    presses: list[Press] = []
    first = page * PER_PAGE
    for row, entry in enumerate(entries[first : first + PER_PAGE]):
        number = first + row + 1
        name, value = _game(entry) if isinstance(entry, GameEntry) else _post(entry)
        embed.add_field(
            name=cut(f"{number} · {name}", MOST_FIELD_NAME),
            value=whole_lines(value, MOST_FIELD_VALUE),
            inline=False,
        )
        presses += _presses(entry, number, row)
    if pages > 1:
        embed.set_footer(text=f"page {page + 1} of {pages}")
        presses += _turning(page, pages)
    return Answer(content=None, embed=embed, presses=tuple(presses))


def _summary(stuck: Stuck) -> str:
    told = [
        _many(len(stuck.games), "game"),
        _many(len(stuck.posts), "post"),
        _many(len(stuck.paused), "paused channel"),
    ]
    counts = ", ".join(part for part in told if part)
    calm = "The bot goes on trying by itself; nobody has to act. " if stuck.games else ""
    return f"{counts}. {calm}".strip()


def _many(count: int, what: str) -> str:
    if not count:
        return ""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _paused(paused: Sequence[PausedRoute]) -> list[str]:
    lines = [
        f"⚠ <#{route.channel_id}> is paused since {moment(route.paused_at)}, because "
        f"{plain(route.reason, 150)}. Put that right, then use `/channel test`."
        for route in paused[:MOST_PAUSED]
    ]
    left = len(paused) - len(lines)
    return [*lines, f"… and {left} more: `/channel show`"] if left > 0 else lines


def _game(entry: GameEntry) -> tuple[str, list[str]]:
    worst = max((each.game for each in entry.players), key=lambda game: game.retry_count)
    lines = [
        names([(each.game_name, each.tag_line) for each in entry.players]),
        f"detected {moment(entry.detected_at)} · "
        + (_many(worst.retry_count, "failed attempt") or "no failed attempt"),
    ]
    if worst.last_error:
        lines.append(plain(worst.last_error, 300))
    dues = [each.game.due_at for each in entry.players if each.game.due_at]
    if entry.running:
        lines.append("not known to be over, so its record is not asked for yet")
    else:
        lines.append(f"next attempt {moment(min(dues))}" if dues else "next attempt at once")
    return f"{plain(entry.queue_name) or 'Unknown queue'} · {entry.key.match_id}", lines


def _post(post: StuckPost) -> tuple[str, list[str]]:
    uncertain = post.state is State.UNCERTAIN
    if post.kind is Kind.DIGEST:
        title = f"Digest of {_many(post.games, 'result')}"
    else:
        title = f"{plain(post.queue_name) or 'Result'} · {post.key.match_id}"
    lines = [
        names(post.riot_ids) or "a post that cannot be read",
        f"<#{post.channel_id}> · {moment(post.created_at)} · "
        + ("uncertain whether it was posted" if uncertain else "Discord did not take it"),
    ]
    if post.reason:
        lines.append(plain(post.reason, 300))
    if uncertain:
        lines.append("Look into the channel; if it is not there, post it again.")
    return title, lines


def _presses(entry: GameEntry | StuckPost, number: int, row: int) -> list[Press]:
    if isinstance(entry, GameEntry):
        acts = [("Retry now", "retry"), ("Close", "close"), ("Explain", "explain")]
    elif entry.kind is Kind.DIGEST:
        acts = [("Post again", "resend")]
    else:
        acts = [("Post again", "resend"), ("Explain", "explain")]
    return [
        Press(label=f"{number} · {label}", act=act, key=entry.key, row=row, danger=act == "close")
        for label, act in acts
    ]


def _turning(page: int, pages: int) -> list[Press]:
    turns = [("◀ Back", page - 1)] if page else []
    turns += [("Next ▶", page + 1)] if page + 1 < pages else []
    return [Press(label=label, act="page", turn=to, row=PER_PAGE) for label, to in turns]


RETRIED = {
    Retried.COMPLETED: "Riot has the record: the result is stored.",
    Retried.AWAITED: "Riot has no record of this game yet. The bot goes on asking.",
    Retried.UNAVAILABLE: "Riot does not publish this game.",
    Retried.POSTPONED: "Riot gave no usable answer. The bot asks again soon.",
    Retried.RUNNING: "Riot has no record yet, and the game is not known to be over. "
    "Nothing was changed.",
    Retried.QUEUED: "It is due now; the bot asks as soon as Riot's limits allow.",
    Retried.DONE: "This game has its result already. `/games resend` posts it again.",
}


def render_closed(closed: bool, story: Story) -> str:
    """What came of `/games close`."""
    if closed:
        return "Closed: its result is not waited for any longer. `/games retry` takes it up again."
    if story.status is GameStatus.COMPLETED:
        return "This game has its result, so there is nothing to close."
    return "This game was given up already."


def render_imported(new: bool, story: Story) -> str:
    """What came of `/games import`."""
    if not new:
        return f"{story.key.match_id} is stored already. `/games resend` posts it again."
    return f"{story.key.match_id} is stored."


def render_resend(answer: Resend, key: GameKey) -> tuple[str, tuple[Press, ...]]:
    """What came of `/games resend`, or the question whether it is meant."""
    where = ", ".join(f"<#{channel}>" for channel in dict.fromkeys(answer.channels[:20]))
    match answer.outcome:
        case Resent.QUEUED:
            return f"It is posted again in {where}.", ()
        case Resent.CONFIRM:
            yes = Press(
                label="Post it again", act="confirm", key=key, turn=answer.turn, danger=True
            )
            return f"It was posted already: {where}. Post it a second time?", (yes,)
        case Resent.UNDER_WAY:
            return "It is not out yet, so there is nothing to post again.", ()
        case Resent.CHANGED:
            return "Somebody posted it again meanwhile. Nothing was done now.", ()
        case Resent.NEVER:
            return "No channel of this server was told of it, so it cannot be posted again.", ()
