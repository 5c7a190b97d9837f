"""What the moderators of the three servers chose before the first game: filters, and a channel for
one kind of posts. Filters are written into the tables: how they are chosen is tested elsewhere."""

from dataclasses import dataclass

from tests.chaos.databases import Store
from tests.chaos.script import GamePlan
from tests.chaos.stage import Follow, Stage

ARAM = 450


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Which games of whom are not posted."""

    without_aram: int
    """The server that posts no ARAM of anybody who has no filter of his own."""
    without_tft: Follow
    """The one follow that posts no TFT, and ARAM."""

    def mute(self, plan: GamePlan, follow: Follow) -> bool:
        """Whether a game is kept from being posted because of this follow."""
        if follow == self.without_tft:
            return plan.kind == "tft"
        return follow.guild_id == self.without_aram and plan.queue == ARAM


async def choose(stage: Stage, store: Store) -> Choices:
    """Choose, once everybody is followed. The third server has one channel only, the second is told
    of TFT elsewhere."""
    _, second, third = stage.guilds
    await stage.choose_channel(second, kind="tft")
    await store.write(f"UPDATE guilds SET muted = 'aram' WHERE id = {third}")
    one = next(follow for follow in stage.follows if follow.guild_id == third)
    puuids = [stage.accounts[one.player].puuid(key.application) for key in stage.riot.keys.values()]
    listed = ", ".join(f"'{puuid}'" for puuid in puuids)
    await store.write(
        f"UPDATE subscriptions SET muted = 'tft' WHERE guild_id = {third} AND player_id IN "
        f"(SELECT id FROM tracked_players WHERE lol_puuid IN ({listed}))"
    )
    return Choices(without_aram=third, without_tft=one)
