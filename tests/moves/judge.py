"""What is owed across moves, and whether it was told: see `MovesJudge`."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from simulators.riot import Ending, Publication
from tests.chaos.databases import Row, Store
from tests.chaos.judge import Judge, Told, Verdict, epoch
from tests.chaos.stage import Follow, Played, Stage
from tests.moves.choices import Choices
from tests.moves.operator import Diary

STATES = """
    SELECT s.player_id, s.status, s.game_id, s.game_result_data, s.created_at, p.platform,
           p.lol_puuid, p.tft_puuid
    FROM game_states s JOIN tracked_players p ON p.id = s.player_id
    WHERE s.game_id IS NOT NULL ORDER BY s.created_at, s.id
"""


REIGN = "SELECT value, updated_at FROM app_meta WHERE key = 'announcing_model'"
AT_WORK = """
    SELECT started_at FROM loop_runs WHERE role = 'bot' AND loop = 'completion' ORDER BY started_at
"""

UNDER_WAY = 1.0
"""Seconds from a question to Riot to the row that its answer leads to."""

STAMPED = 0.2
"""Seconds by which a record may say otherwise when a game ended."""

TURNS = 3
"""In so many turns of a process that announces, what a shadow has put down is owed."""


class MovesJudge(Judge):
    """Nothing twice, whatever happened, nothing that a filter mutes, and a channel that a moderator
    chose since is told what the one before it was not. And nothing lost of what is owed:

    * Where the new model runs in the end: every published game of a followed player. What the old
      model lost, or never saw, the comparison of match lists finds; what a shadow put down is
      promoted. (Where the announcement age is so short that outages outlast it, what only a shadow
      had finished may stay untold: the house's "The outbox" promotes what is young enough. Not
      where the new model announced all the while.)
    * Where the old model runs in the end, since it looked first after the last move:
      a. every game that ended before that, however it was or was not seen;
      b. every game that ran at that moment and that the new model, or a shadow, had stored;
      c. every game that the old model saw begin and did not forget for another one.
      The rest is the old model's to lose: the game A of a player who is seen in B next, what
      spectator does not show or what began and ended while nothing ran, and a game that outlasts
      the model's patience after its player was last seen (who leaves early, or flaps): it gives up
      before there is a record.
    """

    DONE = ("SENT", "FOLDED", "SUPPRESSED")

    def __init__(
        self,
        stage: Stage,
        diary: Diary,
        *,
        strict: bool = True,
        choices: Choices | None = None,
    ) -> None:
        super().__init__(stage)
        self._choices = choices
        self._diary = diary
        self._strict = strict
        self._states: dict[int, list[Row]] = defaultdict(list)
        """The old model's rows by account number, oldest first."""
        self._looked_first = 0.0
        self._at_work: list[float] = []
        """When the new model, announcing, looked for results."""
        self.forgiven: Counter[str] = Counter()
        """Announcements that were not owed and not made, by the reason."""

    async def untold(self, store: Store) -> list[str]:
        """What the last move owes, is published, and is not told yet."""
        await self._read(store)
        now, left = self._stage.riot.clock(), []
        for played in self._stage.played:
            game = played.game
            if game.publication is not Publication.PUBLIC or not game.is_listed(now):
                continue
            for channel, there in self._followed(played):
                told = self._told.get((game.match_id, channel))
                owed = self._owed_by_the_move(played, there)
                owed = owed and self._may_not_be_too_old(played, channel)
                if owed and not (told and told.results):
                    left.append(f"{game.match_id} ({played.plan.story}), channel {channel}")
        return left

    async def judge(self, store: Store) -> Verdict:
        verdict = await super().judge(store)
        verdict.broken += self._diary.broken
        return verdict

    async def _read(self, store: Store) -> None:
        await super()._read(store)
        for row in await store.rows(STATES):
            self._states[self._number_of(row)].append(row)
        for row in await store.rows(REIGN):
            began = epoch(row["updated_at"]) or 0.0
            if row["value"] == "legacy":
                self._looked_first = began + self._stage.script.scale.detection
        self._at_work = [epoch(row["started_at"]) or 0.0 for row in await store.rows(AT_WORK)]

    def _followed(self, played: Played) -> list[tuple[int, list[Follow]]]:
        return [
            (channel, there)
            for channels in self._stage.channels.values()
            for channel in channels
            if (there := self._there(played, channel))
        ]

    def _there(self, played: Played, channel: int) -> list[Follow]:
        """Without those by whose filter it is told of nothing."""
        there = super()._there(played, channel)
        if self._choices is None:
            return there
        return [follow for follow in there if not self._choices.mute(played.plan, follow)]

    def _judge_channel(self, played: Played, channel: int) -> None:
        muted = not self._there(played, channel) and super()._there(played, channel)
        if muted and played.plan.ending is Ending.ABORTED:
            return  # its record names no queue: where nobody saw it running, no filter can know
        super()._judge_channel(played, channel)

    def _is_owed(self, played: Played, channel: int, there: Sequence[Follow]) -> bool:
        if not super()._is_owed(played, channel, there):
            return False
        excuse = self._excuse(played, channel, there)
        if excuse and (played.game.match_id, channel) not in self._told:
            self.forgiven[excuse] += 1
        return not excuse

    def _excuse(self, played: Played, channel: int, there: Sequence[Follow]) -> str:
        """Why nothing is owed here; empty where it is."""
        if not self._may_not_be_too_old(played, channel):
            return "put down by a shadow and too old"
        if self._diary.new or self._owed_by_the_move(played, there):
            return ""
        excuses = [self._excuse_of_the_old_model(played, follow) for follow in there]
        return "" if "" in excuses else excuses[0]

    def _owed_by_the_move(self, played: Played, there: Sequence[Follow]) -> bool:
        """a and b; the last move was to the old model."""
        if len(self._diary.moves) < 2 or not super()._is_owed(played, 0, there):
            return False
        moved_at, _ = self._diary.moves[-1]
        until = max(moved_at, self._looked_first - STAMPED)
        if (played.game.ended_at or until) < until:
            return True
        return played.game.live_from < until and any(
            (epoch(row["detected_at"]) or until) < until
            for follow in there
            for row in self._rows.get((played.game.match_id, self._account(follow)), [])
        )

    def _excuse_of_the_old_model(self, played: Played, follow: Follow) -> str:
        """None (c) where it saw it begin and the player's next row is not of another game."""
        seen = False
        for row in self._states[self._account(follow)]:
            this = f"{row['platform']}_{row['game_id']}" == played.game.match_id
            if this and row["status"] == "NOT_IN_GAME":
                gave_up = self._gave_up_before_the_record(played, row)
                return "given up before there was a record" if gave_up else ""
            if seen and not this and row["status"] == "IN_GAME":
                return "lost to its player's next game"
            seen = seen or this
        return "" if seen else "never seen"

    @staticmethod
    def _gave_up_before_the_record(played: Played, row: Row) -> bool:
        """It wrote no result, and had asked for the last time before Riot published one."""
        published = played.game.published_at
        if row["game_result_data"] is not None or published is None:
            return False
        return (epoch(row["created_at"]) or 0) <= published + UNDER_WAY

    def _may_not_be_too_old(self, played: Played, channel: int) -> bool:
        posts = self._posts.get((played.game.match_id, channel), [])
        put_down = [row for row in posts if row["state"] == "SUPPRESSED"]
        if self._strict or not put_down:
            return True
        first = min(epoch(row["created_at"]) or 0.0 for row in put_down)
        last = (played.game.ended_at or 0.0) + self._stage.script.scale.announce_max_age
        return sum(first < at < last for at in self._at_work) > TURNS

    def _account(self, follow: Follow) -> int:
        return self._stage.accounts[follow.player].number

    def _judge_row(self, played: Played, player: int) -> None:
        """Under the old model a game has a row only where the new one had stored it; what a shadow
        opened since the last move may be left as it is."""
        rows = self._rows.get((played.game.match_id, self._stage.accounts[player].number), [])
        moved_at, new = self._diary.moves[-1]
        if not new and all((epoch(row["detected_at"]) or 0) >= moved_at for row in rows):
            rows = [row for row in rows if row["status"] == "COMPLETED"]
            if not rows:
                return
        super()._judge_row(played, player)

    def _judge_unavailable(
        self, played: Played, channel: int, told: Told, there: list[Follow]
    ) -> None:
        """At most once (judged with the results), and only of a game that has no record."""
        if told.unavailable and played.game.publication is Publication.PUBLIC:
            self._break_game(played, f"channel {channel} is told of no result", channel)

    def _judge_names(self, played: Played, channel: int, told: Told, first: float) -> None:
        if self._strict:
            super()._judge_names(played, channel, told, first)
