"""What a command costs before it does anything, and how it refuses."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from ivr.cli import main

HEAVY = {"sqlalchemy", "flask", "twilio", "pydantic", "alembic", "transitions", "fluent", "requests", "yaml"}


def ivr(*args: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, without the settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("IVR_", "TWILIO_"))}
    return subprocess.run(
        [sys.executable, "-m", "ivr", *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=kept | environment,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("args", [["--help"], ["dial", "--help"], ["serve", "--help"], ["worker", "--help"]])
def test_nobody_who_asks_for_help_waits_for_a_database(args: list[str]) -> None:
    """Help imports none of the heavy libraries."""
    code = (
        "import sys\nfrom ivr.cli import main\n"
        f"try: main({args!r})\n"
        "except SystemExit: pass\n"
        f"print(sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "Example" in result.stdout or "Usage: " in result.stdout
    assert result.stderr.strip() == "[]"


def test_every_command_has_an_example_in_its_help() -> None:
    """A person reads examples first."""
    for name in main.commands:
        told = CliRunner().invoke(main, [name, "--help"]).output
        assert "Example" in told, name
        assert "\\b" not in told, name


def test_every_setting_is_told_where_a_server_is_started() -> None:
    """`ivr serve --help` names each environment variable."""
    from webhooks.settings import VARIABLES  # noqa: PLC0415 - beside what it is compared with

    told = CliRunner().invoke(main, ["serve", "--help"]).output

    assert [name for name in VARIABLES if name not in told] == []


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "TWILIO_AUTH_TOKEN is not set"),
        ({"TWILIO_AUTH_TOKEN": "t"}, "IVR_SECRET_KEY is not set"),
        ({"TWILIO_AUTH_TOKEN": "t", "IVR_SECRET_KEY": "short"}, "IVR_SECRET_KEY is too short"),
        ({"IVR_ENV": "staging"}, "IVR_ENV is 'staging'"),
        ({"IVR_ENV": "development", "IVR_TRUSTED_PROXIES": "all"}, "IVR_TRUSTED_PROXIES is 'all'"),
        ({"IVR_ENV": "development", "IVR_DATABASE_URL": "foo"}, "IVR_DATABASE_URL is no database of ours"),
    ],
)
def test_a_server_that_could_not_verify_is_not_started(
    environment: dict[str, str], told: str, tmp_path: Path
) -> None:
    """What is missing is told in one sentence, with exit status 2 and no traceback."""
    result = ivr("serve", XDG_DATA_HOME=str(tmp_path), **environment)

    assert result.returncode == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr


def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A server that cannot reach its database says so and ends; it does not answer callers with apologies."""
    result = ivr(
        "serve", "--dev", XDG_DATA_HOME=str(tmp_path), IVR_DATABASE_URL=f"sqlite:///{tmp_path}/no/x.db"
    )

    assert result.returncode == 1
    assert "the database cannot be used" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_port_that_is_in_use_is_told(tmp_path: Path) -> None:
    """A server whose port another has says so in one line, with another port; it does not claim to answer."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = ivr("serve", "--dev", "--port", str(port), XDG_DATA_HOME=str(tmp_path))

    assert result.returncode == 1
    assert re.fullmatch(rf"Error: port {port} is in use; try --port [0-9]+\n", result.stderr)


@pytest.mark.parametrize(("host", "told"), [("192.0.2.1", "192.0.2.1"), ("2001:db8::1", "[2001:db8::1]")])
def test_an_address_that_this_machine_has_not_is_told(host: str, told: str, tmp_path: Path) -> None:
    """Where nobody can listen, that is told in one line."""
    result = ivr("serve", "--dev", "--host", host, XDG_DATA_HOME=str(tmp_path))

    assert result.returncode == 1
    assert re.fullmatch(f"Error: nothing can listen on {re.escape(told)}:5000: .+\n", result.stderr)


def test_flows_lists_each_hotline_and_its_version() -> None:
    """`ivr flows --json` prints one object a hotline."""
    result = ivr("flows", "--json")

    found = {line["flow"]: line for line in map(json.loads, result.stdout.splitlines())}
    assert {"wallet", "hello"} <= found.keys()
    assert found["hello"]["nodes"] > 1


def test_flows_tells_an_unknown_name_what_there_is() -> None:
    """A wrong name is wrong usage, and the answer names the right ones."""
    result = ivr("flows", "walet")

    assert result.returncode == 2
    assert "wallet" in result.stderr


def test_the_schema_is_json() -> None:
    """An editor can read it as it is printed."""
    assert "nodes" in json.loads(ivr("flows", "--schema").stdout)["properties"]


def test_a_worker_without_its_database_says_so(tmp_path: Path) -> None:
    """What cannot be reached is told in one sentence, whoever starts the worker."""
    settings = {"TWILIO_AUTH_TOKEN": "t", "TWILIO_ACCOUNT_SID": "AC1", "IVR_SMS_FROM": "+1"}
    settings |= {"IVR_SECRET_KEY": "x" * 16, "IVR_DATABASE_URL": f"sqlite:///{tmp_path}/no/x.db"}
    result = ivr("worker", "--once", XDG_DATA_HOME=str(tmp_path), **settings)

    assert result.returncode == 1
    assert "the database cannot be used" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_data_folder_that_cannot_be_made_is_told() -> None:
    """Who may not write there hears which folder, and what to set instead."""
    result = ivr("dial", "hello", "--keys", "!", XDG_DATA_HOME="/dev/null/data")

    assert result.returncode == 2
    assert "set XDG_DATA_HOME" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_pretend_twilio_for_all_wants_a_token_of_its_own(tmp_path: Path) -> None:
    """On an address that others reach, `serve --twilio` refuses the token that is in our documentation."""
    taken = ("serve", "--dev", "--twilio", "--host", "192.0.2.1")  # an address that no machine has
    here = {"XDG_DATA_HOME": str(tmp_path), "IVR_DATABASE_URL": f"sqlite:///{tmp_path}/no/x.db"}
    assert "set TWILIO_AUTH_TOKEN" in ivr(*taken, **here).stderr
    assert "set TWILIO_AUTH_TOKEN" not in ivr(*taken, TWILIO_AUTH_TOKEN="one of ours", **here).stderr


def test_an_error_that_ends_a_call_is_told_once() -> None:
    """What the screen showed is not written again below it; a program has it beside its lines."""
    gone = ("dial", "tests.simulator.apps:menu/nowhere", "--keys", "!")
    seen, read = ivr(*gone), ivr(*gone, "--json")

    assert (seen.returncode, read.returncode) == (3, 3)
    assert (seen.stdout + seen.stderr).count("11200") == 1
    assert read.stderr.startswith("An application error ended the call: 11200")
