"""Where recorded answers lie. They hold real people's names, so they are read in place only."""

import os
from pathlib import Path

VARIABLE = "LOL_TRACKER_SHARED"
"""Names the folder that holds `data`; by default `shared`, beside the project."""


def shared_data_folder() -> Path | None:
    """The folder of recordings; None where it is not there."""
    beside = Path(__file__).resolve().parents[2].parent / "shared"
    folder = Path(os.environ.get(VARIABLE) or beside) / "data"
    return folder if folder.is_dir() else None
