"""The profile icon challenge: what proves that an account is somebody's own, and what does not."""

import asyncio

import pytest

from tests.tracking.accounts.world import ME, OTHER, OTTER, World, refusal
from tracking.accounts import proof
from tracking.domain.games import Game
from tracking.domain.icon_proof import MOST_TRIES, PAUSE, STANDS, VALID, Purpose, Verdict
from tracking.errors import RiotUnavailable, RiotWrongKeyPuuid
from tracking.polling.housekeeping import Housekeeping


async def test_whoever_sets_the_icon_he_was_told_has_proved_it(world: World):
    challenge = await world.begin()
    assert challenge.icon != 29
    assert await world.check(challenge) is Verdict.NOT_YET
    world.sets_icon(challenge)
    assert await world.check(challenge) is Verdict.PROVED
    taken = await world.take(challenge)
    assert (taken.user_id, taken.account.who.lol_puuid) == (ME, "lol-otter")
    assert (taken.purpose, taken.proved_at) == (Purpose.DELETE, world.clock.now())


async def test_a_challenge_is_shown_with_the_time_it_ends(world: World):
    assert (await world.begin()).expires_at == world.clock.now() + VALID


async def test_too_late_is_too_late_whatever_is_shown(world: World):
    challenge = await world.begin()
    world.sets_icon(challenge)
    world.clock.shift(VALID.total_seconds())
    assert await world.check(challenge) is Verdict.EXPIRED
    assert "is over" in await refusal(world.check(challenge))


async def test_an_answer_that_comes_too_late_proves_nothing(world: World):
    challenge = await world.begin()
    world.sets_icon(challenge)
    original = world.riot.summoner

    async def slow(*args, **kwargs):
        world.clock.shift(VALID.total_seconds())
        return await original(*args, **kwargs)

    world.riot.summoner = slow  # type: ignore[method-assign]
    assert await world.check(challenge) is Verdict.EXPIRED


async def test_a_proof_is_used_once(world: World):
    challenge = await proved(world)
    await world.take(challenge)
    assert "is over" in await refusal(world.take(challenge))
    assert "is over" in await refusal(world.check(challenge))


async def test_a_proof_that_is_used_twice_at_once_is_used_once(world: World):
    challenge = await proved(world)
    outcomes = await asyncio.gather(
        *(world.take(challenge) for _ in range(4)), return_exceptions=True
    )
    assert sum(isinstance(each, BaseException) for each in outcomes) == 3


async def test_a_proof_is_good_for_what_it_was_asked_for_alone(world: World):
    challenge = await proved(world, purpose=Purpose.LINK)
    assert "is over" in await refusal(world.take(challenge, Purpose.DELETE))
    await world.take(challenge)


async def test_a_proof_does_not_stand_for_ever(world: World):
    challenge = await proved(world)
    world.clock.shift(STANDS.total_seconds())
    assert "is over" in await refusal(world.take(challenge))


async def test_nothing_is_taken_that_is_not_proved(world: World):
    assert "is over" in await refusal(world.take(await world.begin()))


async def test_a_press_after_a_death_before_it_was_used_goes_on(world: World):
    challenge = await proved(world)
    asked = world.riot.calls.count("summoner lol")
    assert await world.check(challenge) is Verdict.PROVED
    assert world.riot.calls.count("summoner lol") == asked


async def test_anothers_icon_proves_nothing(world: World):
    challenge = await world.begin()
    world.sets_icon(challenge, "heron")
    assert await world.check(challenge) is Verdict.NOT_YET


async def test_an_answer_about_somebody_else_proves_nothing(world: World):
    challenge = await world.begin()
    world.sets_icon(challenge, "heron")
    original = world.riot.summoner

    async def mixed_up(platform, puuid, **kwargs):
        return await original(platform, puuid.replace("otter", "heron"), **kwargs)

    world.riot.summoner = mixed_up  # type: ignore[method-assign]
    assert "shows no profile" in await refusal(world.check(challenge))


async def test_a_challenge_in_anothers_hands_is_worth_nothing(world: World):
    challenge = await world.begin()
    world.sets_icon(challenge)
    assert "is over" in await refusal(world.check(challenge, OTHER))
    assert await world.check(challenge) is Verdict.PROVED


async def test_two_who_prove_one_account_are_never_told_the_same_icon(world: World):
    """Whoever owns it would prove it for the other too."""
    world.proofs._choose = lambda icons: icons[0]
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(world.begin(user=user)) for user in range(1, 9)]
    challenges = [task.result() for task in tasks]
    assert len({each.icon for each in challenges}) == 8
    world.sets_icon(challenges[0])
    assert await world.check(challenges[0]) is Verdict.PROVED
    for other in challenges[1:]:
        assert await world.check(other) is Verdict.NOT_YET


