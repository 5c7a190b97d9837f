"""Taking somebody out of what is stored of games, and leaving everybody else as he was: out of
scoreboards, out of others' results, and out of Riot's records. Pure."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracking.domain.result_types import GameRecord, TFTResult

WITHHELD = "withheld"
"""Marks a scoreboard's row whose name was taken out because its owner wants it so."""

_RAW_NAMES = (
    "puuid",
    "riotIdGameName",
    "riotIdName",
    "riotIdTagline",
    "summonerName",
    "summonerId",
)
"""What names a participant in a record of either game (riot.md §6.4)."""


def withhold_seats(
    scoreboard: Mapping[str, Any], seats: Sequence[str | None], puuids: Collection[str]
) -> dict[str, Any]:
    """A scoreboard without the names of whose `seats` are among the puuids."""
    rows = [
        _nameless(row) if seat in puuids else row
        for row, seat in zip(scoreboard["players"], seats, strict=False)
    ]
    return {**scoreboard, "players": [*rows, *scoreboard["players"][len(rows) :]]}


def anonymous_seats(
    record: GameRecord, champions: Collection[int], followed: Collection[str]
) -> frozenset[str]:
    """The puuids of those whom the running game showed without a name, by their champions; where 0
    is among these everybody who is not followed, for nobody can tell which one it was."""
    rows = zip(record.scoreboard["players"], record.seats, strict=False)
    return frozenset(
        seat
        for row, seat in rows
        if seat is not None
        and seat not in followed
        and (0 in champions or row.get("champion_id") in champions)
    )


def hide_seats(record: GameRecord, puuids: Collection[str]) -> GameRecord:
    """The record, whose scoreboard has no names of these, as if the game had hidden them in it."""
    rows = [
        {key: value for key, value in row.items() if key != "name"} if seat in puuids else row
        for row, seat in zip(record.scoreboard["players"], record.seats, strict=False)
    ]
    rest = record.scoreboard["players"][len(rows) :]
    return replace(record, scoreboard={**record.scoreboard, "players": [*rows, *rest]})


def withhold_partners(record: GameRecord, puuids: Collection[str]) -> GameRecord:
    """The record, whose results name none of these puuids' owners as somebody's partner."""
    rows = zip(record.scoreboard["players"], record.seats, strict=False)
    names = {str(row.get("name") or "").casefold() for row, seat in rows if seat in puuids}
    results = {
        puuid: replace(result, partner=None)
        if isinstance(result, TFTResult) and _is_partner(result.partner, names)
        else result
        for puuid, result in record.results.items()
    }
    return replace(record, results=results)


def without_partner(share: Any, names: Collection[str]) -> Any:
    """A stored result (`game_result_data`) that names none of these as the player's partner; the
    very same where it does not."""
    if not isinstance(share, Mapping) or not _is_partner(share.get("partner"), names):
        return share
    return his_alone(share)


def his_alone(share: Any) -> Any:
    """A stored result that names nobody else."""
    if not isinstance(share, Mapping):
        return share
    return {key: value for key, value in share.items() if key != "partner"}


def _is_partner(partner: object, names: Collection[str]) -> bool:
    return bool(partner) and str(partner).casefold() in names


def withhold_names(
    scoreboard: Mapping[str, Any], names: Collection[str], share: Mapping[str, Any] | None = None
) -> dict[str, Any] | None:
    """A scoreboard without these names (`Name#TAG`, case folded); None where nothing changes.

    `share`: what is stored of his part (`game_result_data`), by which he is found where he bore
    another name; he alone, or nobody.
    """
    rows = scoreboard.get("players")
    if not isinstance(rows, list):
        return None
    mine = [number for number, row in enumerate(rows) if _is_named(row, names)]
    if not mine and share is not None:
        played = [number for number, row in enumerate(rows) if _is_share(row, share)]
        mine = played if len(played) == 1 else []
    if not mine:
        return None
    kept = [_nameless(row) if number in mine else row for number, row in enumerate(rows)]
    return {**scoreboard, "players": kept}


