"""A driver in another process can run the world."""


async def test_a_game_is_played_over_http(riot, http, client):
    async def post(door, **body):
        async with http.post(f"{riot.url}/sim/{door}", json=body) as response:
            return response.status, await response.json(content_type=None)

    status, otter = await post("accounts", game_name="Quiet Otter", tag_line="EUW", platform="EUW1")
    account = riot.accounts[otter["number"]]
    status, game = await post("games", platform="EUW1", queue=420, players=["Quiet Otter#EUW"])
    assert status == 200
    assert (await client.live(account)).status == 200
    assert (await post("icons", player="quiet otter#euw", icon=7))[0] == 200
    assert account.profile_icon == 7
    await post("outage", status=503)
    assert (await client.live(account)).status == 503
    await post("outage", status=0)
    await post("games/end", match_id=game["match_id"], ending="remake")
    async with http.get(f"{riot.url}/sim/state") as response:
        state = await response.json()
    assert [(g["match_id"], g["live"], g["published"]) for g in state["games"]] == [
        (game["match_id"], False, True)
    ]


async def test_a_wrong_request_is_told_what_is_wrong(riot, http):
    async with http.post(
        f"{riot.url}/sim/games", json={"platform": "EUW1", "queue": 420, "players": ["No#ONE"]}
    ) as response:
        assert response.status == 400
        assert "nobody is called No#ONE" in await response.text()
