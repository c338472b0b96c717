"""How long a call takes: what is said, and how long is waited, by step.

A voice's time is estimated from the words (`ivr/speech/duration.py`), with values as they usually are; keys,
the carrier and our own answers take none. What a person says after the call was connected is not counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from ivr.check.explored import Explored
from ivr.engine.document import CollectNode, MenuNode, QueueNode, RecordNode, TransferNode
from ivr.engine.flow import Node
from ivr.engine.verbs import Gather, Play, Say, Verb
from ivr.speech.duration import speaking_time_s
from ivr.speech.typical import typical_texts
from ivr.speech.wording import Wording

WAIT_PAUSE_S = 15
"""Between two words to a waiting caller, who is let go when the next are due."""
SPOKEN_S = 3
"""How long a caller speaks who leaves a message, and so how long it takes to play."""


class Seconds:
    """The seconds of an exploration's steps, each worked out once."""

    def __init__(self, found: Explored, wording: Wording) -> None:
        self._found = found
        self._wording = wording
        self._messages: dict[tuple[str, str], float] = {}
        self._heard: dict[tuple[int, int], float] = {}
        self._cut: dict[tuple[int, int], float] = {}

    def message(self, language: str, message: str) -> float:
        """Give how long a message takes, in the longest way that it usually comes out."""
        key = (language, message)
        if key not in self._messages:
            texts = typical_texts(self._wording, language, message)
            self._messages[key] = max(speaking_time_s(text, language) for text in texts)
        return self._messages[key]

    def said(self, language: str, verbs: Sequence[Verb]) -> float:
        """Give how long verbs take to say."""
        played = sum(isinstance(verb, Play) for verb in verbs)
        return SPOKEN_S * played + sum(self.message(language, said.message) for said in _said(verbs))

    def heard(self, edge: int) -> float:
        """Give how long a step takes who hears everything to its end: the wait before it, the words."""
        key = self._key(edge)
        if key not in self._heard:
            step = self._found.steps[key[0]]
            node = self._found.states.node(self._found.codes[self._found.source(edge)])
            language = self._found.flow.languages[key[1]]
            self._heard[key] = self.waited(node, step.letter.way, language, step.letter.kind) + self.said(
                language, step.verbs
            )
        return self._heard[key]

    def cut(self, edge: int) -> float:
        """Give how long a step takes a caller who cuts in wherever a key is awaited."""
        key = self._key(edge)
        if key not in self._cut:
            verbs = self._found.steps[key[0]].verbs
            cuttable = bool(verbs) and isinstance(verbs[-1], Gather)
            self._cut[key] = 0.0 if cuttable else self.said(self._found.flow.languages[key[1]], verbs)
        return self._cut[key]

    def _key(self, edge: int) -> tuple[int, int]:
        state = self._found.codes[self._found.target[edge]]
        return self._found.step[edge], self._found.states.fields["language"].get(state)

    def waited(self, node: Node, way: str, language: str, kind: str) -> float:
        """Give how long is waited at a node, at most, until `way` is taken."""
        match node.spec:
            case MenuNode(timeout_s=seconds) | CollectNode(timeout_s=seconds) if kind == "silence":
                return seconds
            case RecordNode(silence_s=silence_s):
                return silence_s + (SPOKEN_S if kind == "spoken" else 0)
            case QueueNode(max_wait_s=most_s, wait=message) if way in ("left", "bridged"):
                return most_s + self.message(language, message) + WAIT_PAUSE_S
            case TransferNode(timeout_s=seconds):
                return seconds
        return 0.0


def _said(verbs: Sequence[Verb]) -> list[Say]:
    found: list[Say] = []
    for verb in verbs:
        if isinstance(verb, Say):
            found.append(verb)
        elif isinstance(verb, Gather):
            found += verb.prompts
    return found
