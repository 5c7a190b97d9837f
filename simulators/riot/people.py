"""Who is known to the simulated Riot: keys, accounts and their names."""

from simulators.riot.accounts import BOTH_GAMES, Account, ApiKey, GameKind, folded
from simulators.riot.routes import platform

DEFAULT_KEY = "RGAPI-simulated"
"""Accepted from the start, for both games."""


class People:
    """Keys and accounts. A puuid means something to the application it was made for only."""

    def __init__(self) -> None:
        self.keys: dict[str, ApiKey] = {}
        self.accounts: list[Account] = []
        self._by_puuid: dict[tuple[str, str], Account] = {}
        self._by_name: dict[tuple[str, str], Account] = {}
        self.add_key(DEFAULT_KEY)

    def add_key(
        self,
        token: str,
        *,
        application: str = "simulated",
        games: frozenset[GameKind] = BOTH_GAMES,
        expires_at: float | None = None,
    ) -> ApiKey:
        """A key that is accepted from now on; again for a known one replaces it."""
        key = ApiKey(token=token, application=application, games=games, expires_at=expires_at)
        self.keys[token] = key
        for account in self.accounts:
            self._by_puuid[application, account.puuid(application)] = account
        return key

    def remove_key(self, token: str) -> None:
        """From now on a 403."""
        del self.keys[token]

    def add_account(self, game_name: str, tag_line: str, platform_name: str = "EUW1") -> Account:
        """A new account. ValueError when somebody has the name."""
        self._refuse_taken(game_name, tag_line)
        account = Account(
            number=len(self.accounts),
            game_name=game_name,
            tag_line=tag_line,
            platform=platform(platform_name),
        )
        self.accounts.append(account)
        self._by_name[folded(game_name, tag_line)] = account
        for application in {key.application for key in self.keys.values()}:
            self._by_puuid[application, account.puuid(application)] = account
        return account

    def rename(self, account: Account, game_name: str, tag_line: str) -> None:
        """ValueError when somebody has the name."""
        self._refuse_taken(game_name, tag_line)
        self._name(account, game_name, tag_line)

    def swap_names(self, one: Account, other: Account) -> None:
        """Each has the other's Riot ID at once."""
        first, second = (one.game_name, one.tag_line), (other.game_name, other.tag_line)
        self._name(one, *second)
        self._name(other, *first)

    def delete(self, account: Account) -> None:
        """The name is free; the puuid finds nobody any more."""
        account.deleted = True
        self._forget_name(account)

    def move(self, account: Account, platform_name: str) -> None:
        """The account plays on another platform from now on."""
        account.platform = platform(platform_name)

    def account_named(self, game_name: str, tag_line: str) -> Account | None:
        return self._by_name.get(folded(game_name, tag_line))

    def account_of(self, puuid: str, application: str) -> Account | None:
        """None for a puuid that this application cannot decrypt."""
        return self._by_puuid.get((application, puuid))

    def _name(self, account: Account, game_name: str, tag_line: str) -> None:
        self._forget_name(account)
        account.game_name, account.tag_line = game_name, tag_line
        self._by_name[folded(game_name, tag_line)] = account

    def _forget_name(self, account: Account) -> None:
        name = folded(account.game_name, account.tag_line)
        if self._by_name.get(name) is account:
            del self._by_name[name]

    def _refuse_taken(self, game_name: str, tag_line: str) -> None:
        if self.account_named(game_name, tag_line) is not None:
            raise ValueError(f"{game_name}#{tag_line} is taken")
