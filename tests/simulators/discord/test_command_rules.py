import pytest

from simulators.discord.command_rules import check_commands, is_command_name
from simulators.discord.errors import ApiError


def command(**changes):
    return {"name": "thing", "description": "A thing", "type": 1, **changes}


def option(**changes):
    return {"type": 3, "name": "word", "description": "A word", **changes}


def codes(commands, *, in_guild=False):
    """The codes of all complaints."""
    try:
        check_commands(commands, in_guild=in_guild)
    except ApiError as error:
        return complaints(error.errors or {})
    return set()


def complaints(node):
    """The codes in Discord's nested errors."""
    found = {one["code"] for one in node.get("_errors", [])}
    for key, child in node.items():
        found |= complaints(child) if key != "_errors" else set()
    return found


SUB = option(type=1, name="add")
WRONG_TYPE = "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"


@pytest.mark.parametrize(
    "good",
    [
        command(),
        command(options=[option(required=True), option(name="b")]),
        command(options=[option(choices=[{"name": "a", "value": "a"}])]),
        command(options=[SUB, option(type=2, name="group", options=[SUB])]),
        command(name="наука"),
        {"type": 3, "name": "Look At It"},
        command(name_localizations={"de": "ding"}, contexts=[0], integration_types=[0]),
    ],
)
def test_what_discord_takes_passes(good):
    assert codes([good]) == set()


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (command(name="Thing"), "APPLICATION_COMMAND_INVALID_NAME"),
        (command(name="two words"), "APPLICATION_COMMAND_INVALID_NAME"),
        (command(name="x" * 33), "APPLICATION_COMMAND_INVALID_NAME"),
        (command(description=""), "BASE_TYPE_REQUIRED"),
        (command(description="x" * 101), "BASE_TYPE_BAD_LENGTH"),
        ({"type": 2, "name": "Look", "description": "x"}, None),
        (command(name_localizations={"xx": "y"}), "DICT_TYPE_KEY_INVALID"),
        (
            command(options=[option(), option(name="b", required=True)]),
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (command(options=[option(), option()]), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID"),
        (
            command(options=[option(autocomplete=True, choices=[{"name": "a", "value": "a"}])]),
            "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE",
        ),
        (command(options=[option(name=f"o{n}") for n in range(26)]), "BASE_TYPE_BAD_LENGTH"),
        (command(options=[SUB, option()]), WRONG_TYPE),
        (command(options=[option(type=2, name="g", options=[option()])]), WRONG_TYPE),
        (command(options=[option(type=1, name="s", options=[SUB])]), WRONG_TYPE),
        (
            command(
                options=[
                    option(
                        name=f"o{n}",
                        description="x" * 100,
                        choices=[
                            {"name": f"{m}" + "n" * 90, "value": f"{m}" + "v" * 90}
                            for m in range(25)
                        ],
                    )
                    for n in range(2)
                ]
            ),
            "APPLICATION_COMMAND_TOO_LARGE",
        ),
    ],
)
def test_what_discord_refuses_is_refused(bad, code):
    assert code is None or code in codes([bad])
    assert codes([bad])


def test_names_are_unique_within_their_type():
    assert codes([command(), command()]) == {"APPLICATION_COMMANDS_DUPLICATE_NAME"}
    assert codes([command(), {"type": 3, "name": "thing"}]) == set()


def test_a_hundred_commands_are_enough():
    many = [command(name=f"c{n}") for n in range(101)]
    assert codes(many) == {"APPLICATION_COMMANDS_TYPE_MAX"}
    assert codes(many[:100]) == set()


def test_a_servers_own_command_takes_no_contexts():
    assert codes([command(contexts=[0])], in_guild=True) == {"APPLICATION_COMMAND_CONTEXTS_GUILD"}


def test_names_may_be_of_any_script_but_not_of_any_sign():
    assert is_command_name("हिन्दी")
    assert is_command_name("a-b_c'1")
    assert not is_command_name("a.b")
