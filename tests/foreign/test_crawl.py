"""Crawling apps that other people wrote finds the faults that were planted in them, unaided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ivr.cli import main


def crawl(*arguments: str) -> tuple[int, list[dict[str, Any]]]:
    """Crawl, and return the exit status and the lines."""
    result = CliRunner().invoke(main, ["crawl", *arguments, "--json"])
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def found(lines: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """The kinds of trouble, and the keys to them."""
    return {(line["kind"], line["keys"]) for line in lines if line["event"] == "trouble"}


def test_flask(flask_line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Key 3 leads to a page that is not there, and silence at the order number drops the caller."""
    monkeypatch.setenv("TWILIO_API", "http://127.0.0.1:9")
    status, lines = crawl(flask_line, "--token", "flask-token")
    assert status == 1
    assert {("error", "3"), ("drop", "2 -")} <= found(lines)
    (missing,) = [line for line in lines if line["event"] == "trouble" and line["keys"] == "3"]
    assert "404" in missing["message"]


def test_django(django_line: str) -> None:
    """Who stays silent goes round for ever; the counted visits do not make it look like another place."""
    _status, lines = crawl(django_line)
    assert ("loop", "- - - - - - - - - - - -") in found(lines)
    assert len([line for line in lines if line["event"] == "place"]) == 1


def test_express(express_line: str) -> None:
    """Key 4 is told and does nothing, key 3 works and is not told, key 2 fails."""
    _status, lines = crawl(express_line, "--token", "express-token")
    assert {("dead", "4"), ("keys", "3"), ("error", "2")} <= found(lines)


def test_keys_without_a_verb(radio_line: str) -> None:
    """Each of the radio's faults is found, though its six keys share one verb; pages are asked for by GET."""
    status, lines = crawl(radio_line)
    assert status == 1
    assert found(lines) == {
        ("dead", "3"),
        ("loop", "4"),
        ("error", "5"),
        ("error", "6"),
        ("keys", "7"),
        ("error", "2"),
        ("drop", "- - -"),
        ("drop", 'say:"blah blah" say:"blah blah" say:"blah blah"'),
        ("drop", "8 8 8"),
    }


def test_a_line_without_a_fault(cafe_line: str) -> None:
    """No trouble is told of a sound app: not of any key that leads back, nor of tries that it counts."""
    status, lines = crawl(cafe_line)
    assert (status, found(lines)) == (0, set())


def test_map_and_transcripts(django_line: str, tmp_path: Path) -> None:
    """The map is drawn, and every call is a transcript that can be played again."""
    crawl(django_line, "--map", str(tmp_path / "map.svg"), "--save", str(tmp_path / "calls"))
    assert "City Library" in (tmp_path / "map.svg").read_text("utf-8")
    calls = sorted((tmp_path / "calls").iterdir())
    assert "002-2.call" in [call.name for call in calls]
    played = CliRunner().invoke(main, ["test", str(tmp_path / "calls" / "002-2.call")])
    assert played.exit_code == 0, played.output


def test_only_this_machine() -> None:
    """Another host is not rung some hundred times unless its owner says so."""
    result = CliRunner().invoke(main, ["crawl", "http://192.0.2.1/voice"])
    assert result.exit_code == 2
    assert "--i-own-this-host" in result.stderr


def test_nobody_there() -> None:
    """Nobody at the first request is exit 4, in one sentence."""
    result = CliRunner().invoke(main, ["crawl", "http://127.0.0.1:9/voice"])
    assert result.exit_code == 4
    assert result.stderr.startswith("Nobody is there: ")


def test_our_smallest_hotline() -> None:
    """A hotline of ours is rung on new data each time, so that no call finds what another chose."""
    status, lines = crawl("hello")
    assert (status, found(lines)) == (0, set())


def test_an_error_is_not_silence(radio_line: str) -> None:
    """Where the app fails, the table tells the apology that is heard, and the error's code."""
    told = CliRunner().invoke(main, ["crawl", radio_line]).stdout
    assert "an apology for error 11200" in told
