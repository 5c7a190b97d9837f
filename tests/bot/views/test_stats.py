from datetime import UTC

import pytest

from bot import texts
from bot.texts import Language
from bot.views.stats import render_stats
from tests.bot.views.test_history import who
from tests.support.ranks import minute
from tests.tracking.domain.test_summary import arena, in_order, played
from tests.tracking.stats.world import LOSS, NONE, REMAKE, WIN, lol, tft
from tracking.domain.queue_groups import QueueGroup
from tracking.domain.summary import ROLES, Tally, summary
from tracking.stats import Mate, PlayerStats, Wanted

EN = texts.of("en")


def shown(games, *, mates=(), awaited=0, cut=False, t=EN, days=30, group=None, player=None):
    found = PlayerStats(
        since=minute(0), summary=summary(games, UTC), mates=mates, awaited=awaited, cut=cut
    )
    wanted = Wanted(player_id=1, group=group)
    embed = render_stats(found, player or who(), wanted, days, "UTC", t)
    assert len(embed) <= 6000
    assert all(len(field.value or "") <= 1024 for field in embed.fields)
    return embed


def fields(embed):
    return {field.name: field.value for field in embed.fields}


def mate(name="Heron", games=12, wins=8, tag="EUW"):
    tally = Tally(games=games, wins=wins)
    return Mate(player_id=2, game_name=name, tag_line=tag, tally=tally)


def test_league_and_tft_stand_beside_each_other():
    games = in_order(lol(WIN, position="MIDDLE"), lol(LOSS, "Jinx", position="BOTTOM"), lol())
    games += [played(each, 10 + n) for n, each in enumerate((tft(1), tft(8)))]
    embed = shown(games, mates=(mate(),), group=QueueGroup.LOL)
    assert (embed.title or "").endswith("last 30 days · All of League of Legends")
    assert (embed.description or "").splitlines()[:4] == [
        "**League of Legends** · 3 games · 2 W 1 L · 67%",
        "K/D/A 5.0 / 3.0 / 7.0 · 1 h 30 min played",
        "**Teamfight Tactics** · 2 games · average place 4.5",
        "top half: 1 (50%) · 1 first place · 1 h 0 min played",
    ]
    told = fields(embed)
    assert told["Champions"] == (
        "**Ahri** · 2 W 0 L · 100% · 5.0 / 3.0 / 7.0\n**Jinx** · 0 W 1 L · 0% · 5.0 / 3.0 / 7.0"
    )
    assert told["Roles"] == "**Mid** · 1 W 0 L · 100%\n**Bot** · 0 W 1 L · 0%"
    assert told["Together with"] == "**\u2066Heron#EUW\u2069** · 8 W 4 L · 67%"


def test_streaks_are_told_from_two_on():
    assert "🔥 2 wins in a row now · longest streaks: 2 won, 1 lost" in (
        shown(in_order(lol(LOSS), lol(), lol())).description or ""
    )
    assert "🧊 2 losses in a row now" in (shown(in_order(lol(LOSS), lol(LOSS))).description or "")
    assert "row" not in (shown(in_order(lol())).description or "")


def test_hours_are_bars_and_words():
    told = fields(shown(in_order(lol(), lol(), lol())))["Hours (UTC)"]
    assert told is not None
    bars, axis, words = told.splitlines()
    assert len(bars) == len(axis) == 26
    assert bars[1:].index("█") == 18
    assert words == "Most games began between 18:00 and 19:00."


def test_what_does_not_count_and_what_is_awaited_is_said_at_the_end():
    games = [*in_order(lol(), lol(REMAKE), lol(REMAKE), lol(NONE)), played(None, 9)]
    told = (shown(games, awaited=1, cut=True).description or "").splitlines()
    assert told[-3:] == [
        "-# Not counted: 2 remakes, 1 game without a result and 1 game stored by an older version.",
        "-# One more game is over; its result is awaited.",
        "-# Only the newest 3,000 games are counted.",
    ]
    assert "upper half" not in "".join(told)
    assert "upper half" in (shown([played(arena(2), queue_id=1700)]).description or "")


def test_without_games_a_sentence_says_so():
    embed = shown(in_order(lol(REMAKE)), days=1)
    assert (embed.description or "").splitlines() == [
        "No game that counts is stored of the last day.",
        "-# Not counted: 1 remake.",
        "-# Games are stored from when a player is followed on.",
    ]
    assert embed.fields == []


@pytest.mark.parametrize("language", Language)
def test_a_year_of_everything_fits_in_one_embed(language):
    names = [f"Brand New Champion {n}" for n in range(30)]
    games = in_order(*(lol(WIN, name, position=ROLES[n % 5]) for n, name in enumerate(names)))
    traits = [((f"Extraordinary Trait {n}", 9, 4),) for n in range(30)]
    games += [played(tft(1, traits=each), 100 + n) for n, each in enumerate(traits)]
    games += [played(None, 200), played(None, 201, available=False), played(lol(REMAKE), 202)]
    crowd = tuple(mate("숨은수달의긴이름입니다요아주길다", tag="긴태그임다") for _ in range(20))
    embed = shown(games, mates=crowd, awaited=3, cut=True, t=texts.of(language), days=365)
    assert len(embed.fields) == 5
