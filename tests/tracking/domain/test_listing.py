from datetime import UTC, datetime, timedelta

import pytest

from tracking.domain.games import GameKey
from tracking.domain.listing import FIRST_PAGE, NEXT_PAGES, Listing

FOLLOWED = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
OLD, NEW = FOLLOWED - timedelta(hours=1), FOLLOWED + timedelta(hours=1)


def ids(*numbers, platform="EUW1"):
    return [f"{platform}_{number}" for number in numbers]


def key(number, platform="EUW1"):
    return GameKey(platform=platform, game_id=str(number))


def listing(reach=FOLLOWED):
    return Listing(owed_since=FOLLOWED, reach=reach)


def asked(read, ends):
    """Which games are asked for, when each record says its end."""
    numbers = []
    while (missing := read.next_missing()) is not None:
        numbers.append(int(missing.game_id))
        read.learn({missing: ends[int(missing.game_id)]})
    return numbers


def test_the_newest_is_asked_for_first_and_one_old_record_spares_all_below_it():
    read = listing()
    read.add_page(ids(5, 4, 3, 2, 1))
    ends = {5: NEW, 4: NEW, 3: OLD}
    assert asked(read, ends) == [5, 4, 3]


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param((1, 9, 8, 2, 7), id="old ids above new ones"),
        pytest.param((7, 1, 8, 2, 9), id="odd order"),
        pytest.param((1, 2, 7, 8, 9), id="oldest first"),
    ],
)
def test_no_order_of_the_list_hides_a_new_game(listed):
    read = listing()
    read.add_page(ids(*listed))
    ends = dict.fromkeys((1, 2), OLD) | dict.fromkeys((7, 8, 9), NEW)
    assert {7, 8, 9} <= set(asked(read, ends))


def test_numbers_that_do_not_grow_hide_nothing_while_the_order_is_right():
    read = listing()
    read.add_page(ids(3, 900, 7, 800, 1))
    ends = {3: NEW, 900: NEW, 7: NEW, 800: OLD, 1: OLD}
    assert {3, 900, 7} <= set(asked(read, ends))


def test_duplicates_and_what_is_no_match_id_are_left_out():
    read = listing()
    page = ["EUW1_5", "EUW1_5", "", "euw1_4", "EUW1_", "no id", "EUW1_-3", "ESPORTSTMNT01_77"]
    assert read.add_page(page) == [key(5), key(4)]


def test_each_platform_is_judged_by_its_own_numbers():
    """After a transfer, and where PH2 was merged into SG2."""
    read = listing()
    read.add_page([*ids(9, platform="EUN1"), *ids(5000, 4000), *ids(1, platform="PH2")])
    ends = {9: OLD, 5000: NEW, 4000: NEW, 1: OLD}
    assert asked(read, ends) == [9, 5000, 4000, 1]


def test_a_short_page_is_the_end_of_the_list():
    read = listing()
    read.add_page(ids(2, 1))
    read.learn({key(2): NEW, key(1): NEW})
    assert read.next_missing() is None
    assert read.is_read()


def test_a_page_that_is_all_new_is_followed_by_the_next():
    read = listing()
    read.add_page(ids(*range(100, 80, -1)))
    read.learn({key(n): NEW for n in range(81, 101)})
    assert read.next_missing() is None
    assert not read.is_read()
    assert (read.start, read.count) == (FIRST_PAGE, NEXT_PAGES)


def test_reading_goes_on_behind_games_that_are_stored_already():
    """A process killed in the middle of a long comparison has stored the newest."""
    read = listing(reach=FOLLOWED)
    read.add_page(ids(*range(300, 280, -1)))
    read.learn({key(n): NEW for n in range(281, 301)})
    read.next_missing()
    assert not read.is_read()
    read.add_page(ids(*range(280, 180, -1)))
    assert read.next_missing() == key(280)


def test_reading_ends_where_an_earlier_comparison_began():
    read = listing(reach=FOLLOWED + timedelta(hours=10))
    read.add_page(ids(*range(100, 80, -1)))
    read.learn({key(n): NEW for n in range(81, 101)})
    assert read.next_missing() is None
    assert read.is_read()


def test_a_list_without_end_is_left_at_last():
    read = listing()
    number, pages = 10_000_000, 0
    while not read.is_read():
        page = ids(*range(number, number - read.count, -1))
        number -= read.count
        read.learn({each: NEW for each in read.add_page(page)})
        read.next_missing()
        pages += 1
    assert 3 < pages < 10
