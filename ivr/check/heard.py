"""What is noticed of a turn: what is said, in words, what is asked, what is done. Names do not count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ivr.engine.document import DoNode, MenuNode, QueueNode
from ivr.engine.flow import Flow, Node
from ivr.engine.verbs import Dial, Enqueue, Gather, Hangup, Play, Record, Say, Verb
from ivr.speech.variants import sentences
from ivr.speech.wording import Wording


@dataclass(slots=True, eq=False)
class Ear:
    """Hears the turns of one flow in one language, and remembers them."""

    flow: Flow
    wording: Wording
    language: str
    _heard: dict[tuple[tuple[Verb, ...], str], tuple[str, ...]] = field(default_factory=dict)

    def hears(self, verbs: tuple[Verb, ...], node: Node) -> tuple[str, ...]:
        """Give, one thing a line, what is noticed of `verbs` and of coming to `node`."""
        key = verbs, node.name
        heard = self._heard.get(key)
        if heard is None:
            parts = [part for verb in verbs for part in self._verb(verb, node)]
            heard = self._heard[key] = (*parts, *self._done(node))
        return heard

    def _verb(self, verb: Verb, node: Node) -> Iterator[str]:
        match verb:
            case Say(message):
                yield from self._says(message)
            case Play(url):
                yield f"plays {url}"
            case Gather():
                for prompt in verb.prompts:
                    yield from self._says(prompt.message)
                yield _listens(verb)
                yield from self._takes(self.flow.nodes[verb.node]) if verb.speech else ()
            case Record(max_s, silence_s):
                yield f"records up to {max_s} s, until {silence_s} s of silence"
            case Enqueue(queue):
                yield f"waits in the queue {queue}"
                if isinstance(node.spec, QueueNode):
                    yield from self._says(node.spec.wait)
                    yield f"waits up to {node.spec.max_wait_s} s"
            case Dial(number, timeout_s):
                yield f"dials {number} for {timeout_s} s"
            case Hangup():
                yield f"ends the call: {getattr(node.spec, 'outcome', '')}"

    def _says(self, message: str) -> Iterator[str]:
        yield f"says {' | '.join(sentences(self.wording, self.language, message))}"

    def _takes(self, node: Node) -> Iterator[str]:
        if isinstance(spec := node.spec, MenuNode):
            for key in spec.keys:
                message = f"{spec.menu}.speech-{'pound' if key == '#' else key}"
                if words := self.wording.words(self.language, message):
                    yield f"takes for {key}: {', '.join(words)}"

    def _done(self, node: Node) -> Iterator[str]:
        if isinstance(node.spec, DoNode):
            given = "".join(f" {name}={value}" for name, value in node.spec.with_.items())
            yield f"does {node.spec.do}{given}"


def _listens(verb: Gather) -> str:
    digits = (
        "one key" if verb.max_digits == 1 else f"up to {verb.max_digits} digits, ended by {verb.finish_key}"
    )
    return f"listens for {digits}{', in secret' if verb.secret else ''}; waits {verb.timeout_s} s"
