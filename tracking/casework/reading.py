"""What a server may know of a game: the rows of the players it follows.

Functions take a session and never commit. A game none of the server's players is in does not exist
here, whoever else follows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.casework.references import parse_reference
from tracking.database.choice_models import MutedGame
from tracking.database.guilds import effective_channel
from tracking.database.hidden import plays_hidden
from tracking.database.manager import to_entity
from tracking.database.models import Guild, Player, Subscription, TrackedGameRow
from tracking.domain.filters import MutedBy
from tracking.domain.following import HeldOver
from tracking.domain.games import GameKey, TrackedGame
from tracking.errors import UserMistake

NOT_A_GAME = (
    "That names no game. Pick one that is suggested, or give a match id such as EUW1_7117761272, "
    "or the address of a page about the match."
)


class UnknownGame(UserMistake):
    """No player followed in this server is known to have played that game."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayerGame:
    """One followed player in one game, as his row tells it."""

    game: TrackedGame
    """Its key is complete also in rows of an old database."""
    game_name: str
    tag_line: str
    since: datetime
    """When this server began to follow him."""
    channel_id: int | None
    """Where his results go now."""
    muted_by: MutedBy | None
    """Whose filter kept it from being posted when it ended; None where none did."""
    source: str | None
    seen_at: datetime | None
    held_over_reason: HeldOver | None
    asked_count: int
    first_asked_at: datetime | None
    last_asked_at: datetime | None
    given_up_at: datetime | None

    @property
    def player_id(self) -> int:
        """The player."""
        return self.game.player_id

    @property
    def running(self) -> bool:
        """Whether it is not known to be over."""
        return self.game.is_active() and self.game.held_over_at is None


async def own_games(session: AsyncSession, guild_id: int, *where: Any) -> list[PlayerGame]:
    """The games of the players whom the server follows, the latest detected first; none in which
    its player is hidden while it runs."""
    rows = await session.execute(
        select(
            TrackedGameRow,
            Player,
            Subscription.created_at.label("since"),
            effective_channel(TrackedGameRow.game).label("channel_id"),
            MutedGame.muted_by,
        )
        .join(Player, Player.id == TrackedGameRow.player_id)
        .join(Subscription, Subscription.player_id == Player.id)
        .join(Guild, Guild.id == Subscription.guild_id)
        .outerjoin(
            MutedGame,
            and_(
                MutedGame.subscription_id == Subscription.id,
                MutedGame.platform == TrackedGameRow.platform,
                MutedGame.game_id == TrackedGameRow.game_id,
            ),
        )
        .where(Subscription.guild_id == guild_id, *where)
        .where(~plays_hidden)
        .order_by(TrackedGameRow.detected_at.desc(), TrackedGameRow.id.desc())
        .execution_options(populate_existing=True)
    )
    return [_player_game(*row) for row in rows]


def of_game(key: GameKey) -> tuple[Any, ...]:
    """The rows of one game; those from before platforms were stored may be of any."""
    here = TrackedGameRow.platform == key.platform
    return TrackedGameRow.game_id == key.game_id, or_(here, TrackedGameRow.platform.is_(None))


def _player_game(
    row: TrackedGameRow,
    player: Player,
    since: datetime,
    channel_id: int | None,
    muted_by: str | None,
) -> PlayerGame:
    game = to_entity(row)
    if not game.key.platform:
        game = replace(game, key=replace(game.key, platform=player.platform or ""))
    return PlayerGame(
        game=game,
        game_name=player.game_name,
        tag_line=player.tag_line,
        since=since,
        channel_id=channel_id,
        muted_by=MutedBy(muted_by) if muted_by in set(MutedBy) else None,
        source=row.source,
        seen_at=row.seen_at,
        held_over_reason=_held_over(row.held_over_reason),
        asked_count=row.asked_count or 0,
        first_asked_at=row.first_asked_at,
        last_asked_at=row.last_asked_at,
        given_up_at=row.given_up_at,
    )


def _held_over(stored: str | None) -> HeldOver | None:
    return HeldOver(stored) if stored in set(HeldOver) else None


async def named_game(session: AsyncSession, guild_id: int, typed: str) -> list[PlayerGame]:
    """The game somebody typed or pasted, as the server's players played it, the first followed
    first. Raises UserMistake where it is none, and UnknownGame where none of them did."""
    meant = parse_reference(typed)
    if meant is None:
        raise UserMistake(NOT_A_GAME)
    if meant.key is not None:
        return await known_game(session, guild_id, meant.key)
    found = await own_games(session, guild_id, TrackedGameRow.game_id == meant.game_id)
    keys = {each.game.key for each in found}
    if len(keys) > 1:
        names = ", ".join(sorted(key.match_id for key in keys))
        raise UserMistake(f"More than one game has that number: {names}. Name one of them.")
    if not found:
        raise UnknownGame
    return _in_order(found)


async def known_game(session: AsyncSession, guild_id: int, key: GameKey) -> list[PlayerGame]:
    """A game as the server's players played it. Raises UnknownGame where none of them did."""
    found = [
        each for each in await own_games(session, guild_id, *of_game(key)) if each.game.key == key
    ]
    if not found:
        raise UnknownGame
    return _in_order(found)


def _in_order(found: Sequence[PlayerGame]) -> list[PlayerGame]:
    return sorted(found, key=lambda each: each.player_id)
