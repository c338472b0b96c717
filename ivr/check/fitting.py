"""What stands beside a flow must fit it: recorded files beside messages, and words under one choice each.

The flow's own files say neither: what is recorded lies in `recorded/`, and that two choices of a menu have a
word in common shows when the words are read as callers say them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from ivr.engine.flow import Flow
from ivr.engine.source import Mistake, Place, nearest
from ivr.engine.spoken import spoken_ways
from ivr.speech.utterance import overlaps
from ivr.speech.wording import Wording

PLAYED = (".wav", ".mp3")
"""The kinds of sound files that may stand beside a message; Twilio plays both."""
Recorded = Mapping[tuple[str, str], Path]
"""The file that is played in place of a message, by language and message."""


def recordings(folder: Path) -> dict[str, Path]:
    """Give all that lies in a hotline's `recorded/`, by its name in there, as `zh-CN/bye.wav`."""
    inside = folder / "recorded"
    found = {path.relative_to(inside): path for path in sorted(inside.rglob("*")) if path.is_file()}
    hidden = {name for name in found if any(part.startswith(".") for part in name.parts)}
    return {name.as_posix(): path for name, path in found.items() if name not in hidden}


def fit(
    flow: Flow, wording: Wording, files: Mapping[str, Path], where: str = ""
) -> tuple[Recorded, list[Mistake]]:
    """Give the recorded files that fit a flow, and tell what does not.

    Args:
        flow: The flow.
        wording: Its words.
        files: What lies in `recorded/`, as `recordings` gives it.
        where: The folder, as it stands before the names of files in `flow`.
    """
    recorded: dict[tuple[str, str], Path] = {}
    mistakes = list(_overlaps(flow, wording))
    for name, path in files.items():
        file = PurePath(name)
        language, message = file.parent.as_posix(), file.stem
        told = _misplaced(flow, wording, language, message, file.suffix)
        if told is None and (language, message) in recorded:
            told = f"{recorded[language, message].name} stands beside '{message}' already"
        if told is None:
            recorded[language, message] = path
        else:
            mistakes.append(Mistake(Place(f"{where}recorded/{name}", 1, 1), told))
    return recorded, mistakes


def _misplaced(flow: Flow, wording: Wording, language: str, message: str, kind: str) -> str | None:
    """Tell why a file cannot be played in a message's place, if it cannot."""
    if kind not in PLAYED or "/" in language or language == ".":
        return "only recorded/LANGUAGE/MESSAGE.wav or .mp3 is played"
    if language not in flow.languages:
        return f"the flow speaks no {language}, only {', '.join(flow.languages)}"
    book = flow.words[language]
    if not wording.has(language, message):
        return f"there is no message '{message}' in {language}{nearest(message, book.messages)}"
    if variables := book.variables(message):
        return f"'{message}' speaks of {', '.join(sorted(variables))}, which no recording can say"
    return None


def _overlaps(flow: Flow, wording: Wording) -> Iterator[Mistake]:
    """Tell the words that stand under two choices of a menu: whoever says them would be led nowhere."""
    menus = {tuple(spoken_ways(flow, node.name).values()) for node in flow.nodes.values()}
    for ways in sorted(menus):
        for language in flow.languages:
            messages = flow.words[language].messages
            choices = {message: wording.words(language, message) for message in ways}
            for word, one, other in overlaps(choices):
                place = messages[one if other.startswith("universal.") else other].place
                yield Mistake(place, f"'{word}' stands in {one} and in {other} ({language})")
