"""The search for secrets finds them: what it learns is what was secret, and a trace anywhere is told.

That no demo caller leaves one is tested with each of them, in `test_demo_callers`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from sqlalchemy import insert, select

from flows.wallet import passwords, records
from ivr.cli import main
from ivr.simulator.sms import LINK
from tests.calls import secrets
from tests.calls.ringing import ADDRESS, MORNING, Rung, Town
from tests.calls.shown import shown
from tests.calls.test_demo_callers import acts

RESET = "3 1 1 971135 code <own> <own> 2 2 1"
"""Keys a wrong code and the right one, and is sent a temporary code and a link."""


def reset(town: Town) -> tuple[Rung, secrets.Eavesdropper]:
    """Ring, reset the password, and set a new one on the page."""
    ears = secrets.listen(town)
    rung = town.ring(acts(town, RESET), "+8613800000070")
    assert secrets.open_links(town, ears) == 1
    return rung, ears


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seal passwords quickly."""
    monkeypatch.setattr(passwords, "METHOD", "scrypt:1024:8:1")


def test_what_was_secret_is_known(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Two codes keyed, a temporary one and a link sent, a password typed: all learned, and found nowhere."""
    caplog.set_level(logging.DEBUG)
    rung, ears = reset(town)
    assert {secrets.WRONG_CODE, secrets.PASSWORD} <= ears.secrets
    assert sorted(len(each) for each in ears.secrets) == [6, 6, 8, 17, 43]
    assert secrets.traces(town, rung, ears, caplog.text) == []
    with town.store.read() as connection:
        kept = connection.execute(select(records.password.c.hash).order_by(records.password.c.set_at.desc()))
        assert passwords.is_password(secrets.PASSWORD, kept.scalars().first() or "")


Leak = Callable[[Town, Rung, secrets.Eavesdropper, str], str]


SPOKEN = (
    "6222021234567890123",
    "abandon ability able about above absent absorb abstract absurd abuse access acid",
)
"""A card number and a recovery phrase, which nobody should say and some do."""


def a_full_run(town: Town) -> secrets.Eavesdropper:
    """Ring for what has secrets, tell some where nobody asked, write some on a page; an agent keys a PIN."""
    _rung, ears = reset(town)
    caller = "+8613800000030"
    card, phrase = SPOKEN
    spoken = f'say:"{card}" say:"my words are {phrase}"'
    town.ring(f"{spoken} 2 4 1 {spoken} code 1 1 1 {spoken} 2 !", caller)
    town.ring(f"5 2 {spoken} 1 rec:4 # 1 2 !", caller)
    town.ring("1001# 246810# 1 !", "+8613911110001", url=f"{ADDRESS}/voice/desk")
    town.ring("0 !", caller)
    ears.secrets |= {*SPOKEN, "246810"}
    bodies = [message.body for message in town.rest.account.messages]
    (link,) = [link for body in bodies if "上传" in body for link in LINK.findall(body)]
    words, photo = f"card {card}, code {secrets.WRONG_CODE}", BytesIO(b"\x89PNG\r\n\x1a\n")
    form = {"words": words, "photos": (photo, "a.png")}
    sent = town.app.test_client().post(urlsplit(link).path, base_url="http://localhost", data=form)
    assert sent.status_code == 200
    return ears


def test_no_page_shows_a_secret(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Codes, passwords, a PIN, and what a caller told unasked: on no page, and nowhere else."""
    caplog.set_level(logging.DEBUG)
    ears = a_full_run(town)
    pages = shown(town)
    assert len(pages) > 60
    assert any("<li>验证码核实</li>" in text for text in pages.values())
    nothing = Rung([], None)  # type: ignore[arg-type]
    assert secrets.traces(town, nothing, ears, caplog.text, pages) == []


def test_a_secret_on_a_page_is_found(town: Town) -> None:
    """One that stood in a case's log is told, with the page."""
    ears = a_full_run(town)
    secret = max(ears.secrets, key=len)
    (case,) = town.rows(select(records.case).order_by(records.case.c.id.desc()).limit(1))
    row = {"case_id": case.id, "at": MORNING, "call_sid": "x", "event": f"said {secret}"}
    with town.store.write() as connection:
        connection.execute(insert(records.case_entry), row)
    told = secrets.traces(town, Rung([], None), ears, "", shown(town))  # type: ignore[arg-type]
    assert any(each.startswith(f"the page /console/cases/{case.number}: {secret}") for each in told)


def into_the_database(town: Town, _rung: Rung, _ears: secrets.Eavesdropper, secret: str) -> str:
    """Write it into a row."""
    row = {"at": MORNING, "call_sid": "x", "action": "leak", "detail": f"code {secret}"}
    with town.store.write() as connection:
        connection.execute(insert(records.audit), row)
    return ""


def into_an_answer(_town: Town, _rung: Rung, ears: secrets.Eavesdropper, secret: str) -> str:
    """Say it."""
    ears.answers.append(f"<Say>{secret}</Say>")
    return ""


def into_a_line(_town: Town, rung: Rung, _ears: secrets.Eavesdropper, secret: str) -> str:
    """Print it."""
    rung.lines.append({"event": "key", "keys": secret})
    return ""


def into_the_log(_town: Town, _rung: Rung, _ears: secrets.Eavesdropper, secret: str) -> str:
    """Log it."""
    return f"from /l/{secret}"


@pytest.mark.parametrize("leak", [into_the_database, into_an_answer, into_a_line, into_the_log])
def test_a_trace_is_found(town: Town, leak: Leak) -> None:
    """Each secret, put in any of the places, is told with that place."""
    rung, ears = reset(town)
    ears.learn()
    for secret in sorted(ears.secrets):
        logged = leak(town, rung, ears, secret)
        assert any(secret in told for told in secrets.traces(town, rung, ears, logged))


def test_erased_is_gone(town: Town) -> None:
    """A password that stood in a row is found in the file, though the row was overwritten."""
    rung, ears = reset(town)
    into_the_database(town, rung, ears, secrets.PASSWORD)
    with town.store.write() as connection:
        connection.execute(records.audit.update().values(detail=""))
    assert any(secrets.PASSWORD in told for told in secrets.traces(town, rung, ears, ""))


def test_what_dial_prints_and_writes(tmp_path: Path) -> None:
    """`ivr dial --json --record` masks what is keyed and sent, in both."""
    file = tmp_path / "reset.call"
    keys = ["--fresh", "--at", MORNING.isoformat(), "--from", "+8613800000070"]
    keys += ["--keys", "3 1 1 971135 971135 code !", "--json", "--record", str(file)]
    dialed = CliRunner().invoke(main, ["dial", *keys])
    assert dialed.exit_code == 0, dialed.output
    for text in (dialed.stdout, file.read_text("utf-8")):
        assert "<code>" in text
        assert secrets.WRONG_CODE not in text.replace("> 971135", "")