async def test_where_every_icon_is_waited_for_it_says_so(world: World):
    for user in range(1, 29):
        await world.begin(user=user)
    assert "Too many people" in await refusal(world.begin(user=77))
    world.clock.shift(VALID.total_seconds())
    await world.begin(user=77)


async def test_asking_twice_changes_no_icon_that_may_be_set_by_now(world: World):
    challenge = await world.begin()
    world.sets_icon(challenge)
    world.clock.shift(60)
    assert await world.begin() == challenge
    assert await world.check(challenge) is Verdict.PROVED


async def test_one_is_open_per_person_and_account(world: World):
    first = await world.begin(purpose=Purpose.LINK)
    second = await world.begin(purpose=Purpose.DELETE)
    other = await world.begin("Grey Heron#EUW", purpose=Purpose.LINK)
    assert "is over" in await refusal(world.check(first))
    assert await world.check(second) is Verdict.NOT_YET
    assert await world.check(other) is Verdict.NOT_YET


async def test_the_button_is_not_to_be_hammered(world: World):
    challenge = await world.begin()
    other = await world.begin("Grey Heron#EUW")
    await world.check(challenge)
    for each in (challenge, other):
        check = world.proofs.check(user_id=ME, token=each.token)
        assert "ten seconds" in await refusal(check)
    assert world.riot.calls.count("summoner lol") == 3
    world.clock.shift(PAUSE.total_seconds())
    assert await world.check(challenge) is Verdict.NOT_YET


async def test_whoever_presses_again_and_again_writes_nothing(world: World, monkeypatch):
    """SQLite has one writer at a time, and results are to be stored."""
    challenge = await world.begin()
    await world.check(challenge)

    def writes():
        raise AssertionError("a write for nothing")

    monkeypatch.setattr(world.database, "write", writes)
    for user, token in ((ME, challenge.token), (OTHER, challenge.token), (ME, "x" * 22)):
        await refusal(world.proofs.check(user_id=user, token=token))


async def test_there_is_an_end_to_trying(world: World):
    challenge = await world.begin()
    for _ in range(MOST_TRIES):
        assert await world.check(challenge) is Verdict.NOT_YET
    assert await world.check(challenge) is Verdict.EXPIRED


async def test_nobody_begins_more_than_ten_within_an_hour(world: World):
    for number in range(10):
        world.riot.add(f"Otter {number}#EUW", f"otter-{number}")
        await world.begin(f"Otter {number}#EUW")
    assert "10 such proofs" in await refusal(world.begin())
    await world.begin(user=OTHER)
    world.clock.shift(3600)
    await world.begin()


async def test_whoever_plays_tft_alone_proves_it_there(world: World):
    world.riot.without = {Game.LOL}
    challenge = await world.begin()
    world.sets_icon(challenge)
    assert await world.check(challenge) is Verdict.PROVED


async def test_an_account_without_a_profile_there_is_told(world: World):
    world.riot.errors["region"] = RiotUnavailable(status=500)  # Riot does not say where
    said = await refusal(world.begin(region="KR"))
    assert "no profile of “Quiet Otter#EUW” in KR" in said


@pytest.mark.parametrize("error", [RiotUnavailable(), RiotWrongKeyPuuid(status=400)])
async def test_where_riot_does_not_answer_the_challenge_stays(world: World, error):
    challenge = await world.begin()
    world.sets_icon(challenge)
    world.riot.errors["summoner lol"] = error
    assert "does not answer" in await refusal(world.check(challenge))
    world.riot.errors.clear()
    assert await world.check(challenge) is Verdict.PROVED


async def test_what_is_long_over_is_forgotten(world: World):
    await world.begin()
    world.clock.shift(23 * 3600)
    later = await world.begin(user=OTHER)
    world.clock.shift(2 * 3600)
    await Housekeeping(database=world.database, clock=world.clock, raw_response_days=30).turn()
    assert [row.token for row in await world.challenges()] == [later.token]


async def test_a_users_challenges_can_be_forgotten_and_an_accounts(world: World):
    await world.begin()
    await world.begin(user=OTHER)
    await world.begin("Grey Heron#EUW", user=OTHER)
    async with world.database.write() as session:
        await proof.forget(session, user_id=ME)
    assert len(await world.challenges()) == 2
    async with world.database.write() as session:
        await proof.forget(session, lol_puuid="lol-otter")
    assert [row.game_name for row in await world.challenges()] == ["Grey Heron"]


async def proved(world: World, purpose: Purpose = Purpose.DELETE):
    challenge = await world.begin(OTTER, purpose=purpose)
    world.sets_icon(challenge)
    assert await world.check(challenge) is Verdict.PROVED
    return challenge
