"""All promises, and for each a way to break it that its test must notice."""

from tests.mutations.accounts import ACCOUNTS
from tests.mutations.conditions import CONDITIONS
from tests.mutations.hands import HANDS
from tests.mutations.keys import KEYS
from tests.mutations.moves import MOVES
from tests.mutations.outbox import OUTBOX
from tests.mutations.posting import POSTING
from tests.mutations.privacy import PRIVACY
from tests.mutations.process import PROCESS
from tests.mutations.recaps import RECAPS
from tests.mutations.rules import RULES
from tests.mutations.settings import SETTINGS
from tests.mutations.stats import STATS
from tests.mutations.turns import TURNS

MUTATIONS = (
    *OUTBOX,
    *POSTING,
    *RULES,
    *TURNS,
    *KEYS,
    *CONDITIONS,
    *HANDS,
    *PROCESS,
    *MOVES,
    *ACCOUNTS,
    *RECAPS,
    *PRIVACY,
    *SETTINGS,
    *STATS,
)
