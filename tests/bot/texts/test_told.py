"""What `tracking` says in English is told in every language."""

import pytest

from bot import posting, texts, verdicts
from bot.texts import told, translated
from tests.bot.texts.sentences import all_templates, raised, told_to_admins
from tracking.casework import service as casework
from tracking.database import followed
from tracking.errors import UserMistake
from tracking.players import recognise, resolve
from tracking.players.riot_id import parse_region, parse_riot_id
from tracking.polling import completion

FR, DE, KO = (texts.of(each) for each in ("fr", "de", "ko"))

COMMAND_LINE = "tracking/players/adopt.py"
"""Its mistakes are told on a terminal, to the operator."""


def unknown(said):
    """Where something is said that no file holds."""
    return [f"{where}: {text}" for where, text in said if text and translated(DE, text) == text]


def test_every_mistake_of_a_person_can_be_told_in_every_language():
    said = [each for each in raised("UserMistake") if not each[0].startswith(COMMAND_LINE)]
    assert len(said) > 15
    assert unknown(said) == [], "add them to bot/texts/*.ftl as told-…, word for word"


@pytest.mark.parametrize("path", ["tracking/pauses.py", "tracking/outbox/delivery.py"])
def test_what_a_servers_admins_are_told_can_be_told_in_every_language(path):
    # A fault of the program is told to its operator, whose log is English too.
    said = [each for each in told_to_admins(path) if "fault of the program" not in each[1]]
    assert said
    assert unknown(said) == []


@pytest.mark.parametrize(
    "module", [posting, verdicts, completion, recognise, resolve, followed, casework]
)
def test_a_reason_that_has_a_name_can_be_told_in_every_language(module):
    named = {
        name: value
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and " " in value
    }
    named |= {str(code): reason for code, reason in getattr(module, "REFUSALS", {}).items()}
    named.pop("PRIVATE", None)
    assert named
    assert unknown(named.items()) == []


PRIVATE = (f"{completion.PRIVATE} (ARAM: Mayhem).", f"{completion.PRIVATE}.")
"""Put together of two pieces."""


def test_a_private_game_can_be_told_in_every_language():
    for sentence in PRIVATE:
        assert translated(DE, sentence) != sentence


def test_no_sentence_is_kept_that_nothing_says():
    said = all_templates()
    whole = "\n".join([*said, *PRIVATE])
    left_over = [
        key
        for key, pattern in told._patterns()
        # A part may be said in a longer one, as the reason of something.
        if not pattern.search(whole)
    ]
    assert left_over == []


def mistake(function, typed):
    with pytest.raises(UserMistake) as raised_:
        function(typed)
    return raised_.value.message


def test_a_mistake_is_told_with_what_was_typed():
    said = mistake(parse_riot_id, "Quiet Otter")
    assert translated(FR, said).startswith("Il manque le tag à “Quiet Otter”.")
    assert translated(texts.of("en"), said) == said


def test_what_is_put_in_is_told_in_the_same_language():
    said = translated(DE, mistake(parse_riot_id, "Quiet Otter#TOOLONG"))
    assert "der Tag hat 3 bis 5 Zeichen, hier sind es 7" in said
    said = translated(KO, mistake(parse_region, "Narnia"))
    assert "“Narnia”은(는) 지역이 아닙니다. 지역 목록: " in said


def test_sentences_that_follow_each_other_are_told_one_after_the_other():
    lost = (
        "He was called Quiet Otter#EUW, which is somebody else's name now; his new name is not "
        "known yet. Riot knows no such account any more. If he was renamed, add him again under "
        "his new name."
    )
    said = translated(DE, lost)
    assert said.startswith("Er hieß Quiet Otter#EUW; ")
    assert said.endswith("füge ihn unter dem neuen Namen noch einmal hinzu.")


def test_a_sentence_that_nobody_knows_is_told_as_it_is():
    for unknown in ("Something new. And more.", "", "x" * 3000, "[({*\\", "told. " * 200):
        assert translated(FR, unknown) == unknown


def test_what_somebody_typed_is_not_taken_for_a_sentence_of_ours():
    said = mistake(parse_riot_id, "the bot may not post there")
    assert "“the bot may not post there”" in translated(DE, said)
