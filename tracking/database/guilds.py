"""Guilds, and the channels in which they are told of a player.

Functions take a session and never commit.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from tracking.database.choice_models import TopicChannel
from tracking.database.models import Guild, Player, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.database.upsert import insert_into
from tracking.domain.filters import Filter, read_groups
from tracking.domain.games import Game
from tracking.domain.topics import Topic

GUILD_NAME_LENGTH = 100
LOCALE_LENGTH = 16


def effective_channel(game: Game | InstrumentedAttribute[str | None]) -> ColumnElement[int | None]:
    """Where a subscription's results of this game go: the channel that was asked for by name, else
    the server's for the game, else the server's, else the one in which the command was typed.

    Needs a join of the two tables; `game` may be a column of another one that is joined.
    """
    own = (
        select(TopicChannel.channel_id)
        .where(TopicChannel.guild_id == Guild.id, TopicChannel.topic == game)
        .correlate(Guild, TrackedGameRow)
        .scalar_subquery()
    )
    return func.coalesce(
        Subscription.channel_id, own, Guild.channel_id, Subscription.fallback_channel_id
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a player's results go in one server; None where no channel was ever named."""

    lol: int | None
    tft: int | None

    @property
    def all(self) -> tuple[int, ...]:
        """Each channel once."""
        found = (self.lol, self.tft)
        return tuple(dict.fromkeys(each for each in found if each is not None))


def places() -> tuple[ColumnElement[int | None], ColumnElement[int | None]]:
    """The columns of `Places`, labelled `lol` and `tft`."""
    return effective_channel(Game.LOL).label("lol"), effective_channel(Game.TFT).label("tft")


EVERYTHING = Filter()
"""Everything is posted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A guild follows a player, and is told of his games in a channel."""

    subscription_id: int
    player_id: int
    guild_id: int
    channel_id: int | None
    """None where no channel was ever named."""
    since: datetime
    """Games that ended before are not owed to this guild."""
    game_name: str
    tag_line: str
    promotions_channel_id: int | None = None
    """Where promotions go apart from results; None: nowhere but into the results."""
    filter: Filter = EVERYTHING
    """What is not posted of him there."""


async def routes(session: AsyncSession, player_ids: Collection[int], game: Game) -> list[Route]:
    """Every guild that follows one of the players and where it is told of this game, ordered by
    guild and player."""
    rows = await session.execute(
        select(
            Subscription.id,
            Subscription.player_id,
            Subscription.guild_id,
            Subscription.muted.label("own"),
            Guild.muted.label("of_server"),
            effective_channel(game).label("channel_id"),
            Subscription.created_at,
            Player.game_name,
            Player.tag_line,
            TopicChannel.channel_id.label("promotions"),
        )
        .join(Guild, Guild.id == Subscription.guild_id)
        .join(Player, Player.id == Subscription.player_id)
        .outerjoin(
            TopicChannel,
            and_(
                TopicChannel.guild_id == Guild.id,
                TopicChannel.topic == Topic.PROMOTIONS.value,
            ),
        )
        .where(Subscription.player_id.in_(sorted(player_ids)))
        .order_by(Subscription.guild_id, Subscription.player_id)
    )
    return [
        Route(
            subscription_id=row.id,
            player_id=row.player_id,
            guild_id=row.guild_id,
            channel_id=row.channel_id,
            since=row.created_at,
            game_name=row.game_name,
            tag_line=row.tag_line,
            promotions_channel_id=row.promotions,
            filter=filter_of(row.of_server, row.own),
        )
        for row in rows
    ]


def filter_of(of_server: str | None, own: str | None) -> Filter:
    """The filter of a subscription, as it is stored."""
    return Filter(server=read_groups(of_server), own=None if own is None else read_groups(own))


async def remember_guild(
    session: AsyncSession, guild_id: int, name: str, now: datetime, locale: str | None = None
) -> Guild:
    """The guild's row, made or brought up to date; locked until the transaction ends, so that
    two commands of one guild follow each other. `locale` None says nothing about it."""
    known = {"name": name[:GUILD_NAME_LENGTH]}
    if locale is not None:
        known["locale"] = locale[:LOCALE_LENGTH]
    statement = insert_into(session, Guild).values(id=guild_id, joined_at=now, **known)
    return (
        await session.scalars(
            statement.on_conflict_do_update(
                index_elements=[Guild.id], set_={**known, "left_at": None}
            ).returning(Guild),
            execution_options={"populate_existing": True},
        )
    ).one()


async def locales(session: AsyncSession, guild_ids: Collection[int]) -> dict[int, str]:
    """In which language each of the guilds is posted to: its own choice, else what Discord says
    it prefers; those of which neither is known are not in it."""
    if not guild_ids:
        return {}
    chosen = func.coalesce(Guild.language, Guild.locale)
    rows = await session.execute(
        select(Guild.id, chosen).where(Guild.id.in_(sorted(guild_ids)), chosen.is_not(None))
    )
    return {guild_id: locale for guild_id, locale in rows}


async def resume_channel(session: AsyncSession, channel_id: int, now: datetime) -> bool:
    """Let what waits for this channel go out at once; False where it was not paused."""
    resumed = await session.scalar(
        delete(PausedChannel)
        .where(PausedChannel.channel_id == channel_id)
        .returning(PausedChannel.channel_id)
    )
    if resumed is None:
        return False
    await session.execute(
        update(Announcement)
        .where(Announcement.channel_id == channel_id, Announcement.state == "PENDING")
        .values(due_at=now)
    )
    return True


async def stop_following(
    session: AsyncSession, *where: ColumnElement[bool], now: datetime
) -> set[int]:
    """Remove these subscriptions; gives back whose they were.

    Players are locked before what refers to them, as a turn does that has stored a result of
    theirs and then writes down which server's filter muted it.
    """
    player_ids = (await session.scalars(select(Subscription.player_id).where(*where))).all()
    await session.execute(
        select(Player.id)
        .where(Player.id.in_(sorted(player_ids)))
        .order_by(Player.id)
        .with_for_update(key_share=True)
    )
    gone = await session.scalars(
        delete(Subscription).where(*where).returning(Subscription.player_id)
    )
    left = set(gone)
    await leave_unfollowed(session, left, now)
    return left


async def leave_unfollowed(
    session: AsyncSession, player_ids: Collection[int], now: datetime
) -> None:
    """Note of each of the players whom nobody follows any more since when that is so."""
    still = select(Subscription.player_id).where(Subscription.player_id == Player.id)
    await session.execute(
        update(Player)
        .where(
            Player.id.in_(sorted(player_ids)),
            Player.unfollowed_at.is_(None),
            ~still.exists(),
        )
        .values(unfollowed_at=now)
        .execution_options(synchronize_session=False)
    )
