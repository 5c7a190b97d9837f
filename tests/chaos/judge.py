"""Was each game told exactly once? Judged from what Riot published, what stands in the channels,
and what SQL says; nothing of the bot is asked or imported."""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from simulators.riot import Publication
from tests.chaos.databases import Row, Store, as_json
from tests.chaos.stage import Follow, Played, Stage
from tests.chaos.truth import ended_between, expected

LINKED = re.compile(r"#([A-Z][A-Z0-9]*_\d+)")
UNAVAILABLE = "Result unavailable"
OLDER = re.compile(r"… and (\d+) older")

GAMES = """
    SELECT g.id, g.status, g.game_id, g.platform, g.game_result_data, g.last_error, g.retry_count,
           g.seen_at, g.held_over_at, g.held_over_reason, g.detected_at, g.completed_at, g.ended_at,
           g.source, g.due_at, p.lol_puuid, p.tft_puuid
    FROM tracked_games g JOIN tracked_players p ON p.id = g.player_id ORDER BY g.id
"""
ANNOUNCEMENTS = """
    SELECT id, kind, platform, game_id, channel_id, state, payload, attempts, message_id,
           last_error, first_attempt_at, created_at, sent_at, due_at
    FROM announcements ORDER BY id
"""
UNFINISHED = """
    SELECT (SELECT count(*) FROM tracked_games WHERE status = 'ACTIVE') AS active,
           (SELECT count(*) FROM announcements WHERE state IN ('PENDING', 'SENDING')) AS waiting
"""


@dataclass(slots=True)
class Verdict:
    """Every broken promise in words, and the figures."""

    broken: list[str] = field(default_factory=list)
    games: int = 0
    """Games that were played by a followed player."""
    completed: int = 0
    """Rows: player and game."""
    unavailable: int = 0
    owed: int = 0
    """Results owed to a channel."""
    posted_singly: int = 0
    posted_in_digests: int = 0
    duplicates: int = 0
    lost: int = 0
    other_messages: int = 0


@dataclass(slots=True)
class Told:
    """What a channel says of a game."""

    results: int = 0
    unavailable: int = 0
    texts: list[str] = field(default_factory=list)


