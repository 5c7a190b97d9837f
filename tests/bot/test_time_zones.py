"""What people type when they are asked for their time zone."""

from zoneinfo import ZoneInfo

import pytest

from bot.time_zones import SeveralClocks, find_zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("  new   york ", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Wien", "Europe/Vienna"),
        ("서울", "Asia/Seoul"),
        ("Deutschland", "Europe/Berlin"),
        ("대한민국", "Asia/Seoul"),
        ("España", "Europe/Madrid"),
        ("EST", "America/New_York"),
        ("cet", "Europe/Berlin"),
        ("UTC", "UTC"),
        ("gmt", "UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("utc -03:00", "Etc/GMT+3"),
        ("+0200", "Etc/GMT-2"),
        ("+5:30", "Asia/Kolkata"),
        ("Calcutta", "Asia/Kolkata"),
    ],
)
def test_a_zone_is_found_by_what_people_call_it(typed, zone):
    assert find_zone(typed) == zone
    assert ZoneInfo(zone)


@pytest.mark.parametrize("typed", ["", "Mordor", "UTC+15", "+5:15", "localtime", "../etc/passwd"])
def test_what_names_no_zone_finds_none(typed):
    assert find_zone(typed) is None


@pytest.mark.parametrize("typed", ["USA", "United States", "Russland"])
def test_a_country_of_several_clocks_is_no_answer(typed):
    with pytest.raises(SeveralClocks):
        find_zone(typed)
