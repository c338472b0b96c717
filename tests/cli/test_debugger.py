"""What a person at a terminal can do beside calling: go back, look, ask again, save, load, break."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from ivr.cli.playing import play
from tests.cli.test_dial_by_hand import Terminal, open_terminal
from tests.simulator.apps import menu
from tests.simulator.test_wire import served

__all__ = ["open_terminal"]

MENU = "tests.simulator.apps:menu"
FROZEN = "凡是用这个号码注册的钱包，现在都冻结了"


def statuses(database: Path) -> set[tuple[str]]:
    """Give what accounts there are in a database: active, frozen."""
    with sqlite3.connect(database) as connection:
        return set(connection.execute("SELECT status FROM wallet_account WHERE phone = '+8613800000001'"))


def freezes(terminal: Terminal) -> None:
    """Press the keys that freeze the account."""
    terminal.sees("▸ ")
    terminal.types("1")
    terminal.sees("a key")
    terminal.sees("▸ ")
    terminal.types("1")
    terminal.sees(FROZEN)
    terminal.sees("▸ ")


def test_going_back_takes_back_what_was_done(open_terminal) -> None:
    """After `b` the records are as they were: the second way does not find the account frozen already."""
    terminal = open_terminal("--fresh", "--at", "2026-03-04T10:00+08:00")
    freezes(terminal)
    terminal.types("b")
    seen = terminal.sees("▸ ")
    assert "back, on a copy of the records" in seen
    assert "是别的号码" in seen
    assert "账户被盗" not in seen
    terminal.types("1")
    assert "SMS" in terminal.sees(FROZEN)
    terminal.sees("▸ ")
    terminal.types("bb")
    terminal.sees("账户被盗")
    terminal.sees("▸ ")
    terminal.types("b")
    terminal.sees("this is where the call begins")
    terminal.types("!")
    terminal.sees("0 keys, ")
    assert terminal.ends() == 0


def test_the_users_records_are_never_put_back(open_terminal, tmp_path: Path) -> None:
    """What was done before going back stays done in the user's own records, where the call is then over."""
    environment = {"IVR_DATABASE_URL": f"sqlite:///{tmp_path / 'own.db'}"}
    terminal = open_terminal(**environment)
    freezes(terminal)
    terminal.types("b")
    terminal.sees("是别的号码")
    terminal.sees("▸ ")
    terminal.types("2")
    terminal.sees("▸ ")
    terminal.types("!")
    assert terminal.ends() == 0
    assert statuses(tmp_path / "own.db") == {("frozen",)}
    with sqlite3.connect(tmp_path / "own.db") as connection:
        assert connection.execute("SELECT status FROM call").fetchall() == [("completed",)]


def test_an_app_at_a_url_is_rung_anew(open_terminal) -> None:
    """Nothing can be taken back there: it is rung anew, asked all of it again, and that is said."""
    menu.asked.clear()
    with served(menu) as url:
        terminal = open_terminal(f"{url}/voice")
        terminal.sees("▸ ")
        terminal.types("1")
        terminal.sees("nine to six")
        terminal.sees("▸ ")
        terminal.types("2")
        terminal.sees("Leave a message")
        terminal.sees("▸ ")
        terminal.types("b")
        seen = terminal.sees("▸ ")
        assert "what the app did in the first, it has done twice now" in seen
        assert "nine to six" in seen
        terminal.types("3")
        terminal.sees("You are next")
        terminal.types("!")
        terminal.sees("the caller hung up")
        assert terminal.ends() == 0
    sids = [params["CallSid"] for _, params, _ in menu.asked]
    assert len(set(sids)) == 2


def test_what_was_sent_and_answered(open_terminal) -> None:
    """`i` shows the last exchange, and pressed again the one before it; `e` asks again, beside the call."""
    terminal = open_terminal(MENU)
    terminal.sees("▸ ")
    terminal.types("1")
    terminal.sees("▸ ")
    terminal.types("i")
    seen = terminal.sees("▸ ")
    assert "POST http://app.local/voice (voice)" in seen or "GET http://app.local/voice (voice)" in seen
    assert "HTTP 200" in seen
    assert '<Gather numDigits="1" action="/choose" timeout="4">' in seen
    terminal.types("i")
    seen = terminal.sees("▸ ")
    assert "POST http://app.local/choose (action)" in seen
    assert "Digits = 1" in seen
    assert "<Say>We are open from nine to six.</Say>" in seen
    terminal.types("e")
    terminal.sees("the same answer")
    terminal.types("!")
    assert terminal.ends() == 0


def test_secrets_are_masked_there_too(open_terminal) -> None:
    """A secret entry is masked in what was sent."""
    terminal = open_terminal("--fresh", "--keys", "1 1 2 1 000000", "--break", "nowhere")
    terminal.sees("验证码不对")
    terminal.sees("▸ ")
    terminal.types("i")
    seen = terminal.sees("HTTP 200")
    assert "Digits = <code>" in seen
    assert "Digits = 0" not in seen
    terminal.types("!")
    assert terminal.ends() == 0


