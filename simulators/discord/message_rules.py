"""What Discord refuses in a message (discord.md §6 and §8)."""

from collections.abc import Sequence
from typing import Any

from simulators.discord import component_rules
from simulators.discord.errors import Json, empty_message, too_large
from simulators.discord.validation import Form, Path

EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
MAX_FILE = 10 << 20
MAX_REQUEST = 25 << 20
MAX_EMBED_CHARACTERS = 6000
FORWARD = 1
"""A message reference that carries a message of its own."""
_LEGACY = ("content", "embeds", "poll", "sticker_ids")


def check_message(
    body: Json, *, sizes: Sequence[int] = (), edit: bool = False, flags: int = 0
) -> None:
    """Raise 50035, 50006 or 40005 unless the message may be sent.

    `sizes` are those of the uploaded files in bytes, `flags` those of the message being edited.
    """
    if any(size > MAX_FILE for size in sizes) or sum(sizes) > MAX_REQUEST:
        raise too_large()
    form = Form()
    v2 = bool((int(body.get("flags") or 0) | flags) & COMPONENTS_V2)
    form.text(("content",), body.get("content"), 2000)
    _check_nonce(form, body.get("nonce"))
    check_embeds(form, body.get("embeds") or [])
    _check_attachments(form, body.get("attachments") or [], len(sizes))
    component_rules.check_components(form, body.get("components") or [], v2=v2)
    if v2:
        _check_no_legacy(form, body)
    form.refuse()
    if not edit and _is_empty(body, len(sizes)):
        raise empty_message()


def _is_empty(body: Json, files: int) -> bool:
    written = (body.get("content") or "").strip()
    forwarded = (body.get("message_reference") or {}).get("type") == FORWARD
    rest = any(body.get(key) for key in ("embeds", "components", "sticker_ids", "poll"))
    return not (written or files or forwarded or rest)


def _check_nonce(form: Form, nonce: Any) -> None:
    if isinstance(nonce, str):
        form.text(("nonce",), nonce, 25)


def _check_no_legacy(form: Form, body: Json) -> None:
    for key in _LEGACY:
        if body.get(key):
            form.complain(
                (key,),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


def _check_attachments(form: Form, attachments: list[Json], files: int) -> None:
    kept = sum(not _is_upload(one, files) for one in attachments)
    form.count(("attachments",), [None] * (kept + files), 10)
    for index, one in enumerate(attachments):
        form.text(("attachments", index, "description"), one.get("description"), 1024)


def _is_upload(attachment: Json, files: int) -> bool:
    return str(attachment.get("id")) in {str(index) for index in range(files)}


def check_embeds(form: Form, embeds: list[Json], path: Path = ("embeds",)) -> None:
    """Ten at most, 6000 characters over all of them, and each within its limits."""
    form.count(path, embeds, 10)
    for index, embed in enumerate(embeds):
        _check_embed(form, (*path, index), embed)
    if sum(map(embed_characters, embeds)) > MAX_EMBED_CHARACTERS:
        form.complain(
            path,
            "MAX_EMBED_SIZE_EXCEEDED",
            f"Embed size exceeds maximum size of {MAX_EMBED_CHARACTERS}",
        )


def embed_characters(embed: Json) -> int:
    """What counts towards the 6000: title, description, fields, footer and author."""
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for one in embed.get("fields") or []:
        texts += [one.get("name"), one.get("value")]
    return sum(len(text) for text in texts if isinstance(text, str))


def _check_embed(form: Form, path: Path, embed: Json) -> None:
    form.text((*path, "title"), embed.get("title"), 256)
    form.text((*path, "description"), embed.get("description"), 4096)
    if embed.get("url"):
        form.url((*path, "url"), embed["url"])
    color = embed.get("color")
    if color is not None and not (isinstance(color, int) and 0 <= color <= 0xFFFFFF):
        form.complain(
            (*path, "color"),
            "NUMBER_TYPE_MAX",
            "Must be at most 16777215.",
        )
    _check_fields(form, (*path, "fields"), embed.get("fields") or [])
    if (footer := embed.get("footer")) is not None:
        form.text((*path, "footer", "text"), footer.get("text"), 2048, least=1)
        _check_icon(form, (*path, "footer", "icon_url"), footer.get("icon_url"))
    if (author := embed.get("author")) is not None:
        form.text((*path, "author", "name"), author.get("name"), 256, least=1)
        _check_icon(form, (*path, "author", "icon_url"), author.get("icon_url"))
        if author.get("url"):
            form.url((*path, "author", "url"), author["url"])
    for key in ("image", "thumbnail"):
        if embed.get(key):
            form.url((*path, key, "url"), embed[key].get("url"), attachment=True)


def _check_icon(form: Form, path: Path, url: Any) -> None:
    if url:
        form.url(path, url, attachment=True)


def _check_fields(form: Form, path: Path, fields: list[Json]) -> None:
    form.count(path, fields, 25)
    for index, one in enumerate(fields):
        form.text((*path, index, "name"), one.get("name"), 256, least=1)
        form.text((*path, index, "value"), one.get("value"), 1024, least=1)
