"""A PostgreSQL database as the old service left it, made quickly: what such databases hold in
practice (the contract's "Tables"), in any size.

Everything is made up. The server generates the rows, so that a million of them take seconds. The
tables are not those of our own migrations: constraints bear other names, the server has no
defaults for the times, and there are columns that nobody knows any more.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy.engine import make_url

TABLES = """
CREATE TABLE tracked_players (
  id SERIAL,
  game_name VARCHAR(16) NOT NULL,
  tag_line VARCHAR(5) NOT NULL,
  created_at TIMESTAMP NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  discord_handle TEXT,
  CONSTRAINT players_pk PRIMARY KEY (id),
  CONSTRAINT players_name_tag UNIQUE (game_name, tag_line)
);
CREATE TABLE game_states (
  id SERIAL,
  player_id INTEGER NOT NULL,
  status VARCHAR(50) NOT NULL,
  game_id VARCHAR(20),
  queue_type VARCHAR(50),
  game_result_data JSONB,
  duration_seconds INTEGER,
  created_at TIMESTAMP NOT NULL,
  game_start_time TIMESTAMP,
  game_end_time TIMESTAMP,
  raw_api_response TEXT,
  schema_version SMALLINT DEFAULT 2,
  CONSTRAINT states_pk PRIMARY KEY (id),
  CONSTRAINT states_player FOREIGN KEY (player_id) REFERENCES tracked_players (id)
);
CREATE TABLE alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
"""

INDEXES = """
CREATE INDEX ix_states_player_created ON game_states (player_id, created_at);
CREATE INDEX ix_states_game ON game_states (game_id);
CREATE INDEX ix_states_status ON game_states (status);
CREATE INDEX ix_states_player_status ON game_states (player_id, status);
"""

# As the old service ran the plan's own 005, whose names are known; it wrote few rows into it.
TRACKED_GAMES = """
CREATE TABLE tracked_games (
  id SERIAL PRIMARY KEY,
  player_id INTEGER NOT NULL REFERENCES tracked_players (id) ON DELETE CASCADE,
  game_id VARCHAR(20) NOT NULL,
  status VARCHAR(20) NOT NULL DEFAULT 'ACTIVE',
  detected_at TIMESTAMP NOT NULL,
  started_at TIMESTAMP,
  completed_at TIMESTAMP,
  queue_type VARCHAR(50),
  game_result_data JSONB,
  duration_seconds INTEGER,
  raw_api_response TEXT,
  last_error TEXT,
  retry_count INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT uq_tracked_games_player_game UNIQUE (player_id, game_id)
);
CREATE INDEX idx_tracked_games_status ON tracked_games (status);
CREATE INDEX idx_tracked_games_player_status ON tracked_games (player_id, status);
CREATE INDEX idx_tracked_games_detected ON tracked_games (detected_at DESC);
CREATE INDEX idx_tracked_games_completed ON tracked_games (completed_at DESC)
  WHERE completed_at IS NOT NULL;
COMMENT ON TABLE tracked_games IS
  'Game-centric tracking where each row represents a complete game lifecycle';
INSERT INTO tracked_games (player_id, game_id, status, detected_at, completed_at, retry_count)
SELECT player_id, game_id, CASE WHEN lower(min(status)) = 'in_game' AND count(*) = 1 THEN 'ACTIVE'
    ELSE 'COMPLETED' END, min(created_at), max(created_at), 0
FROM game_states WHERE game_id IS NOT NULL AND player_id % 5 = 0 GROUP BY player_id, game_id;
CREATE VIEW game_tracking_metrics AS SELECT 1 AS hour;
"""

PLAYERS = """
INSERT INTO tracked_players (game_name, tag_line, created_at, updated_at, discord_handle)
SELECT
  (ARRAY['Quiet Otter ', 'Paper Lamp ', '조용한 수달 ', 'sleepy heron '])[1 + n % 4] || n,
  (ARRAY['EUW', 'NA1', 'KR1', 'euw'])[1 + n % 4],
  $2::timestamp - interval '2 years', $2::timestamp - interval '2 years',
  CASE WHEN n % 3 = 0 THEN 'otter' || n END
FROM generate_series(1, $1::int) AS n;
"""

# Game g of player p, the oldest first, and by the number what is odd about it:
#   % 20 = 7   lost: the next game took its place, no second row
#   % 20 = 11  the second row stands there twice, the first time without a result
#   % 20 = 13  a further NOT_IN_GAME row that names no game
#   % 20 = 17  the service was down when it began: no first row
#   % 50 = 1   the status in small letters
#   % 5 = 0    no queue
#   % 3 = 0    no result and no record
#   % 8 = 4    the record as the text of a Python dict, % 8 else as JSON
#   % 200 = 4  a record of full size
STATES = """
INSERT INTO game_states (player_id, status, game_id, queue_type, game_result_data,
  duration_seconds, created_at, game_start_time, game_end_time, raw_api_response)
