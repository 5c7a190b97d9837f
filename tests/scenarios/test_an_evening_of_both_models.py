"""Both models on one database for an evening of more than a hundred games.

The old one loses the games after which somebody went straight into the next; the new one, in the
shadow, loses none, and the migration's health says exactly that. The same evening with the new
model damaged makes the criterion fail that speaks of the damage, and no other: found by reading
what is stored, not by the code that was damaged.
"""

import asyncio
import shutil
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from bot.views.health_text import health_lines
from tests.scenarios.both_models import (
    EVENING,
    MINUTE,
    Evening,
    Pair,
    Party,
    an_evening,
    follow,
)
from tests.scenarios.damages import DAMAGES
from tests.support.databases import migrated_postgresql, migrated_sqlite, sqlite_url
from tracking.database.engine import Database
from tracking.database.models import Player, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.domain.result_types import Outcome as Result
from tracking.domain.results import read_match
from tracking.health.criteria import Judgement, Outcome, Verdict
from tracking.health.figures import Figures
from tracking.players.riot_id import RiotId
from tracking.polling import completion, store
from tracking.privacy.erase import Eraser, begin
from tracking.privacy.subject import Subject

TAKEN_UP = 50 * MINUTE
"""Until then nothing is damaged; from then on each test has a database of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The report after an evening, and what was true."""

    figures: Figures
    judgement: Judgement
    all: set[Pair]
    races: set[Pair]
    hidden: set[Pair]
    rows: set[Pair]
    soon: int
    """Games that spectator showed, with a result within five minutes."""


async def told(evening: Evening) -> Told:
    figures, judgement = await evening.report()
    async with evening.database.read() as session:
        rows = await session.execute(
            select(Player, TrackedGameRow)
            .join(TrackedGameRow, TrackedGameRow.player_id == Player.id)
            .where(TrackedGameRow.status == "COMPLETED")
        )
        known = {(f"{p.game_name}#{p.tag_line}", game.game_id): game for p, game in rows}
    return Told(
        figures=figures,
        judgement=judgement,
        all=evening.pairs(),
        races=evening.pairs(Party.raced),
        hidden=evening.pairs(lambda party, _: party.is_hidden),
        rows=set(known),
        soon=sum(in_time(game) for game in known.values() if game.source == "spectator"),
    )


def in_time(game):
    """Within five minutes of the later of end and detection."""
    return game.completed_at - max(game.ended_at, game.detected_at) <= timedelta(minutes=5)


@pytest.fixture(scope="module")
def on_postgresql(request):
    """The whole evening, undamaged, on one PostgreSQL."""
    if request.config.getoption("no_postgres"):
        pytest.skip("PostgreSQL is switched off (--no-postgres)")

    async def play():
        async with migrated_postgresql() as url, opened(url) as database:
            evening = an_evening(database)
            await follow(evening)
            await evening.play()
            return await told(evening)

    return asyncio.run(play())


@pytest.fixture(scope="module")
def taken_up(tmp_path_factory):
    """A SQLite file as it is after the first part of the evening."""
    folder = tmp_path_factory.mktemp("evening")

    async def play():
        async with opened(await migrated_sqlite(folder)) as database:
            evening = an_evening(database)
            await follow(evening)
            await evening.play(until=TAKEN_UP)
        return folder / "tracker.db"

    return asyncio.run(play())


@asynccontextmanager
async def opened(url):
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


@pytest.fixture(scope="module")
def played(taken_up, tmp_path_factory):
    """The file as it is at the end, with nothing damaged."""
    file = Path(shutil.copy(taken_up, tmp_path_factory.mktemp("played")))

    async def play():
        async with opened(sqlite_url(file)) as database:
            await resumed(database, TAKEN_UP).play()
        return file

    return asyncio.run(play())


def resumed(database, second):
    """The evening from there on, with new processes of both models."""
    again = an_evening(database)
    again.fast_forward(second)
    return again


@pytest.fixture
async def evening(taken_up, tmp_path):
    """The last part of the evening is to come."""
    async with opened(sqlite_url(Path(shutil.copy(taken_up, tmp_path)))) as database:
        yield resumed(database, TAKEN_UP)


@pytest.fixture
async def over(played, tmp_path):
    """The evening is over."""
    async with opened(sqlite_url(Path(shutil.copy(played, tmp_path)))) as database:
        yield resumed(database, EVENING)


