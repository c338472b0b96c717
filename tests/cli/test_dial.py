"""`ivr dial` as the shell sees it (DESIGN, "The command line")."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from twilio.request_validator import RequestValidator

from ivr.cli.dial import dial
from tests.simulator import apps
from tests.simulator.apps import Answer, Pages
from tests.simulator.test_wire import served

MENU = "tests.simulator.apps:menu"
ROOT = Path(__file__).parents[2]

FIELDS = {
    "request": {"kind", "method", "url", "params", "status", "ms"},
    "say": {"text", "language", "voice", "heard"},
    "play": {"url"},
    "pause": {"seconds"},
    "key": {"keys"},
    "speech": {"text", "confidence"},
    "silence": {"seconds"},
    "record": {"seconds", "url"},
    "dial": {"to", "result"},
    "enqueue": {"queue"},
    "sms": {"from", "to", "body"},
    "notice": {"code", "level", "message", "line", "column"},
    "state": {"name", "turn"},
    "end": {"by", "status", "seconds"},
}


def run(*arguments: str, stdin: str | None = None) -> Result:
    """Run `ivr dial` here."""
    return CliRunner().invoke(dial, list(arguments), input=stdin)


def lines(result: Result) -> list[dict[str, Any]]:
    """Every line of stdout, as JSON."""
    return [json.loads(line) for line in result.stdout.splitlines()]


def ring(monkeypatch: pytest.MonkeyPatch, pages: Any, *arguments: str, stdin: str | None = None) -> Result:
    """Ring a test's own app as `tests.simulator.apps:mine`."""
    app = pages if callable(pages) else Pages({"/voice": pages} if isinstance(pages, str) else pages)
    monkeypatch.setattr(apps, "mine", app, raising=False)
    return run("tests.simulator.apps:mine", *arguments, stdin=stdin)


def test_json_lines_have_exactly_their_fields(monkeypatch: pytest.MonkeyPatch):
    """Each line has `event`, `at` and its event's fields; they come in the order of `at`; `end` is last."""
    monkeypatch.setattr(apps, "silent", Pages({"/voice": Answer("x", "500 Oh")}), raising=False)
    results = [
        run(MENU, "--json", "--keys", "wait:2 2 rec:3 #"),
        run(MENU, "--json", "--keys", "say:x 3 - 1"),
        run(MENU, "--json", "--keys", "4"),
        run("tests.simulator.apps:silent", "--json", "--keys", ""),
    ]
    seen = set()
    for result in results:
        told = lines(result)
        for line in told:
            extra = {"by"} if line["event"] == "say" and "by" in line else set()
            assert set(line) == {"event", "at"} | FIELDS[line["event"]] | extra
        assert [line["at"] for line in told] == sorted(line["at"] for line in told)
        assert told[-1]["event"] == "end"
        seen |= {line["event"] for line in told}
    assert seen == set(FIELDS) - {"play", "pause", "sms", "state"}


def test_an_app_that_prints_does_not_spoil_the_lines(monkeypatch: pytest.MonkeyPatch):
    """Nothing but the lines goes to stdout; what an app in this process prints goes to stderr."""

    def chatty(_params: dict[str, str]) -> str:
        print("debugging")  # noqa: T201
        return "<Hangup/>"

    result = ring(monkeypatch, {"/voice": chatty}, "--json", "--keys", "")
    assert [line["event"] for line in lines(result)] == ["request", "end"]
    assert "debugging" in result.stderr


@pytest.mark.parametrize(("keys", "by"), [("1 !", "caller"), ("4 1 2 3", "app"), ("- !", "app")])
def test_exit_0_the_call_ended_well(keys: str, by: str):
    """By the app, or by the caller's `!`; acts left over are no mistake."""
    result = run(MENU, "--json", "--keys", keys)
    assert (result.exit_code, lines(result)[-1]["by"]) == (0, by)
    assert result.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("--keys", "1 frob"),
        ("--param", "x", "--keys", ""),
        ("--far", "+1=maybe", "--keys", ""),
        ("--agent", "soon", "--keys", ""),
        ("--at", "noon", "--keys", ""),
        ("--at", "2026-10-01T03:00", "--keys", ""),
        ("--at", "9999-10-01T03:00+00:00", "--keys", ""),
        ("--fresh", "--keys", ""),
    ],
)
def test_exit_2_wrong_usage_rings_nowhere(monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]):
    """What is wrong is told in one sentence on stderr before anything rings."""
    app = Pages({"/voice": "<Hangup/>"})
    result = ring(monkeypatch, app, *arguments)
    assert result.exit_code == 2
    assert app.asked == []
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert arguments[1].split()[-1] in result.stderr or arguments[0] in result.stderr


