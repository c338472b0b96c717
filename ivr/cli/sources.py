"""Read the hotline that a command speaks of: one of `flows/` by its name, or any folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ivr.cli.wrong import Wrong

if TYPE_CHECKING:
    from ivr.engine.flow import Flow
    from ivr.speech.wording import Wording


@dataclass(frozen=True, slots=True)
class Read:
    """A hotline as it was read: its files by name, and what they come to."""

    files: Mapping[str, str]
    flow: Flow
    wording: Wording


def read_hotline(name: str | None) -> Read:
    """Read the hotline of this name (None: the default), or that of the folder at this path.

    Raises:
        Wrong: There is none, or its files have mistakes, which are all told.
    """
    from ivr.engine.load import load, read_folder  # noqa: PLC0415 - nobody who prints help reads a flow
    from ivr.engine.prompts import words_of  # noqa: PLC0415
    from ivr.engine.source import FlowError  # noqa: PLC0415
    from ivr.speech.wording import read  # noqa: PLC0415
    from webhooks.hotlines import DEFAULT, NoSuchHotline, open_hotline  # noqa: PLC0415

    name = name or DEFAULT
    try:
        if "/" not in name and not Path(name, "flow.yaml").is_file():
            hotline = open_hotline(name)
            return Read(hotline.files, hotline.flow, hotline.wording)
        files = read_folder(Path(name))
        flow = load(files, where=f"{name.rstrip('/')}/")
    except (NoSuchHotline, FileNotFoundError, FlowError) as error:
        raise Wrong(str(error)) from error
    return Read(files, flow, read({language: words_of(files, language) for language in flow.languages}))
