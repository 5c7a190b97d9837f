"""The option that narrows a member's question to some queues."""

from discord import app_commands

from tracking.domain.queue_groups import QueueGroup

_ENGLISH = {
    QueueGroup.LOL: "All of League of Legends",
    QueueGroup.SOLO: "Ranked Solo/Duo",
    QueueGroup.FLEX: "Ranked Flex",
    QueueGroup.NORMAL: "Normal (Draft, Quickplay, Swiftplay)",
    QueueGroup.ARAM: "ARAM",
    QueueGroup.CLASH: "Clash",
    QueueGroup.ARENA: "Arena",
    QueueGroup.TFT: "All of Teamfight Tactics",
    QueueGroup.TFT_RANKED: "TFT Ranked",
    QueueGroup.TFT_NORMAL: "TFT Normal",
    QueueGroup.HYPER_ROLL: "TFT Hyper Roll",
    QueueGroup.DOUBLE_UP: "TFT Double Up",
}

GROUP_CHOICES = [
    app_commands.Choice(
        name=app_commands.locale_str(english, key=f"group-{group.value}"), value=group.value
    )
    for group, english in _ENGLISH.items()
]
