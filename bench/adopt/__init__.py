"""An old database of a million rows is adopted while the old service writes to it.

Method: a PostgreSQL of the tests' own runner (data in memory where there is room, no fsync); the
database is made as the old service leaves it (`tests/support/old_database.py`). The bot's commands
are processes of their own and timed from outside, start of Python included; their memory is the
kernel's peak of resident pages. The old service is a process too, one statement after the other
without rest but a millisecond; its longest statement is what anybody was stopped for. Somebody
else reads the old tables and sits in his transaction for 4 s of every 5: the migration finds them
in use and tries again. CPU seconds are the command's own, without the server's.
"""

from bench.adopt.run import main

__all__ = ["main"]
