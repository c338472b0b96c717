"""Find the hotlines in `flows/`, and put each together: its files, its words, the code of its actions."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection

import flows
from ivr.check.fitting import fit, recordings
from ivr.engine.load import load, read_folder
from ivr.engine.source import FlowError
from ivr.speech.wording import wording_of
from ivr.store import versions
from ivr.store.hotline import Hotline

FOLDER = Path(flows.__file__).parent
DEFAULT = "wallet"


class NoSuchHotline(LookupError):
    """Somebody asked for a hotline that is not in `flows/`."""


def names() -> list[str]:
    """Name the hotlines that are there, the default first."""
    found = sorted(path.parent.name for path in FOLDER.glob("*/flow.yaml"))
    return sorted(found, key=lambda name: name != DEFAULT)


def open_hotline(name: str) -> Hotline:
    """Read the hotline in `flows/NAME`.

    Raises:
        NoSuchHotline: there is none of that name.
        ivr.engine.source.FlowError: its author made mistakes.
    """
    return build(name, files_of(name))


def files_of(name: str) -> dict[str, str]:
    """Read the files of the hotline in `flows/NAME`. Raises `NoSuchHotline` and `FlowError` as above."""
    if name not in names():
        raise NoSuchHotline(f"there is no hotline '{name}' in {FOLDER}; there is {', '.join(names())}")
    return read_folder(FOLDER / name)


def build(name: str, files: Mapping[str, str], *, kept: bool = False) -> Hotline:
    """Put a hotline together from a version of its files and today's code and recordings.

    `kept`: the version is one that the store kept; recordings that do not fit it are not played in it.

    Raises:
        ivr.engine.source.FlowError: the files have mistakes, or name an action that there is no code for.
    """
    code = _module(name, "actions")
    known = {each for each in vars(code) if not each.startswith("_")} if code else set()
    flow = load(files, known, where=f"flows/{name}/")
    records, demo = _module(name, "records"), _module(name, "demo")
    wording = wording_of(flow.entries)
    recorded, mistakes = fit(flow, wording, recordings(FOLDER / name), f"flows/{name}/")
    if mistakes and not kept:
        raise FlowError(mistakes)
    return Hotline(
        flow=flow,
        files=files,
        wording=wording,
        actions={each: getattr(code, each) for each in flow.actions},
        schema=getattr(records, "SCHEMA", None),
        fill=getattr(demo, "fill", None),
        grow=getattr(demo, "grow", None),
        waiting=getattr(code, "waiting", None),
        call_backs=getattr(_module(name, "call_backs"), "CALL_BACKS", None),
        changes=getattr(_module(name, "audit"), "changes", None),
        desk=getattr(_module(name, "desk_page"), "DESK", None),
        waits=getattr(_module(name, "queue_figures"), "waits", None),
        case_work=getattr(_module(name, "case_work"), "CASE_WORK", None),
        recorded=recorded,
        announce=getattr(_module(name, "announcements"), "announce", None),
        announced=getattr(_module(name, "announcements"), "announced", None),
        pages=getattr(_module(name, "pages"), "PAGES", {}),
    )


class Hotlines:
    """The hotlines of this process by name, and by version for calls that began with an older one."""

    def __init__(self, hotlines: Mapping[str, Hotline]) -> None:
        self.by_name = hotlines
        self._by_version = {hotline.flow.version: hotline for hotline in hotlines.values()}

    def find(self, connection: Connection, version: str) -> Hotline:
        """Give the hotline of a version: from memory, or from the files that the store kept.

        Raises:
            LookupError: no such version was ever served from this database.
            ivr.engine.source.FlowError: today's code no longer has an action that it names.
        """
        hotline = self._by_version.get(version)
        if hotline is None:
            hotline = self._by_version[version] = build(*versions.files_of(connection, version), kept=True)
        return hotline


def _module(name: str, part: str) -> ModuleType | None:
    path = f"flows.{name}.{part}"
    if not (FOLDER / name / "__init__.py").exists() or importlib.util.find_spec(path) is None:
        return None
    return importlib.import_module(path)
