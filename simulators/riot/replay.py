"""A recorded match played again: moved to now and given to other players, otherwise untouched."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simulators.riot.accounts import Account, GameKind
from simulators.riot.cast import TFT_PLACEHOLDER, Champion
from simulators.riot.errors import Json
from simulators.riot.games import Seat, puuid_of
from simulators.riot.queues import Queue, queue_for

_LOL_TIMES = ("gameCreation", "gameStartTimestamp", "gameEndTimestamp")
_TFT_TIMES = ("gameCreation", "game_datetime")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A recorded answer of match-v5 or tft-match-v1, `{"metadata": ..., "info": ...}`."""

    raw: Json
    kind: GameKind

    def __post_init__(self) -> None:
        if not isinstance(self.raw, dict) or {"metadata", "info"} - self.raw.keys():
            raise ValueError("a recording is a whole match: metadata and info")

    @property
    def info(self) -> dict[str, Any]:
        info: dict[str, Any] = self.raw["info"]
        return info

    @property
    def queue(self) -> Queue:
        return queue_for(int(self.info.get("queueId", self.info.get("queue_id", 0))), self.kind)

    @property
    def ended_at(self) -> float:
        """Epoch seconds. Without gameEndTimestamp the duration is in ms (riot.md §6.1)."""
        if self.kind == "tft":
            return float(self.info["game_datetime"]) / 1000
        if self.info.get("gameEndTimestamp"):
            return float(self.info["gameEndTimestamp"]) / 1000
        return float(self.info["gameStartTimestamp"] + self.info["gameDuration"]) / 1000

    @property
    def length(self) -> float:
        """Seconds from start to end; 0 where the recording does not say."""
        if self.kind == "tft":
            return float(self.info["game_length"])
        start = self.info.get("gameStartTimestamp") or self.info.get("gameCreation")
        return self.ended_at - float(start) / 1000 if start else 0.0

    def seats(self, relabel: Mapping[str, Account]) -> tuple[Seat, ...]:
        """Those who are relabelled. Spectator shows them alone, the others have no account here."""
        return tuple(
            Seat(
                account=account,
                game_name=account.game_name,
                tag_line=account.tag_line,
                group=self._group(puuid),
                champion=self._champion(puuid),
            )
            for puuid, account in relabel.items()
        )

    def moved(
        self, *, platform: str, game_id: int, ended_at: float, relabel: Mapping[str, Account]
    ) -> Json:
        """The record with new ids, times shifted to end at `ended_at`, and other players.

        Fields that are absent, zero or empty stay so. ValueError for a puuid it does not name.
        """
        if missing := relabel.keys() - set(self.raw["metadata"]["participants"]):
            raise ValueError(f"the recording does not name {', '.join(sorted(missing))}")
        record: dict[str, Any] = copy.deepcopy(self.raw)
        self._shift(record["info"], round((ended_at - self.ended_at) * 1000))
        self._rename_game(record, platform, game_id)
        names = record["metadata"]["participants"]
        record["metadata"]["participants"] = [
            puuid_of(relabel[puuid]) if puuid in relabel else puuid for puuid in names
        ]
        for participant in record["info"]["participants"]:
            if (account := relabel.get(participant.get("puuid", ""))) is not None:
                _give(participant, account)
        return record

    def _shift(self, info: dict[str, Any], milliseconds: int) -> None:
        for name in _TFT_TIMES if self.kind == "tft" else _LOL_TIMES:
            if info.get(name):
                info[name] += milliseconds

    def _rename_game(self, record: dict[str, Any], platform: str, game_id: int) -> None:
        key = "match_id" if self.kind == "tft" else "matchId"
        record["metadata"][key] = f"{platform}_{game_id}"
        info = record["info"]
        old = info.get("gameId")
        if old:
            info["gameId"] = game_id
        if old and info.get("gameName"):
            info["gameName"] = info["gameName"].replace(str(old), str(game_id))
        if info.get("platformId"):
            info["platformId"] = platform

    def _participant(self, puuid: str) -> dict[str, Any]:
        for participant in self.info["participants"]:
            if participant.get("puuid") == puuid:
                return dict(participant)
        return {}

    def _group(self, puuid: str) -> int:
        return int(self._participant(puuid).get("teamId") == 200)

    def _champion(self, puuid: str) -> Champion:
        found = self._participant(puuid)
        if self.kind == "tft" or not found:
            return TFT_PLACEHOLDER
        return Champion(int(found["championId"]), str(found["championName"]))


def _give(participant: dict[str, Any], account: Account) -> None:
    participant["puuid"] = puuid_of(account)
    names = {
        "riotIdGameName": account.game_name,
        "riotIdName": account.game_name,
        "summonerName": account.game_name,
        "riotIdTagline": account.tag_line,
    }
    for name, value in names.items():
        if participant.get(name):
            participant[name] = value
