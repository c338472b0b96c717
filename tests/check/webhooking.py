"""Ring the words that an exploration walked, through the signed webhooks, and compare all that is answered.

The actions of the hotline answer what the word says that they do; all else is the app's own: routes, store,
engine, wording, TwiML. A state that several words begin with is rung once and then restored from its row, as
if each word had been rung from the answer on.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from sqlalchemy import delete, select, update

from ivr.check.explore import explore
from ivr.check.explored import Explored
from ivr.check.letters import OTHER, Letter
from ivr.check.states import live
from ivr.engine.advance import advance
from ivr.engine.call import Call
from ivr.engine.document import DoNode
from ivr.engine.events import (
    Answered,
    Dialed,
    Digits,
    Event,
    HungUp,
    NoInput,
    Outcome,
    Queued,
    Recorded,
    Speech,
    Value,
)
from ivr.engine.verbs import Gather, Hangup, Play, Say, Verb
from ivr.speech.typical import usual_values
from ivr.store.calls import remember_language
from ivr.store.hotline import Hotline, Turn
from ivr.store.tables import call as calls
from ivr.store.tables import turn as turns
from tests.check.words import words
from tests.conftest import BEGINNING
from tests.webhooks.line import Answer, Form, Send, first, in_process
from tests.webhooks.trial import settings
from webhooks.app import make_app
from webhooks.hotlines import Hotlines, open_hotline

_QUEUED = {"bridged": "bridged", "left": "leave", "full": "queue-full", "failed": "error"}
_DIALED = {"answered": "completed", "busy": "busy", "no_answer": "no-answer", "failed": "failed"}


@dataclass(slots=True)
class Place:
    """Where a word has come to: the call as the engine has it, its row, and the app's last answer."""

    call: Call
    row: Mapping[str, Any]
    answer: Answer


@dataclass(slots=True)
class Webhooks:
    """The app of one hotline whose actions answer what they are told to, and what it did otherwise."""

    found: Explored
    hotline: Hotline
    send: Send
    store: Any
    answers: deque[Outcome]
    usual: Mapping[str, Value]
    alive: list[int] = field(init=False)
    differences: list[str] = field(default_factory=list)
    rung: int = 0

    def __post_init__(self) -> None:
        self.alive = live(self.found.states)

    def begin(self, number: int, word: list[Letter]) -> Place:
        """Answer a call of somebody who chose a language last; `word` is what the first actions answer."""
        flow, sid, caller = self.found.flow, f"CA{self.rung}", f"+861380000000{number}"
        language = flow.languages[number]
        with self.store.write() as connection:
            remember_language(connection, caller, language)
        call = Call(sid, flow.version, flow.start, caller, "+8610955000", language, level=flow.levels[0])
        call, verbs = self._advanced(call, [Answered(), *map(self._event, word)])
        self.rung += 1
        answer = first(self.send, sid, caller)
        self._compare(word, call, verbs, answer)
        self._used(word)
        return Place(replace(call, turn=1), self._row(sid), answer)

    def ring(self, place: Place, word: list[Letter]) -> Place | None:
        """Do the caller's letter, with the answers of the world that follow; None if the call has ended."""
        self._restore(place)
        events = [self._event(letter) for letter in word]
        call, verbs = self._advanced(place.call, events)
        self.rung += 1
        if isinstance(events[0], HungUp):
            self.send("/voice/status", {"CallSid": call.sid, "CallStatus": "completed"})
            self._used(word)
            return None
        if place.answer.action is None:
            self.differences.append(f"{_told(word)}: the app had ended the call before")
            return None
        answer = self.send(place.answer.action, {"CallSid": call.sid, **self._form(events[0])})
        self._compare(word, call, verbs, answer)
        self._used(word)
        return Place(replace(call, turn=call.turn + 1, entry=""), self._row(call.sid), answer)

    def _advanced(self, call: Call, events: list[Event]) -> tuple[Call, tuple[Verb, ...]]:
        """Ask the engine what follows, and let the actions of the app answer the same."""
        self.answers.extend(event for event in events if isinstance(event, Outcome))
        verbs: list[Verb] = []
        for event in events:
            step = advance(self.found.flow, call, event)
            call = step.call
            verbs += step.verbs
        return call, tuple(verbs)

    def _event(self, letter: Letter) -> Event:
        """Give what happens; an outcome sets usual values where the word does not say what they are."""
        if not isinstance(letter.event, Outcome):
            return letter.event
        action = letter.told.partition(":")[0]
        values = {name: self.usual.get(name, "7") for name in self.found.flow.actions[action].sets}
        chosen = {name: value for name, value in letter.event.values.items() if value != OTHER}
        return Outcome(letter.event.name, values | chosen)

    def _form(self, event: object) -> Form:
        match event:
            case Digits(keys):
                return {"Digits": keys}
            case Speech(keys):
                return {"SpeechResult": keys or "hm"}
            case Recorded(url, duration_s):
                return {"RecordingUrl": url, "RecordingDuration": str(duration_s)}
            case Queued(result):
                return {"QueueResult": _QUEUED[result]}
            case Dialed(result):
                return {"DialCallStatus": _DIALED[result]}
        assert isinstance(event, NoInput)
        return {}

    def _compare(self, word: list[Letter], call: Call, verbs: tuple[Verb, ...], answer: Answer) -> None:
        """Note where the app stands, says or asks something else than the engine's verbs."""
        heard = [each for verb in verbs for each in (verb.prompts if isinstance(verb, Gather) else [verb])]
        said = [self._text(call, each) for each in heard if isinstance(each, Say | Play)]
        expected = [call.state, [text for text in said if text], _asks(verbs)]
        got = [answer.headers.get("IVR-State", ""), _heard(answer), _asked(answer)]
        if answer.status != 200 or expected != got:
            self.differences.append(f"{_told(word)}: expected {expected}, got {answer.status} {got}")

    def _text(self, call: Call, heard: Say | Play) -> str:
        if isinstance(heard, Play):
            return heard.url
        file = self.hotline.recorded.get((call.language, heard.message))
        if file:
            return f"/voice/recorded/{self.hotline.flow.name}/{call.language}/{file.name}"
        return self.hotline.wording.text(call.language, heard.message, heard.values)

    def _used(self, word: list[Letter]) -> None:
        if self.answers:
            self.differences.append(
                f"{_told(word)}: the app did not ask for {[each.name for each in self.answers]}"
            )
            self.answers.clear()

    def _row(self, sid: str) -> Mapping[str, Any]:
        with self.store.read() as connection:
            row = connection.execute(select(calls).where(calls.c.sid == sid)).mappings().one()
            return dict(row)

    def _restore(self, place: Place) -> None:
        with self.store.write() as connection:
            sid = place.call.sid
            connection.execute(update(calls).where(calls.c.sid == sid).values(**place.row))
            connection.execute(delete(turns).where(turns.c.call_sid == sid, turns.c.turn >= place.call.turn))


