"""The promises of cut-over and roll-back."""

from tests.mutations.mutation import of

_leftovers = of("tracking/polling/leftovers.py", "tests/tracking/legacy/test_leftovers.py")
_leftovers_lists = of("tracking/polling/history.py", "tests/tracking/legacy/test_leftovers.py")
_promotion = of("tracking/outbox/promotion.py", "tests/tracking/outbox/test_promotion.py")
_models = of("bot/models.py", "tests/bot/test_models.py")

MOVES = (
    _models(
        "What a shadow finishes after the cut-over is posted",
        "        *takeover,\n",
        "",
    ),
    _models(
        "A shadow takes nothing over",
        "    if not settings.emit_events:\n        return\n",
        "",
    ),
    _promotion(
        "That there is no result is not told where there is one",
        "            or_(Announcement.kind != Kind.UNAVAILABLE.value, ~has_result),\n",
        "",
    ),
    _leftovers(
        "What ran at the roll-back is asked for when the old model does not see it any more",
        "                await self._hold_over(session, until)\n",
        "                pass\n",
    ),
    _leftovers(
        "What runs on is not asked for",
        ".where(*_of(until), TrackedGameRow.held_over_at.is_(None), ~running)",
        ".where(*_of(until), TrackedGameRow.held_over_at.is_(None))",
    ),
    _leftovers(
        "What a shadow finishes of the new model's games is posted",
        "                begun_by=until,\n",
        "                begun_by=self._began.min.replace(tzinfo=self._began.tzinfo),\n",
    ),
    _leftovers(
        "What a shadow finds beside the old model is left to it",
        "    return _ACTIVE, TrackedGameRow.detected_at < until",
        "    return (_ACTIVE,)",
    ),
    _leftovers(
        "What ended unseen before the roll-back is found",
        "            compared = await self._history.turn(ended)\n",
        "            compared = {'players': 0, 'found': 0}\n",
    ),
    _leftovers_lists(
        "What ended unseen after the roll-back is the old model's to lose",
        "self._ended.after <= at < self._ended.before",
        "self._ended.after <= at",
    ),
)
