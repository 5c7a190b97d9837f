"""Who is taken out of an announcement is gone, and whoever stays is as he was."""

import json

import pytest

from tests.support.hostile import Hostile, often, seed
from tests.tracking.polling.riot import START, record
from tracking.domain.payloads import lines_of, names_in, players_in, without_ids, without_player
from tracking.domain.recap import Recap
from tracking.domain.withholding import withhold_in_record

OTTER = {"quiet otter#euw"}


def line(number, name="Quiet Otter"):
    return {"player_id": number, "game_name": name, "tag_line": "EUW", "result": {"kills": number}}


def event(*lines, **more):
    ids = [str(each["player_id"]) for each in lines]
    return {
        "kind": "result",
        "game_id": "1",
        "players": list(lines),
        "ranks": {each: {"lp": 5} for each in ids},
        "formerly": {each: f"Old{each}#EUW" for each in ids},
        **more,
    }


HERON = line(2, "Amber Heron")


class TestGames:
    def test_others_go_on_without_him_and_what_stands_beside_them(self):
        kept = without_player(event(line(1), HERON), {1}, set())
        assert kept == event(HERON)

    def test_what_is_his_alone_goes_whole(self):
        assert without_player(event(line(1)), {1}, set()) is None
        step = {"kind": "promotion", **line(1)}
        assert without_player(step, {1}, set()) is None

    def test_who_was_removed_before_is_found_by_his_name(self):
        assert without_player(event(line(77), HERON), set(), OTTER) == event(HERON)

    def test_a_digest_loses_his_games_alone(self):
        digest = {"kind": "digest", "games": [event(line(1)), event(line(1), HERON), event(HERON)]}
        kept = without_player(digest, {1}, set())
        assert kept is not None
        assert kept["games"] == [event(HERON), event(HERON)]
        assert without_player({"kind": "digest", "games": [event(line(1))]}, {1}, set()) is None

    def test_a_digest_loses_his_promotions_too(self):
        steps = [
            {"kind": "promotion", "id": f"s{each['player_id']}", **each}
            for each in (line(1), HERON)
        ]
        digest = {"kind": "digest", "games": [event(line(1))], "steps": steps}
        kept = without_player(digest, {1}, set())
        assert kept is not None
        assert (kept["games"], kept["steps"]) == ([], steps[1:])
        assert lines_of(digest, {1}, set()) == [event(line(1)), steps[0]]
        alone = {"kind": "digest", "games": [], "steps": steps[:1]}
        assert without_player(alone, {1}, set()) is None

    @pytest.mark.parametrize("payload", [{}, {"players": None}, {"games": [3, "x"]}, event(HERON)])
    def test_what_is_not_about_him_or_cannot_be_read_stays(self, payload):
        assert without_player(payload, {1}, OTTER) == payload

    def test_his_part_has_nobody_else_in_it_and_no_numbers_of_the_tables(self):
        [mine] = lines_of(event(line(1), HERON), {1}, set())
        given = without_ids(mine)
        assert "Heron" not in json.dumps(given)
        assert given["players"] == [
            {"game_name": "Quiet Otter", "tag_line": "EUW", "result": {"kills": 1}}
        ]
        assert given["ranks"] == [{"lp": 5}]

    def test_his_names_are_those_he_has_and_had(self):
        assert names_in(event(line(1), HERON), {1}) == {"Quiet Otter#EUW", "Old1#EUW"}


