"""What tells announcements apart."""

from tests.tracking.outbox.world import CHANNEL
from tracking import outbox
from tracking.domain.events import Kind
from tracking.domain.games import GameKey


class TestNonce:
    KEY = GameKey(platform="EUW1", game_id="100")

    def test_it_fits_discord(self):
        assert len(outbox.nonce(Kind.RESULT, self.KEY, CHANNEL, 0)) == 24

    def test_it_is_the_same_in_every_process(self):
        assert outbox.nonce(Kind.RESULT, self.KEY, 42, 0) == "edb39743ef9b09201df42c10"

    def test_each_part_of_the_key_makes_another(self):
        other = GameKey(platform="EUN1", game_id="100")
        nonces = {
            outbox.nonce(Kind.RESULT, self.KEY, 1, 0),
            outbox.nonce(Kind.UNAVAILABLE, self.KEY, 1, 0),
            outbox.nonce(Kind.RESULT, other, 1, 0),
            outbox.nonce(Kind.RESULT, self.KEY, 2, 0),
            outbox.nonce(Kind.RESULT, self.KEY, 1, 1),
        }
        assert len(nonces) == 5
