"""Recaps: what a day, a week or a month brought the players whom a server follows."""

from tracking.recaps.making import make
from tracking.recaps.places import place
from tracking.recaps.schedules import (
    choose_hour,
    switch_off,
    switch_on,
    switched_on,
)
from tracking.recaps.service import Recaps
from tracking.recaps.summing import Made

__all__ = [
    "Made",
    "Recaps",
    "choose_hour",
    "make",
    "place",
    "switch_off",
    "switch_on",
    "switched_on",
]
