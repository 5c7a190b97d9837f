"""What others do to a database after an evening of both models, and which criteria speak of it.

Each takes a session; some are no damage, and fail nothing.
"""

from datetime import timedelta

from sqlalchemy import select, update

from tests.scenarios.both_models import GUILD
from tracking.database.choice_models import MutedGame
from tracking.database.guilds import stop_following
from tracking.database.models import LoopRun, Player, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.subscriptions import forget_guild


async def newest(session, which=lambda row: True):
    """The newest announcement of a shadow of which that is true."""
    rows = await session.scalars(
        select(Announcement)
        .where(Announcement.state == "SUPPRESSED")
        .order_by(Announcement.id.desc())
    )
    return next(row for row in rows if which(row))


def players(row):
    return row.payload["players"]


def is_placement(row):
    return players(row)[0]["result"]["outcome"] == "placement"


async def alter(session, which, number, **values):
    """Another result of one of its players."""
    row = await newest(session, which)
    lines = [dict(line) for line in players(row)]
    lines[number]["result"] = {**lines[number]["result"], **values}
    row.payload = {**row.payload, "players": lines}


async def alter_a_placement(session):
    row = await newest(session, is_placement)
    other = players(row)[0]["result"]["placement"] % 8 + 1
    await alter(session, is_placement, 0, placement=other)


async def alter_one_of_three(session):
    await alter(session, lambda row: len(players(row)) == 3, 2, outcome="remake")


async def leave_one_of_three_out(session):
    row = await newest(session, lambda row: len(players(row)) == 3)
    row.payload = {**row.payload, "players": players(row)[:2]}


async def call_it_given_up(session):
    (await newest(session)).kind = "unavailable"


async def let_a_loop_fail(session):
    """From some time on each of its turns, quickly."""
    runs = (
        await session.scalars(
            select(LoopRun).where(LoopRun.loop == "completion").order_by(LoopRun.id)
        )
    ).all()
    for run in runs[-40:]:
        run.outcome = "error"


async def need_retries(session):
    rows = await session.scalars(select(TrackedGameRow).limit(2))
    for row in rows:
        row.retry_count = 90


async def mute(session):
    row = await newest(session)
    for line in players(row):
        session.add(
            MutedGame(
                subscription_id=await session.scalar(
                    select(Subscription.id).where(Subscription.player_id == line["player_id"])
                ),
                platform=row.platform,
                game_id=row.game_id,
                muted_by="server",
                muted_at=row.created_at,
            )
        )
    await session.delete(row)


async def unfollow(session):
    """With a filter of his that nothing remembers any more."""
    row = await newest(session)
    theirs = Subscription.player_id.in_([line["player_id"] for line in players(row)])
    await session.delete(row)
    at = row.created_at + timedelta(minutes=1)
    await session.execute(update(Player).values(unfollowed_at=None))
    await stop_following(session, theirs, now=at)


async def leave(session):
    await forget_guild(session, GUILD, (await newest(session)).created_at + timedelta(minutes=1))


DAMAGES = [
    (alter_a_placement, [3]),
    (alter_one_of_three, [3]),
    (leave_one_of_three_out, [4]),
    (call_it_given_up, [4]),
    (let_a_loop_fail, [5]),
    (need_retries, [6]),
    (mute, []),
    (unfollow, []),
    (leave, []),
]
