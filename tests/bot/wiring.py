"""The rooms of `tracking` as the composition root hands them to the bot."""

from bot.charts import Charts
from bot.services import Operations, Services
from tracking.accounts import Accounts, Proofs
from tracking.casework import Casework
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.players import Players
from tracking.polling.service import GameCentricPollingService
from tracking.privacy import Privacy
from tracking.riot.client import RiotClient


def services_on(
    database: Database,
    riot: RiotClient,
    clock: Clock,
    *,
    polling: GameCentricPollingService,
    charts: Charts,
    operations: Operations,
) -> Services:
    """On this database, with this Riot and this clock."""
    proofs = Proofs(database, riot, clock)
    return Services(
        database=database,
        players=Players(database, riot, clock, 100),
        proofs=proofs,
        accounts=Accounts(database, riot, clock, proofs),
        privacy=Privacy(database=database, clock=clock),
        casework=Casework(
            database=database,
            riot=riot,
            clock=clock,
            completion=polling.completion,
            max_retries=3,
        ),
        clock=clock,
        charts=charts,
        operations=operations,
    )