def test_a_saved_place_is_a_transcript(open_terminal, tmp_path: Path) -> None:
    """`s` saves the place; `l` loads it, as --replay does, and the person goes on by hand."""
    terminal = open_terminal(MENU)
    terminal.sees("▸ ")
    terminal.types("5")
    terminal.sees("▸ ")
    terminal.types("12")
    terminal.types("s")
    terminal.sees("save as ▸ ")
    terminal.types(f"{tmp_path / 'place.call'}\r")
    terminal.sees("saved")
    terminal.types("b")
    terminal.sees("▸ ")
    terminal.types("l")
    terminal.sees("load ▸ ")
    terminal.types(f"{tmp_path / 'place.call'}\r")
    terminal.sees("loaded, in a new call")
    terminal.sees("▸ ")
    terminal.types("3456")
    terminal.sees("Right.")
    assert terminal.ends() == 0
    assert "> 12" in (tmp_path / "place.call").read_text("utf-8")

    terminal = open_terminal("--replay", str(tmp_path / "place.call"))
    terminal.sees("▸ ")
    terminal.types("3456")
    terminal.sees("Right.")
    assert terminal.ends() == 0


def test_a_transcript_is_replayed_up_to_a_line(open_terminal, tmp_path: Path) -> None:
    """`--replay FILE:LINE` does what stands up to the line, and leaves the rest to the person."""
    file = tmp_path / "menu.call"
    file.write_text(f"target: {MENU}\n\n> 1\n> 1\n> 4\n", "utf-8")
    terminal = open_terminal("--replay", f"{file}:4")
    for _ in range(2):
        terminal.sees("nine to six")
    terminal.sees("▸ ")
    terminal.types("4")
    terminal.sees("☎ dials")
    terminal.sees("3 keys")
    assert terminal.ends() == 0


def test_a_script_stops_at_a_state(open_terminal) -> None:
    """With --break the script is left when the hotline comes there, and the person goes on."""
    terminal = open_terminal("--fresh", "--keys", "1 1 2 2 2", "--break", "stolen/next")
    terminal.sees("stopped at stolen/next")
    terminal.sees("▸ ")
    terminal.types("!")
    terminal.sees("the caller hung up")
    assert terminal.ends() == 0


def test_what_was_done_is_done_again(open_terminal) -> None:
    """`u` does the same again with the app as it is now, and the person is where they were."""
    terminal = open_terminal("hello", "--fresh")
    terminal.sees("▸ ")
    terminal.types("1")
    terminal.sees("▸ ")
    terminal.types("u")
    seen = terminal.sees("▸ ")
    assert "done again, on a copy of the records" in seen
    assert "早上十点开门" in seen
    terminal.types("!")
    terminal.sees("1 key")
    assert terminal.ends() == 0


def test_help_tells_the_tools(open_terminal) -> None:
    """`?` lists them; in real time those that need a virtual clock are not there."""
    terminal = open_terminal(MENU)
    terminal.sees("▸ ")
    terminal.types("?")
    seen = terminal.sees("! Ctrl-C hang up")
    assert [key in seen for key in ("b  ", "u  ", "i  ", "e  ", "s  ", "l  ")] == [True] * 6
    terminal.types("!")
    assert terminal.ends() == 0


@pytest.mark.parametrize("name", ["gone.call", "wrong.call", "other.call"])
def test_what_cannot_be_loaded_is_told(open_terminal, tmp_path: Path, name: str) -> None:
    """No such file, a mistake in it, another target: one sentence, and the call goes on where it was."""
    (tmp_path / "wrong.call").write_text("> frob\n", "utf-8")
    (tmp_path / "other.call").write_text("target: hello\n\n> 1\n", "utf-8")
    terminal = open_terminal(MENU)
    terminal.sees("▸ ")
    terminal.types("l")
    terminal.sees("load ▸ ")
    terminal.types(f"{tmp_path / name}\r")
    terminal.sees("ivr dial --replay" if name == "other.call" else "cannot be loaded")
    terminal.sees("▸ ")
    terminal.types("!")
    terminal.sees("0 keys, 1 request")
    assert terminal.ends() == 0


def test_a_call_by_hand_is_recorded(open_terminal, tmp_path: Path) -> None:
    """--record writes the last ringing: codes typed key by key are masked, and the transcript plays."""
    file = tmp_path / "mine.call"
    terminal = open_terminal("wallet", "--record", str(file), "--at", "2026-03-04T10:00+08:00")
    freezes(terminal)
    terminal.types("2")
    terminal.sees("▸ ")
    terminal.types("1")
    code = re.search(r"验证码：([0-9]{6})", terminal.sees("▸ "))
    assert code is not None
    terminal.types("b")
    terminal.sees("▸ ")
    terminal.types("1")
    terminal.sees("▸ ")
    terminal.types(code[1])
    terminal.sees("已经确认是您本人")
    terminal.sees("▸ ")
    terminal.types("!")
    terminal.sees("the caller hung up")
    assert terminal.ends() == 0
    written = file.read_text("utf-8")
    assert code[1] not in written
    assert "> <code>" in written
    assert written.count("> 1") == 3
    assert not play(written).differs