async def failed(evening):
    """Which criteria fail, with their reasons; the others pass."""
    _, judgement = await evening.report()
    outcomes = {each.number: each.outcome for each in judgement.criteria}
    assert set(outcomes.values()) <= {Outcome.PASS, Outcome.FAIL}, judgement
    assert judgement.verdict is Verdict.STAY
    return {c.number: c.reason for c in judgement.criteria if c.outcome is Outcome.FAIL}


# The evening as it is.


def test_the_evening_is_long_enough_to_be_judged(on_postgresql):
    games = {game for _, game in on_postgresql.all}
    assert len(games) >= 100
    assert len(on_postgresql.races) >= 10
    assert len(on_postgresql.hidden) >= 3


def test_the_new_model_has_the_result_of_every_game(on_postgresql):
    assert on_postgresql.rows == on_postgresql.all


def test_the_report_counts_what_each_model_lost(on_postgresql):
    parity = on_postgresql.figures.parity
    shown = len(on_postgresql.all - on_postgresql.hidden)
    assert (parity.old, parity.both) == (shown, shown)
    assert parity.missed == ()
    assert parity.new == len(on_postgresql.all)
    assert parity.lost_by_old == len(on_postgresql.races | on_postgresql.hidden)


def test_each_game_that_the_old_model_lost_is_named_with_the_reason(on_postgresql):
    missed = on_postgresql.figures.parity.missed_by_old
    raced = {(m.riot_id, m.game_id) for m in missed if "took its place" in m.why}
    hidden = {(m.riot_id, m.game_id) for m in missed if "spectator did not show it" in m.why}
    assert raced == on_postgresql.races
    assert hidden == on_postgresql.hidden
    assert len(missed) == len(raced | hidden)


def test_every_criterion_passes_with_the_right_sample_and_the_verdict_is_to_cut_over(on_postgresql):
    figures, judgement = on_postgresql.figures, on_postgresql.judgement
    assert [c.outcome for c in judgement.criteria] == [Outcome.PASS] * 6
    assert judgement.verdict is Verdict.CUT_OVER
    everything, shown = len(on_postgresql.all), len(on_postgresql.all - on_postgresql.hidden)
    assert (figures.completion.ended, figures.completion.in_time) == (shown, on_postgresql.soon)
    assert (figures.loss.audited, figures.loss.overdue, figures.loss.unsent) == (everything, (), ())
    assert (figures.retries.games, figures.retries.retried) == (everything, 0)
    assert (figures.accuracy.wrong, figures.accuracy.unread) == ((), 0)
    assert figures.accuracy.judged >= everything


def test_the_report_says_so_in_words(on_postgresql):
    lines = "\n".join(health_lines(on_postgresql.figures, on_postgresql.judgement))
    assert "Verdict: cut over." in lines
    lost = len(on_postgresql.races | on_postgresql.hidden)
    assert f"lost {lost} of the new one's {len(on_postgresql.all)}" in lines


async def test_a_restart_in_the_middle_changes_nothing(over):
    after = await told(over)
    assert after.rows == after.all
    assert after.judgement.verdict is Verdict.CUT_OVER
    assert after.figures.parity.lost_by_old == len(after.races | after.hidden)


# The same evening, damaged.


async def test_players_whom_the_new_model_passes_over_fail_detection_parity(evening, monkeypatch):
    """The rule of whom to look at is broken: some are followed and never looked at."""
    foreseen = an_evening(evening.database)
    foreseen.fast_forward(EVENING)
    to_come = foreseen.pairs(lambda _, game: game.live_from >= evening.clock.now().timestamp())
    shown = to_come - foreseen.pairs(lambda party, _: party.is_hidden)
    names = {riot_id.partition("#")[0] for riot_id, _ in shown}
    async with evening.database.read() as session:
        ids = set(await session.scalars(select(Player.id).where(Player.game_name.in_(names))))
    for name in ("followed_players", "history_due"):
        leave_out(monkeypatch, name, ids)
    await evening.play()
    reasons = await failed(evening)
    assert list(reasons) == [1]
    figures, _ = await evening.report()
    assert {(each.riot_id, each.game_id) for each in figures.parity.missed} == shown
    assert {each.why for each in figures.parity.missed} == {
        "the new model has not looked at him since"
    }


def leave_out(monkeypatch, name, ids):
    """The new model's turns are not told of these players; the old one's are."""
    real = getattr(store, name)

    async def others(*args, **kwargs):
        return [each for each in await real(*args, **kwargs) if each.player_id not in ids]

    monkeypatch.setattr(store, name, others)


