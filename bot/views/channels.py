"""Where results go -> text. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.texts import Texts, translated
from bot.views.message import MOST_CONTENT, cut
from bot.views.texts import plain, riot_id
from tracking.choices import Choices
from tracking.database.guilds import Places
from tracking.domain.topics import Topic
from tracking.subscriptions import FollowedPlayer, PausedRoute


def render_set(topic: Topic | None, channel_id: int, t: Texts) -> str:
    """The answer to `/channel set`."""
    channel = f"<#{channel_id}>"
    if topic is None:
        return t("channel-set", channel=channel)
    return t("channel-set-kind", kind=t(f"topic-{topic.value}"), channel=channel)


def render_channels(
    chosen: Choices, followed: Sequence[FollowedPlayer], paused: Sequence[PausedRoute], t: Texts
) -> str:
    """The answer to `/channel show`: the server's channels, the exceptions, what is paused."""
    lines = [
        *render_topics(chosen, t),
        *_exceptions(chosen, followed, t),
        *render_paused(paused, t),
    ]
    return cut("\n".join(lines), MOST_CONTENT)


def render_topics(chosen: Choices, t: Texts) -> list[str]:
    """The server's channel, and those of the topics that have one of their own."""
    default = chosen.channel_id
    lines = [t("channel-default", channel=f"<#{default}>") if default else t("channel-none")]
    lines += [
        t("labelled", label=t(f"topic-{topic.value}"), text=f"<#{chosen.channels[topic]}>")
        for topic in Topic
        if topic in chosen.channels
    ]
    return lines


def render_paused(paused: Sequence[PausedRoute], t: Texts) -> list[str]:
    """The channels in which nothing can be posted, and why."""
    return [
        t(
            "channel-paused",
            channel=f"<#{route.channel_id}>",
            reason=plain(translated(t, route.reason), 200),
        )
        for route in paused
    ]


def _exceptions(chosen: Choices, followed: Sequence[FollowedPlayer], t: Texts) -> Iterator[str]:
    """The players whose results go elsewhere, by channel."""
    usual = Places(lol=chosen.channel_for(Topic.LOL), tft=chosen.channel_for(Topic.TFT))
    others: dict[int, list[str]] = defaultdict(list)
    for player in followed:
        for channel in player.places.all:
            if channel not in usual.all:
                others[channel].append(riot_id(player.game_name, player.tag_line))
    for channel, names in others.items():
        yield t("labelled", label=f"<#{channel}>", text=", ".join(names))


def places_text(places: Places, t: Texts) -> str:
    """Where a player's results go; empty where no channel was ever named."""
    if places.lol == places.tft:
        return f"<#{places.lol}>" if places.lol else ""
    told = [t("goes-lol", channel=f"<#{places.lol}>")] if places.lol else []
    told += [t("goes-tft", channel=f"<#{places.tft}>")] if places.tft else []
    return t.joined(told)
