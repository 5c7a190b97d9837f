from datetime import UTC, datetime

import pytest

from simulators.discord.permissions import ALL, Permission, in_channel
from simulators.discord.world import Channel, Guild, Member, Overwrite, Role

VIEW, SEND, EMBED = Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES, Permission.EMBED_LINKS
HISTORY = Permission.READ_MESSAGE_HISTORY
GUILD, LOW, HIGH, OWNER, ME = 1, 2, 3, 10, 11
BASE = VIEW | SEND | EMBED | HISTORY


def granted(*, base=BASE, low=0, high=0, user=ME, overwrites=None, kind=0, parent=None):
    roles = {
        one: Role(id=one, name=str(one), permissions=int(bits), position=one)
        for one, bits in ((GUILD, base), (LOW, low), (HIGH, high))
    }
    guild = Guild(id=GUILD, name="First Server", owner_id=OWNER, roles=roles)
    joined = datetime(2026, 1, 1, tzinfo=UTC)
    member = Member(user_id=user, joined_at=joined, roles=[LOW, HIGH])
    channel = Channel(id=20, name="c", type=kind, guild_id=GUILD, overwrites=overwrites or {})
    return in_channel(guild, member, channel, parent)


def deny(bits):
    return Overwrite(deny=int(bits))


def allow(bits):
    return Overwrite(allow=int(bits))


def test_everyone_and_roles_add_up():
    assert granted(base=VIEW, low=SEND, high=HISTORY) == VIEW | SEND | HISTORY


@pytest.mark.parametrize("who", [{"user": OWNER}, {"high": Permission.ADMINISTRATOR}])
def test_owner_and_administrators_are_not_held_by_overwrites(who):
    assert granted(base=0, overwrites={GUILD: deny(VIEW)}, **who) == ALL


def test_overwrites_go_from_everyone_through_roles_to_the_member():
    assert not granted(overwrites={GUILD: deny(HISTORY)}) & HISTORY
    assert granted(overwrites={GUILD: deny(HISTORY), LOW: allow(HISTORY)}) & HISTORY
    denied_again = {LOW: allow(HISTORY), ME: deny(HISTORY)}
    assert not granted(overwrites=denied_again) & HISTORY


def test_among_roles_what_one_allows_wins_over_what_another_denies():
    assert granted(overwrites={LOW: allow(HISTORY), HIGH: deny(HISTORY)}) & HISTORY
    assert granted(overwrites={LOW: deny(HISTORY), HIGH: allow(HISTORY)}) & HISTORY


def test_who_does_not_see_a_channel_may_nothing_there():
    assert granted(overwrites={ME: deny(VIEW)}) == 0


def test_who_cannot_send_cannot_embed():
    assert granted(overwrites={ME: deny(SEND)}) == VIEW | HISTORY


def test_a_thread_follows_its_parent_and_has_its_own_permission_to_send():
    parent = Channel(id=19, name="p", guild_id=GUILD, overwrites={ME: deny(HISTORY)})
    threads = Permission.SEND_MESSAGES_IN_THREADS
    inside = granted(base=BASE | threads, kind=11, parent=parent)
    assert inside == VIEW | SEND | EMBED | threads
    assert not granted(kind=11, parent=parent) & EMBED