@pytest.mark.parametrize(
    "target",
    [
        "no.such.module:app",
        "tests.simulator.apps:nothing",
        "tests.simulator.apps:__doc__",
        "localhost:5000/voice",
        "wallt",
        "ftp://x/y",
        "http:///voice",
        "a b",
    ],
)
def test_exit_2_no_such_target(target: str):
    """A target that is none is wrong usage, named in one sentence."""
    result = run(target, "--keys", "")
    assert result.exit_code == 2
    assert target in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_exit_3_an_application_error_ended_it(monkeypatch: pytest.MonkeyPatch):
    """A first answer that fails, or a later one; the caller hears it from Twilio, stderr has one line."""
    for pages in ({"/voice": Answer("", "500 Oh")}, {"/voice": "<Redirect>/gone</Redirect>"}):
        result = ring(monkeypatch, pages, "--json", "--keys", "")
        assert result.exit_code == 3
        told = lines(result)
        assert told[-1]["by"] == "error"
        assert [line["by"] for line in told if line["event"] == "say"] == ["carrier"]
        assert len(result.stderr.splitlines()) == 1


def test_exit_0_when_the_fallback_saved_the_call(monkeypatch: pytest.MonkeyPatch):
    """`--fallback` is asked when an answer fails."""
    pages = {"/voice": Answer("", "500 Oh"), "/fb": "<Say>Sorry.</Say>"}
    result = ring(monkeypatch, pages, "--json", "--keys", "", "--fallback", "http://app.local/fb")
    assert result.exit_code == 0
    assert [line["kind"] for line in lines(result) if line["event"] == "request"] == ["voice", "fallback"]


def test_exit_4_nobody_is_there():
    """Refused at the first request: one line on stderr, no `end`."""
    with served(Pages({})) as address:
        pass
    result = run(f"{address}/voice", "--json", "--keys", "")
    assert result.exit_code == 4
    assert len(result.stderr.splitlines()) == 1
    assert "end" not in [line["event"] for line in lines(result)]


@pytest.mark.parametrize("keys", ["", "1", "2"])
def test_exit_5_the_script_was_too_short(keys: str):
    """The acts are used up while the app listens: the caller hangs up."""
    result = run(MENU, "--json", "--keys", keys)
    assert result.exit_code == 5
    assert lines(result)[-1]["by"] == "caller"
    assert "ran out" in result.stderr


def test_over_http_from_another_process():
    """A URL rings over HTTP; the exit status is the process's."""
    with served(Pages({"/voice": "<Say>你好</Say>"})) as address:
        command = [sys.executable, "-c", "from ivr.cli.dial import dial; dial()", f"{address}/voice"]
        done = subprocess.run(
            [*command, "--json", "--keys", "", "--at", "2026-10-01T03:00+08:00"],
            capture_output=True, text=True, cwd=ROOT, check=False, timeout=60,
        )  # fmt: skip
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert [line["event"] for line in told] == ["notice", "request", "say", "end"]
    assert "--at" in told[0]["message"]


def test_a_path_behind_the_app(monkeypatch: pytest.MonkeyPatch):
    """`module:app/path` rings there; the path is /voice if none is given."""
    monkeypatch.setattr(apps, "mine", Pages({"/in/here": "<Say>Here.</Say>"}), raising=False)
    result = run("tests.simulator.apps:mine/in/here?x=1", "--json", "--keys", "")
    assert result.exit_code == 0
    assert apps.mine.params("/in/here")["x"] == "1"


def test_what_the_first_request_carries(monkeypatch: pytest.MonkeyPatch):
    """--from, --to, --method and --param say what is asked; --param may replace what Twilio would send."""
    app = Pages({"/voice": "<Hangup/>"})
    options = [
        "--from",
        "+861",
        "--to",
        "+862",
        "--method",
        "GET",
        "--param",
        "FromState=CA",
        "--param",
        "a=b=c",
    ]
    assert ring(monkeypatch, app, "--keys", "", *options).exit_code == 0
    _path, params, environ = app.asked[0]
    assert environ["REQUEST_METHOD"] == "GET"
    assert [params[name] for name in ("From", "Called", "FromState", "a")] == ["+861", "+862", "CA", "b=c"]


