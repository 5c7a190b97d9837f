"""People's own say: deleted stays deleted, forbidden is followed and named nowhere."""

from tests.mutations.mutation import breaking

ERASE = "tracking/privacy/test_erase.py"
FORBID = "tracking/privacy/test_forbid.py"
RECOVERED = "tracking/privacy/test_recovered.py"
SERVERS = "tracking/privacy/test_servers.py"
SAME_MOMENT = "tracking/privacy/test_at_the_same_moment.py"

_back_fill = breaking("tracking/legacy/recovery.py", RECOVERED)
_followed = breaking("tracking/database/followed.py", FORBID)
_players = breaking("tracking/players/allowed.py", FORBID)
_records = breaking("tracking/polling/store/records.py", FORBID)
_erase = breaking("tracking/privacy/erase.py", ERASE)
_forbid = breaking("tracking/privacy/forbid.py", FORBID)
_looks = breaking("tracking/polling/store/looks.py", ERASE)
_completion = breaking("tracking/polling/completion.py", SAME_MOMENT)
_servers = breaking("tracking/privacy/servers.py", SERVERS)

PRIVACY = (
    _followed(
        "A forbidden account is looked at by no turn",
        "    ~is_forbidden,\n",
        "",
        "test_no_turn_looks_at_him_from_that_moment_on",
    ),
    _players(
        "A forbidden account cannot be added",
        "    if stands.forbidden:\n",
        "    if False:\n",
        "TestFollowing::test_whoever_adds_him_is_refused_with_one_sentence",
    ),
    _players(
        "An account that is being deleted cannot be added meanwhile",
        "    if stands.erasing:\n",
        "    if False:\n",
        "test_while_he_is_removed_nobody_can_add_him",
    ),
    _records(
        "A forbidden account is named in nothing that is stored of others' games",
        "    nameless = await withheld(session, record.results, record.names)\n",
        "    nameless: frozenset[str] = frozenset()\n",
        "test_games_of_others_are_kept_without_his_name",
    ),
    _records(
        "Whom the running game showed without a name has none when it is over",
        "keep(session, hide_seats(record, hidden), now",
        "keep(session, record, now",
        "test_who_was_shown_without_a_name_has_none_in_the_table_of_the_game",
        of="tracking/polling/test_hidden_players.py",
    ),
    _forbid(
        "A forbidden account that somebody else stores is removed again",
        "            await self._eraser.attempt(erasure_id)\n",
        "",
        "TestTheOldServiceAddsHimAnew::test_he_is_removed_again",
    ),
    _erase(
        "What is deleted is gone from other players' games too",
        "        await mentions.take_out_of_scoreboards(self._database, known)\n",
        "",
        "test_who_was_never_followed_is_taken_out_of_others_games",
    ),
    _erase(
        "A removal that was killed is gone on with, under every name",
        "            await _also_called(session, erasure_id, names)\n",
        "            pass\n",
        "test_a_kill_in_the_middle_loses_nothing",
    ),
    _erase(
        "A removal goes through everything a second time",
        "        if not first:\n            await session.delete(erasure)",
        "        if True:\n            await session.delete(erasure)",
        "test_what_a_turn_wrote_meanwhile_is_found_the_second_time",
    ),
    _back_fill(
        "A back-fill brings over nobody who is being removed or forbade it",
        "        if player is None or not (await standing_of(session, player)).free:\n",
        "        if player is None:\n",
        "test_a_forbidden_account_that_the_old_service_made_anew_is_left_out",
    ),
    _erase(
        "What a back-fill stored of somebody while he was removed goes too",
        "            await self._remove_late("
        "session, replace(known, players=frozenset({player_id})))\n",
        "",
        "test_what_is_brought_over_while_somebody_is_removed_goes_too",
        of=RECOVERED,
    ),
    _looks(
        "A player who was removed meanwhile is opened no game, and holds up nobody's",
        " for player_id, step in new if player_id in there]",
        " for player_id, step in new]",
        "TestTurnsThatHoldHimInMemory::test_detection_opens_no_game_for_him",
    ),
    _completion(
        "A player who is removed at this very moment costs nobody else the result",
        "        except (IntegrityError, StaleDataError):\n            # A player in it",
        "        except ZeroDivisionError:\n            # A player in it",
        "test_a_record_is_stored_for_the_others",
        postgresql=True,
    ),
    _servers(
        "A server that removed the bot keeps its data for the stated time",
        "Guild.left_at < before",
        "Guild.left_at.is_not(None)",
        "test_until_then_it_finds_its_settings_again",
    ),
)
