"""Cutting over and going back while games run, at random moments.

`python -m tests.moves --seed N` writes from the seed which games are played and what the operator
does to the processes (`script`), does it to the bot's own processes (`operator`), and lets a judge
say whether anything that was owed is missing or stands there twice (`judge`).
"""
