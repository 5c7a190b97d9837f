"""Members' own say: what proves that an account is theirs, and whom a post calls."""

from tests.mutations.mutation import breaking

PROOFS = "tracking/accounts/test_proofs.py"
LINKS = "tracking/accounts/test_links.py"

_rules = breaking("tracking/domain/icon_proof.py", "tracking/domain/test_icon_proof.py")
_proof = breaking("tracking/accounts/proof.py", PROOFS)
_icon = breaking("tracking/accounts/icon.py", PROOFS)
_pace = breaking("tracking/accounts/pace.py", LINKS)
_links = breaking("tracking/accounts/links.py", LINKS)
_follow = breaking("tracking/database/account_links.py", "tracking/outbox/test_mentions.py")
_posting = breaking("bot/posting.py", "bot/test_mentions.py")
_editing = breaking("bot/editing.py", "bot/test_mentions.py")

ACCOUNTS = (
    _rules(
        "An answer that lacks the icon proves nothing",
        "WANTED_ICONS = range(1, 29)",
        "WANTED_ICONS = range(29)",
        "test_an_answer_that_lacks_the_icon_proves_nothing",
    ),
    _rules(
        "An icon that is set too late proves nothing",
        "    if now >= expires_at:\n",
        "    if False:\n",
        "test_only_the_icon_that_was_asked_for_and_in_time_proves_it",
    ),
    _proof(
        "Two who prove one account never wait for the same icon",
        "choose_icon({icon_now, *waited_for}, choose)",
        "choose_icon({icon_now}, choose)",
        "test_two_who_prove_one_account_are_never_told_the_same_icon",
    ),
    _icon(
        "Another's icon proves nothing",
        "found is not None and found.puuid == puuid",
        "found is not None",
        "test_an_answer_about_somebody_else_proves_nothing",
    ),
    _proof(
        "A challenge is worth nothing in another's hands",
        "        IconChallenge.token == token, IconChallenge.user_id == user_id\n",
        "        IconChallenge.token == token\n",
        "test_a_challenge_in_anothers_hands_is_worth_nothing",
    ),
    _proof(
        "A challenge cannot be replayed",
        "    row.used_at = now\n",
        "    pass\n",
        "test_a_proof_is_used_once",
    ),
    _proof(
        "A proof is good for what it was asked for alone",
        "row.purpose != purpose.value or ",
        "",
        "test_a_proof_is_good_for_what_it_was_asked_for_alone",
    ),
    _pace(
        "Results are asked for before anything that members want to know",
        "PRIORITY = Priority.DETECTION",
        "PRIORITY = Priority.PERSON",
        "test_results_are_asked_for_before_anything_that_members_want",
    ),
    _links(
        "What was proved is not undone by somebody's word",
        "    if row is None or row.user_id != user_id:\n        return None\n",
        "    if row is None:\n        return None\n    row.user_id = user_id\n",
        "TestAProof::test_is_not_undone_by_a_word",
    ),
    _follow(
        "A mention only for those who asked for it, and in that server alone",
        "    return {place: found[place] for place in places if place in found}\n",
        "    anywhere = {player: user for (_, player), user in found.items()}\n"
        "    return {place: anywhere[place[1]] for place in places if place[1] in anywhere}\n",
        "test_who_asked_is_called_in_that_server_alone",
    ),
    _follow(
        "A link follows its account to the puuid of another key",
        "    for stays in links[:1]:\n",
        "    for stays in links[:0]:\n",
        "TestAnotherKey::test_a_link_follows_the_player_with_its_proof",
        of=LINKS,
    ),
    _posting(
        "A post calls those who asked for it and nobody else",
        "        everyone=False,\n",
        "        everyone=True,\n",
        "test_a_name_calls_nobody",
    ),
    _editing(
        "An edit leaves a post highlighted for whom it called",
        "            allowed_mentions=calls(what.mentions),\n",
        "            allowed_mentions=calls(()),\n",
        "test_an_edit_leaves_the_post_highlighted_for_whom_it_called",
    ),
)
