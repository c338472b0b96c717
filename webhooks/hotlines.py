"""Find the hotlines in `flows/`, and put each together: its files, its words, the code of its actions."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from sqlalchemy import Connection

import flows
from ivr.engine.flow import Flow
from ivr.engine.load import load, read_folder
from ivr.engine.prompts import words_of
from ivr.engine.source import FlowError, Mistake, Place, nearest
from ivr.engine.spoken import spoken_ways
from ivr.speech.utterance import overlaps
from ivr.speech.wording import Wording
from ivr.speech.wording import read as read_wording
from ivr.store import versions
from ivr.store.hotline import CallBacks, Hotline
from ivr.store.schema import Schema

FOLDER = Path(flows.__file__).parent
DEFAULT = "wallet"
RECORDED = (".wav", ".mp3")
"""The kinds of sound files that may stand beside a message; Twilio plays both."""


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


def ringing_back() -> dict[str, tuple[CallBacks, Schema]]:
    """Give the hotlines that ring back, by name, with the tables in which that is written down."""
    found = {name: getattr(_module(name, "call_backs"), "CALL_BACKS", None) for name in names()}
    return {
        name: (call_backs, getattr(_module(name, "records"), "SCHEMA"))  # noqa: B009 - a module's own constant
        for name, call_backs in found.items()
        if call_backs is not None
    }


def build(name: str, files: Mapping[str, str]) -> Hotline:
    """Put a hotline together from a version of its files and today's code.

    Raises:
        ivr.engine.source.FlowError: the files have mistakes, or name an action that there is no code for.
    """
    code = _module(name, "actions")
    known = {each for each in vars(code) if not each.startswith("_")} if code else set()
    flow = load(files, known, where=f"flows/{name}/")
    records, demo = _module(name, "records"), _module(name, "demo")
    wording = read_wording({each: words_of(files, each) for each in flow.languages})
    recorded = {(path.parent.name, path.stem): path for path in _recordings(name)}
    mistakes = [*_overlaps(flow, wording), *_misplaced(name, flow, wording, recorded)]
    if mistakes:
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


def _recordings(name: str) -> Iterator[Path]:
    """Find the recorded files of a hotline: `recorded/LANGUAGE/MESSAGE.wav`, or `.mp3`."""
    for path in sorted((FOLDER / name / "recorded").glob("*/*")):
        if path.suffix in RECORDED:
            yield path


def _misplaced(
    name: str, flow: Flow, wording: Wording, recorded: Mapping[tuple[str, str], Path]
) -> Iterator[Mistake]:
    """Tell the recorded files that stand beside no message, or beside one that no recording can say."""
    prompts = {node.prompt.message: node.prompt for node in flow.nodes.values() if node.prompt}
    for (language, message), path in recorded.items():
        place = Place(f"flows/{name}/recorded/{language}/{path.name}", 1, 1)
        if not wording.has(language, message):
            yield Mistake(place, f"there is no message '{message}' in {language}{nearest(message, prompts)}")
        elif message in prompts and prompts[message].variables:
            variables = ", ".join(prompts[message].variables)
            yield Mistake(place, f"'{message}' speaks of {variables}, which no recording can say")


def _overlaps(flow: Flow, wording: Wording) -> Iterator[Mistake]:
    """Tell the words that stand under two choices of a menu: whoever says them would be led nowhere."""
    menus = {tuple(spoken_ways(flow, node.name).items()): node for node in flow.nodes.values()}
    for ways, node in menus.items():
        for language in flow.languages:
            choices = {message: wording.words(language, message) for _keys, message in ways}
            for word, one, other in overlaps(choices):
                yield Mistake(node.place, f"'{word}' stands in {one} and in {other} ({language})")


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
            hotline = self._by_version[version] = build(*versions.files_of(connection, version))
        return hotline


def _module(name: str, part: str) -> ModuleType | None:
    path = f"flows.{name}.{part}"
    if not (FOLDER / name / "__init__.py").exists() or importlib.util.find_spec(path) is None:
        return None
    return importlib.import_module(path)
