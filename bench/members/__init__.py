"""What commands cost with 100,000 stored games for 500 players in 50 servers.

Method: a migrated database (a SQLite file; a PostgreSQL of the runner that the tests use) holds
100,000 results of 500 players over a year, who play unequally much, alone and with friends, in
eight queues of League and TFT. Those of the last 30 days have a raw record of 40 KB each, and the
newest 5,000 games a scoreboard. Four of five ranked games are followed by a look at ranks; a game
has its announcement in every server that follows somebody in it. Fifty servers follow 10 to 100 of
the players each; some games run, some are awaited, some are stuck.

The bot's own client, with all its commands, is connected to a local Discord in the same process.
There somebody of a server taken by chance asks about one of the players it follows, about those who
play much more often. The questions come mixed, each as often as `asked` says, after one of each
that does not count. `answered` is the time from the slash command (or the button, or the letters of
a suggestion) to the answer as the asker sees it, with the local Discord's own work in it: median,
95th percentile and worst, in milliseconds. `busiest` is the median of five questions about the
player with most games. `in db` is the 95th percentile of the time that went by in statements,
`stmts` the most statements of any one question. `limit` is how long an answer may take, in seconds.
"""

from bench.members.run import main

__all__ = ["main"]
