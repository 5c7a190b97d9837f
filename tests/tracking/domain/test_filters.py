"""What a server does not post, and whose filter says so."""

import pytest

from tracking.domain.filters import Filter, MutedBy, read_groups, stored_groups
from tracking.domain.games import Game
from tracking.domain.queue_groups import QueueGroup, group_of
from tracking.domain.queues import is_known, queue

ARAM = frozenset({QueueGroup.ARAM})
FLEX = frozenset({QueueGroup.FLEX})


@pytest.mark.parametrize(
    ("server", "own", "queue_id", "by"),
    [
        (ARAM, None, 450, MutedBy.SERVER),
        (ARAM, None, 420, None),
        (ARAM, FLEX, 450, None),
        (ARAM, FLEX, 440, MutedBy.PLAYER),
        (ARAM, frozenset(), 450, None),
        (frozenset(), None, 450, None),
    ],
)
def test_a_players_own_filter_takes_the_place_of_the_servers(server, own, queue_id, by):
    assert Filter(server=server, own=own).mutes(Game.LOL, queue_id) is by


@pytest.mark.parametrize("queue_id", [None, 4711])
def test_a_queue_nobody_knows_is_muted_with_its_whole_game_alone(queue_id):
    every = frozenset(QueueGroup) - {QueueGroup.LOL, QueueGroup.TFT}
    assert Filter(server=every).mutes(Game.LOL, queue_id) is None
    assert Filter(server=frozenset({QueueGroup.LOL})).mutes(Game.LOL, queue_id)
    assert Filter(server=frozenset({QueueGroup.LOL})).mutes(Game.TFT, queue_id) is None


def test_every_queue_we_know_is_in_a_group_of_its_game():
    for queue_id in filter(is_known, range(10_000)):
        group = group_of(queue_id)
        assert group is not None, queue_id
        assert group.game is (queue(queue_id).game or Game.LOL), queue_id


def test_what_is_stored_is_read_back_and_a_newer_versions_groups_are_passed_over():
    groups = frozenset({QueueGroup.ARAM, QueueGroup.TFT_NORMAL})
    assert read_groups(stored_groups(groups)) == groups
    assert read_groups("aram,of a newer version") == ARAM
    assert read_groups("") == read_groups(None) == frozenset()
    assert len(stored_groups(QueueGroup)) < 400
