"""What admins look at: what is stuck, a game in one line, what came of an order. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import discord

from bot.texts import Texts, translated
from bot.views.message import MOST_FIELD_NAME, MOST_FIELD_VALUE, cut
from bot.views.outcomes import NEUTRAL
from bot.views.texts import ago, called, moment, names, plain, queue_name, whole_lines
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


def entry_label(entry: GameEntry, now: datetime, t: Texts) -> str:
    """One suggestion: `Name · queue · when · state`, unformatted."""
    stored = entry.queue_name
    queue = called(t, _queue_id(entry), stored) or stored or t("queue-unknown")
    tail = f" · {queue} · {ago(t, entry.when, now)} · {_state(entry, t)}"
    players = ", ".join(f"{each.game_name}#{each.tag_line}" for each in entry.players)
    return cut(cut(players, max(20, MOST_LABEL - len(tail))) + tail, MOST_LABEL)


def _state(entry: GameEntry, t: Texts) -> str:
    if entry.status is GameStatus.ACTIVE and entry.running:
        return t("game-running")
    return t(f"game-state-{entry.status.value}")


def _queue_id(entry: GameEntry) -> int | None:
    return next((each.game.queue_id for each in entry.players if each.game.queue_id), None)


def render_stuck(stuck: Stuck, page: int, t: Texts) -> Answer:
    """One page of what did not finish by itself."""
    if not stuck:
        return Answer(content=t("stuck-nothing"), embed=None)
    entries: list[GameEntry | StuckPost] = [*stuck.games, *stuck.posts]
    pages = max(1, -(-len(entries) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    embed = discord.Embed(
        title=t("stuck-title"),
        description=cut("\n\n".join([_summary(stuck, t), *_paused(stuck.paused, t)]), 1000),
        colour=NEUTRAL,
    )
    presses: list[Press] = []
    first = page * PER_PAGE
    for row, entry in enumerate(entries[first : first + PER_PAGE]):
        number = first + row + 1
        name, value = _game(entry, t) if isinstance(entry, GameEntry) else _post(entry, t)
        embed.add_field(
            name=cut(f"{number} · {name}", MOST_FIELD_NAME),
            value=whole_lines(t, value, MOST_FIELD_VALUE),
            inline=False,
        )
        presses += _presses(entry, number, row, t)
    if pages > 1:
        embed.set_footer(text=t("page-of", page=page + 1, pages=pages))
        presses += _turning(page, pages, t)
    return Answer(content=None, embed=embed, presses=tuple(presses))


def _summary(stuck: Stuck, t: Texts) -> str:
    told = [
        t("count-games", count=len(stuck.games)) if stuck.games else "",
        t("count-posts", count=len(stuck.posts)) if stuck.posts else "",
        t("count-paused", count=len(stuck.paused)) if stuck.paused else "",
    ]
    counts = ", ".join(part for part in told if part)
    return f"{counts}. {t('stuck-calm') if stuck.games else ''}".strip()


def _paused(paused: Sequence[PausedRoute], t: Texts) -> list[str]:
    lines = [
        t(
            "stuck-paused",
            channel=f"<#{route.channel_id}>",
            when=moment(route.paused_at, "f"),
            reason=plain(translated(t, route.reason), 150),
        )
        for route in paused[:MOST_PAUSED]
    ]
    left = len(paused) - len(lines)
    return [*lines, t("stuck-paused-more", count=left)] if left > 0 else lines


def _game(entry: GameEntry, t: Texts) -> tuple[str, list[str]]:
    worst = max((each.game for each in entry.players), key=lambda game: game.retry_count)
    tried = t("stuck-attempts", count=worst.retry_count)
    lines = [
        names(t, [(each.game_name, each.tag_line) for each in entry.players]),
        f"{t('stuck-detected', when=moment(entry.detected_at))} · {tried}",
    ]
    if worst.last_error:
        lines.append(plain(translated(t, worst.last_error), 300))
    dues = [each.game.due_at for each in entry.players if each.game.due_at]
    if entry.running:
        lines.append(t("stuck-running"))
    else:
        lines.append(t("stuck-next", when=moment(min(dues))) if dues else t("stuck-next-now"))
    queue = queue_name(t, _queue_id(entry), entry.queue_name) or t("queue-unknown")
    return f"{queue} · {entry.key.match_id}", lines


def _post(post: StuckPost, t: Texts) -> tuple[str, list[str]]:
    uncertain = post.state is State.UNCERTAIN
    if post.kind is Kind.DIGEST:
        title = t("stuck-digest", count=post.games)
    else:
        queue = queue_name(t, None, post.queue_name) or t("stuck-result")
        title = f"{queue} · {post.key.match_id}"
    state = t("stuck-uncertain") if uncertain else t("stuck-rejected")
    lines = [
        names(t, post.riot_ids) or t("stuck-unreadable"),
        f"<#{post.channel_id}> · {moment(post.created_at)} · {state}",
    ]
    if post.reason:
        lines.append(plain(translated(t, post.reason), 300))
    if uncertain:
        lines.append(t("stuck-look"))
    return title, lines


def _presses(entry: GameEntry | StuckPost, number: int, row: int, t: Texts) -> list[Press]:
    if isinstance(entry, GameEntry):
        acts = ["retry", "close", "explain"]
    elif entry.kind is Kind.DIGEST:
        acts = ["resend"]
    else:
        acts = ["resend", "explain"]
    return [
        Press(
            label=f"{number} · {t(f'press-{act}')}",
            act=act,
            key=entry.key,
            row=row,
            danger=act == "close",
        )
        for act in acts
    ]


def _turning(page: int, pages: int, t: Texts) -> list[Press]:
    turns = [(f"◀ {t('page-back')}", page - 1)] if page else []
    turns += [(f"{t('page-next')} ▶", page + 1)] if page + 1 < pages else []
    return [Press(label=label, act="page", turn=to, row=PER_PAGE) for label, to in turns]


def render_retried(outcome: Retried, t: Texts) -> str:
    """What came of `/games retry`."""
    return t(f"retried-{outcome.value}")


def render_closed(closed: bool, story: Story, t: Texts) -> str:
    """What came of `/games close`."""
    if closed:
        return t("closed-now")
    if story.status is GameStatus.COMPLETED:
        return t("closed-has-result")
    return t("closed-already")


def render_imported(new: bool, story: Story, t: Texts) -> str:
    """What came of `/games import`."""
    return t("imported-now" if new else "imported-already", match=story.key.match_id)


def render_resend(answer: Resend, key: GameKey, t: Texts) -> tuple[str, tuple[Press, ...]]:
    """What came of `/games resend`, or the question whether it is meant."""
    where = ", ".join(f"<#{channel}>" for channel in dict.fromkeys(answer.channels[:20]))
    match answer.outcome:
        case Resent.QUEUED:
            return t("resent-queued", channels=where), ()
        case Resent.CONFIRM:
            yes = Press(
                label=t("press-confirm"), act="confirm", key=key, turn=answer.turn, danger=True
            )
            return t("resent-confirm", channels=where), (yes,)
        case Resent.UNDER_WAY:
            return t("resent-under-way"), ()
        case Resent.CHANGED:
            return t("resent-changed"), ()
        case Resent.NEVER:
            return t("resent-never"), ()
