"""Posts that are to say more than they did: edits, which may be repeated without harm.

A post goes out at once, and what its game did to a rank may be known some minutes later only. What
cannot be edited (deleted, too old, no longer allowed) stays as it is: nobody is owed an edit.
"""

import asyncio
import logging
from datetime import timedelta

from bot.posting import Discord, calls, compose
from bot.verdicts import Meaning, verdict
from tracking import outbox
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.outbox import Edit
from tracking.together import together

log = logging.getLogger(__name__)

AT_ONCE = 5
"""Fewer than posts, which are more urgent."""

EDIT_SECONDS = 20.0

LATER = (timedelta(seconds=15), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
"""Until the next attempt; after the last, the edit is let go."""


async def edit_due(client: Discord, database: Database, clock: Clock) -> int:
    """Edit what is due, a few at a time; how many messages say what is known now."""
    now = clock.now()
    async with database.read() as session:
        if not await outbox.any_edit_due(session, now):
            return 0
    async with database.write() as session:
        edits = await outbox.edits_due(session, now, AT_ONCE)
    done = await together(_edit(client, database, clock, each) for each in edits)
    return sum(done)


async def _edit(client: Discord, database: Database, clock: Clock, edit: Edit) -> bool:
    again = None
    try:
        await _send(client, edit)
    except Exception as error:
        found = verdict(error)
        lasting = found.meaning in (Meaning.POSTED, Meaning.REFUSED, Meaning.DEAD)
        if not lasting and edit.failures < len(LATER):
            again = clock.now() + max(LATER[edit.failures], found.wait or timedelta())
        log.info(
            "%s in channel %d was not edited: %s", edit.key.match_id, edit.channel_id, found.reason
        )
        done = False
    else:
        done = True
    async with database.write() as session:
        if again is None:
            await outbox.edited(session, edit)
        else:
            await outbox.edit_later(session, edit, again)
    return done


async def _send(client: Discord, edit: Edit) -> None:
    """Raises what composing and the library raise."""
    what = compose(edit)
    channel = client.get_partial_messageable(edit.channel_id)
    async with asyncio.timeout(EDIT_SECONDS):
        await channel.get_partial_message(edit.message_id).edit(
            content=what.content,
            embed=what.embed,
            view=what.view,
            # Discord notifies nobody of an edit, and without this the post would be highlighted no
            # longer for whom it called (discord-api-docs#1419).
            allowed_mentions=calls(what.mentions),
        )