def ring_all(found: Explored, webhooks: Webhooks, chosen: Collection[int] | None = None) -> None:
    """Ring the words that lead to all states, or to the chosen ones, and note every difference."""
    todo = list(words(found, chosen))
    left = Counter(before for before, _index, _letters in todo)
    waiting = [i for i, edge in enumerate(found.parent) if edge < 0 and not _acts(found, i)]
    places = {index: webhooks.begin(index, []) for index in waiting}
    for before, index, letters in todo:
        place = webhooks.ring(places[before], letters) if before in places else None
        if found.parent[before] < 0 and before not in waiting:
            place = webhooks.begin(before, letters)
        left[before] -= 1
        if not left[before]:
            places.pop(before, None)
        if place is None:
            continue
        code = found.codes[index]
        if place.call.state == found.states.node(code).name:
            reached = found.states.number(place.call) & webhooks.alive[code & found.states.node_mask]
            if reached != code:
                webhooks.differences.append(f"{_told(letters)}: reached another state than was explored")
            if left[index]:
                places[index] = place


def _acts(found: Explored, index: int) -> bool:
    return isinstance(found.states.node(found.codes[index]).spec, DoNode)


@contextmanager
def open_webhooks(hotline: Hotline, found: Explored, folder: Path) -> Iterator[Webhooks]:
    """Serve a hotline whose actions answer what they are told to, on a database in `folder`."""
    answers: deque[Outcome] = deque()

    def told(_tx: Turn, _call: Call, _args: Mapping[str, Value]) -> Outcome:
        return answers.popleft()

    forced = replace(hotline, actions=dict.fromkeys(found.flow.actions, told), schema=None, fill=None)
    app = make_app(
        settings(f"sqlite:///{folder / 'words.db'}"),
        Hotlines({found.flow.name: forced}),
        lambda: BEGINNING,
    )
    store = app.extensions["ivr_store"]
    usual = _usual(found, hotline)
    try:
        yield Webhooks(found, hotline, in_process(app), store, answers, usual)
    finally:
        store.engine.dispose()


def _usual(found: Explored, hotline: Hotline) -> dict[str, Value]:
    """Give what each variable usually is, by how messages say it, and never what a branch names."""
    usual: dict[str, Value] = {"recording_url": ""}
    for node in found.flow.nodes.values():
        for prompt in (node.prompt, *(node.reprompts or {}).values()):
            for language in found.flow.languages if prompt else ():
                assert prompt is not None
                for name, values in usual_values(hotline.wording, language, prompt.message).items():
                    named = found.states.domains.get(name, ())
                    fit = [value for value in values if str(value) not in named]
                    usual.setdefault(name, fit[0] if fit else OTHER)
    return usual


def _told(word: list[Letter]) -> str:
    return " ".join(letter.act or f"({letter.told})" for letter in word) or "the answer"


def _asks(verbs: tuple[Verb, ...]) -> tuple[str, ...]:
    last = verbs[-1] if verbs else None
    match last:
        case Gather(max_digits=digits, finish_key=key, timeout_s=seconds):
            return "Gather", str(digits), key, str(seconds)
        case Hangup():
            return ("Hangup",)
    return (type(last).__name__,)


def _asked(answer: Answer) -> tuple[str, ...]:
    for each in answer.root.iter():
        if each.tag == "Gather":
            return "Gather", each.get("numDigits", ""), each.get("finishOnKey", ""), each.get("timeout", "")
    kinds = [each.tag for each in answer.root if each.tag not in ("Say", "Play", "Redirect")]
    return tuple(kinds[:1])


def _heard(answer: Answer) -> list[str]:
    return [each.text or "" for each in answer.root.iter() if each.tag in ("Say", "Play")]


@click.command()
@click.argument("name", default="wallet")
def main(name: str) -> None:
    """Ring every word that the exploration of a hotline walked; exit status 1 if the app differs anywhere."""
    hotline = open_hotline(name)
    found = explore(hotline.flow)
    with TemporaryDirectory() as folder, open_webhooks(hotline, found, Path(folder)) as webhooks:
        ring_all(found, webhooks)
        count = len(webhooks.differences)
        click.echo(f"{name}: {webhooks.rung:,} words to {len(found.codes):,} states, {count} differ")
        for each in webhooks.differences[:20]:
            click.echo(each)
        if count:
            raise SystemExit(1)


if __name__ == "__main__":
    main()
