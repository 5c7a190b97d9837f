"""A run's figures, for people."""

from collections.abc import Iterator

from tests.chaos.run import Outcome

MOST_SHOWN = 25


def passed(outcome: Outcome) -> bool:
    """Whether every promise held."""
    hung = outcome.bot.slow_stops
    return not outcome.verdict.broken and outcome.drained is not None and not hung


def lines(outcome: Outcome) -> Iterator[str]:
    """The figures, then each broken promise with its story."""
    verdict, bot, stage = outcome.verdict, outcome.bot, outcome.stage
    yield f"chaos on {outcome.database}, seed {outcome.seed}, {outcome.seconds:.0f} s"
    yield (
        f"  {len(stage.played)} games by {len(stage.accounts)} players, "
        f"{len(stage.follows)} follows in {len(stage.guilds)} servers"
    )
    ends = ", ".join(f"{count} {how}" for how, count in sorted(bot.ends.items()))
    yield f"  {bot.starts} starts; ended by {ends}"
    yield f"  {stage.riot.requests} requests to Riot, {stage.riot.answers(429)} answered with 429"
    for kind, count in sorted(stage.happened.items()):
        yield f"    {count:4} x {kind}"
    yield (
        f"  rows: {verdict.completed} completed, {verdict.unavailable} unavailable for a true "
        "reason"
    )
    yield (
        f"  {verdict.owed} announcements owed: {verdict.posted_singly} told singly, "
        f"{verdict.posted_in_digests} in digests; {verdict.duplicates} duplicates, "
        f"{verdict.lost} lost"
    )
    if outcome.drained is None:
        yield f"  NOT DRAINED: {outcome.left}"
    else:
        yield f"  drained {outcome.drained:.0f} s after the last trouble"
    if bot.slow_stops:
        yield f"BROKEN: {bot.slow_stops} processes hung after SIGTERM; {bot.log} says where"
    for story in verdict.broken[:MOST_SHOWN]:
        yield f"BROKEN: {story}"
    if len(verdict.broken) > MOST_SHOWN:
        yield f"... and {len(verdict.broken) - MOST_SHOWN} more broken promises"
    yield f"{'held' if passed(outcome) else 'BROKEN'}: seed {outcome.seed}, {outcome.database}"
