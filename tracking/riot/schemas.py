"""Riot's answers, only the fields we use. What is missing or odd is read as far as it can be.

An answer without what makes it one (an account without a puuid, a live game without a number)
raises ValueError: it is no answer, and must not be taken for "nothing there".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracking.domain.games import Game, GameKey, LiveGame, LiveParticipant
from tracking.domain.ladders import LeagueEntry
from tracking.domain.reading import (
    LONGEST_GAME_NAME,
    LONGEST_TAG_LINE,
    count,
    flag,
    instant,
    objects,
    puuid,
    some_id,
    text,
)

_PLATFORM = re.compile(r"[A-Z][A-Z0-9]{1,7}", re.ASCII)
_GAME_ID = re.compile(r"[1-9]\d{0,19}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """account-v1: who somebody is; the names may be missing (riot.md §1.2)."""

    puuid: str
    game_name: str
    tag_line: str


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


def account(data: object) -> Account:
    """AccountDto (riot.md §2.1)."""
    fields = _object(data)
    return Account(
        puuid=_puuid(fields),
        game_name=text(fields, "gameName", longest=LONGEST_GAME_NAME),
        tag_line=text(fields, "tagLine", longest=LONGEST_TAG_LINE),
    )


def region(data: object) -> str:
    """AccountRegionDTO: what it calls the region, empty where it does not (riot.md §2.1)."""
    return text(_object(data), "region")


def live_game(data: object, *, game: Game, platform: str) -> LiveGame:
    """CurrentGameInfo (riot.md §2.2, §2.3); `platform` stands in where it names none."""
    fields = _object(data)
    game_id = fields.get("gameId")
    digits = "" if isinstance(game_id, bool) else str(game_id).strip()
    if not _GAME_ID.fullmatch(digits):
        raise ValueError("a live game without a number")
    named = text(fields, "platformId").upper()
    return LiveGame(
        key=GameKey(platform=named if _PLATFORM.fullmatch(named) else platform, game_id=digits),
        game=game,
        queue_id=some_id(fields, "gameQueueConfigId"),
        mode=text(fields, "gameMode"),
        map_id=count(fields, "mapId"),
        # 0 while the game is loading (developer-relations#365)
        started_at=instant(fields, "gameStartTime"),
        participants=tuple(_participant(each) for each in objects(fields, "participants")),
    )


def match_ids(data: object) -> list[str]:
    """Match ids as they came; what is no text is left out."""
    return [each for each in _list(data) if isinstance(each, str)]


def match(data: object, body: str) -> MatchAnswer:
    """A record of either game; what it says is read elsewhere."""
    if not isinstance(data, dict):
        raise ValueError("a match record that is no object")
    return MatchAnswer(raw=data, text=body)


def league_entries(data: object) -> list[LeagueEntry]:
    """LeagueEntryDTOs (riot.md §2.6); what is no object is left out."""
    return [_league_entry(each) for each in _list(data) if isinstance(each, Mapping)]


def summoner(data: object) -> Summoner:
    """SummonerDTO (riot.md §2.7)."""
    fields = _object(data)
    return Summoner(
        puuid=_puuid(fields),
        profile_icon_id=count(fields, "profileIconId"),
        level=count(fields, "summonerLevel"),
    )


def status(data: object) -> Mapping[str, Any]:
    """PlatformDataDto as it came (riot.md §2.7)."""
    return _object(data)


def _participant(data: Mapping[str, Any]) -> LiveParticipant:
    bot = flag(data, "bot")
    return LiveParticipant(
        puuid=None if bot else puuid(data),
        riot_id=text(data, "riotId") or None,
        champion_id=count(data, "championId"),
        team_id=count(data, "teamId"),
        bot=bot,
    )


def _league_entry(data: Mapping[str, Any]) -> LeagueEntry:
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


def _object(data: object) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise ValueError("no object")
    return data


def _list(data: object) -> list[Any]:
    if not isinstance(data, list):
        raise ValueError("no list")
    return data


def _puuid(data: Mapping[str, Any]) -> str:
    found = puuid(data)
    if found is None:
        raise ValueError("no puuid")
    return found
