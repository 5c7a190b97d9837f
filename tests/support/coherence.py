"""Whether everything a database holds makes sense: no half of anything, and all of it readable."""

import itertools
import json
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import undefer

from bot import texts
from bot.cogs.details import view_of
from bot.texts import Language
from bot.views.digest import render_digest
from bot.views.message import Message
from bot.views.result import render
from simulators.discord.message_rules import check_message
from tracking.database.engine import Database
from tracking.database.models import Announcement, Player, Scoreboard, TrackedGameRow
from tracking.domain.events import Kind, State
from tracking.domain.games import GameStatus
from tracking.domain.results import result_from_json
from tracking.outbox import read_payload

LONGEST_SCOREBOARD = 8192


async def assert_coherent(database: Database) -> None:
    """Each row is whole for its state, its JSON is read again, and what is owed can be posted."""
    async with database.read() as session:
        games = list(
            await session.scalars(
                select(TrackedGameRow).options(undefer(TrackedGameRow.raw_api_response))
            )
        )
        boards = list(await session.scalars(select(Scoreboard)))
        owed = list(await session.scalars(select(Announcement)))
        players = list(await session.scalars(select(Player)))
    for player in players:
        assert player.game_name.isprintable()
        assert player.tag_line.isprintable()
    for game in games:
        assert_whole(game)
    for board in boards:
        assert len(json.dumps(board.data)) <= LONGEST_SCOREBOARD
        assert isinstance(board.data["players"], list)
    kept = {(board.platform, board.game_id) for board in boards}
    done = {(g.platform, g.game_id) for g in games if g.status == GameStatus.COMPLETED.value}
    assert done == kept, "a result and its scoreboard are stored together"
    assert_postable(each for each in owed if each.kind != Kind.NOTICE.value)


def assert_whole(game: TrackedGameRow) -> None:
    """A result is there with all that belongs to it, or not at all."""
    status = GameStatus(game.status)
    if status is GameStatus.COMPLETED:
        assert game.game_result_data is not None
        result = result_from_json(game.game_result_data)
        assert result.to_json() == game.game_result_data
        assert isinstance(json.loads(game.raw_api_response or ""), dict)
        assert game.completed_at is not None
        assert (game.last_error, game.due_at) == (None, None)
        assert game.game == result.game.value
        assert game.platform
        return
    assert (game.game_result_data, game.raw_api_response, game.completed_at) == (None, None, None)
    if status is GameStatus.UNAVAILABLE:
        assert game.last_error


def assert_postable(owed: Iterable[Announcement]) -> None:
    """Discord would take each of them; each is told in another language."""
    for row, language in zip(owed, itertools.cycle(Language), strict=False):
        State(row.state)
        events = read_payload(row.payload)
        digest = row.kind == Kind.DIGEST.value
        t = texts.of(language)
        assert_sendable(render_digest(events, t) if digest else render(events[0], t))


def assert_sendable(message: Message) -> None:
    """Within Discord's limits, and text that can go over a line."""
    view = view_of(message)
    body = {
        "content": message.content,
        "embeds": [message.embed.to_dict()],
        "components": view.to_components() if view else [],
    }
    check_message(body)
    json.dumps(body, ensure_ascii=False).encode()
