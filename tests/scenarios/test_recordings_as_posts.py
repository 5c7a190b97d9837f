"""Every recorded match, played by followed players, ends as the right post.

The local Riot serves each recording as it is, moved to now and with other ids and players; the
real bot notices and posts. What a post must say was read off the raw fields by eye
(`win`, `placement`, `endOfGameResult`, `championName`, kills/deaths/assists or in Swarm, whose
records count no kills, `champLevel`, and `queueId`); it is not what the code printed. Participants
are named by their index in the record: recordings hold real people's names.
"""

from typing import Any

import pytest

from simulators.riot import Account, Game
from simulators.riot.accounts import GameKind
from tests.scenarios.running_bot import RunningBot, match_id_of, running_bot
from tests.support.recordings import load, shared_data

pytestmark = pytest.mark.waits

Json = dict[str, Any]

SOLO, FLEX, DRAFT = "Ranked Solo/Duo", "Ranked Flex", "Normal Draft"

# recording -> queue and, by index, what is said of one participant
LOL = {
    "EUW1_6349186754": (SOLO, {0: "Defeat as Shen · 8/4/9", 9: "Victory as Leona · 2/5/20"}),
    "EUW1_6511808246": (
        "Arena",
        {
            0: "4th place as Samira · 2/6/2",
            4: "1st place as Urgot · 9/2/5",
            7: "3rd place as Lux · 5/6/4",
        },
    ),
    "EUW1_6834713231": ("", {0: "No result", 9: "No result"}),
    "EUW1_6852390800": (FLEX, {0: "Defeat as Poppy · 10/4/4", 5: "Victory as Yasuo · 4/11/2"}),
    "EUW1_7261321891": (
        "Swiftplay",
        {0: "Victory as Sett · 8/4/3", 5: "Defeat as Mordekaiser · 0/13/0"},
    ),
    "JP1_390614378": ("ARAM", {0: "Victory as Veigar · 10/5/25", 5: "Defeat as Vayne · 3/13/14"}),
    "JP1_391732436": (
        "Co-op vs. AI Intermediate",
        {0: "Victory as Thresh · 0/2/7", 4: "Victory as Jhin · 13/1/6"},
    ),
    "JP1_397348569": (SOLO, {0: "Defeat as Camille · 4/6/3", 5: "Victory as Vayne · 3/1/7"}),
    "JP1_444997552": (
        "Arena (16-player lobby)",
        {
            0: "3rd place as Lillia · 5/6/11",
            8: "5th place as Akali · 9/6/8",
            15: "8th place as Teemo · 1/10/3",
        },
    ),
    "JP1_445141671": (
        "Arena",
        {
            0: "2nd place as Aatrox · 13/6/5",
            8: "6th place as Karma · 9/5/7",
            15: "5th place as Ekko · 5/5/8",
        },
    ),
    "JP1_450685262": (SOLO, {0: "Defeat as Poppy · 4/6/3", 9: "Victory as Rakan · 0/1/22"}),
    "JP1_456819992": ("Swarm (Solo)", {0: "Defeat as Jinx · level 11"}),
    "JP1_457196409": (
        "Swarm (Trio)",
        {0: "Victory as Jinx · level 38", 2: "Victory as Yasuo · level 38"},
    ),
    "JP1_477847236": (SOLO, {0: "Victory as Galio · 3/0/7", 5: "Defeat as K'Sante · 1/2/1"}),
    "JP1_491776434": (
        "Quickplay",
        {0: "Victory as Kayle · 6/3/3", 9: "Defeat as Soraka · 1/3/5"},
    ),
    "JP1_498473890": (
        "Arena",
        {
            0: "8th place as K'Sante · 1/6/0",
            8: "3rd place as Alistar · 7/10/6",
            15: "3rd place as Ivern · 7/5/8",
        },
    ),
    "JP1_518437246": ("ARAM", {0: "Victory as Jax · 9/6/9", 9: "Defeat as Syndra · 5/4/10"}),
    "JP1_546614216": (DRAFT, {0: "Defeat as Camille · 4/9/1", 5: "Victory as Akali · 12/4/1"}),
    "JP1_566638130": (SOLO, {0: "Defeat as Gragas · 3/6/7", 9: "Victory as Ezreal · 2/6/11"}),
    # An Arena in which everybody has placement 0 and nobody has won (developer-relations#793).
    "KR_6604607115": ("Arena", {0: "No result as Shaco", 7: "No result as Warwick"}),
    "NA1_4196060228": (
        "ARAM",
        {0: "Defeat as Morgana · 2/14/17", 5: "Victory as Xerath · 28/6/23"},
    ),
    "NA1_4207411591": (SOLO, {0: "Victory as Sion · 2/8/6", 5: "Defeat as Darius · 9/6/2"}),
    "NA1_5018382378": (SOLO, {0: "Victory as Soraka · 1/0/5", 9: "Defeat as Milio · 0/6/2"}),
    "RU_490603994": (SOLO, {0: "Victory as Yorick · 3/5/3", 5: "Defeat as Fiddlesticks · 2/8/7"}),
    "SG2_31726207": (SOLO, {0: "Victory as Syndra · 11/9/18", 5: "Defeat as Lucian · 23/12/7"}),
    "TH2_24825892": (SOLO, {0: "Victory as Darius · 3/4/5", 9: "Defeat as Camille · 5/12/3"}),
}

