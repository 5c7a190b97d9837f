import pytest

from tracking.addresses import database_url, discord_url, gateway_url, riot_url


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/{route}",
        "http://localhost:1/{route}",
        "http://[::1]:1/{route}",
        "https://{route}.api.riotgames.com",
    ],
)
def test_what_stays_on_this_machine_needs_no_encryption(address):
    assert riot_url(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "http://{route}.example.com",
        "http://127.0.0.1.example.com/{route}",
        "http://127.0.0.1@example.com/{route}",
        "http://localhost.example.com/{route}",
    ],
)
def test_what_only_looks_like_this_machine_must_be_encrypted(address):
    with pytest.raises(ValueError, match="must begin with https://"):
        riot_url(address)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://example.com", "must contain {route} once"),
        ("https://{route}.example.com/{region}", "no other braces"),
        ("https://{route}.{route}.example.com", "{route} once"),
        ("https://{route}.example.com:port", "is not an address"),
        ("https://{route} .example.com", "holds a space"),
        ("{route}.api.riotgames.com", "must be an address that begins with https://"),
        ("https://{route}.example.com/?key=1", "neither [?] nor #"),
    ],
)
def test_a_riot_address_that_cannot_work_is_refused(address, says):
    with pytest.raises(ValueError, match=says):
        riot_url(address)


def test_discord_addresses_lose_the_slash_at_their_end():
    assert discord_url("https://example.com/api/v10/") == "https://example.com/api/v10"
    assert gateway_url("ws://127.0.0.1:1/") == "ws://127.0.0.1:1"


def test_another_version_of_discords_api_is_refused():
    with pytest.raises(ValueError, match="must end in /api/v10"):
        discord_url("https://discord.com/api/v9")


def test_a_gateway_is_no_web_page():
    with pytest.raises(ValueError, match="begins with wss://"):
        gateway_url("https://gateway.discord.gg")


@pytest.mark.parametrize(
    ("given", "becomes"),
    [
        ("postgres://h/d", "postgresql+asyncpg://h/d"),
        ("postgresql://h/d", "postgresql+asyncpg://h/d"),
        ("postgresql+asyncpg://h/d", "postgresql+asyncpg://h/d"),
        ("postgres://u:p%40ss@h:5/d", "postgresql+asyncpg://u:p%40ss@h:5/d"),
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("sqlite+aiosqlite:////data/x.db", "sqlite+aiosqlite:////data/x.db"),
    ],
)
def test_database_addresses_as_hosts_give_them_are_understood(given, becomes):
    assert database_url(given).render_as_string(hide_password=False) == becomes


@pytest.mark.parametrize(
    "mode", ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"]
)
def test_every_sslmode_of_libpq_reaches_the_driver(mode):
    url = database_url(f"postgresql://h/d?sslmode={mode}")
    assert url.query == {"ssl": mode}


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("hidden", "is not a database address"),
        ("mysql://a:hidden@b/c", "names mysql, which is not supported"),
        ("postgresql+psycopg://a:hidden@b/c", "names postgresql.psycopg, which is not supported"),
        ("postgresql://a:hidden@h:port/d", "is not a database address"),
        ("postgresql://h/d?sslmode=hidden", "has an sslmode that is none of disable, allow"),
        ("postgresql://h/d?channel_binding=require", "has channel_binding= after its [?]"),
        ("postgresql://h/d?password=hidden", "has password= after its [?]"),
        ("sqlite+aiosqlite://", "names no file"),
        ("sqlite+aiosqlite:///:memory:", "names no file"),
        ("sqlite+aiosqlite://data/x.db", "needs three slashes"),
    ],
)
def test_a_database_address_that_cannot_work_is_refused_without_its_password(address, says):
    with pytest.raises(ValueError, match=says) as caught:
        database_url(address)
    assert "hidden" not in str(caught.value)
