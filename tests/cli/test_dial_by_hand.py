"""`ivr dial` with a person at a terminal: a real one, seen from its other end."""

import os
import pty
import re
import select
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE_S = 20
PROGRAM = "import os; os.open(os.ttyname(0), os.O_RDWR); from ivr.cli.dial import dial; dial()"
"""The new session's leader opens the terminal, which makes it its own, so that Ctrl-C reaches it."""
CTRL_C, CTRL_D = "\x03", "\x04"


class Terminal:
    """A terminal in which `ivr dial` runs: type, and see what is on it."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self._master, self._slave = pty.openpty()
        self.usual = termios.tcgetattr(self._slave)
        command = [sys.executable, "-c", PROGRAM, *arguments]
        self.process = subprocess.Popen(
            command,
            stdin=self._slave,
            stdout=self._slave,
            stderr=self._slave,
            cwd=ROOT,
            env=os.environ | {"TERM": "xterm", "COLUMNS": "90"} | environment,
            start_new_session=True,
        )
        self.seen = ""
        self.colours = False

    def sees(self, text: str) -> str:
        """Wait until the text is on the screen; return what came up to it, without colours."""
        while text not in self.seen:
            ready, _, _ = select.select([self._master], [], [], PATIENCE_S)
            assert ready, f"{text!r} did not come; the screen has {self.seen!r}"
            raw = os.read(self._master, 65536).decode(errors="replace")
            self.colours |= "\x1b[" in raw
            self.seen += re.sub(r"\x1b\[[0-9;]*m", "", raw)
        before, _, self.seen = self.seen.partition(text)
        return before

    def types(self, keys: str) -> None:
        """Type keys."""
        os.write(self._master, keys.encode())

    def ends(self) -> int:
        """Wait for the end, check that the terminal is as it was, and return the exit status."""
        status = self.process.wait(PATIENCE_S)
        assert termios.tcgetattr(self._slave) == self.usual
        return status

    def close(self) -> None:
        """Let go of the terminal."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)
        os.close(self._slave)


@pytest.fixture
def open_terminal(request: pytest.FixtureRequest) -> Iterator:
    """A maker of terminals that are closed in the end."""

    def opened(*arguments: str, **environment: str) -> Terminal:
        terminal = Terminal(*arguments, **environment)
        request.addfinalizer(terminal.close)
        return terminal

    return opened


def test_one_key_press_answers(open_terminal):
    """What is said is there at once with its seconds; one key answers; the end tells the cost."""
    terminal = open_terminal("tests.simulator.apps:menu")
    assert "请按3。  5.7 s" in terminal.sees("a key ▸ ")
    terminal.types("4")
    assert "☎ dials +861055550000" in terminal.sees("1 key, 3 requests")
    assert terminal.ends() == 0


def test_what_can_be_typed(open_terminal):
    """`?` tells what can be typed now; `-` lets the timer run out; other keys point to `?`."""
    terminal = open_terminal("tests.simulator.apps:menu")
    terminal.sees("▸ ")
    terminal.types("?")
    shown = terminal.sees("! Ctrl-C hang up")
    assert "a key, 1 more" in shown
    assert "silence until the timer runs out" in shown
    terminal.types("x")
    terminal.sees("? tells what can be typed")
    terminal.sees("▸ ")
    terminal.types("-")
    terminal.sees("(silence, 4 s)")
    terminal.sees("the app hung up")
    assert terminal.ends() == 0


@pytest.mark.parametrize("key", [CTRL_C, "!", CTRL_D])
def test_hanging_up_tells_the_cost(open_terminal, key: str):
    """Ctrl-C, `!` and Ctrl-D hang up; the seconds and keys are told, and the call ended well."""
    terminal = open_terminal("tests.simulator.apps:menu")
    terminal.sees("▸ ")
    terminal.types("5")
    terminal.sees("keys, # ends ▸ ")
    terminal.types("12")
    terminal.sees("12")
    terminal.types(key)
    terminal.sees("the caller hung up · completed · 7.2 s, 3 keys, 2 requests")
    assert terminal.ends() == 0


def test_typed_speech_and_recording(open_terminal):
    """`'` starts words, typed with Enter; `r` speaks for 3 s into a recording."""
    terminal = open_terminal("tests.simulator.apps:menu")
    terminal.sees("▸ ")
    terminal.types("2")
    terminal.sees("r speaks, # ends ▸ ")
    terminal.types("r")
    terminal.sees("you speak for 3 s")
    terminal.sees("▸ ")
    terminal.types("'")
    terminal.sees("“")
    terminal.types("hello\r")
    terminal.sees("▸ ")
    terminal.types("#")
    terminal.sees("recorded 3.4 s")
    assert terminal.ends() == 0


def test_prompts_are_cut_in_real_time(open_terminal):
    """With --real-time words appear as they are spoken, and a key cuts them."""
    terminal = open_terminal("tests.simulator.apps:menu", "--real-time")
    terminal.sees("营")
    terminal.types("4")
    assert "人工" not in terminal.sees("— cut")
    terminal.sees("☎ dials")
    terminal.types("!")
    terminal.sees("the caller hung up")
    assert terminal.ends() == 0


def test_json_beside_a_person(open_terminal):
    """With --json the lines go to stdout, and what the person needs to stderr."""
    terminal = open_terminal("tests.simulator.apps:menu", "--json")
    assert '"event": "say"' in terminal.sees("a key ▸ ")
    terminal.types("!")
    terminal.sees('"event": "end"')
    assert terminal.ends() == 0


def test_the_terminal_is_restored_after_an_error(open_terminal):
    """Also when the call fails, the terminal is as it was."""
    terminal = open_terminal("tests.simulator.apps:menu/nothing")
    terminal.sees("⚠ 11200")
    assert terminal.ends() == 3


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_is_for_terminals_that_want_it(open_terminal, environment: dict[str, str], coloured: bool):
    """A terminal has colour unless it is dumb or NO_COLOR is set."""
    terminal = open_terminal("tests.simulator.apps:menu", "--keys", "4", **environment)
    terminal.sees("the app hung up")
    assert terminal.ends() == 0
    assert terminal.colours is coloured
