"""Where recorded answers lie. They hold real people's names, so they are read in place only."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

VARIABLE = "LOL_TRACKER_SHARED"
"""Names the folder that holds `data`; by default `shared`, beside the project."""

NOT_HERE = f"the recordings are not here ({VARIABLE} names their folder)"


def shared_data_folder() -> Path | None:
    """The folder of recordings; None where it is not there."""
    beside = Path(__file__).resolve().parents[2].parent / "shared"
    folder = Path(os.environ.get(VARIABLE) or beside) / "data"
    return folder if folder.is_dir() else None


def shared_data() -> Path:
    """The folder of recordings; skips the test where it is not there."""
    folder = shared_data_folder()
    if folder is None:
        pytest.skip(NOT_HERE)
    return folder


def recordings(kind: str) -> list[Path]:
    """The recorded answers of one kind (`match-v5`, `tft-match-v1`, `errors`), in order of name.

    Empty where there are none, so that it can be asked for while tests are collected; see
    `recording_params` for that.
    """
    folder = shared_data_folder()
    return [] if folder is None else sorted((folder / "riot" / kind).glob("*.json"))


def recording_params(*kinds: str) -> list[Any]:
    """One parameter per recording, named after it; one that skips where there are none."""
    found = [pytest.param(path, id=path.stem) for kind in kinds for path in recordings(kind)]
    return found or [pytest.param(None, marks=pytest.mark.skip(reason=NOT_HERE))]


def load(path: Path) -> Any:
    """The recorded JSON."""
    return json.loads(path.read_text(encoding="utf-8"))
