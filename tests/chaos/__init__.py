"""The whole bot under fire: killed at random while Riot, Discord and the database misbehave.

`python -m tests.chaos --seed N` writes a script from the seed (`script`), plays it against the
bot's own process (`run`), and lets a judge who knows only what Riot published, what stands in
Discord's channels and what SQL says decide whether each game was told exactly once (`judge`).
"""
