"""Read a hotline's folder into a `Flow`, or tell every mistake in it at once.

In three steps: the files' shape, the names between them (dialogues are copied in place here), and the words.
What has a mistake is left out and the next step goes on without it, so that all mistakes are told together.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from ivr.engine.dialogues import expand
from ivr.engine.flow import Flow
from ivr.engine.links import check_names
from ivr.engine.machine import build
from ivr.engine.parts import read_parts
from ivr.engine.prompts import all_prompts, language_of, words_of
from ivr.engine.source import FlowError
from ivr.engine.words import with_words

Files = Mapping[str, str]
DEFAULTS = Path(__file__).parent / "defaults"


def read_folder(folder: Path) -> dict[str, str]:
    """Give the files of a flow by name: its `*.yaml` and `*.ftl`, these with the words that they leave out.

    Raises:
        FileNotFoundError: there is no such folder, or no flow.yaml in it.
    """
    files = {
        path.name: path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(folder.glob("*"))
        if path.suffix in (".yaml", ".ftl") and path.is_file()
    }
    if "flow.yaml" not in files:
        raise FileNotFoundError(f"{folder} is no hotline: there is no flow.yaml in it")
    return {name: text + _missing_words(name, files) for name, text in files.items()}


def _missing_words(name: str, files: Files) -> str:
    """Give the messages that every hotline says and this language does not: re-prompts, universal words."""
    if not (DEFAULTS / name).is_file():
        return ""
    own = words_of(files, language_of(name))
    defaults = re.split(r"^(?=[a-z])", (DEFAULTS / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    missing = [each for each in defaults if not re.search(rf"^{each.split(' ')[0]} *=", own, re.MULTILINE)]
    return "".join(["\n", *missing])


def version_of(files: Files) -> str:
    """Name a flow by what its files say: 16 hexadecimal digits of a SHA-256."""
    text = "".join(f"{name}\0{files[name]}\0" for name in sorted(files))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def load(files: Files, actions: Collection[str] | None = None, where: str = "") -> Flow:
    """Build the flow that `files` describe; `actions` names what there is code for (None: unchecked).

    `where` is put before the files' names when a mistake is told, as `flows/wallet/`.

    Raises:
        FlowError: its `mistakes` are all that were found, with file, line and column.
    """
    parts = read_parts(files, where)
    nodes = expand(parts)
    check_names(parts, nodes, actions)
    words = all_prompts(files, where)
    finished = with_words(parts, nodes, words)
    if parts.mistakes:
        raise FlowError(parts.mistakes)
    head = parts.header
    return Flow(
        name=head.flow or "",
        version=version_of(files),
        languages=tuple(head.languages or ()),
        levels=tuple(parts.levels),
        start=head.start or "",
        home=head.home or "",
        human=head.human or "",
        hung_up=head.hung_up,
        actions=parts.actions,
        nodes=finished,
        words=words,
        machine=build(finished, head.start or ""),
        lint=head.lint,
    )
