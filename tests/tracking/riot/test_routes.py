import pytest

from tracking.riot.routes import (
    PLATFORMS,
    account_cluster,
    match_cluster,
    platform_from_region,
    platform_route,
    region_name,
    status_route,
)


@pytest.mark.parametrize(
    ("said", "platform"),
    [
        ("EUW", "EUW1"),
        ("euw1", "EUW1"),
        (" Europe  West ", "EUW1"),
        ("eune", "EUN1"),
        ("Korea", "KR"),
        ("OCE", "OC1"),
        ("Türkiye", "TR1"),
        ("ph2", "SG2"),
        ("ru", "RU"),
    ],
)
def test_a_region_is_known_by_the_names_people_use(said, platform):
    assert platform_from_region(said) == platform


@pytest.mark.parametrize("said", ["", "Europe", "EUW2", "euw1/../x"])
def test_what_names_no_region_or_several_names_none(said):
    assert platform_from_region(said) is None


def test_every_platform_is_found_by_its_own_name_and_its_regions():
    for platform in PLATFORMS:
        assert platform_from_region(platform) == platform
        assert platform_from_region(region_name(platform)) == platform


@pytest.mark.parametrize(
    ("platform", "cluster"),
    [("NA1", "americas"), ("me1", "europe"), ("KR", "asia"), ("OC1", "sea"), ("PH2", "sea")],
)
def test_a_match_is_kept_at_its_platforms_cluster(platform, cluster):
    assert match_cluster(platform) == cluster


def test_accounts_are_never_asked_of_sea():
    assert {account_cluster(platform) for platform in [*PLATFORMS, None]} == {
        "americas",
        "asia",
        "europe",
    }


def test_what_is_no_platform_is_no_host():
    with pytest.raises(KeyError):
        platform_route("evil.example/")


def test_a_key_is_tried_at_a_platform_that_has_a_status_page():
    routes = [platform.lower() for platform in PLATFORMS] + ["americas", "asia", "europe", "sea"]
    asked = {status_route(route).upper() for route in routes}
    assert asked <= set(PLATFORMS) - {"TW2"}
