import discord
import pytest

from bot import texts
from bot.texts.catalogue import Texts
from bot.texts.languages import Language
from tests.bot.texts.files import LANGUAGES


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        (discord.Locale.american_english, "en"),
        (discord.Locale.british_english, "en"),
        (discord.Locale.latin_american_spanish, "es"),
        (discord.Locale.spain_spanish, "es"),
        (discord.Locale.korean, "ko"),
        ("fr", "fr"),
        ("de_DE", "de"),
        (Language.KOREAN, "ko"),
        (discord.Locale.italian, "en"),
        ("eo", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_each_locale_of_discord_has_the_language_nearest_to_it(locale, language):
    assert texts.of(locale).language == language


def test_every_language_has_a_name_of_its_own():
    assert len({language.own_name for language in Language}) == len(Language)


def test_only_our_own_languages_are_spoken():
    assert texts.spoken("it") is None
    assert texts.spoken("es-419") is Language.SPANISH


FILES = {
    Language.ENGLISH: "greeting = Hello { $name }\nonly-english = Yes\nbroken = { $name }\n",
    Language.GERMAN: "greeting = Hallo { $name }\nbroken = { $nome }\n",
}


def test_a_text_is_said_in_its_language():
    assert Texts(Language.GERMAN, FILES)("greeting", name="Otter") == "Hallo Otter"


@pytest.mark.parametrize(("key", "said"), [("only-english", "Yes"), ("broken", "Otter")])
def test_what_a_language_lacks_or_spoils_is_said_in_english(key, said):
    assert Texts(Language.GERMAN, FILES)(key, name="Otter") == said


@pytest.mark.parametrize(("key", "values"), [("nothing", {}), ("greeting", {})])
def test_a_text_that_nobody_has_or_can_say_is_a_mistake_of_ours(key, values):
    with pytest.raises(texts.UnknownText, match=key):
        Texts(Language.GERMAN, FILES)(key, **values)


def test_a_value_is_put_in_as_it_is():
    # Names are escaped and isolated before; a second pair of marks would count as length.
    said = texts.of("en")("players-title", server="{ $x } \u2068숨은 수달\u2069")
    assert said == "Followed in { $x } \u2068숨은 수달\u2069"


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "**One result** from earlier", "**1,200 results** from earlier"),
        ("fr", "**Un résultat** antérieur", "**1\u202f200 résultats** antérieurs"),
        ("de", "**Ein Ergebnis** von vorhin", "**1.200 Ergebnisse** von vorhin"),
        ("es", "**Un resultado** anterior", "**1.200 resultados** anteriores"),
        ("ko", "지난 결과 **1건**", "지난 결과 **1,200건**"),
    ],
)
def test_numbers_choose_their_plural_and_are_written_as_the_language_writes_them(
    language, one, many
):
    t = texts.of(language)
    assert t("digest-content", count=1) == one
    assert t("digest-content", count=1200) == many


@pytest.mark.parametrize(
    ("language", "places"),
    [
        ("en", "1st 2nd 3rd 4th 11th 21st"),
        ("fr", "1re 2e 3e 4e 11e 21e"),
        ("de", "1. 2. 3. 4. 11. 21."),
        ("es", "1.er 2.º 3.er 4.º 11.º 21.º"),
        ("ko", "1위 2위 3위 4위 11위 21위"),
    ],
)
def test_a_place_has_the_ending_of_its_language(language, places):
    t = texts.of(language)
    assert " ".join(t.ordinal(place) for place in (1, 2, 3, 4, 11, 21)) == places


@pytest.mark.parametrize(
    ("language", "figures"),
    [
        ("en", "812 | 21.4K | 7.0 | 62% | +21 | −1,500 | 31 min | 2 h 5 min"),
        ("fr", "812 | 21,4 k | 7,0 | 62 % | +21 | −1 500 | 31 min | 2 h 5 min"),
        ("de", "812 | 21.434 | 7,0 | 62 % | +21 | −1.500 | 31 Min. | 2 Std. 5 Min."),
        ("es", "812 | 21,4 mil | 7,0 | 62 % | +21 | −1.500 | 31 min | 2 h 5 min"),
        ("ko", "812 | 21,434 | 7.0 | 62% | +21 | −1,500 | 31분 | 2시간 5분"),
    ],
)
def test_figures_are_written_as_the_language_writes_them(language, figures):
    t = texts.of(language)
    told = [
        t.amount(812),
        t.amount(21_434),
        t.number(7, 1),
        t.percent(0.62),
        t.signed(21),
        t.signed(-1500),
        t.minutes(1864),
        t.minutes(7500),
    ]
    assert " | ".join(told).replace("\u202f", " ").replace("\xa0", " ") == figures
    assert t.percent(None) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_is_joined_with_the_last_word_of_its_language(language):
    t = texts.of(language)
    word = {"en": " and", "fr": " et", "de": " und", "es": " y", "ko": ","}[language]
    assert t.joined([]) == ""
    assert t.joined(["a"]) == "a"
    assert t.joined(["a", "b", "c"]) == f"a, b{word} c"