async def test_completions_that_are_left_out_fail_the_completion_rate(evening):
    await evening.play(skips=lambda loop, minute: loop == "completion" and 51 <= minute < 63)
    reasons = await failed(evening)
    assert list(reasons) == [2]
    assert "later than 5 minutes" in reasons[2]
    assert "down" not in reasons[2]


async def test_a_result_that_is_altered_fails_event_accuracy(over):
    async with over.database.write() as session:
        row = await session.scalar(select(Announcement).order_by(Announcement.id.desc()).limit(1))
        line = row.payload["players"][0]
        outcome = "loss" if line["result"]["outcome"] == "win" else "win"
        altered = {**line, "result": {**line["result"], "outcome": outcome}}
        row.payload = {**row.payload, "players": [altered, *row.payload["players"][1:]]}
        match_id = f"{row.platform}_{row.game_id}"
    reasons = await failed(over)
    assert list(reasons) == [3]
    assert f"{line['game_name']} in {match_id}: announced {outcome}" in reasons[3]


async def test_a_rule_of_results_that_is_broken_fails_event_accuracy(evening, monkeypatch):
    """Who won is read from the wrong side from now on."""

    def turned_around(raw, game):
        record = read_match(raw, game)
        for result in record.results.values():
            if result.outcome in (Result.WIN, Result.LOSS):
                other = Result.LOSS if result.outcome is Result.WIN else Result.WIN
                object.__setattr__(result, "outcome", other)
        return record

    monkeypatch.setattr(completion, "read_match", turned_around)
    await evening.play()
    assert list(await failed(evening)) == [3]


async def test_an_announcement_that_is_dropped_fails_no_data_loss(over):
    async with over.database.write() as session:
        row = await session.scalar(
            select(Announcement)
            .where(Announcement.state == "SUPPRESSED")
            .order_by(Announcement.id.desc())
            .limit(1)
        )
        await session.execute(delete(Announcement).where(Announcement.id == row.id))
    reasons = await failed(over)
    assert list(reasons) == [4]
    assert f"{row.platform}_{row.game_id} of " in reasons[4]
    assert "was never announced" in reasons[4]


async def test_comparisons_that_are_left_out_fail_no_data_loss(evening):
    """What spectator hides is found by them alone."""
    await evening.play(skips=lambda loop, minute: loop == "history" and minute < 76)
    reasons = await failed(evening)
    assert list(reasons) == [4]
    assert "had no row" in reasons[4]


async def test_looks_that_are_delayed_fail_performance(evening):
    """Late in the evening, when no result waits for them."""
    await evening.play(skips=lambda loop, minute: loop == "detection" and 69 <= minute < 77)
    reasons = await failed(evening)
    assert list(reasons) == [5]
    assert "a player's last look" in reasons[5]


async def test_a_rule_of_patience_that_is_broken_fails_the_error_rate(evening, monkeypatch):
    """A record that is not out yet counts as a failed attempt."""
    monkeypatch.setattr("tracking.polling.awaiting.grace_ends", lambda row, **_: row.held_over_at)
    await evening.play()
    reasons = await failed(evening)
    assert list(reasons) == [6]


# What others have done to what is stored, and what is no damage.


@pytest.mark.parametrize(
    ("damage", "fail"), DAMAGES, ids=lambda each: getattr(each, "__name__", None)
)
async def test_each_damage_fails_what_speaks_of_it_and_no_damage_fails_nothing(over, damage, fail):
    async with over.database.write() as session:
        await damage(session)
    _, judgement = await over.report()
    outcomes = {each.number: each.outcome for each in judgement.criteria}
    assert set(outcomes.values()) <= {Outcome.PASS, Outcome.FAIL}, judgement
    assert [number for number, each in outcomes.items() if each is Outcome.FAIL] == fail, judgement


async def test_who_had_his_data_removed_is_missed_by_nobody(over):
    async with over.database.write() as session:
        player = await session.scalar(select(Player).order_by(Player.id).limit(1))
        who = Subject(
            riot_id=RiotId(game_name=player.game_name, tag_line=player.tag_line),
            lol_puuid=player.lol_puuid,
            tft_puuid=player.tft_puuid,
        )
        erasure = await begin(session, who, over.clock.now())
    before, _ = await over.report()
    await Eraser(database=over.database, clock=over.clock).run(erasure)
    figures, judgement = await over.report()
    for judged in (before, figures):
        assert (judged.parity.missed, judged.loss.unsent, judged.accuracy.wrong) == ((), (), ())
    assert figures.parity.old < before.parity.old + before.parity.unwanted
    assert {each.outcome for each in judgement.criteria} == {Outcome.PASS}
