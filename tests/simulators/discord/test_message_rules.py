import pytest

from simulators.discord.errors import ApiError
from simulators.discord.message_rules import COMPONENTS_V2, check_message
from tests.simulators.discord.test_command_rules import complaints


def code_of(body, **how):
    """Discord's code, and those of the single complaints."""
    try:
        check_message(body, **how)
    except ApiError as error:
        return error.code, complaints(error.errors or {})
    return None


def row(*components):
    return {"type": 1, "components": list(components)}


def button(n=0, **changes):
    return {"type": 2, "style": 1, "label": "Go", "custom_id": f"b{n}", **changes}


def link(**changes):
    return {"type": 2, "style": 5, "label": "Go", "url": "https://example.org", **changes}


def select(values):
    options = [{"label": "l", "value": value} for value in values]
    return {"type": 3, "custom_id": "s", "options": options}


def text(content="word"):
    return {"type": 10, "content": content}


def v2(*components, **more):
    return {"flags": COMPONENTS_V2, "components": list(components), **more}


LONG = [{"description": "x" * 4000}, {"description": "y" * 2001}]


@pytest.mark.parametrize(
    "good",
    [
        {"content": "x" * 2000, "nonce": "n" * 25},
        {"embeds": [{"description": "x" * 4000}, {"description": "y" * 2000}]},
        {"embeds": [{"title": "x", "fields": [{"name": "n", "value": "v"}] * 25}]},
        {"content": "x", "components": [row(*[button(n) for n in range(5)]), row(link())]},
        v2(text(), {"type": 17, "components": [text(), {"type": 14}]}),
        v2({"type": 9, "components": [text()], "accessory": button()}),
    ],
)
def test_what_discord_takes_passes(good):
    assert code_of(good) is None


@pytest.mark.parametrize("empty", [{}, {"content": " \n"}, {"embeds": [], "components": []}])
def test_an_empty_message_cannot_be_sent_but_may_be_made_by_an_edit(empty):
    assert code_of(empty) == (50006, set())
    assert code_of(empty, edit=True) is None


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ({"content": "x" * 2001}, "BASE_TYPE_MAX_LENGTH"),
        ({"content": "x", "nonce": "n" * 26}, "BASE_TYPE_MAX_LENGTH"),
        ({"embeds": LONG}, "MAX_EMBED_SIZE_EXCEEDED"),
        ({"embeds": [{"title": "x"}] * 11}, "BASE_TYPE_BAD_LENGTH"),
        ({"embeds": [{"description": "x" * 4097}]}, "BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"fields": [{"name": "n", "value": ""}]}]}, "BASE_TYPE_REQUIRED"),
        ({"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, "BASE_TYPE_BAD_LENGTH"),
        ({"embeds": [{"footer": {"text": "x" * 2049}}]}, "BASE_TYPE_BAD_LENGTH"),
        ({"embeds": [{"author": {"name": "x" * 257}}]}, "BASE_TYPE_BAD_LENGTH"),
        ({"embeds": [{"title": "x", "url": "ftp://x.org"}]}, "URL_TYPE_INVALID_SCHEME"),
        ({"embeds": [{"image": {"url": "data:image/png"}}]}, "URL_TYPE_INVALID_SCHEME"),
        ({"embeds": [{"title": "x", "color": 0x1000000}]}, "NUMBER_TYPE_MAX"),
        ({"components": [row(link())] * 6}, "BASE_TYPE_BAD_LENGTH"),
        ({"components": [row(*[button(n) for n in range(6)])]}, "BASE_TYPE_BAD_LENGTH"),
        ({"components": [row()]}, "BASE_TYPE_BAD_LENGTH"),
        ({"components": [row(button(), button())]}, "COMPONENT_CUSTOM_ID_DUPLICATED"),
        ({"components": [row(button(custom_id=None))]}, "BASE_TYPE_REQUIRED"),
        ({"components": [row(link(custom_id="x"))]}, "BUTTON_COMPONENT_CUSTOM_ID_FORBIDDEN"),
        ({"components": [row(link(url=None))]}, "BASE_TYPE_REQUIRED"),
        ({"components": [row(button(label=None))]}, "BUTTON_COMPONENT_MISSING_LABEL"),
        ({"components": [row(button(label="x" * 81))]}, "BASE_TYPE_MAX_LENGTH"),
        ({"components": [row(select("aa"))]}, "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"),
        ({"components": [row(select(map(str, range(26))))]}, "BASE_TYPE_BAD_LENGTH"),
        ({"components": [row(select("a"), button())]}, "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        ({"components": [text()]}, "UNION_TYPE_CHOICES"),
        (
            v2(text(), content="x"),
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
        (
            v2(text(), embeds=[{"title": "x"}]),
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
        (v2(text("x" * 2001), text("y" * 2000)), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
        (
            v2({"type": 17, "components": [text()] * 40}),
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
        ),
        (v2({"type": 9, "components": [text()]}), "BASE_TYPE_REQUIRED"),
        (v2({"type": 12, "items": []}), "BASE_TYPE_BAD_LENGTH"),
    ],
)
def test_what_discord_refuses_is_refused(bad, code):
    assert code_of(bad) == (50035, {code})


def test_a_layout_message_can_never_go_back_to_content():
    assert code_of({"content": "x"}, edit=True, flags=COMPONENTS_V2)[0] == 50035


def test_eleven_files_are_one_too_many():
    assert code_of({}, sizes=[1] * 10) is None
    assert code_of({}, sizes=[1] * 11)[0] == 50035
