"""From what is stored to what is told: a server's recap. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tracking.domain.games import Game
from tracking.domain.ladders import Ladder, Sighting, ladders_of
from tracking.domain.rank_changes import RankedGame
from tracking.domain.recap import GameRecap, Recap
from tracking.domain.recap_games import (
    Played,
    best_and_worst,
    decided,
    longest_streak,
    pentakills,
    records,
)
from tracking.domain.recap_lines import Climb, Highlight, LadderSum, Points, Tally, Who
from tracking.domain.recap_periods import Span
from tracking.domain.recap_ranks import Share, share
from tracking.recaps.stored import BOTH_KEYS, LOL_KEY, TFT_KEY, Follower, Open, to_games

MOST_CLIMBERS = 10
"""Kept with it; fewer are shown (`bot.views.recap`)."""

COMPARED_AFTER = timedelta(minutes=3)
"""So long after the end of a game Riot's match list surely shows it, most of the time."""

Shares = Mapping[tuple[int, Ladder], Share]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What is stored of a server's players and of this time."""

    span: Span
    zone: str
    """The IANA name of its zone."""
    until: datetime
    """The end of the span, or now while it goes on."""
    now: datetime
    players: Mapping[int, Follower]
    refused: frozenset[str]
    """Which Riot keys are refused."""
    rows: Sequence[Any]
    """Of games with a result, as `tracking.recaps.stored.played` gives them."""
    open_games: Sequence[Open]
    seen: Mapping[tuple[int, Ladder], Sequence[Sighting]]
    ranked: Mapping[tuple[int, Ladder], Sequence[RankedGame]]

    @property
    def over(self) -> bool:
        """Whether the span is over."""
        return self.until == self.span.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A recap, and whether it may say more in a while."""

    recap: Recap
    pending: int
    """Of how many games the LP may still become known."""
    keyless: bool
    """Riot refuses the key, so that no match list can be read for now."""

    @property
    def complete(self) -> bool:
        """Whether all has come in that soon could."""
        return not (self.pending or self.recap.awaited or self.recap.behind)

    @property
    def lists_come(self) -> bool:
        """Whether match lists lack and are on their way."""
        return bool(self.recap.behind) and not self.keyless


def sum_up(stored: Stored) -> Made:
    """What the players did in this time, of each only since he is followed there."""
    players, span, over = stored.players, stored.span, stored.over
    shares = _shares(stored)
    games = decided(
        game for game in to_games(stored.rows) if game.ended_at >= players[game.player_id].since
    )
    recap = Recap(
        period=span.period,
        first=span.first,
        last=span.last,
        zone=stored.zone,
        games=tuple(_games(game, games, players, shares) for game in Game if _of(game, games)),
        ladders=tuple(_sums(shares)),
        climbers=tuple(_climbers(shares, players)[:MOST_CLIMBERS]),
        awaited=_count(stored.open_games, players, awaited=True),
        unpublished=_count(stored.open_games, players, awaited=False),
        behind=_behind(stored) if over else 0,
    )
    return Made(
        recap=recap,
        pending=sum(each.pending for each in shares.values()),
        keyless=bool(stored.refused & {BOTH_KEYS, LOL_KEY}),
    )


def _shares(stored: Stored) -> dict[tuple[int, Ladder], Share]:
    """What happened on every ladder of each player."""
    found = {
        on: share(
            stored.seen.get(on, ()),
            stored.ranked.get(on, ()),
            since=max(stored.span.since, stored.players[on[0]].since),
            until=stored.until,
            now=stored.now,
        )
        for on in sorted({*stored.seen, *stored.ranked})
    }
    return {on: each for on, each in found.items() if each.played or each.drifted or each.moved}


def _of(game: Game, games: Iterable[Played]) -> list[Played]:
    return [each for each in games if each.game is game]


def _games(
    game: Game, games: Iterable[Played], players: Mapping[int, Follower], shares: Shares
) -> GameRecap:
    mine = _of(game, games)
    ends = best_and_worst(mine)
    streak = longest_streak(mine)
    return GameRecap(
        game=game,
        matches=len({each.key for each in mine}),
        tallies=tuple(
            Tally.of(players[each.player_id].who, each, _points(each.player_id, game, shares))
            for each in records(mine)
        ),
        best=_highlight(ends[0], players) if ends else None,
        worst=_highlight(ends[1], players) if ends else None,
        streak=streak.count if streak else 0,
        streak_of=_whos(streak.player_ids, players) if streak else (),
        pentakills=tuple((players[p].who, count) for p, count in pentakills(mine).items()),
    )


def _points(player_id: int, game: Game, shares: Shares) -> Points:
    """His LP on all ladders of this game."""
    ladders = [ladder for ladder in ladders_of(game) if ladder is not Ladder.TURBO]
    mine = [shares[player_id, ladder] for ladder in ladders if (player_id, ladder) in shares]
    return Points(
        won=sum(each.won for each in mine),
        lost=sum(each.lost for each in mine),
        known=sum(each.known for each in mine),
        unknown=sum(each.unknown for each in mine),
    )


def _highlight(each: Played, players: Mapping[int, Follower]) -> Highlight:
    return Highlight(
        who=players[each.player_id].who,
        key=each.key,
        queue_id=each.queue_id,
        queue_name=each.queue_name,
        result=each.result,
    )


def _whos(player_ids: Iterable[int], players: Mapping[int, Follower]) -> tuple[Who, ...]:
    return tuple(players[player_id].who for player_id in player_ids)


def _sums(shares: Shares) -> list[LadderSum]:
    by_ladder: dict[Ladder, list[Share]] = defaultdict(list)
    for (_, ladder), each in shares.items():
        if each.played or each.drifted:
            by_ladder[ladder].append(each)
    return [_sum(ladder, by_ladder[ladder]) for ladder in Ladder if ladder in by_ladder]


def _sum(ladder: Ladder, shares: Sequence[Share]) -> LadderSum:
    together = [each.together for each in shares if each.unknown]
    known = [each for each in together if each is not None]
    return LadderSum(
        ladder=ladder,
        won=sum(each.won for each in shares),
        lost=sum(each.lost for each in shares),
        known=sum(each.known for each in shares),
        unknown=sum(each.unknown for each in shares),
        # Of some alone it would be taken for that of all.
        together=sum(known) if known and len(known) == len(together) else None,
        drifted=sum(each.drifted for each in shares),
    )


def _climbers(shares: Shares, players: Mapping[int, Follower]) -> list[Climb]:
    found = [
        Climb(
            who=players[player_id].who,
            ladder=ladder,
            before=each.before,
            after=each.after,
            moved=each.moved,
        )
        for (player_id, ladder), each in shares.items()
        if each.moved is not None and each.moved > 0 and each.before and each.after
    ]
    return sorted(found, key=lambda each: (-each.moved, each.who.player_id))


def _count(games: Iterable[Open], players: Mapping[int, Follower], *, awaited: bool) -> int:
    """How many games, each once however many of the players are in it."""
    return len(
        {
            each.key
            for each in games
            if each.awaited is awaited and each.over_at >= players[each.player_id].since
        }
    )


def _behind(stored: Stored) -> int:
    """Of how many players the match lists were not compared since. A key that is good for League
    alone leaves TFT's unread for ever, and with them that both were; then nobody can say."""
    if TFT_KEY in stored.refused and not stored.refused & {BOTH_KEYS, LOL_KEY}:
        return 0
    return sum(_is_behind(player, stored.until) for player in stored.players.values())


def _is_behind(player: Follower, until: datetime) -> bool:
    compared = player.compared_at
    return player.comparable and (compared is None or compared < until + COMPARED_AFTER)
