"""Where results go -> text. Pure."""

from collections import defaultdict
from collections.abc import Sequence

from bot.texts import Texts, translated
from bot.views.message import MOST_CONTENT, cut
from bot.views.texts import plain, riot_id
from tracking.subscriptions import FollowedPlayer, GuildChannel, PausedRoute


def render_channels(
    guild: GuildChannel | None,
    followed: Sequence[FollowedPlayer],
    paused: Sequence[PausedRoute],
    t: Texts,
) -> str:
    """The answer to `/channel show`: the server's channel, the exceptions, what is paused."""
    default = guild.channel_id if guild else None
    lines = [t("channel-default", channel=f"<#{default}>") if default else t("channel-none")]
    others: dict[int, list[str]] = defaultdict(list)
    for player in followed:
        if player.channel_id is not None and player.channel_id != default:
            others[player.channel_id].append(riot_id(player.game_name, player.tag_line))
    lines += [f"<#{channel}>: {', '.join(names)}" for channel, names in others.items()]
    lines += [
        t(
            "channel-paused",
            channel=f"<#{route.channel_id}>",
            reason=plain(translated(t, route.reason), 200),
        )
        for route in paused
    ]
    return cut("\n".join(lines), MOST_CONTENT)
