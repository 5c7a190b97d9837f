import discord
import pytest

from simulators.discord import NotOffered


async def test_the_same_commands_keep_their_ids_and_are_not_created_again(sim, bot):
    before = {one["name"]: (one["id"], one["version"]) for one in sim.commands()}
    assert set(before) == {"thing", "panel", "slow", "mute"}

    await bot.tree.sync()
    assert {one["name"]: (one["id"], one["version"]) for one in sim.commands()} == before
    bot.tree.remove_command("mute")
    await bot.tree.sync()
    assert {one["name"] for one in sim.commands()} == {"thing", "panel", "slow"}


async def test_a_servers_own_commands_are_offered_there_alone(scene, sim, bot):
    @discord.app_commands.command(description="Only here")
    async def here(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("here")

    bot.tree.add_command(here, guild=scene.guild)
    await bot.tree.sync(guild=scene.guild)
    assert [one["name"] for one in sim.commands(scene.guild)] == ["here"]
    assert (await sim.slash(scene.visitor, scene.channel, "here")).content == "here"

    other = sim.add_channel(sim.add_guild("Second Server"), "elsewhere")
    with pytest.raises(NotOffered, match="no command /here"):
        await sim.slash(sim.world.owner, other, "here")


async def test_one_command_is_read_changed_and_deleted(sim, bot):
    (panel,) = [one for one in await bot.tree.fetch_commands() if one.name == "panel"]
    await panel.edit(description="Another panel")
    assert (await bot.tree.fetch_command(panel.id)).description == "Another panel"
    await panel.delete()
    with pytest.raises(discord.NotFound) as caught:
        await bot.tree.fetch_command(panel.id)
    assert caught.value.code == 10063


async def test_a_command_created_under_a_known_name_replaces_it(sim, bot):
    (before,) = [one for one in sim.commands() if one["name"] == "panel"]
    body = {"name": "panel", "description": "Anew", "type": 1}
    await bot.http.upsert_global_command(bot.application_id, body)
    (after,) = [one for one in sim.commands() if one["name"] == "panel"]
    assert (after["id"], after["description"]) == (before["id"], "Anew")


async def test_a_server_that_the_bot_is_not_in_takes_no_commands(sim, bot):
    other = sim.add_guild("Second Server", bot=False)
    with pytest.raises(discord.Forbidden) as caught:
        await bot.tree.sync(guild=other)
    assert caught.value.code == 50001


async def test_a_bad_command_is_named_in_the_failure(bot):
    @discord.app_commands.command(description="x" * 101)
    async def wordy(interaction: discord.Interaction) -> None:
        del interaction

    bot.tree.add_command(wordy)
    with pytest.raises(discord.app_commands.CommandSyncFailure, match="wordy"):
        await bot.tree.sync()


async def test_two_hundred_creates_a_day_are_the_most(bot):
    bodies = [{"name": f"c{n}", "description": "x", "type": 1} for n in range(100)]
    other = [{**one, "name": f"d{one['name']}"} for one in bodies]
    await bot.http.bulk_upsert_global_commands(bot.application_id, bodies)
    with pytest.raises(discord.HTTPException) as caught:
        await bot.http.bulk_upsert_global_commands(bot.application_id, other)
    assert caught.value.code == 30034
