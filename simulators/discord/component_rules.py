"""What Discord refuses among buttons, selects, layouts and modals (discord.md §6 and §8)."""

from collections.abc import Callable, Iterator
from typing import Any

from simulators.discord.errors import Json
from simulators.discord.validation import Form, Path

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 9, 10, 11, 12, 13, 14, 17, 18
CHANNEL_SELECT = 8
SELECTS = (STRING_SELECT, 5, 6, 7, CHANNEL_SELECT)
LINK, PREMIUM = 5, 6
"""Button styles that carry no custom_id."""
MAX_COMPONENTS, MAX_TEXT = 40, 4000
_TOP_V2 = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
_IN_CONTAINER = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
_IN_MODAL = (ROW, TEXT, LABEL)
_IN_LABEL = (*SELECTS, TEXT_INPUT, 19, 21, 22, 23)


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, outer ones first; accessories and labelled ones too."""
    for one in components:
        yield one
        yield from walk(one.get("components") or [])
        for key in ("accessory", "component"):
            if one.get(key):
                yield from walk([one[key]])


def check_components(form: Form, components: list[Json], *, v2: bool) -> None:
    """The components of a message."""
    path: Path = ("components",)
    form.count(path, components, MAX_COMPONENTS if v2 else 5)
    _check_each(form, path, components, _TOP_V2 if v2 else (ROW,))
    _check_unique(form, path, components)
    if v2:
        _check_totals(form, path, components)


def check_modal(form: Form, data: Json) -> None:
    """A modal: title, id, one to five parts."""
    form.text(("data", "title"), data.get("title"), 45, least=1)
    form.text(("data", "custom_id"), data.get("custom_id"), 100, least=1)
    components = data.get("components") or []
    path: Path = ("data", "components")
    form.count(path, components, 5, least=1)
    _check_each(form, path, components, _IN_MODAL)
    _check_unique(form, path, components)


def _check_each(form: Form, path: Path, components: list[Json], allowed: tuple[int, ...]) -> None:
    for index, one in enumerate(components):
        kind = one.get("type")
        if kind not in allowed:
            message = f'Value of field "type" must be one of {allowed}.'
            form.complain((*path, index), "UNION_TYPE_CHOICES", message)
        elif check := _CHECKS.get(kind):
            check(form, (*path, index), one)


def _check_unique(form: Form, path: Path, components: list[Json]) -> None:
    seen: set[str] = set()
    for one in walk(components):
        custom_id = one.get("custom_id")
        if custom_id in seen:
            form.complain(
                path,
                "COMPONENT_CUSTOM_ID_DUPLICATED",
                f"Component custom id cannot be duplicated: {custom_id}",
            )
        if custom_id is not None:
            seen.add(custom_id)


def _check_totals(form: Form, path: Path, components: list[Json]) -> None:
    everything = list(walk(components))
    if len(everything) > MAX_COMPONENTS:
        form.complain(
            path,
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"The total number of components cannot exceed {MAX_COMPONENTS}",
        )
    texts = [one.get("content") or "" for one in everything if one.get("type") == TEXT]
    if sum(map(len, texts)) > MAX_TEXT:
        form.complain(
            path,
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"Components displayable text size exceeds maximum size of {MAX_TEXT}",
        )


def _check_row(form: Form, path: Path, row: Json) -> None:
    children = row.get("components") or []
    path = (*path, "components")
    kinds = [child.get("type") for child in children]
    form.count(path, children, 5, least=1)
    if len(children) > 1 and any(kind != BUTTON for kind in kinds):
        form.complain(
            path,
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
            "The specified component exceeds the maximum width",
        )
    _check_each(form, path, children, (BUTTON, *SELECTS, TEXT_INPUT))


def _check_button(form: Form, path: Path, button: Json) -> None:
    style = button.get("style")
    form.choice((*path, "style"), style, (1, 2, 3, 4, LINK, PREMIUM))
    form.text((*path, "label"), button.get("label"), 80)
    if style == LINK:
        form.url((*path, "url"), button.get("url"), most=512)
        if not button.get("url"):
            form.required((*path, "url"))
    _check_custom_id(form, path, button, wanted=style not in (LINK, PREMIUM))
    if style != PREMIUM and not button.get("label") and not button.get("emoji"):
        form.complain(path, "BUTTON_COMPONENT_MISSING_LABEL", "A button must have a label or emoji")


def _check_custom_id(form: Form, path: Path, component: Json, *, wanted: bool) -> None:
    custom_id = component.get("custom_id")
    if wanted:
        form.text((*path, "custom_id"), custom_id, 100, least=1)
    elif custom_id:
        form.complain(
            (*path, "custom_id"),
            "BUTTON_COMPONENT_CUSTOM_ID_FORBIDDEN",
            "A custom id and url cannot both be specified",
        )


def _check_select(form: Form, path: Path, select: Json) -> None:
    _check_custom_id(form, path, select, wanted=True)
    form.text((*path, "placeholder"), select.get("placeholder"), 150)
    if select.get("type") != STRING_SELECT:
        return
    options = select.get("options") or []
    form.count((*path, "options"), options, 25, least=1)
    values = [option.get("value") for option in options]
    for index, option in enumerate(options):
        here = (*path, "options", index)
        form.text((*here, "label"), option.get("label"), 100, least=1)
        form.text((*here, "value"), option.get("value"), 100, least=1)
        form.text((*here, "description"), option.get("description"), 100)
        if values.index(option.get("value")) != index:
            message = "The specified option value is already used"
            form.complain((*here, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message)


def _check_text_input(form: Form, path: Path, text_input: Json) -> None:
    _check_custom_id(form, path, text_input, wanted=True)
    form.choice((*path, "style"), text_input.get("style"), (1, 2))
    form.text((*path, "label"), text_input.get("label"), 45)
    form.text((*path, "placeholder"), text_input.get("placeholder"), 100)
    form.text((*path, "value"), text_input.get("value"), 4000)


def _check_section(form: Form, path: Path, section: Json) -> None:
    children = section.get("components") or []
    form.count((*path, "components"), children, 3, least=1)
    _check_each(form, (*path, "components"), children, (TEXT,))
    accessory = section.get("accessory")
    if accessory is None:
        form.required((*path, "accessory"))
    else:
        _check_each(form, (*path, "accessory"), [accessory], (BUTTON, THUMBNAIL))


def _check_text(form: Form, path: Path, text: Json) -> None:
    form.text((*path, "content"), text.get("content"), MAX_TEXT, least=1)


def _check_media(form: Form, path: Path, holder: Json, key: str = "media") -> None:
    form.text((*path, "description"), holder.get("description"), 1024)
    url: Any = (holder.get(key) or {}).get("url")
    if url:
        form.url((*path, key, "url"), url, attachment=True)
    else:
        form.required((*path, key, "url"))


def _check_gallery(form: Form, path: Path, gallery: Json) -> None:
    items = gallery.get("items") or []
    form.count((*path, "items"), items, 10, least=1)
    for index, item in enumerate(items):
        _check_media(form, (*path, "items", index), item)


def _check_file(form: Form, path: Path, file: Json) -> None:
    _check_media(form, path, file, "file")


def _check_container(form: Form, path: Path, container: Json) -> None:
    children = container.get("components") or []
    form.count((*path, "components"), children, MAX_COMPONENTS, least=1)
    _check_each(form, (*path, "components"), children, _IN_CONTAINER)


def _check_label(form: Form, path: Path, label: Json) -> None:
    form.text((*path, "label"), label.get("label"), 45, least=1)
    form.text((*path, "description"), label.get("description"), 100)
    inner = label.get("component")
    if inner is None:
        form.required((*path, "component"))
        return
    _check_each(form, (*path, "component"), [inner], _IN_LABEL)


def _check_options(form: Form, path: Path, group: Json) -> None:
    _check_custom_id(form, path, group, wanted=True)
    form.count((*path, "options"), group.get("options") or [], 10, least=2)


_CHECKS: dict[int, Callable[[Form, Path, Json], None]] = {
    ROW: _check_row,
    BUTTON: _check_button,
    **dict.fromkeys(SELECTS, _check_select),
    TEXT_INPUT: _check_text_input,
    SECTION: _check_section,
    TEXT: _check_text,
    THUMBNAIL: _check_media,
    GALLERY: _check_gallery,
    FILE: _check_file,
    CONTAINER: _check_container,
    LABEL: _check_label,
    21: _check_options,
    22: _check_options,
}
