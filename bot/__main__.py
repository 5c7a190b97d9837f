"""`python -m bot`: see `bot.command_line`.

Importing the bot takes a second, in which a signal must count too: so nothing is imported before
signals are heeded.
"""

import sys

from bot import signals

if __name__ == "__main__":
    signals.end_at_once(signals.code_of(sys.argv))
    from bot.command_line import end, main

    end(main())
