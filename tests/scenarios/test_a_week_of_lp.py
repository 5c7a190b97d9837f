"""A week on the ladder, from Riot's answers over the line to what stands in the channel: every LP
change a person would work out, and "unknown" where nobody can know.

The bot's turns run on the test's clock; the local Riot moves LP by script and its league service
lags, is away, and forgets a season.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from simulators.riot import Account, Ending
from simulators.riot.faults import Fault
from tests.scenarios.one_process import Stage, staged

SOLO = "RANKED_SOLO_5x5"
LEAGUE = "league-v4.getLeagueEntriesByPUUID"
HOUR = 3600


@dataclass
class Week:
    """One player's evenings; each game by the name the test gives it."""

    stage: Stage
    otter: Account
    games: dict[str, str] = field(default_factory=dict)

    async def play(self, name, lp, *, won=None, seen=True, then=lambda: None, **ending):
        """A game of 25 minutes; `lp` None: it moves no rank. `then` happens at its end."""
        riot, stage = self.stage.riot, self.stage
        game = riot.start_game("EUW1", 420, [self.otter])
        self.games[name] = game.match_id
        if seen:
            await stage.turns(30)
        stage.clock.shift(1500)
        won = (lp is None or lp > 0) if won is None else won
        moved = {} if lp is None else {self.otter.number: lp}
        riot.end_game(game, winner=0 if won else 1, lp=moved, **ending)
        then()
        if seen:
            await self.turns(30, 30, 90)

    async def turns(self, *seconds):
        for each in seconds:
            await self.stage.turns(each)

    def said(self, name):
        """The post of a game as it stands now: line by line what it says of the player."""
        [post] = [each for each in self.posts() if self.games[name] in str(each["embeds"])]
        return str(post["embeds"])

    async def switch_on_recaps(self):
        """Of the week and of the month, by Berlin's clock, as a moderator does it."""
        discord, admin = self.stage.discord, self.stage.admin
        reply = await self.stage.admin_says("settings")

        async def press(control, *values):
            nonlocal reply
            reply = await discord.click(admin, reply.message, f"settings:{control}", list(values))
            if reply.modal is None:
                await reply.until(lambda each: each.edited)

        await press("menu:open:", "language")
        await press("language:zone:")
        reply = await discord.submit(reply, {"zone": "Berlin"})
        await reply.until(lambda each: each.edited)
        await press("menu:open:", "recaps")
        await press("recaps:switch:weekly")
        await press("recaps:switch:monthly")

    async def until(self, *moments):
        for moment in moments:
            at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
            await self.turns((at - self.stage.clock.now()).total_seconds(), 90)

    def recaps(self):
        """What stands in the channel of each: title, and the fields by name."""
        embeds = [embed for post in self.posts() for embed in post["embeds"]]
        return {
            embed["title"]: {field["name"]: field["value"] for field in embed["fields"]}
            for embed in embeds
            if "recap" in embed["title"]
        }

    def posts(self):
        return self.stage.discord.messages(self.stage.results)


async def a_week(folder):
    async with staged(folder) as stage:
        otter = stage.riot.add_account("Quiet Otter", "EUW")
        await stage.admin_says("channel set", channel=stage.results)
        riot, week = stage.riot, Week(stage, otter)
        riot.set_rank(otter, SOLO, tier="DIAMOND", rank="III", leaguePoints=40, wins=99, losses=90)
        await stage.admin_says("player add", riot_id=otter.riot_id)
        await week.switch_on_recaps()
        await stage.turns(30)

        away = riot.faults.add(Fault(endpoint=LEAGUE, status=503))
        await week.play("first of two", 22)
        await week.play("second of two", -18)
        riot.faults.remove(away)
        await week.turns(120, 300, 600)

        riot.move_lp(otter, SOLO, -50)  # a decay
        await week.turns(8 * HOUR)

        riot.league_lag = 400
        await week.play("counted late", 23)
        before = week.said("counted late")
        await week.turns(120, 300, 600)
        riot.league_lag = 0

        await week.play("remake", None, ending=Ending.REMAKE)
        await week.play("up", 24)
        await week.play("down to zero", -41)
        await week.play("shielded", 0, won=False)

        await week.play("while the bot was away", -25, seen=False)
        await week.turns(5 * HOUR, 60)  # a late look

        riot.clear_rank(otter, SOLO)  # a new season
        await week.turns(8 * HOUR)
        await week.play("placement", None)
        await week.turns(1200)
        new = {"tier": "EMERALD", "rank": "I", "leaguePoints": 20, "wins": 1, "losses": 1}
        await week.play("placed", None, then=lambda: riot.set_rank(otter, SOLO, **new))
        # Nine in Berlin, in March and, after the change of its clocks, in April.
        await week.until("2026-03-09 07:59", "2026-03-09 08:00")
        await week.until("2026-04-01 06:59", "2026-04-01 07:00")
        return week, before


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    return asyncio.run(a_week(tmp_path_factory.mktemp("week")))


@pytest.mark.parametrize(
    ("game", "said"),
    [
        ("first of two", "LP change unknown"),
        ("second of two", "LP change unknown"),
        ("counted late", "+23 LP"),
        ("up", "+24 LP"),
        ("down to zero", "−41 LP"),
        ("shielded", "±0 LP"),
        ("while the bot was away", "−25 LP"),
        ("placement", "Placement game"),
    ],
)
def test_each_post_says_what_a_person_would_work_out(week, game, said):
    assert said in week[0].said(game)


def test_a_post_is_not_held_back_for_what_is_not_known_yet(week):
    assert "LP change not known yet" in week[1]


def test_a_remake_says_nothing_of_lp(week):
    assert "LP" not in week[0].said("remake")


def test_a_promotion_is_a_line_of_its_game_and_a_decay_a_post_of_its_own(week):
    week = week[0]
    assert "Promoted from Diamond IV to Diamond III" in week.said("counted late")
    assert "Demoted from Diamond III to Diamond IV" in week.said("while the bot was away")
    assert "Placed in Emerald I" in week.said("placed")
    [own] = [
        post["content"]
        for post in week.posts()
        if "EUW1_" not in str(post["embeds"]) and "recap" not in post["content"]
    ]
    assert "Demoted from Diamond III to Diamond IV" in own


def test_every_game_is_posted_once(week):
    week = week[0]
    assert len(week.posts()) == len(week.games) + 1 + len(week.recaps())


SOLO_LP = "LP won and lost"


def test_the_month_adds_up_what_is_known_and_says_what_is_not(week):
    """23 and 24 won; 41, 25 and a demotion shield's 0 lost; a decay of 50; two that share a look,
    and a new season between the standings, so that nobody can say what these gave together."""
    month = week[0].recaps()["Monthly recap · March 2026"]
    assert month[SOLO_LP] == (
        "**Ranked Solo/Duo**: +47 LP won · −66 LP lost · −50 LP without a game · 2 games unknown"
    )
    assert "League of Legends · 9 games" in month  # the remake is none
    assert "Climbers" not in month


def test_what_two_games_gave_together_is_told_of_the_week_that_holds_no_more(week):
    told = week[0].recaps()["Weekly recap · Feb 23 – Mar 1"]
    assert told[SOLO_LP] == "**Ranked Solo/Duo**: 2 games unknown each (+4 LP together)"


def test_a_week_and_a_month_are_told_once_and_one_in_which_nobody_played_is_not(week):
    assert list(week[0].recaps()) == [
        "Weekly recap · Feb 23 – Mar 1",
        "Weekly recap · Mar 2 – Mar 8",
        "Monthly recap · March 2026",
    ]
