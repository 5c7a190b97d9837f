"""The keys: a dead one is not a private record, and one game's is not the other's."""

from tests.mutations.mutation import breaking

_access = breaking("tracking/riot/access.py", "tracking/riot/test_access.py")
_keys = breaking("tracking/riot/keys.py", "tracking/riot/test_access.py")

KEYS = (
    _access(
        "A record is private only when it is refused twice",
        "                if request.method not in RECORDS:\n                    raise\n",
        "                raise\n",
        "test_a_record_refused_while_the_key_was_dead_is_not_private_when_the_key_is_back",
    ),
    _access(
        "A 403 on a record with a working key is no dead key",
        "            if method in MAY_BE_PRIVATE:\n",
        "            if False:\n",
        "test_a_403_on_a_record_with_a_working_key_is_a_private_record",
    ),
    _access(
        "A 403 without word on the key settles nothing",
        "            except RiotError:\n                return _Key.UNCLEAR\n",
        "            except RiotError:\n                return _Key.GOOD\n",
        "test_a_403_without_word_on_the_key_settles_nothing",
    ),
    _access(
        "A question serves only those who were refused before it",
        "            if self._good.get(pair, 0) > refused:\n",
        "            if pair in self._good:\n",
        "test_a_question_serves_only_those_who_were_refused_before_it",
    ),
    _access(
        "A refused key is tried again now and then",
        "        if self._keys.due(game, key) and await",
        "        if False and await",
        "test_a_dead_key_is_noticed_when_it_works_again",
    ),
    _keys(
        "A key that dies for one game stops no other",
        "        return (game, key) in self._probe_at\n\n    def due",
        "        return bool(self._probe_at)\n\n    def due",
        "test_a_dead_key_stops_its_own_calls_and_no_others",
    ),
    _keys(
        "A key that may not ask for TFT goes on asking for League",
        "        self._probe_at[game, key] = self._clock.monotonic() + PROBE_EVERY\n",
        "        for each in Game:\n"
        "            self._probe_at[each, key] = self._clock.monotonic() + PROBE_EVERY\n",
        "test_one_key_without_access_to_tft_is_not_dead_for_league",
    ),
    _keys(
        "A key that was replaced is used",
        "            self._keys = self._refresh()\n",
        "            self._refresh()\n",
        "test_a_key_that_was_replaced_is_used_within_seconds",
    ),
)
