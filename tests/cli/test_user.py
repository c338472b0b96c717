"""`ivr user` lets people sign in; a password is read from a pipe as it is from a person."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner, Result

from ivr.cli import main
from ivr.cli.records import open_records
from ivr.store import sessions

PASSWORD = "a long password"


def user(*arguments: str, typed: str = "") -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["user", *arguments], input=typed)


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_password_from_a_pipe(end: str) -> None:
    """One line is the password; nothing is asked, warned of or shown."""
    done = user("add", "mary", typed=PASSWORD + end)
    assert (done.exit_code, done.output) == (0, "mary may sign in at /console\n")
    with open_records() as store:
        assert sessions.sign_in(store, "mary", PASSWORD, "192.0.2.1", datetime.now(UTC))
    assert user("list").output == "mary\tconsole\n"
    assert user("remove", "mary").exit_code == 0
    assert user("remove", "mary").exit_code == 1


def test_no_password_is_too_short_a_one() -> None:
    """An empty pipe adds nobody, and it is told what a password has."""
    done = user("add", "mary")
    assert done.exit_code == 2
    assert "at least 10 characters" in done.output
    assert user("list").output == ""
