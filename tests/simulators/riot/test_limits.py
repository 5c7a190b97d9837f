"""The limits are Riot's: fixed windows from the first request on, told in the headers."""

import pytest

from simulators.riot import PERSONAL, HeaderStyle, Limits, LocalRiot
from simulators.riot.faults import rate_limited
from simulators.riot.limits import Limiter
from tests.simulators.riot.conftest import Client

PATH = "/lol/status/v4/platform-data"


def limiter(**style):
    return Limiter(Limits(app=((3, 10),), methods={"m": ((2, 60),)}), HeaderStyle(**style))


def test_a_window_starts_at_its_first_request_and_is_fixed():
    edge = limiter()
    refused = [edge.check("key", "euw1", "other", at).refused_by for at in (0, 9, 9.5, 9.9, 10, 11)]
    # The fourth is over; at 10 s a new window starts, which a sliding one would still refuse.
    assert refused == [None, None, None, "application", None, None]


def test_each_route_and_each_key_has_its_own_windows():
    edge = limiter()
    for _ in range(4):
        edge.check("key", "euw1", "other", 0)
    assert edge.check("key", "na1", "other", 0).refused_by is None
    assert edge.check("another", "euw1", "other", 0).refused_by is None
    assert edge.check("key", "euw1", "other", 0).refused_by == "application"


def test_a_method_has_a_limit_of_its_own():
    edge = limiter()
    assert [edge.check("key", "euw1", "m", 0).refused_by for _ in range(3)][-1] == "method"
    assert edge.check("key", "na1", "m", 0).refused_by is None


def test_the_headers_tell_limits_and_counts_with_this_request_in_them():
    edge = limiter()
    edge.check("key", "euw1", "m", 0)
    headers = edge.check("key", "euw1", "m", 1).headers
    assert headers == {
        "X-App-Rate-Limit": "3:10",
        "X-App-Rate-Limit-Count": "2:10",
        "X-Method-Rate-Limit": "2:60",
        "X-Method-Rate-Limit-Count": "2:60",
    }


def test_retry_after_lasts_until_the_full_window_ends_in_whole_seconds():
    edge = limiter()
    for at in (0, 1, 2):
        edge.check("key", "euw1", "other", at)
    verdict = edge.check("key", "euw1", "other", 2.5)
    assert verdict.headers["Retry-After"] == "8"
    assert verdict.headers["X-App-Rate-Limit-Count"] == "4:10"


@pytest.mark.parametrize(
    ("option", "header"),
    [
        ("retry_after", "Retry-After"),
        ("rate_limit_type", "X-Rate-Limit-Type"),
    ],
)
def test_a_refusal_may_lack_what_riot_promises(option, header):
    edge = limiter(**{option: False})
    verdict = [edge.check("key", "euw1", "other", 0) for _ in range(4)][-1]
    assert verdict.refused_by == "application"
    assert header not in verdict.headers


def test_windows_may_be_told_in_any_order():
    edge = Limiter(PERSONAL, HeaderStyle(shuffle_windows=True))
    told = {edge.check("key", "euw1", "other", at).headers["X-App-Rate-Limit"] for at in range(30)}
    assert told == {"20:1,100:120", "100:120,20:1"}


def test_how_each_window_was_used_is_reported():
    edge = limiter()
    for at in (0, 1, 10):
        edge.check("key", "euw1", "other", at)
    used = [(use.started_at, use.count) for use in edge.uses() if use.method is None]
    assert used == [(0, 2), (10, 1)]


async def test_the_server_refuses_what_is_over_the_limit(http, now):
    async with LocalRiot(clock=now) as riot:
        client = Client(riot, http)
        answers = [await client.get("euw1", PATH) for _ in range(22)]
        assert [a.status for a in answers] == [200] * 20 + [429] * 2
        assert answers[-1].headers["X-Rate-Limit-Type"] == "application"
        assert answers[-1].headers["Retry-After"] == "1"
        now.move(1)
        assert (await client.get("euw1", PATH)).status == 200
        assert (riot.requests, riot.answers(429)) == (23, 2)


async def test_without_limits_nobody_is_refused_and_the_headers_say_so(client):
    answers = [await client.get("euw1", PATH) for _ in range(40)]
    assert {a.status for a in answers} == {200}
    assert answers[-1].headers["X-App-Rate-Limit"] == "1000000:1"


async def test_a_service_and_a_server_refuse_without_limits_of_the_caller(riot, client):
    riot.faults.add(rate_limited("service", 3, times=1))
    riot.faults.add(rate_limited("server", 7, times=1))
    riot.faults.add(rate_limited(None, None, times=1))
    service, server, untyped = [await client.get("euw1", PATH) for _ in range(3)]
    assert (service.status, service.headers["X-Rate-Limit-Type"]) == (429, "service")
    assert "X-App-Rate-Limit" in service.headers
    assert (server.status, server.headers["Retry-After"]) == (429, "7")
    assert "X-App-Rate-Limit" not in server.headers
    assert untyped.status == 429
    assert not {"Retry-After", "X-Rate-Limit-Type"} & untyped.headers.keys()