class Judge:
    """Knows the stage and the database after the run."""

    DONE: tuple[str, ...] = ("SENT", "FOLDED")
    """What an announcement may be in the end."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._rows: dict[tuple[str, int], list[Row]] = defaultdict(list)
        self._posts: dict[tuple[str, int], list[Row]] = defaultdict(list)
        self._told: dict[tuple[str, int], Told] = defaultdict(Told)
        self._numbers: dict[str, int] = {}
        self.verdict = Verdict()

    async def judge(self, store: Store) -> Verdict:
        """Look at everything once."""
        await self._read(store)
        played = {each.game.match_id: each for each in self._stage.played}
        for each in self._stage.played:
            self._judge_game(each)
        for (match_id, channel), told in self._told.items():
            if match_id not in played:
                self._break(f"channel {channel} tells of {match_id}, which nobody played", told)
        self._count_rows()
        return self.verdict

    def _number_of(self, row: Row) -> int:
        """The number of the account that a row's player is."""
        known = self._numbers
        return known.get(row["lol_puuid"] or "", known.get(row["tft_puuid"] or "", -1))

    async def _read(self, store: Store) -> None:
        self._numbers = {
            account.puuid(application): account.number
            for account in self._stage.accounts
            for application in {key.application for key in self._stage.riot.keys.values()}
        }
        for row in await store.rows(GAMES):
            match_id = f"{row['platform']}_{row['game_id']}"
            self._rows[match_id, self._number_of(row)].append(row)
        folded: dict[int, dict[str, bool]] = {}
        for row in await store.rows(ANNOUNCEMENTS):
            payload = as_json(row["payload"])
            channel = self._stage.stands_for(row["channel_id"])
            self._posts[f"{row['platform']}_{row['game_id']}", channel].append(row)
            if row["kind"] == "digest" and row["message_id"]:
                folded[int(row["message_id"])] = {
                    f"{game['platform']}_{game['game_id']}": game["kind"] == "unavailable"
                    for game in payload["games"]
                }
            if row["state"] not in self.DONE:
                self._break(f"announcement {row['id']} is left {row['state']}", row)
        named = [each for channels in self._stage.channels.values() for each in channels]
        for channel in (*named, *self._stage.chosen_later):
            for message in self._stage.discord.messages(channel):
                self._hear(self._stage.stands_for(channel), message, folded)

    def _hear(self, channel: int, message: Any, folded: dict[int, dict[str, bool]]) -> None:
        said = [message["embeds"], message["components"], message["content"]]
        text = json.dumps(said, ensure_ascii=False)
        if not LINKED.search(text) or "This is a sample" in text:
            self.verdict.other_messages += 1
            return
        if "digest" in text or "while posting was not possible" in text:
            told = self._read_digest(channel, message, folded.get(int(message["id"]), {}))
            self.verdict.posted_in_digests += len(told)
        else:
            told = dict.fromkeys(LINKED.findall(text), UNAVAILABLE in text)
            self.verdict.posted_singly += len(told)
        for match_id, unavailable in told.items():
            heard = self._told[match_id, channel]
            heard.texts.append(f"{message['timestamp']} {text}")
            heard.unavailable += unavailable
            heard.results += not unavailable

    def _read_digest(self, channel: int, message: Any, folded: dict[str, bool]) -> dict[str, bool]:
        """Which games a digest tells of, line by line, and of which that it has no result; those
        it only counts as older are looked up in what was folded into it."""
        lines = message["embeds"][0]["description"].split("\n")
        told = {match: UNAVAILABLE in line for line in lines for match in LINKED.findall(line)}
        if older := OLDER.search(lines[0]):
            cut = {match: kind for match, kind in folded.items() if match not in told}
            if len(cut) != int(older[1]):
                self._break(f"a digest in channel {channel} cuts {older[1]}, not {len(cut)}", lines)
            told |= cut
        return told

    def _judge_game(self, played: Played) -> None:
        follows = {f.player for f in self._stage.follows}
        players = [player for player in played.plan.players if player in follows]
        self.verdict.games += bool(players)
        for player in players:
            self._judge_row(played, player)
        for channels in self._stage.channels.values():
            for channel in channels:
                self._judge_channel(played, channel)

    def _judge_row(self, played: Played, player: int) -> None:
        number = self._stage.accounts[player].number
        rows = self._rows.get((played.game.match_id, number), [])
        since = min(f.answered_at for f in self._stage.follows if f.player == player)
        owed = ended_between(played)[0] >= since
        publication = played.game.publication
        if len(rows) > 1:
            self._break_game(played, f"player {player} has {len(rows)} rows")
        if not rows:
            if owed and publication is not Publication.NEVER:
                self.verdict.lost += 1
                self._break_game(played, f"player {player} has no row")
            return
        row = rows[0]
        if row["status"] == "UNAVAILABLE":
            self._judge_reason(played, player, row)
        elif row["status"] != "COMPLETED":
            self._break_game(played, f"player {player} is left {row['status']}")
        elif publication is not Publication.PUBLIC:
            self._break_game(played, f"player {player} is COMPLETED without a published record")
        else:
            self._judge_outcome(played, player, row)

    def _judge_outcome(self, played: Played, player: int, row: Row) -> None:
        wanted = expected(self._stage, played, player)
        data = as_json(row["game_result_data"]) or {}
        if (data.get("outcome"), data.get("placement")) != (wanted.outcome, wanted.placement):
            found = f"{data.get('outcome')} {data.get('placement')}"
            self._break_game(played, f"player {player} has {found}, not {wanted}")

    def _judge_reason(self, played: Played, player: int, row: Row) -> None:
        """A stated and true reason: private, or not published until the deadline."""
        reason, publication = str(row["last_error"] or "").lower(), played.game.publication
        if "private" in reason:
            true = publication is Publication.PRIVATE
        elif "did not publish" in reason:
            true = publication in (Publication.NEVER, Publication.LISTED_ONLY)
        else:
            true = False
        if not true:
            self.verdict.lost += publication is Publication.PUBLIC
            self._break_game(played, f"player {player} is UNAVAILABLE, which is untrue: {reason!r}")

    def _judge_channel(self, played: Played, channel: int) -> None:
        match_id = played.game.match_id
        told = self._told.get((match_id, channel), Told())
        there = self._there(played, channel)
        first, last = ended_between(played)
        public = played.game.publication is Publication.PUBLIC
        owed = public and self._is_owed(played, channel, there)
        may = any(f.asked_at <= last for f in there)
        self.verdict.owed += owed
        if told.results > 1 or told.unavailable > 1:
            self.verdict.duplicates += 1
            self._break_game(played, f"channel {channel} was told {told.results} times", channel)
        if owed and not told.results:
            self.verdict.lost += 1
            self._break_game(played, f"channel {channel} was not told", channel)
        if (told.results or told.unavailable) and not may:
            self._break_game(played, f"channel {channel} is told what nobody owes it", channel)
        if told.results and not public:
            self._break_game(played, f"channel {channel} has a result of no record", channel)
        self._judge_unavailable(played, channel, told, there)
        if owed and told.results == 1:
            self._judge_names(played, channel, told, first)

    def _there(self, played: Played, channel: int) -> list[Follow]:
        """The follows by which the channel is told of its players."""
        return [
            f
            for f in self._stage.follows
            if f.channel_id == channel and f.player in played.plan.players
        ]

    def _is_owed(self, played: Played, channel: int, there: Sequence[Follow]) -> bool:
        """Whether these follows owe the channel the result of a published game."""
        return any(f.answered_at <= ended_between(played)[0] for f in there)

    def _judge_unavailable(
        self, played: Played, channel: int, told: Told, there: list[Follow]
    ) -> None:
        """Told once where the game's start had been seen before it was held to be over, and
        somebody in it was followed in this channel by then; else not at all."""
        seen = may = False
        for follow in there:
            number = self._stage.accounts[follow.player].number
            for row in self._rows.get((played.game.match_id, number), []):
                held = epoch(row["held_over_at"])
                if row["status"] != "UNAVAILABLE" or row["seen_at"] is None or held is None:
                    continue
                seen = seen or held > follow.answered_at
                may = may or held > follow.asked_at
        if seen and not told.unavailable:
            self.verdict.lost += 1
            self._break_game(played, f"channel {channel} was not told of no result", channel)
        if told.unavailable and not may:
            self._break_game(played, f"channel {channel} is told of no result", channel)

    def _judge_names(self, played: Played, channel: int, told: Told, first: float) -> None:
        """The message names every player who is followed there."""
        for follow in self._there(played, channel):
            if follow.answered_at > first:
                continue
            if not any(name in told.texts[0] for name in self._stage.names[follow.player]):
                if "older" in told.texts[0]:
                    continue
                self._break_game(
                    played, f"channel {channel} is not told of player {follow.player}", channel
                )

    def _count_rows(self) -> None:
        for rows in self._rows.values():
            for row in rows:
                self.verdict.completed += row["status"] == "COMPLETED"
                self.verdict.unavailable += row["status"] == "UNAVAILABLE"

    def _break_game(self, played: Played, what: str, channel: int | None = None) -> None:
        """One account: what broke, the game's story, its rows, its announcements, its messages."""
        game, plan = played.game, played.plan
        lines = [
            f"game {played.number} {game.match_id} ({plan.story}; queue {plan.queue}, "
            f"players {plan.players}, {game.publication}): {what}",
            f"  began {_clock(game.live_from)}, ended {_clock(game.ended_at)}, "
            f"published {_clock(game.published_at)}",
        ]
        for player in plan.players:
            number = self._stage.accounts[player].number
            for row in self._rows.get((game.match_id, number), []):
                shown = {k: v for k, v in row.items() if "puuid" not in k and "data" not in k}
                lines.append(f"  row of player {player}: {shown}")
        for (match_id, at), posts in self._posts.items():
            if match_id == game.match_id and channel in (None, at):
                lines += [
                    f"  announcement: { {k: v for k, v in row.items() if k != 'payload'} }"
                    for row in posts
                ]
        if channel is not None:
            told = self._told.get((game.match_id, channel), Told())
            lines += [f"  message: {text[:300]}" for text in told.texts]
        self.verdict.broken.append("\n".join(lines))

    def _break(self, what: str, detail: object) -> None:
        self.verdict.broken.append(f"{what}\n  {str(detail)[:600]}")


def _clock(at: float | None) -> str:
    return "never" if at is None else f"{datetime.fromtimestamp(at, UTC):%H:%M:%S.%f}"


def epoch(value: Any) -> float | None:
    """Epoch seconds of a stored instant."""
    if value is None:
        return None
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return float(value.replace(tzinfo=UTC).timestamp())
