"""docs/migration.md cannot rot: every command line that can be run here is run, in its order, on a
real database; the others are compared with what they speak of."""

import asyncio
import os
import re
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from bot.command_line import parser
from tests.bot.command_line import run
from tests.container.compose import ROOT, compose
from tests.runbook.lines import RUNBOOK, Kind, classified, command_lines
from tests.support.databases import migrated_postgresql
from tests.support.following import add_guild, add_player
from tests.support.postgres import find_binaries
from tracking.clock import SystemClock
from tracking.database.engine import Database
from tracking.database.models import TrackedGameRow

TEXT = RUNBOOK.read_text()
LINES = command_lines(TEXT)
ENV = {"POSTGRES_PASSWORD": "x", "DATABASE_URL": "postgresql://postgres:x@postgres/lol_tracker_db"}

SAYS_NO = {"health": {0, 1, 3}, "migrate": {0, 1}}
"""Commands whose answer may be no; of the others 0 is expected."""


def of(kind):
    return [line for line in LINES if line.kind is kind]


@pytest.fixture
async def on_postgresql(postgresql, monkeypatch, tmp_path):
    """The address of a migrated database with two players whom nobody follows yet."""
    async with migrated_postgresql() as url:
        database = Database(url)
        async with database.write() as session:
            await add_guild(session, 123456789012345678, SystemClock().now())
            for name in ("Paper Lamp", "Sleepy Heron"):
                await add_player(session, name, adopted=True)
        await database.close()
        for name in [name for name in os.environ if name.endswith(("_KEY", "_TOKEN"))]:
            monkeypatch.delenv(name)
        monkeypatch.setenv("DATABASE_URL", url)
        monkeypatch.setenv("HEALTH_PORT", "0")
        monkeypatch.chdir(tmp_path)
        yield url


async def test_every_command_of_the_bot_runs_as_written(on_postgresql, capsys):
    for line in of(Kind.BOT):
        if line.words[2] != "bot" or line.words[3] == "check":
            continue  # test_check has a Riot and a Discord to ask; the health check needs no words
        code = await run(*line.words[3:])
        said = capsys.readouterr()
        assert code in SAYS_NO.get(line.words[3], {0}), f"{line.text}: {said.err}"
        assert "Traceback" not in said.err


async def test_every_line_for_postgresqls_own_programs_runs_as_written(on_postgresql, tmp_path):
    url = make_url(on_postgresql)
    environment = {
        "PATH": f"{find_binaries()}:{os.environ['PATH']}",
        "PGHOST": str(url.host),
        "PGPORT": str(url.port),
        "PGPASSWORD": url.password or "",
        "LC_ALL": "C.UTF-8",
    }
    lines = of(Kind.POSTGRES)
    assert {line.words[0] for line in lines} == {
        "psql",
        "pg_dump",
        "dropdb",
        "createdb",
        "pg_restore",
    }
    for line in lines:
        inside = line.text[line.text.index(line.words[0]) :]
        mine = inside.replace("lol_tracker_db", str(url.database))
        mine = mine.replace("-U postgres", f"-U {url.username}")
        process = await asyncio.create_subprocess_exec(
            *("bash", "-c", mine),
            cwd=tmp_path,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await process.communicate()
        assert process.returncode == 0, f"{line.text}: {said.decode()}"


async def test_every_change_of_the_env_file_changes_what_it_speaks_of(tmp_path):
    example = (ROOT / ".env.example").read_text()
    (tmp_path / ".env.example").write_text(example)
    for line in of(Kind.SHELL):
        process = await asyncio.create_subprocess_exec("bash", "-c", line.text, cwd=tmp_path)
        assert await process.wait() == 0, line.text
        text = (tmp_path / ".env").read_text()
        if wanted := re.search(r"/([A-Z_]+=[^/]+)/'", line.text):
            assert wanted[1] in text.splitlines(), line.text
    # At the runbook's end the operator has gone back, to an older image.
    assert "USE_GAME_CENTRIC_MODEL=false" in text
    assert "LOL_TRACKER_IMAGE=lol-tracker:previous" in text.splitlines()


@pytest.mark.parametrize("line", of(Kind.ENGINE), ids=lambda line: line.text)
def test_every_line_for_the_engine_names_a_service_that_there_is(line):
    services = compose(ENV)["services"]
    if line.service is None:
        assert line.verb in ("build", "config", "ps")
        return
    profiles = services[line.service].get("profiles", [])
    # Compose starts a service that is named whatever its profile; to stop one it must be given.
    assert line.profile in profiles if line.profile else line.verb == "up" or not profiles


@pytest.mark.parametrize("line", [line for line in LINES if line.service], ids=lambda x: x.text)
def test_what_runs_inside_is_run_in_a_service_that_there_is(line):
    assert line.service in compose(ENV)["services"]


def test_the_revision_and_the_columns_it_shows_are_those_there_are():
    newest = max(path.name[:3] for path in (ROOT / "migrations" / "versions").glob("0*.py"))
    columns = len(TrackedGameRow.__table__.columns)
    assert f"The database stands at revision {newest}.\n" in TEXT
    assert re.search(rf" columns \n-+\n +{columns}\n\(1 row\)", TEXT)


def test_what_is_looked_for_in_logs_is_what_we_write():
    sources = [*(ROOT / "tracking").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]
    code = "\n".join(path.read_text() for path in sources)
    patterns = re.findall(r'docker compose .*logs .* \| grep "(.*)"', TEXT)
    assert patterns
    for word in (word for pattern in patterns for word in pattern.split(r"\|")):
        assert word in code, word


def test_every_target_of_make_is_one():
    makefile = (ROOT / "Makefile").read_text()
    named = {line.words[1] for line in of(Kind.MAKE)} | set(re.findall(r"`make (\w+)`", TEXT))
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_commands_named_in_the_text_exist():
    found = re.findall(r"`python -m bot (\w[^`]*)`", TEXT)
    assert found
    for command in found:
        parser().parse_args(command.split())


def test_a_line_of_no_known_kind_is_noticed():
    with pytest.raises(ValueError, match="nobody knows"):
        classified("rm -rf data")
    with pytest.raises(ValueError, match="kill is nothing"):
        classified("docker compose kill lol-tracker")


def test_every_link_within_the_runbook_leads_to_a_heading():
    headings = re.findall(r"^#+ (.*)$", TEXT, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in headings}
    for anchor in re.findall(r"\]\(#([^)]+)\)", TEXT):
        assert anchor in anchors, anchor
    for name, anchor in re.findall(r"\]\((\w+\.md)#([^)]+)\)", TEXT):
        other = re.findall(r"^#+ (.*)$", (Path(RUNBOOK).parent / name).read_text(), re.MULTILINE)
        assert anchor in {title.lower().replace(" ", "-") for title in other}
