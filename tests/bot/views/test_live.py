from datetime import UTC, datetime, timedelta

import pytest

from bot import texts
from bot.texts import Language
from bot.views.live import render_live
from tracking.domain.games import GameKey
from tracking.stats import LiveNow, LivePlayer

EN = texts.of("en")
NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


def player(name="Quiet Otter", champion="Ahri", team=100, tag="EUW"):
    return LivePlayer(player_id=1, game_name=name, tag_line=tag, champion=champion, team_id=team)


def game(*players, number=1, started=NOW - timedelta(minutes=12), seen=NOW, queue_id=420):
    return LiveNow(
        key=GameKey(platform="EUW1", game_id=str(number)),
        queue_id=queue_id,
        queue_name="",
        started_at=started,
        seen_at=seen,
        players=players or (player(),),
    )


def shown(*games, t=EN, server="Otter Den"):
    embed = render_live(games, server, NOW, t)
    assert len(embed) <= 6000
    assert len(embed.title or "") <= 256
    assert len(embed.description or "") <= 4096
    return embed.description or ""


def test_a_game_says_who_with_whom_where_and_since_when_in_time_that_runs_by_itself():
    text = shown(game(player(), player("Heron", "Jinx")))
    assert "**\u2066Quiet Otter#EUW\u2069** (Ahri) and **\u2066Heron#EUW\u2069** (Jinx)" in text
    assert f"Ranked Solo/Duo · EUW · began <t:{int(NOW.timestamp()) - 720}:R>" in text


def test_followed_players_on_two_sides_are_told_apart():
    assert "against **\u2066Heron" in shown(game(player(), player("Heron", team=200)))


def test_a_loading_game_and_one_out_of_sight_say_so():
    assert "loading" in shown(game(started=None))
    lost = NOW - timedelta(minutes=11)
    assert f"last seen <t:{int(lost.timestamp())}:R>" in shown(game(seen=lost))


def test_an_empty_answer_is_a_sentence_and_streamer_mode_is_always_told():
    assert "in a game right now" in shown()
    assert "streamer mode" in shown()
    assert "streamer mode" in shown(game())


@pytest.mark.parametrize("language", Language)
def test_a_hundred_of_the_longest_names_fit(language):
    crowd = [
        game(*(player("_*" * 8, "Aurelion Sol", tag="`|`|`") for _ in range(5)), number=n)
        for n in range(20)
    ]
    assert "streamer" in shown(*crowd).lower() or "스트리머" in shown(*crowd)
    shown(*crowd, t=texts.of(language), server="@everyone " * 10)