SELECT
  p,
  CASE WHEN g % 50 = 1 THEN lower(row.status) ELSE row.status END,
  CASE WHEN row.names THEN (1000000000 + p * 100000 + g)::text END,
  CASE WHEN row.names AND g % 5 <> 0
    THEN (ARRAY['RANKED_SOLO_5x5', 'ARAM', 'Normal Draft', 'TFT'])[1 + g % 4] END,
  CASE WHEN row.tells THEN jsonb_build_object('won', g % 2 = 0, 'kills', g % 17) END,
  CASE WHEN row.tells THEN 1800 END,
  begun.at + row.later,
  CASE WHEN row.names THEN begun.at END,
  CASE WHEN row.tells THEN begun.at + interval '30 minutes' END,
  CASE WHEN row.tells THEN replace(replace(replace(replace(replace(
    CASE WHEN g % 200 = 4 THEN $6::text WHEN g % 8 = 4 THEN $5::text ELSE $4::text END,
    '1000000001', (1000000000 + p * 100000 + g)::text),
    '1767225600000', (extract(epoch FROM begun.at)::bigint * 1000)::text),
    '1767227400000', (extract(epoch FROM begun.at)::bigint * 1000 + 1800000)::text),
    'THE PLAYER', player.game_name), 'THE TAG', player.tag_line) END
FROM generate_series(1, $1::int) AS g
CROSS JOIN generate_series(1, $2::int) AS p
JOIN tracked_players AS player ON player.id = p
CROSS JOIN LATERAL (
  SELECT $3::timestamp - ($7::int - g) * $8::interval - p * interval '1 second' AS at
) AS begun
CROSS JOIN LATERAL (
  SELECT 'IN_GAME' AS status, true AS names, false AS tells, interval '0' AS later
  WHERE g % 20 <> 17
  UNION ALL
  SELECT 'NOT_IN_GAME', true, false, interval '31 minutes' WHERE g % 20 = 11
  UNION ALL
  SELECT 'NOT_IN_GAME', true, g % 3 <> 0, interval '32 minutes' WHERE g % 20 <> 7
  UNION ALL
  SELECT 'NOT_IN_GAME', false, false, interval '40 minutes' WHERE g % 20 = 13
) AS row
ORDER BY begun.at + row.later;
"""

ROWS_PER_GAME = 2.0
"""What twenty games come to: 40 rows."""

START, END = 1_767_225_600_000, 1_767_227_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OldDatabase:
    """What was made."""

    players: int
    games: int
    """Of all players."""
    states: int
    """Rows of `game_states`."""


async def make_old_database(
    url: str,
    *,
    players: int,
    rows: int,
    now: datetime,
    revision: str = "004",
    apart: timedelta = timedelta(hours=18),
) -> OldDatabase:
    """Fill an empty PostgreSQL database; about `rows` rows of `game_states`.

    Each player's newest game began an hour before `now` (aware), the others `apart` from each
    other before it. `revision` is 004 or 005.
    """
    connection = await asyncpg.connect(
        make_url(url).set(drivername="postgresql").render_as_string(hide_password=False),
        server_settings={"timezone": "UTC"},
    )
    games = max(1, round(rows / players / ROWS_PER_GAME))
    last = now.replace(tzinfo=None) - timedelta(hours=1)
    try:
        await connection.execute(TABLES)
        await connection.execute(PLAYERS, players, last)
        await connection.execute(
            STATES, games, players, last, *_records(), games, apart, timeout=600
        )
        await connection.execute(INDEXES)
        if revision == "005":
            await connection.execute(TRACKED_GAMES)
        await connection.execute("INSERT INTO alembic_version VALUES ($1)", revision)
        await connection.execute("ANALYZE")
        states = await connection.fetchval("SELECT count(*) FROM game_states")
    finally:
        await connection.close()
    return OldDatabase(players=players, games=players * games, states=states)


def _records() -> tuple[str, str, str]:
    """A match record as JSON, as the text of a Python dict, and one of full size (180,000
    characters); the query puts in whose it is and when it was played."""
    small, full = _record(people=2, fields=0), _record(people=10, fields=900)
    return json.dumps(small, ensure_ascii=False), str(small), str(full)


def _record(*, people: int, fields: int) -> dict[str, Any]:
    """The first participant is the player; the others hold as many further fields as Riot's."""
    others = {f"fieldOfRiots{number}": number for number in range(fields)}
    return {
        "metadata": {"matchId": "EUW1_1000000001", "participants": []},
        "info": {
            "gameId": 1000000001,
            "gameStartTimestamp": START,
            "gameEndTimestamp": END,
            "gameDuration": 1800,
            "gameMode": "CLASSIC",
            "gameVersion": "16.1.1",
            "mapId": 11,
            "queueId": 420,
            "platformId": "EUW1",
            "participants": [_participant(number, others) for number in range(people)],
        },
    }


def _participant(number: int, others: dict[str, int]) -> dict[str, Any]:
    return {
        "puuid": f"of-another-key-{number}",
        "riotIdGameName": "THE PLAYER" if number == 0 else f"Somebody {number}",
        "riotIdTagline": "THE TAG",
        "summonerName": None,
        "championId": 103,
        "teamId": 100 if number < 5 else 200,
        "win": number < 5,
        "kills": 5,
        "deaths": 3,
        "assists": 7,
        "timePlayed": 1800,
        **others,
    }
