"""What a translator can get wrong: something missing, left over, misspelt or ill-formed."""

import re
from collections import Counter

import pytest
from babel import Locale
from fluent.syntax import ast
from fluent.syntax.serializer import serialize_pattern

from bot import texts
from bot.texts.catalogue import FOLDER
from bot.texts.languages import Language
from bot.views.texts import champion_name
from tests.bot.texts.files import CODE, LANGUAGES, OTHERS, choices, names, patterns, resource
from tests.support.recordings import load
from tracking.domain.games import Game
from tracking.domain.queues import is_known, queue
from tracking.domain.results import read_match

ENGLISH = patterns(Language.ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_well_formed_and_says_nothing_twice(language):
    body = resource(language).body
    junk = [str(entry.content)[:80] for entry in body if isinstance(entry, ast.Junk)]
    assert junk == []
    said = Counter(e.id.name for e in body if isinstance(e, ast.Message | ast.Term))
    assert [name for name, often in said.items() if often > 1] == []
    attributes = [
        f"{e.id.name}.{a.id.name}"
        for e in body
        if isinstance(e, ast.Message | ast.Term)
        for a in e.attributes
    ]
    assert len(attributes) == len(set(attributes))


def test_every_language_has_its_file_and_every_file_its_language():
    assert {path.stem for path in FOLDER.glob("*.ftl")} == {each.value for each in LANGUAGES}


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_missing_and_none_is_left_over(language):
    # A champion without a name of his own is called as in English.
    theirs = {name for name in patterns(language) if not name.startswith("champion-")}
    assert sorted(ENGLISH.keys() - theirs) == [], "missing"
    assert sorted(theirs - ENGLISH.keys()) == [], "left over"


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_uses_the_same_values_in_every_language(language):
    wrong = {
        name: names(pattern).variables ^ names(ENGLISH[name]).variables
        for name, pattern in patterns(language).items()
        if name in ENGLISH and names(pattern).variables != names(ENGLISH[name]).variables
    }
    assert wrong == {}


@pytest.mark.parametrize("language", OTHERS)
def test_what_must_be_typed_as_it_stands_is_not_translated(language):
    wrong = {
        name: serialize_pattern(pattern)
        for name, pattern in patterns(language).items()
        if name in ENGLISH
        and set(CODE.findall(serialize_pattern(pattern)))
        != set(CODE.findall(serialize_pattern(ENGLISH[name])))
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_refers_only_to_what_there_is(language):
    known = set(patterns(language))
    for name, pattern in patterns(language).items():
        used = names(pattern)
        assert used.functions <= {"NUMBER", "ORDINAL"}, name
        assert used.terms <= known, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_knows_the_forms_of_its_language(language):
    """A form that the language does not have is never chosen, and is a mistake."""
    locale = Locale.parse(language.value)
    cardinal, ordinal = locale.plural_form.tags, locale.ordinal_form.tags
    for name, pattern in patterns(language).items():
        for choice in choices(pattern):
            by_ordinal = isinstance(choice.selector, ast.FunctionReference)
            allowed = {"other", *(ordinal if by_ordinal else cardinal)}
            for variant in choice.variants:
                if isinstance(variant.key, ast.Identifier) and variant.key.name in PLURALS:
                    assert variant.key.name in allowed, f"{name} [{variant.key.name}]"


PLURALS = {"zero", "one", "two", "few", "many", "other"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_neither_empty_nor_padded(language):
    for name, pattern in patterns(language).items():
        text = serialize_pattern(pattern)
        assert text.strip(), name
        # Two spaces in a row, or a space before a full stop, are slips.
        for line in text.splitlines():
            assert "  " not in line.strip(), name
            assert " ." not in line.replace(" .er", "").replace(" .º", ""), name


def test_french_never_breaks_a_line_before_a_mark_that_stands_apart():
    wrong = [
        name
        for name, pattern in patterns(Language.FRENCH).items()
        if re.search(r"\S [:;!?»]|« |[^\s\u00a0{(/][;!?](?=\s|$)", serialize_pattern(pattern))
    ]
    assert wrong == []


def test_champions_are_called_as_in_korea_in_korean():
    t = texts.of("ko")
    for english, korean in (
        ("Ahri", "아리"),
        ("Bel'Veth", "벨베스"),
        ("Dr. Mundo", "문도 박사"),
        ("Nunu & Willump", "누누와 윌럼프"),
        ("Jarvan IV", "자르반 4세"),
        ("Not Yet Made", "Not Yet Made"),
        ("", ""),
    ):
        assert champion_name(t, english) == korean


def test_every_champion_of_a_recording_has_a_korean_name(shared_data):
    t = texts.of("ko")
    for path in sorted((shared_data / "riot" / "match-v5").glob("*.json")):
        record = read_match(load(path), Game.LOL)
        for row in record.scoreboard["players"]:
            if english := row.get("champion", ""):
                assert champion_name(t, english) != english


def test_queues_are_called_in_english_as_the_rest_of_the_program_calls_them():
    for name, pattern in ENGLISH.items():
        number = name.removeprefix("queue-")
        if number.isdigit():
            assert serialize_pattern(pattern).strip() == queue(int(number)).name, name


def test_every_queue_that_is_known_has_a_name_in_the_files():
    known = [number for number in range(10_000) if is_known(number)]
    assert [number for number in known if f"queue-{number}" not in ENGLISH] == []
