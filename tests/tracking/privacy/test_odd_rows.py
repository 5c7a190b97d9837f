"""Rows that nobody can read, or that fail, keep nobody's data from being removed or given."""

from typing import Any

from tests.tracking.privacy.conftest import on_both
from tests.tracking.privacy.test_export import take
from tracking.database.models import Scoreboard
from tracking.database.outbox_models import Announcement
from tracking.privacy.erase import AGAIN_AFTER, Eraser

ODD: list[Any] = [
    "Otter#EUW",
    ["Otter#EUW"],
    {"players": "Otter#EUW"},
    {"games": ["Otter#EUW", None]},
    {"kind": "recap", "games": 3, "climbers": "Otter#EUW"},
    {"players": [None, 3, {"name": 3, "player_id": 1}]},
]


@on_both
async def test_odd_json_fails_nothing(evening, tmp_path):
    now = evening.clock.now()
    async with evening.database.write() as session:
        for number, odd in enumerate(ODD):
            key = {"platform": "EUW1", "game_id": f"9{number}"}
            session.add(Scoreboard(**key, game="lol", data=odd, created_at=now))
            session.add(
                Announcement(
                    **key, kind="result", state="SENT", payload=odd, event_at=now, created_at=now
                )
            )
    await take(evening, tmp_path)
    erasure_id = await evening.begin_erasing("otter")
    await evening.eraser.run(erasure_id)
    assert "tracked_players" not in await evening.traces("otter")


async def test_a_removal_that_fails_keeps_no_other_waiting(evening, monkeypatch):
    erasures = [await evening.begin_erasing(name) for name in ("otter", "badger")]
    run = Eraser.run

    async def fails(self, erasure_id):
        if erasure_id == erasures[0]:
            raise RuntimeError("odd")
        return await run(self, erasure_id)

    monkeypatch.setattr(Eraser, "run", fails)
    for _ in range(2):
        evening.clock.shift(AGAIN_AFTER.total_seconds() + 1)
        await evening.service.upkeep_turn()
    assert await evening.traces("badger") == set()
    monkeypatch.undo()
    for _ in range(2):
        evening.clock.shift(AGAIN_AFTER.total_seconds() + 1)
        await evening.service.upkeep_turn()
    assert await evening.traces("otter") == set()
