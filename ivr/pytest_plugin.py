"""pytest plays transcripts (`*.call`) as tests, and has a fixture `phone` to ring any app with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ivr.cli.handset import Handset
    from ivr.cli.playing import Played
    from webhooks.target import Target


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-calls`."""
    parser.addoption(
        "--update-calls",
        action="store_true",
        help="rewrite transcripts (*.call) of calls that went otherwise",
    )


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.Collector | None:
    """Collect transcripts."""
    return CallFile.from_parent(parent, path=file_path) if file_path.suffix == ".call" else None


class WentOtherwise(Exception):
    """The call did not go as its transcript says."""

    def __init__(self, played: Played) -> None:
        super().__init__()
        self.played = played


class CallFile(pytest.File):
    """A transcript."""

    def collect(self) -> Iterator[CallItem]:
        """Give its one test."""
        yield CallItem.from_parent(self, name="call")


class CallItem(pytest.Item):
    """A transcript as a test: it is played. `opened`, if any, is called with what is rung, before it is."""

    opened: Callable[[Target], None] | None = None

    def runtest(self) -> None:
        """Play it, and with `--update-calls` rewrite it."""
        from ivr.cli.playing import play  # noqa: PLC0415 - who has no transcripts needs none of it

        played = play(self.path.read_text("utf-8"), self.path.parent, self.opened or (lambda _: None))
        if not played.differs:
            return
        if not self.config.getoption("--update-calls"):
            raise WentOtherwise(played)
        self.path.write_text(played.updated, "utf-8")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show a difference line by line, and what is wrong with a file or a target in one sentence."""
        from ivr.cli.playing import NobodyThere  # noqa: PLC0415
        from ivr.simulator.difference import shown  # noqa: PLC0415
        from ivr.simulator.transcript import Unreadable  # noqa: PLC0415
        from webhooks.target import NoTarget  # noqa: PLC0415

        error = excinfo.value
        if isinstance(error, Unreadable | NoTarget | NobodyThere):
            return f"{self.path}: {error}"
        if not isinstance(error, WentOtherwise):
            return super().repr_failure(excinfo, style)
        writer = self.config.get_terminal_writer()
        rows = [f"{self.path}: - as the transcript has it, + as the call went (--update-calls rewrites it)"]
        for mark, text in shown(error.played.edits):
            rows.append(writer.markup(f"{mark} {text}", red=mark == "-", green=mark == "+"))
        return "\n".join(rows)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the file."""
        return self.path, 0, self.path.name


@pytest.fixture
def phone() -> Iterator[Handset]:
    """Give a phone: dial, hears, press, say, record, wait, hang_up; its `state`, `sms`, `heard`, `lines`."""
    from ivr.cli.handset import Handset  # noqa: PLC0415

    handset = Handset()
    yield handset
    handset.close()
