"""What goes wrong, and what people change meanwhile."""

import asyncio
import random
from collections.abc import Callable, Mapping
from typing import Any

from simulators.discord.faults import Fault as DiscordFault
from simulators.discord.faults import rate_limited as discord_limited
from simulators.riot import PERSONAL, HeaderStyle
from simulators.riot.faults import Fault, failing, html, huge, invalid_json, rate_limited
from simulators.riot.limits import Limiter
from tests.chaos.databases import Store
from tests.chaos.script import Trouble
from tests.chaos.stage import Stage

SERVICES = ("match-v5", "tft-match-v1", "spectator-v5", "spectator-tft-v5", "account-v1", None)
MATCHES = ("match-v5.getMatch", "tft-match-v1.getMatch")
FOR_GOOD = 1_000_000
POST = r"^/channels/\d+/messages$"

Recipe = Callable[[random.Random], list[Fault]]


def _everywhere(make: Callable[..., Fault], **how: Any) -> Recipe:
    """On one service, or on all of them."""
    return lambda dice: [make(**how, endpoint=dice.choice(SERVICES))]


def _matches(make: Callable[..., Fault], **how: Any) -> Recipe:
    return lambda dice: [make(**how, endpoint=endpoint) for endpoint in MATCHES]


RIOT: Mapping[str, Recipe] = {
    "500": _everywhere(failing, status=500),
    "502 html": _everywhere(html, status=502),
    "503": _everywhere(failing, status=503),
    "504 match": _matches(failing, status=504),
    "match 500": _matches(failing, status=500),
    "match 404": _matches(failing, status=404),
    "dropped": _everywhere(Fault, drop=True),
    "slow": _everywhere(Fault, delay=1.5),
    "no answer": lambda dice: [
        Fault(delay=15.0, drop=True, times=4, endpoint=dice.choice(MATCHES))
    ],
    "429 service": _everywhere(rate_limited, kind="service", retry_after=1),
    "429 bare": _everywhere(rate_limited, kind=None, retry_after=None),
    "429 server": _everywhere(rate_limited, kind="server", retry_after=None),
    "html 200": _everywhere(html, status=200),
    "cut json": _everywhere(invalid_json),
    "twisted": _everywhere(Fault, twisted=True),
    "huge": lambda dice: [huge(times=1, endpoint=dice.choice(MATCHES))],
}

DISCORD: Mapping[str, tuple[int, dict[str, Any]]] = {
    "502 after commit": (3, {"status": 502, "commit": True}),
    "500": (3, {"status": 500}),
    "503": (FOR_GOOD, {"status": 503}),
    "503 for long": (FOR_GOOD, {"status": 503}),
    "dropped before": (4, {"drop": True}),
    "dropped after": (3, {"drop": True, "commit": True}),
    "all dropped": (FOR_GOOD, {"drop": True, "commit": True}),
    "429 via": (3, discord_limited(1.0)),
    "429 bare": (2, {"status": 429, "json": {"message": "banned"}}),
    "slow": (FOR_GOOD, {"delay": 1.5}),
    "no answer": (1, {"delay": 70.0, "drop": True, "commit": True}),
    "dark for minutes": (FOR_GOOD, {"status": 502, "commit": True}),
}
"""How many requests are spoilt, and how. On any post into a channel."""

DARK_SECONDS = 150.0
"""Longer than the two minutes in which the bot trusts a nonce."""