def test_the_token_signs(monkeypatch: pytest.MonkeyPatch):
    """--token signs; else TWILIO_AUTH_TOKEN; without either, what `ivr serve --dev` verifies with."""
    app = Pages({"/voice": "<Hangup/>"})
    ring(monkeypatch, app, "--keys", "")
    ring(monkeypatch, app, "--keys", "", "--token", "one")
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "two")
    ring(monkeypatch, app, "--keys", "")
    signatures = [environ.get("HTTP_X_TWILIO_SIGNATURE", "") for _, _, environ in app.asked]
    for token, asked, signature in zip(
        ["development-token", "one", "two"], app.asked, signatures, strict=True
    ):
        assert RequestValidator(token).validate("http://app.local/voice", asked[1], signature)


def test_far_ends_agents_and_the_clock(monkeypatch: pytest.MonkeyPatch):
    """--far, --agent and --at set the world; the status callback tells the time."""
    pages = {
        "/voice": "<Dial>+1</Dial><Dial>+2</Dial><Enqueue>q</Enqueue>",
        "/status": "",
    }
    options = ["--far", "+1=busy", "--far", "+2=answer:3", "--agent", "40", "--at", "2026-10-01T03:00+08:00"]
    result = ring(
        monkeypatch, pages, "--json", "--keys", "", *options, "--status-callback", "http://app.local/status"
    )
    told = lines(result)
    assert [line["result"] for line in told if line["event"] == "dial"] == ["busy", "completed"]
    assert told[-1]["seconds"] == 2 + 2 + 3 + 40 + 10
    assert apps.mine.params("/status")["Timestamp"] == "Wed, 30 Sep 2026 19:00:57 +0000"


def test_piped_acts_are_read_line_by_line(monkeypatch: pytest.MonkeyPatch):
    """Without --keys and terminal the acts come from stdin; its end is the end of the script."""
    assert ring(monkeypatch, "<Gather numDigits='1'/>", "--json", stdin="wait:1\n1\n!\n").exit_code == 0
    assert run(MENU, "--json", stdin="").exit_code == 5
    wrong = run(MENU, "--json", stdin="1\nfrob\n")
    assert wrong.exit_code == 2
    assert lines(wrong)[-1]["by"] == "caller"
    assert "frob" in wrong.stderr


def test_keys_empty_is_a_caller_who_says_nothing():
    """`--keys ""` is no interactive call, and reads no stdin."""
    result = run(MENU, "--json", "--keys", "", stdin="4\n")
    assert "key" not in [line["event"] for line in lines(result)]
    assert result.exit_code == 5


def test_the_transcript_for_people():
    """Without --json and terminal: a plain transcript, the same at every run."""
    result = run(MENU, "--keys", "1 wait:2 2 rec:3 -", "--from", "+8613800000001")
    assert result.stdout.splitlines() == [
        "         +8613800000001 rings +14155550199",
        "   0:00  营业时间请按1。留言请按2。人工服务请按3。  5.7 s",
        "   0:05  ▸ 1",
        "   0:05  We are open from nine to six.  3.1 s",
        "   0:08  营业时间请按1 — cut",
        "   0:10  ▸ 2",
        "   0:10  Leave a message.  1.5 s",
        "   0:12  ● recording",
        "         recorded 3 s",
        "   0:15  (silence, 3 s)",
        "   0:18  Thank you. Goodbye.  1.8 s",
        "   0:20  the app hung up · completed · 20.1 s, 2 keys, 5 requests",
    ]


def test_our_own_hotline_by_name():
    """A flow's name rings it in this process, by signed webhooks; it tells its states."""
    result = run("hello", "--fresh", "--json", "--keys", "1 !")
    told = lines(result)
    assert (result.exit_code, result.stderr) == (0, "")
    assert {line["status"] for line in told if line["event"] == "request"} <= {200, 204}
    assert [line["kind"] for line in told if line["event"] == "request"][-1] == "status"
    assert [line["turn"] for line in told if line["event"] == "state"] == [1, 2]