TFT = {
    "EUW1_6455483163": (
        "TFT Hyper Roll",
        {0: "6th place · level 8", 7: "2nd place · level 9"},
    ),
    "EUW1_6807630149": ("TFT Normal", {0: "4th place · level 9", 7: "6th place · level 8"}),
    "EUW1_6850752429": ("TFT Normal", {0: "7th place · level 8", 7: "3rd place · level 9"}),
    "EUW1_6956870524": ("TFT Ranked", {0: "7th place · level 8", 7: "4th place · level 8"}),
    "EUW1_7288129746": (
        "TFT Revival: Festival of Beasts",
        {0: "3rd place · level 9", 7: "1st place · level 9"},
    ),
    "NA1_4067121226": ("TFT Ranked", {0: "7th place · level 7", 7: "6th place · level 8"}),
}

PLAYERS = sum(len(said) for table in (LOL, TFT) for _, said in table.values())


def test_every_recording_handed_out_has_its_expectation():
    folder = shared_data() / "riot"
    assert {path.stem for path in (folder / "match-v5").glob("*.json")} == set(LOL)
    assert {path.stem for path in (folder / "tft-match-v1").glob("*.json")} == set(TFT)


async def test_every_recording_ends_as_the_right_post(tmp_path):
    """Each participant of the tables alone in a game of his own; every other game is seen live
    first, the rest is found in the match lists only."""
    folder = shared_data() / "riot"
    async with running_bot(tmp_path) as bot:
        accounts = [bot.riot.add_account(f"Otter {n}", "REC") for n in range(PLAYERS)]
        await bot.follow(accounts)
        expected: dict[str, str] = {}
        for kind, table in (("match-v5", LOL), ("tft-match-v1", TFT)):
            for name, (queue, said) in table.items():
                raw = load(folder / kind / f"{name}.json")
                for index, told in said.items():
                    account = accounts[len(expected)]
                    game = play(bot, raw, {index: account}, live=len(expected) % 2 == 0)
                    expected[game.match_id] = one_line(account, told, queue)
        posts = await bot.until_posts(PLAYERS, 60)
        assert {match_id_of(post): bare(post["content"]) for post in posts} == expected
        assert len(posts) == PLAYERS


async def test_the_players_of_one_recording_share_one_post(tmp_path):
    folder = shared_data() / "riot"
    async with running_bot(tmp_path) as bot:
        tables = (("match-v5", LOL), ("tft-match-v1", TFT))
        together = {
            (kind, name): said for kind, table in tables for name, (_, said) in table.items()
        }
        accounts = {
            (*recording, index): bot.riot.add_account(f"Heron {number}-{index}", "REC")
            for number, (recording, said) in enumerate(together.items())
            for index in said
        }
        await bot.follow(accounts.values())
        expected = {}
        for (kind, name), said in together.items():
            raw = load(folder / kind / f"{name}.json")
            theirs = {index: accounts[kind, name, index] for index in said}
            game = play(bot, raw, theirs, live=False)
            expected[game.match_id] = {
                f"{riot_id(theirs[index])} · {told.split(' as ')[0].split(' · ')[0]}"
                for index, told in said.items()
            }
        posts = await bot.until_posts(len(expected), 60)
        assert {
            match_id_of(post): {bare(field["name"]) for field in post["embeds"][0]["fields"]}
            for post in posts
        } == expected
        assert len(posts) == len(expected)


def play(bot: RunningBot, raw: Json, seats: dict[int, Account], *, live: bool) -> Game:
    puuids = raw["metadata"]["participants"]
    people = [p["puuid"] for p in raw["info"]["participants"]] or puuids
    kind: GameKind = "tft" if "game_datetime" in raw["info"] else "lol"
    relabel = {people[index]: account for index, account in seats.items()}
    return bot.riot.play_recording(raw, kind, relabel, live_for=4 if live else None)


def riot_id(account: Account) -> str:
    return f"{account.game_name}#{account.tag_line}"


def one_line(account: Account, told: str, queue: str) -> str:
    """`Victory: Otter 1#REC as Shen · 8/4/9 · Ranked Solo/Duo`."""
    word = told.split(" as ")[0].split(" · ")[0]
    line = f"{word}: {riot_id(account)}{told.removeprefix(word)}"
    return f"{line} · {queue}" if queue else line


def bare(text: str) -> str:
    """What is read, without bold and without the marks around a name."""
    return text.replace("**", "").replace("\u2066", "").replace("\u2069", "")


@pytest.mark.parametrize("word", ["Victory", "Defeat", "No result", "1st place", "8th place"])
def test_the_recordings_cover(word):
    told = [line for table in (LOL, TFT) for _, said in table.values() for line in said.values()]
    assert any(line.startswith(word) for line in told)