class TestRecaps:
    WHO, OTHER = [1, "Quiet Otter", "EUW"], [2, "Amber Heron", "EUW"]

    def game(self, *who, **more):
        return {
            "game": "lol",
            "matches": 3,
            "tallies": [[each, 2, 1, 1, None, 0] for each in who],
            "best": None,
            "worst": None,
            "streak": 3,
            "streak_of": list(who),
            "pentakills": [[each, 1] for each in who],
            **more,
        }

    def recap(self, *games, climbers=()):
        return {
            "kind": "recap",
            "period": "weekly",
            "first": "2026-03-02",
            "last": "2026-03-08",
            "zone": "UTC",
            "games": list(games),
            "ladders": [["RANKED_SOLO_5x5", 10, 5, 3, 0, 5, 0]],
            "climbers": [
                [each, "RANKED_SOLO_5x5", ["GOLD", "IV", 0], ["GOLD", "II", 0], 2]
                for each in climbers
            ],
            "awaited": 0,
            "unpublished": 0,
            "behind": 0,
        }

    @pytest.mark.parametrize("by", [({1}, set()), (set(), OTTER)], ids=["id", "name"])
    def test_others_go_on_without_him(self, by):
        best = {"who": self.WHO, "platform": "EUW1", "game_id": "1", "result": {}}
        told = self.recap(
            self.game(self.WHO, self.OTHER, best=best), climbers=(self.WHO, self.OTHER)
        )
        kept = without_player(told, *by)
        assert kept == self.recap(self.game(self.OTHER), climbers=(self.OTHER,))

    def test_it_can_still_be_read(self):
        told = self.recap(self.game(self.WHO, self.OTHER))
        kept = without_player(told, {1}, set())
        assert kept is not None
        [game] = Recap.from_json(kept).games
        assert [tally.who.player_id for tally in game.tallies] == [2]

    @pytest.mark.parametrize("more", [[], [[9, -3, 2, 0]], [[9, -3, 2, 0], "of a newer program"]])
    def test_what_another_version_owed_is_posted(self, more):
        """Held in the quiet hours, or waiting for its channel, while the program is changed."""
        told = self.recap(self.game(tallies=[[self.WHO, 2, 1, 1, None, 0, *more]]))
        [tally] = Recap.from_json(told).games[0].tallies
        assert (tally.wins, tally.points.won) == (1, 9 if more else 0)

    def test_what_was_his_alone_goes_whole(self):
        assert without_player(self.recap(self.game(self.WHO)), {1}, set()) is None
        both = self.recap(self.game(self.WHO), self.game(self.OTHER, game="tft"))
        kept = without_player(both, {1}, set())
        assert kept is not None
        assert [game["game"] for game in kept["games"]] == ["tft"]

    def test_a_streak_that_was_his_alone_is_nobodys(self):
        told = self.recap(self.game(self.WHO, self.OTHER, streak_of=[self.WHO]))
        kept = without_player(told, {1}, set())
        assert kept is not None
        assert (kept["games"][0]["streak"], kept["games"][0]["streak_of"]) == (0, [])

    @pytest.mark.parametrize("part", ["games", "climbers"])
    @pytest.mark.parametrize("odd", [None, 3, [3], [[]], [None], "x", [{"tallies": 3}]])
    def test_whatever_stands_there_nothing_fails(self, part, odd):
        told = {**self.recap(self.game(self.WHO, self.OTHER)), part: odd}
        without_player(told, {1}, OTTER)
        assert len(lines_of(told, {1}, OTTER)) <= 1

    def test_of_others_nothing_changes(self):
        told = self.recap(self.game(self.OTHER))
        assert without_player(told, {1}, OTTER) == told
        assert lines_of(told, {1}, OTTER) == []

    def test_his_part_names_him_alone(self):
        told = self.recap(self.game(self.WHO, self.OTHER), climbers=(self.WHO,))
        [mine] = lines_of(told, {1}, set())
        text = json.dumps(without_ids(mine))
        assert "Heron" not in text
        assert "ladders" not in mine
        assert mine["games"][0]["tallies"] == [["Quiet Otter#EUW", 2, 1, 1, None, 0]]
        assert names_in(told, {1}) == {"Quiet Otter#EUW"}


@pytest.mark.parametrize(
    ("payload", "players"),
    [
        (event(line(1), HERON), {1, 2}),
        ({"kind": "promotion", **line(3)}, {3}),
        ({"kind": "digest", "games": [event(HERON)], "steps": [{"id": "s1", **line(4)}]}, None),
        ({"kind": "notice", "text": "x"}, set()),
        ({"games": [3], "players": [None]}, set()),
    ],
)
def test_whose_posts_they_are(payload, players):
    assert players is None or players_in(payload) == players


def test_no_payload_stops_a_removal_or_an_export():
    """One that did kept everything else of its player from going, for good."""
    makes = Hostile(seed())
    recaps = TestRecaps()
    told = [
        event(line(1), HERON, kind="result"),
        {"kind": "promotion", **line(1)},
        {"kind": "digest", "games": [event(line(1), HERON)], "steps": [{"id": "s1", **line(1)}]},
        recaps.recap(recaps.game(recaps.WHO, recaps.OTHER), climbers=[recaps.WHO]),
    ]
    for number in range(often(1200)):
        payload = makes.spoilt(told[number % len(told)])
        if not isinstance(payload, dict):
            continue
        without_player(payload, {1}, OTTER)
        names_in(payload, {1})
        players_in(payload)
        [without_ids(each) for each in lines_of(payload, {1}, OTTER)]


def test_no_record_stops_one_either():
    makes = Hostile(seed())
    told = record(1, START, otter=True, heron=True)
    for _ in range(often(300)):
        spoilt = makes.spoilt(told)
        if isinstance(spoilt, dict):
            withhold_in_record(spoilt, {"otter"}, {"heron#euw"})
