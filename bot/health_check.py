"""`python -m bot.health_check`: ask a process beside this one for its health; for containers.

Exit code 0: it does its work, or /healthz is switched off. 1: it does not, or does not answer.
"""

import http.client
import ipaddress
import sys

from tracking.settings import load_settings

ANSWER_SECONDS = 4.0


def ask(host: str, port: int) -> bool:
    """Whether the process that listens there says that it does its work; port 0 is off."""
    if port == 0:
        return True
    connection = http.client.HTTPConnection(_reached_at(host), port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        print(answer.read().decode(errors="replace"))
        return answer.status == 200
    except (OSError, http.client.HTTPException) as error:
        print(f"/healthz does not answer: {error}")
        return False
    finally:
        connection.close()


def _reached_at(host: str) -> str:
    """Who listens everywhere is asked on loopback."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if not address.is_unspecified:
        return host
    return "127.0.0.1" if address.version == 4 else "::1"


if __name__ == "__main__":
    settings = load_settings(require_secrets=False)
    sys.exit(0 if ask(settings.health_host, settings.health_port) else 1)
