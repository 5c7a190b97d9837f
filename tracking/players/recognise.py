"""Who a known player is now: asked under each key by itself, so that one that is dead or belongs
to another application hides nobody whom the other still finds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from tracking.domain.games import Game
from tracking.errors import RiotError, RiotWrongKeyPuuid
from tracking.players.lookup import named
from tracking.players.riot_id import RiotId
from tracking.riot.client import Account, RiotClient
from tracking.riot.rate_limit import Priority

FOREIGN = "His id belongs to another Riot API key; it is being looked up again by his Riot ID."


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What is stored of a player."""

    player_id: int
    riot_id: RiotId | None
    """None where it was lost to somebody else and his new one is not known."""
    platform: str | None
    lol_puuid: str | None
    tft_puuid: str | None
    problem: str | None
    lacking_since: datetime | None

    def puuid(self, game: Game) -> str | None:
        """His puuid under the key of a game."""
        return self.lol_puuid if game is Game.LOL else self.tft_puuid

    @property
    def lacks(self) -> bool:
        """Whether something of him is not known, so that he cannot be polled whole."""
        return None in (self.platform, self.lol_puuid, self.tft_puuid) or self.problem is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A player as Riot knows him now."""

    riot_id: RiotId | None
    """None where Riot leaves it out."""
    lol_puuid: str | None
    tft_puuid: str | None
    whole: bool
    """Whether each puuid is one of the present keys'."""


class _Said(Enum):
    NOBODY = "nobody"  # no such account
    FOREIGN = "foreign"  # the puuid is another application's
    UNKNOWN = "unknown"  # no puuid is stored


_Answer = Account | _Said | RiotError


async def recognise(riot: RiotClient, player: Stored, *, priority: Priority) -> Recognised | None:
    """Ask by puuid, which outlives renames, and by Riot ID where the puuid is another key's or
    missing. None: Riot knows neither.

    Who bears the Riot ID of an account that is gone is somebody else. Raises RiotError where
    nobody says who he is.
    """
    return await _Recognition(riot, player, priority).run()


async def platform_of(riot: RiotClient, who: Recognised, *, priority: Priority) -> str | None:
    """Where he plays; None where Riot does not say, which for some accounts is a 500 for ever
    (riot.md §2.1, developer-relations#1087)."""
    for game, puuid in ((Game.LOL, who.lol_puuid), (Game.TFT, who.tft_puuid)):
        if puuid is None:
            continue
        try:
            platform = await riot.region(puuid, game=game, priority=priority)
        except RiotError:
            continue
        if platform is not None:
            return platform
    return None


@dataclass(slots=True)
class _Recognition:
    """One player's turn."""

    riot: RiotClient
    player: Stored
    priority: Priority
    said: dict[Game, _Answer] = field(default_factory=dict)

    @property
    def _games(self) -> Sequence[Game]:
        return (Game.LOL,) if self.riot.one_key else tuple(Game)

    async def run(self) -> Recognised | None:
        account = await self._by_some_puuid()
        riot_id = (named(account) if account else None) or self.player.riot_id
        found = {game: await self._puuid(game, riot_id, account) for game in self._games}
        if account is None and not any(found.values()):
            failed = self.said[Game.LOL]
            if isinstance(failed, RiotError):
                raise failed
            return None
        puuids = {game: found[game] or self.player.puuid(game) for game in self._games}
        lol = puuids[Game.LOL]
        return Recognised(
            riot_id=riot_id,
            lol_puuid=lol,
            tft_puuid=puuids.get(Game.TFT, lol),
            whole=all(found.values()),
        )

    async def _by_some_puuid(self) -> Account | None:
        for game in self._games:
            self.said[game] = answer = await self._by_puuid(game)
            if isinstance(answer, Account):
                return answer
        return None

    async def _by_puuid(self, game: Game) -> _Answer:
        puuid = self.player.puuid(game)
        if puuid is None:
            return _Said.UNKNOWN
        try:
            account = await self.riot.account_by_puuid(puuid, game=game, priority=self.priority)
        except RiotWrongKeyPuuid:
            return _Said.FOREIGN
        except RiotError as error:
            return error
        return account or _Said.NOBODY

    async def _puuid(self, game: Game, riot_id: RiotId | None, known: Account | None) -> str | None:
        """His puuid under the key of this game, None where it is not known to be right."""
        answer = self.said.get(game)
        if isinstance(answer, Account):
            return answer.puuid
        if answer is None and self.player.problem != FOREIGN and self.player.puuid(game):
            return self.player.puuid(game)  # nobody said anything against it
        if riot_id is None or isinstance(answer, RiotError):
            return None
        try:
            account = await self.riot.account_by_riot_id(
                riot_id.game_name, riot_id.tag_line, game=game, priority=self.priority
            )
        except RiotError as error:
            self.said[game] = error
            return None
        if account is None:
            return None
        if answer is _Said.NOBODY and known is None and account.puuid != self.player.puuid(game):
            return None
        return account.puuid
