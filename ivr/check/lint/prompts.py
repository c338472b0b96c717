"""Rules for what is said: how long it takes, that it sells nothing, that every language says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ivr.check.lint.rule import OWN, Fault, Rule
from ivr.check.lint.subject import Subject
from ivr.engine.document import QueueNode, SayNode
from ivr.speech.duration import speaking_time_s
from ivr.speech.spoken_keys import told_keys

OPENING_S = 8
LONGEST_S = 30
LONGEST_CHARACTERS = 500
_SELLS = re.compile(
    r"special offer|limited[- ]time|discount|promotion|sign up (?:today|now)|upgrade (?:today|now)"
    r"|优惠活动|[享领][受取]?优惠|本[周月][^。]*优惠|促销|特价|限时|推荐您?(?:办理|开通|购买)|新用户专享|返现",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[。！？；.!?;])\s*")


def _short_opening(subject: Subject) -> Iterator[Fault]:
    for language in subject.flow.languages:
        node, seconds = subject.flow.nodes[subject.flow.start], 0.0
        place = node.place
        for _ in subject.flow.nodes:
            said = next((each for each in subject.said(node) if each.language == language), None)
            if said is None:
                break
            place = said.at() if not seconds else place
            seconds += speaking_time_s(_before_first_choice(said.text), language)
            if not isinstance(node.spec, SayNode):
                break
            node = subject.flow.nodes[node.ways["next"]]
        if seconds > OPENING_S:
            yield Fault(
                place,
                f"{seconds:.0f} s pass before the first choice is told ({language}): {OPENING_S} are enough",
            )


def _before_first_choice(text: str) -> str:
    sentences = _SENTENCE.split(text)
    first = next((number for number, each in enumerate(sentences) if told_keys(each)), len(sentences))
    return " ".join(sentences[:first])


def _sells_nothing(subject: Subject) -> Iterator[Fault]:
    for said in subject.everything_said():
        if found := _SELLS.search(said.text):
            yield Fault(
                said.at(found[0]),
                f"'{found[0]}': callers came with a trouble of their own, sell them nothing",
            )


def _not_long(subject: Subject) -> Iterator[Fault]:
    for said in subject.everything_said():
        if said.seconds > LONGEST_S:
            yield Fault(
                said.at(),
                f"'{said.message}' takes {said.seconds:.0f} s: nobody keeps more than {LONGEST_S} s in mind",
            )


def _portable(subject: Subject) -> Iterator[Fault]:
    for said in subject.everything_said():
        if len(said.text) > LONGEST_CHARACTERS:
            yield Fault(
                said.at(),
                f"'{said.message}' has {len(said.text)} characters: some voices stop at {LONGEST_CHARACTERS}",
            )


def _same_in_all(subject: Subject) -> Iterator[Fault]:
    books = subject.flow.words
    first = subject.flow.languages[0]
    for language in subject.flow.languages[1:]:
        for one, other in ((first, language), (language, first)):
            for name, message in books[one].messages.items():
                if name not in books[other].messages:
                    # what a message of the other language lacks is added to that message
                    own = books[other].messages.get(name.partition(".")[0])
                    told = f"'{name}' is there in {one} and not in {other}"
                    yield Fault(own.place if own else message.place, told)
                elif missing := books[one].variables(name) - books[other].variables(name):
                    place = books[other].messages[name].place
                    told = ", ".join(sorted(missing))
                    yield Fault(place, f"'{name}' does not say {told} in {other}, and does in {one}")


def _person_first(subject: Subject) -> Iterator[Fault]:
    for node, _spec in subject.menus:
        for said in subject.said(node) if not subject.flow.is_human(node.name) else ():
            if said.told and said.told[0].keys[0] != "0":
                yield Fault(said.at(), f"'{said.message}' does not begin with the way to a person")


def _words_for_every_key(subject: Subject) -> Iterator[Fault]:
    for _node, spec in subject.menus:
        for language in subject.flow.languages:
            missing = [
                key for key in spec.keys if not subject.words(language, f"{spec.menu}.speech-{_named(key)}")
            ]
            if missing:
                place = subject.place(language, spec.menu)
                yield Fault(
                    place,
                    f"no words choose {', '.join(missing)} of '{spec.menu}': who speaks must say the number",
                )


def _named(key: str) -> str:
    return "pound" if key == "#" else key


def _recorded_in_all(subject: Subject) -> Iterator[Fault]:
    for (language, message), path in subject.recorded.items():
        for other in subject.flow.languages:
            if (other, message) not in subject.recorded:
                told = f"'{message}' is recorded in {language} ({path.name}) and not in {other}"
                yield Fault(subject.place(other, message), f"{told}, where a voice that is made says it")


def _all_used(subject: Subject) -> Iterator[Fault]:
    """Look at messages that are named as nodes' are; actions and pages say others, as `sms-code`."""
    used = {"universal", "reprompt-menu", "reprompt-digits"}
    for node in subject.nodes:
        if node.prompt:
            used.add(node.prompt.message)
        if isinstance(node.spec, QueueNode):
            used.add(node.spec.wait)
    services = {name.partition("/")[0] for node in subject.nodes for name in (node.name, node.origin)}
    for language in subject.flow.languages:
        messages = subject.flow.words[language].messages
        referred = {each for message in messages.values() for each in message.references}
        for name, message in messages.items():
            as_nodes = "-" not in name or any(name.startswith(f"{service}-") for service in services)
            if as_nodes and "." not in name and name not in used | referred:
                yield Fault(message.place, f"no node says '{name}'")


PROMPTS = (
    Rule(
        "PROMPT01",
        "The first choice is told within 8 s.",
        "Cyara; Software Advice",
        "V",
        {"base": "warning"},
        _short_opening,
    ),
    Rule(
        "PROMPT02",
        "No prompt and no wait advertises anything.",
        "gethuman standard 6; W3C COGA; Decreto 11.034/2022; Decreto-Lei 134/2009, as summarised by others",
        "V",
        {"base": "warning", "coga": "error", "br": "error", "pt": "error"},
        _sells_nothing,
    ),
    Rule(
        "PROMPT03",
        "Nothing that is said in one go takes longer than 30 s, at 150 words or 240 characters a minute.",
        "our own limit, at common speech rates (unverified; calibrate them on the voice in use)",
        "M",
        {"base": "warning"},
        _not_long,
    ),
    Rule(
        "PROMPT04",
        "No text is longer than 500 characters.",
        "CM.com (which cuts it there)",
        "V",
        {"base": "warning"},
        _portable,
    ),
    Rule(
        "PROMPT05",
        "Every language has every message, and says the same variables in it.",
        OWN,
        "",
        {"base": "error"},
        _same_in_all,
    ),
    Rule(
        "PROMPT06",
        "Each menu begins with the way to a person.",
        "W3C COGA",
        "V",
        {"coga": "error"},
        _person_first,
    ),
    Rule(
        "PROMPT07",
        "Each choice of a menu can be spoken.",
        OWN,
        "",
        {"base": "info"},
        _words_for_every_key,
    ),
    Rule(
        "PROMPT08",
        "Every message that is named as those of nodes are is said by one.",
        OWN,
        "",
        {"base": "warning"},
        _all_used,
    ),
    Rule(
        "PROMPT09",
        "What is recorded in one language is recorded in all.",
        OWN,
        "",
        {"base": "warning"},
        _recorded_in_all,
    ),
)
