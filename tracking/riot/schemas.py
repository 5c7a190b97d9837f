"""Riot's answers, only the fields we use. What is missing or odd is read as far as it can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracking.domain.games import Game, GameKey, LiveGame, LiveParticipant
from tracking.domain.reading import count, flag, instant, objects, puuid, some_id, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """account-v1: who somebody is; the names may be missing (riot.md §1.2)."""

    puuid: str
    game_name: str
    tag_line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeagueEntry:
    """league-v4 or tft-league-v1: one queue's rank. CHERRY and Hyper Roll have no tier."""

    queue_type: str
    tier: str
    division: str
    league_points: int
    wins: int
    losses: int
    rated_tier: str = ""
    rated_rating: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summoner:
    """summoner-v4 or tft-summoner-v1."""

    puuid: str
    profile_icon_id: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchAnswer:
    """A match record as it came."""

    raw: dict[str, Any]
    text: str


def account(data: object) -> Account | None:
    """None where the answer names no account."""
    if not isinstance(data, Mapping) or (found := puuid(data)) is None:
        return None
    return Account(
        puuid=found,
        game_name=text(data, "gameName", longest=16),
        tag_line=text(data, "tagLine", longest=5),
    )


def live_game(data: object, *, game: Game, platform: str) -> LiveGame | None:
    """CurrentGameInfo (riot.md §2.2, §2.3); None where it names no game."""
    if not isinstance(data, Mapping):
        return None
    digits = str(data.get("gameId") or "").strip()
    if not digits.isdigit() or not digits.isascii() or len(digits) > 20:
        return None
    named = text(data, "platformId").upper() or platform
    return LiveGame(
        key=GameKey(platform=named, game_id=digits),
        game=game,
        queue_id=some_id(data, "gameQueueConfigId"),
        mode=text(data, "gameMode"),
        map_id=count(data, "mapId"),
        # 0 while the game is loading (developer-relations#365)
        started_at=instant(data, "gameStartTime"),
        participants=tuple(_participant(each) for each in objects(data, "participants")),
    )


def _participant(data: Mapping[str, Any]) -> LiveParticipant:
    bot = flag(data, "bot")
    return LiveParticipant(
        puuid=None if bot else puuid(data),
        riot_id=text(data, "riotId") or None,
        champion_id=count(data, "championId"),
        team_id=count(data, "teamId"),
        bot=bot,
    )


def league_entry(data: Mapping[str, Any]) -> LeagueEntry:
    """One entry of a list."""
    return LeagueEntry(
        queue_type=text(data, "queueType"),
        tier=text(data, "tier"),
        division=text(data, "rank"),
        league_points=count(data, "leaguePoints"),
        wins=count(data, "wins"),
        losses=count(data, "losses"),
        rated_tier=text(data, "ratedTier"),
        rated_rating=count(data, "ratedRating"),
    )


def summoner(data: object) -> Summoner | None:
    """None where the answer names nobody."""
    if not isinstance(data, Mapping) or (found := puuid(data)) is None:
        return None
    return Summoner(
        puuid=found,
        profile_icon_id=count(data, "profileIconId"),
        level=count(data, "summonerLevel"),
    )
