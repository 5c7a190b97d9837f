"""What a server may have a channel of its own for."""

from enum import StrEnum


class Topic(StrEnum):
    """A sort of posts. The first two are the values of `Game`."""

    LOL = "lol"  # results of League of Legends
    TFT = "tft"  # results of Teamfight Tactics
    PROMOTIONS = "promotions"  # another tier or division; without a channel a line of the result
    RECAPS = "recaps"  # of a day, a week, a month
    ALERTS = "alerts"  # what the server's admins are told
