"""What the container's health check runs."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp import web

from bot.health_check import ask

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("status", [200, 503])
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])
async def test_it_says_what_healthz_says_wherever_that_listens(status, host):
    async def answer(_):
        return web.json_response({}, status=status)

    app = web.Application()
    app.router.add_get("/healthz", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    assert await asyncio.to_thread(ask, host, runner.addresses[0][1]) is (status == 200)
    await runner.cleanup()


def test_nobody_who_answers_is_a_failure():
    assert ask("127.0.0.1", 1) is False


def test_switched_off_it_never_fails(tmp_path):
    command = [sys.executable, "-m", "bot.health_check"]
    env = {"PATH": os.environ["PATH"], "HEALTH_PORT": "0", "PYTHONPATH": str(ROOT)}
    assert subprocess.run(command, env=env, cwd=tmp_path, timeout=60).returncode == 0


def test_the_image_uses_it():
    assert 'CMD ["python", "-m", "bot.health_check"]' in (ROOT / "Dockerfile").read_text()
