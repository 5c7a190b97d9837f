"""The exception tree.

TrackerError
├── ConfigurationError        a setting, one sentence on how to mend it (exit 2)
├── UserMistake               what a person asked for cannot be done; the text is the reply
├── MalformedRecord           a match record that is not even an object of the expected shape
├── Refused                   what an operator asked for would do harm at present (exit 1)
├── AlreadyRunning            a process of this role holds the database (exit 2)
├── DatabaseLost              the database cannot be used any more (exit 70, to be started again)
└── RiotError                 Riot gave no usable answer
    ├── RiotUnavailable       time-out, connection lost, 5xx, not JSON: ask again later
    ├── RiotRateLimited       429 that outlived the retries: ask again later
    ├── RiotKeyInvalid        401, or 403 that is not about one record: this key is dead
    ├── RiotForbidden         403 on a single record: private, not a dead key
    ├── RiotWrongKeyPuuid     400 "Exception decrypting": the puuid belongs to another key
    └── RiotRejected          any other 4xx: our request was wrong
"""


class TrackerError(Exception):
    """Something went wrong in a way that this program knows."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip().splitlines()[0])

    @property
    def message(self) -> str:
        """The sentence for a person."""
        return str(self.args[0])


class ConfigurationError(TrackerError):
    """The configuration cannot be used."""


class Refused(TrackerError):
    """That is not done at present."""


class AlreadyRunning(TrackerError):
    """Another process of this role already uses the database."""


class DatabaseLost(TrackerError):
    """The database cannot be used any more."""


class UserMistake(TrackerError):
    """That cannot be done."""


class MalformedRecord(TrackerError):
    """The match record does not have the shape of a match record."""


class RiotError(TrackerError):
    """Riot gave no usable answer."""

    def __init__(
        self, message: str | None = None, *, status: int | None = None, method: str = ""
    ) -> None:
        super().__init__(message)
        self.status = status
        """HTTP status, None where there was no answer."""
        self.method = method
        """Which endpoint, by the name the client gives it, e.g. ``match-v5.match``."""


class RiotUnavailable(RiotError):
    """Riot does not answer at the moment."""


class RiotRateLimited(RiotError):
    """Riot's rate limit is used up at the moment."""


class RiotKeyInvalid(RiotError):
    """Riot refuses the API key."""


class RiotForbidden(RiotError):
    """Riot keeps this record private."""


class RiotWrongKeyPuuid(RiotError):
    """This puuid belongs to another API key."""


class RiotRejected(RiotError):
    """Riot rejected the request."""
