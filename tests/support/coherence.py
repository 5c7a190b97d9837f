"""Whether everything a database holds makes sense: no half of anything, and all of it readable."""

import itertools
import json
from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from bot import texts
from bot.posting import Post, compose
from bot.texts import Language
from bot.views.details import render_details
from simulators.discord.message_rules import check_message
from tracking.accounts.links import MOST_LINKS
from tracking.database.account_models import AccountLink, MentionWish
from tracking.database.engine import Database
from tracking.database.models import Player, Scoreboard, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.database.scoreboards import sheet
from tracking.domain.events import Kind, State
from tracking.domain.games import GameKey, GameStatus
from tracking.domain.results import result_from_json
from tracking.outbox import Claimed

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
        linked = list(await session.scalars(select(AccountLink)))
        wished = set(await session.scalars(select(MentionWish.user_id)))
    for each in players:
        assert f"{each.game_name}#{each.tag_line}".isprintable()
    for link in linked:
        assert f"{link.game_name}#{link.tag_line}".isprintable()
    assert max(Counter(link.user_id for link in linked).values(), default=0) <= MOST_LINKS
    assert wished <= {link.user_id for link in linked}, "nothing to be mentioned for"
    for game in games:
        assert_whole(game)
    for board in boards:
        assert len(json.dumps(board.data)) <= LONGEST_SCOREBOARD
        assert isinstance(board.data["players"], list)
    kept = {(board.platform, board.game_id) for board in boards}
    done = {(g.platform, g.game_id) for g in games if g.status == GameStatus.COMPLETED.value}
    assert done == kept, "a result and its scoreboard are stored together"
    assert_postable(owed)
    async with database.read() as session:
        await assert_shown(session, kept)


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
        claim = Claimed(
            id=row.id,
            kind=Kind(row.kind),
            key=GameKey(platform=row.platform, game_id=row.game_id),
            channel_id=row.channel_id or 0,
            guild_id=row.guild_id,
            nonce="",
            payload=row.payload,
            first_attempt_at=row.created_at,
            attempts=1,
            resend=row.resend,
            in_doubt=False,
            locale=language.value,
        )
        assert_sendable(compose(claim))


def assert_sendable(post: Post) -> None:
    """Within Discord's limits, and text that can go over a line."""
    body = {
        "content": post.content,
        "embeds": [post.embed.to_dict()] if post.embed else [],
        "components": post.view.to_components() if post.view else [],
    }
    check_message(body)
    json.dumps(body, ensure_ascii=False).encode()


async def assert_shown(session: AsyncSession, games: Iterable[tuple[str, str]]) -> None:
    """Who asks for the details of a game gets them."""
    for (platform, game_id), language in zip(games, itertools.cycle(Language), strict=False):
        found = await sheet(session, GameKey(platform=platform, game_id=game_id), 1)
        if found is not None:
            embed = render_details(found, texts.of(language))
            assert_sendable(Post(content="", embed=embed))
