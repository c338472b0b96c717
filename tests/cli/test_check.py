"""`ivr check` tells what it found in every form, and by its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ivr.check.properties import PROPERTIES
from ivr.cli import main
from tests.zoo import ZOO, sound


def check(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["check", *arguments])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Give the folder of a hotline that hangs up on who presses wrong keys."""
    folder = tmp_path / "broken"
    folder.mkdir()
    for name, text in sound().items():
        (folder / name).write_text(text.replace("3: cancel}", "3: cancel}\n    exhausted: bye"), "utf-8")
    return folder


def test_a_sound_hotline() -> None:
    """Everything is proved: exit status 0, and the report says so."""
    done = check(str(ZOO / "sound"))

    assert done.exit_code == 0
    assert "properties proved; 0 errors" in done.stdout
    assert "explored all" in done.stdout


def test_what_is_wrong(broken: Path) -> None:
    """An error is told with its place, its property and the keys that show it: exit status 1."""
    done = check(str(broken))

    assert done.exit_code == 1
    assert "P3" in done.stdout
    assert '--keys "7 7 7"' in " ".join(done.stdout.split()) or '--keys "4 4 4"' in done.stdout


def test_json(broken: Path) -> None:
    """Each line is an object: the exploration, a proof for each property, findings and costs."""
    lines = [json.loads(line) for line in check(str(broken), "--json").stdout.splitlines()]
    proofs = {line["id"]: line["verdict"] for line in lines if line["kind"] == "proof"}

    assert lines[0]["kind"] == "explored"
    assert lines[0]["complete"]
    assert set(proofs) == {each.id for each in PROPERTIES} | {"P9"}
    assert (proofs["P3"], proofs["P1"]) == ("refuted", "proved")
    assert [line["rule"] for line in lines if line["kind"] == "finding" and line["severity"] == "error"] == [
        "P3"
    ]
    assert {line["name"] for line in lines if line["kind"] == "service"} == {"track", "complain", "cancel"}


def test_files(broken: Path, tmp_path: Path) -> None:
    """The page and the SARIF hold what was found."""
    page, sarif = tmp_path / "page.html", tmp_path / "found.sarif"
    check(str(broken), "--html", str(page), "--sarif", str(sarif))
    results = json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]

    assert "hung up on" in page.read_text("utf-8")
    assert "P3" in [result["ruleId"] for result in results]


def test_a_bound_is_told() -> None:
    """Cut short, it says how far it got, and proves nothing that needs all states."""
    done = check(str(ZOO / "sound"), "--states", "20")

    assert "explored 20 of at least" in done.stdout
    assert "✓  P1 " not in done.stdout


def test_a_bound_finds_no_fault_in_what_is_sound() -> None:
    """Cut short, the wallet is refuted nowhere, and nothing that it ignores is called needless."""
    done = check("wallet", "--states", "300", "--json")

    rules = {line["rule"] for line in map(json.loads, done.stdout.splitlines()) if line["kind"] == "finding"}
    assert done.exit_code == 0
    assert not {"P1", "P5", "P6", "P7", "LINT02"} & rules


def test_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is neither 0, all is well, nor 1, errors were found."""

    def stop(**_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main.commands["check"], "callback", stop)
    done = check("wallet")

    assert (done.exit_code, done.stdout) == (130, "")
    assert "there is no result" in done.stderr


def test_what_stands_beside_a_folder(tmp_path: Path) -> None:
    """Of a folder, recordings that cannot be played and words under two choices are told where they are."""
    for name, text in sound().items():
        (tmp_path / name).write_text(text.replace("= no, keep it", "= no, cancel it"), "utf-8")
    words = (tmp_path / "en-US.ftl").read_text("utf-8")
    line = 1 + words[: words.index("= no, cancel it")].count("\n")
    for name in ("en-US/bye.wav", "zh-CN/buy.wav"):
        (tmp_path / "recorded" / name).parent.mkdir(parents=True)
        (tmp_path / "recorded" / name).write_bytes(b"")
    done = check(str(tmp_path))

    assert done.exit_code == 1
    assert f"{tmp_path}/en-US.ftl:{line}:6: 'cancel it' stands in cancel-sure.speech-1 and in" in done.stderr
    assert f"{tmp_path}/recorded/zh-CN/buy.wav:1:1: there is no message 'buy' in zh-CN" in done.stderr
    assert "bye" not in done.stderr.partition("did you mean")[0]


def test_a_recording_in_one_language(tmp_path: Path) -> None:
    """What only some callers hear recorded is a warning, at the message of the others."""
    for name, text in sound().items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "recorded" / "en-US").mkdir(parents=True)
    (tmp_path / "recorded" / "en-US" / "bye.wav").write_bytes(b"")
    lines = [json.loads(line) for line in check(str(tmp_path), "--json").stdout.splitlines()]
    [found] = [line for line in lines if line["kind"] == "finding"]

    assert (found["rule"], found["severity"]) == ("PROMPT09", "warning")
    assert (found["file"], found["line"]) == (f"{tmp_path}/zh-CN.ftl", 17)


@pytest.mark.parametrize("wrong", [["--profile", "nobody"], ["no-such-flow"], ["--states", "0"]])
def test_wrong_usage(wrong: list[str]) -> None:
    """What is not there, or makes no sense, is refused in a sentence: exit status 2."""
    done = check(*wrong)

    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_mistakes_in_the_files(tmp_path: Path) -> None:
    """Files that cannot be read as a flow are errors found: each is told, exit status 1."""
    (tmp_path / "flow.yaml").write_text("flow: x\nnodes: {a: {say: b}}\n", "utf-8")
    done = check(str(tmp_path))

    assert done.exit_code == 1
    assert "flow.yaml:1:1" in done.stderr