class Troublemaker:
    """Lets each trouble of the script happen, and ends it."""

    def __init__(self, stage: Stage, store: Store) -> None:
        self._stage = stage
        self._store = store
        self._riot = stage.riot
        self._discord = stage.discord
        self._keys = dict(stage.riot.keys)

    async def riot(self, trouble: Trouble) -> None:
        dice = random.Random(trouble.dice)
        self._stage.happened[f"Riot: {trouble.kind}"] += 1
        kind, rest = (*trouble.kind.split(" ", 1), "")[:2]
        if kind == "spectator":
            await self._spectator_out(rest, trouble.lasts)
        elif trouble.kind == "key refused":
            await self._key_refused(dice, trouble.lasts)
        elif trouble.kind == "personal limits":
            await self._personal_limits(trouble.lasts)
        else:
            faults = [self._riot.faults.add(fault) for fault in RIOT[trouble.kind](dice)]
            await asyncio.sleep(trouble.lasts)
            for fault in faults:
                self._riot.faults.remove(fault)

    async def _spectator_out(self, which: str, seconds: float) -> None:
        self._riot.start_outage(int(which.split()[-1]))
        await asyncio.sleep(seconds)
        self._riot.end_outage()

    async def _key_refused(self, dice: random.Random, seconds: float) -> None:
        """A key is dead for a while: every call is a 403, those for private records too."""
        token = dice.choice(sorted(self._keys))
        self._riot.keys.pop(token, None)
        await asyncio.sleep(seconds)
        self._riot.keys[token] = self._keys[token]

    async def _personal_limits(self, seconds: float) -> None:
        """The limits of a personal key, which forty players at this pace are too much for."""
        before = self._riot.limiter
        self._riot.limiter = Limiter(PERSONAL, HeaderStyle(shuffle_windows=True))
        await asyncio.sleep(seconds)
        self._riot.limiter = before

    async def discord(self, trouble: Trouble) -> None:
        self._stage.happened[f"Discord: {trouble.kind}"] += 1
        dice = random.Random(trouble.dice)
        if trouble.kind.startswith("gateway"):
            await self._gateway(trouble.kind.removeprefix("gateway "), dice, trouble.lasts)
            return
        times, how = DISCORD[trouble.kind]
        fault = self._discord.fault("POST", POST, times=times, **how)
        await asyncio.sleep(DARK_SECONDS if "minutes" in trouble.kind else trouble.lasts)
        _end(fault)

    async def _gateway(self, kind: str, dice: random.Random, seconds: float) -> None:
        gateway = self._discord.gateway
        if kind == "cut":
            gateway.abort()
        elif kind.isdigit():
            gateway.close(int(kind))
        elif kind == "reconnect":
            gateway.ask_reconnect()
        elif kind in ("resumable", "invalid"):
            gateway.invalidate(resumable=kind == "resumable")
        elif kind == "refused":
            gateway.refuse_connections(dice.randint(1, 3), dice.choice((502, 503, 429)))
            gateway.abort()
        else:
            gateway.silent = True
            await asyncio.sleep(seconds)
            gateway.silent = False
            gateway.abort()

    async def database(self, trouble: Trouble) -> None:
        did = await self._store.trouble(trouble.lasts, trouble.dice)
        self._stage.happened[f"database: {did}"] += 1

    async def people(self, trouble: Trouble) -> None:
        dice = random.Random(trouble.dice)
        stage, accounts = self._stage, self._stage.accounts
        self._stage.happened[f"people: {trouble.kind}"] += 1
        one, other = dice.sample(range(len(accounts)), 2)
        if trouble.kind == "no permission":
            await stage.lose_permission(dice.choice(stage.guilds), trouble.lasts + 2)
            return
        if trouble.kind == "follow":
            await stage.follow(one, dice.choice(stage.guilds), dice)
            return
        async with stage.naming:
            if trouble.kind == "rename":
                self._riot.rename(accounts[one], f"New {trouble.dice % 100_000}", f"N{one:03}")
            else:
                self._riot.swap_names(accounts[one], accounts[other])
        for number in (one, other):
            stage.names[number].add(accounts[number].riot_id)

    def all_clear(self) -> None:
        """Nothing goes wrong any more."""
        self._riot.faults.clear()
        self._riot.end_outage()
        self._riot.keys.update(self._keys)
        self._discord.core.faults.clear()
        self._discord.gateway.refuse_connections(0)
        self._discord.gateway.silent = False


def _end(fault: DiscordFault) -> None:
    fault.times = 0
