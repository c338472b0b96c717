"""What `ivr dial` was asked for, read from its options; what is wrong is refused before anything rings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from ivr.cli.wrong import Wrong
from ivr.simulator import circumstances, faults
from ivr.simulator.acts import Scripted, parse
from ivr.simulator.faults import Fault
from ivr.simulator.settings import LIKELIER
from ivr.simulator.transcript import BEGINNING, Transcript, Unreadable, read

Written = TypeVar("Written")


@dataclass(frozen=True, slots=True)
class Options:
    """What was typed, as click read it."""

    target: str | None
    keys: str | None
    as_json: bool
    real_time: bool
    fresh: bool
    record: Path | None
    replay: str | None
    breaks: tuple[str, ...]
    caller: str | None
    dialed: str | None
    method: str | None
    params: tuple[str, ...]
    token: str | None
    fallback: str | None
    status_callback: str | None
    start: str | None
    far_ends: tuple[str, ...]
    agent: str | None
    pay: str | None
    assumed: tuple[str, ...]
    faults: tuple[str, ...]
    twilio: int | None

    @property
    def file(self) -> Path | None:
        """Where the call is written down; None: nowhere.

        Raises:
            Wrong: It is there already.
        """
        if self.record is not None and self.record.exists():
            raise Wrong(
                f"{self.record} is there already; take another name, or let `ivr test --update` rewrite it"
            )
        return self.record


def acts_of(options: Options) -> list[Scripted] | None:
    """Read `--keys`; None if the acts come from elsewhere."""
    if options.keys is None:
        return None
    try:
        return parse(options.keys)
    except ValueError as error:
        raise Wrong(str(error)) from None


def given_by(options: Options) -> dict[str, Any]:
    """Return the fields of `Settings` that options give."""
    chosen = {
        "method": options.method,
        "params": dict(_read("--param", circumstances.param, text) for text in options.params) or None,
        "far_ends": dict(_read("--far", circumstances.far_end, text) for text in options.far_ends) or None,
        "caller": options.caller,
        "dialed": options.dialed,
        "fallback_url": options.fallback,
        "status_url": options.status_callback,
    }
    given: dict[str, Any] = {name: value for name, value in chosen.items() if value is not None}
    if options.pay is not None:
        given["pay_result"] = _read("--pay", circumstances.pay_result, options.pay)
    if options.assumed:
        assumed: dict[str, Any] = dict(
            _read("--assume", circumstances.assumption, text) for text in options.assumed
        )
        given["switches"] = replace(LIKELIER, **assumed)
    if options.agent is not None:
        given["agent_s"] = _read("--agent", circumstances.agent_s, options.agent)
    return given


def replayed_by(options: Options) -> Transcript | None:
    """Read `--replay FILE[:LINE]`, up to that line."""
    if options.replay is None:
        return None
    file, colon, line = options.replay.rpartition(":")
    file, last = (file, int(line)) if colon and line.isdecimal() else (options.replay, None)
    try:
        found = read(Path(file).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, Unreadable) as error:
        raise Wrong(f"--replay {file}: {getattr(error, 'strerror', None) or error}") from None
    if found.after is not None:
        raise Wrong(
            f"--replay {file}: it comes after another call, {found.after}; only `ivr test` rings both"
        )
    return found if last is None else replace(found, lines=found.lines[: max(last - len(found.top), 0)])


def faults_of(options: Options, replayed: Transcript | None) -> list[Fault]:
    """Read `--fault`, after those of the replayed transcript."""
    before = replayed.faults if replayed else ()
    return [*before, *(_read("--fault", faults.fault, text) for text in options.faults)]


def start_of(options: Options, replayed: Transcript | None) -> datetime:
    """Read `--at`; by default as the replayed transcript says, or now, to the minute as transcripts are."""
    if options.start is not None:
        return _read("--at", circumstances.start_at, options.start)
    if replayed is not None:
        return replayed.start_at or BEGINNING
    return datetime.now(UTC).replace(second=0, microsecond=0)


def _read(option: str, read: Callable[[str], Written], text: str) -> Written:
    try:
        return read(text)
    except ValueError as error:
        raise Wrong(f"{option} {error}") from None