def _nameless(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**{key: value for key, value in row.items() if key != "name"}, WITHHELD: True}


def _is_named(row: object, names: Collection[str]) -> bool:
    return isinstance(row, Mapping) and str(row.get("name") or "").casefold() in names


def _is_share(row: object, share: Mapping[str, Any]) -> bool:
    """Whether a named row tells of this very part in the game."""
    if not isinstance(row, Mapping) or not row.get("name"):
        return False
    if share.get("game") == "tft":
        wanted = (share.get("placement"), share.get("level"), share.get("last_round"))
        return wanted[0] is not None and wanted == (
            row.get("place"),
            row.get("level"),
            row.get("round"),
        )
    kda = [share.get(each) for each in ("kills", "deaths", "assists")]
    return row.get("champion_id") == share.get("champion_id") and row.get("kda") == kda


def withhold_in_record(
    raw: Mapping[str, Any], puuids: Collection[str], names: Collection[str] = ()
) -> dict[str, Any]:
    """Riot's record without what names these participants, by puuid or by name (`Name#TAG`, case
    folded); what they did stays, for the others' sake."""
    metadata, info = raw.get("metadata"), raw.get("info")
    kept, gone = dict(raw), list[Any](puuids)
    if isinstance(info, Mapping) and isinstance(info.get("participants"), list):
        his = [each for each in info["participants"] if _is_participant(each, puuids, names)]
        gone += [each.get("puuid") for each in his]
        shares = [_unnamed(each) if each in his else each for each in info["participants"]]
        kept["info"] = {**info, "participants": shares}
    if isinstance(metadata, Mapping) and isinstance(metadata.get("participants"), list):
        listed = [each for each in metadata["participants"] if each not in gone]
        kept["metadata"] = {**metadata, "participants": listed}
    return kept


def _is_participant(share: object, puuids: Collection[str], names: Collection[str]) -> bool:
    if not isinstance(share, Mapping):
        return False
    named = f"{share.get('riotIdGameName')}#{share.get('riotIdTagline')}".casefold()
    puuid = share.get("puuid")
    return (isinstance(puuid, str) and puuid in puuids) or named in names


def _unnamed(share: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in share.items() if key not in _RAW_NAMES}


def withhold_in_text(
    raw: str | None, puuids: Collection[str], names: Collection[str] = ()
) -> str | None:
    """The same of a record as it is stored: JSON, or what the old service stored, the text of a
    Python dict, in which the words themselves are blanked."""
    if raw is None or not (puuids or names):
        return raw
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError):
        return _blanked(raw, puuids, names)
    if not isinstance(record, Mapping):
        return None
    kept = withhold_in_record(record, puuids, names)
    return raw if kept == record else json.dumps(kept)


def _blanked(raw: str, puuids: Collection[str], names: Collection[str]) -> str:
    """A puuid wherever it stands, and a name where the text says whose it is: somebody may be
    called as a champion is, or as a field of the record."""
    if puuids:
        raw = re.sub(rf"""(['"])(?:{_any_of(puuids)})\1""", r"\1\1", raw, flags=re.IGNORECASE)
    called = [name for name in (each.rpartition("#")[0] for each in names) if name]
    if called:
        said = rf"""((['"])(?:{_any_of(_RAW_NAMES)})\2\s*:\s*)(['"])(?:{_any_of(called)})\3"""
        raw = re.sub(said, r"\1\3\3", raw, flags=re.IGNORECASE)
    return raw


def _any_of(words: Collection[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words) if word)


def share_of(raw: str | None, puuids: Collection[str]) -> Mapping[str, Any] | None:
    """What Riot's record says of whoever has one of the puuids; None where it cannot be read or
    he is not in it."""
    try:
        info = json.loads(raw or "")["info"]["participants"]
        return next((s for s in info if isinstance(s, dict) and s.get("puuid") in puuids), None)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
