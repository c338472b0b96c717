"""What TwiML may say: elements, their attributes with defaults and codes, and what may stand in what.

The tables are those of twiml-voice.md, section 1. Documents are checked here once, so that a verb's file
never sees a raw string. A mistake in an attribute is a warning and the default is used; an unknown name is
a 12200 warning and is passed over (section 2.8).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ivr.simulator.document import Element

Value: TypeAlias = str | int | bool | frozenset[str] | None
Notice: TypeAlias = Callable[[int | None, str, str, tuple[int, int] | None], None]
"""Called with Twilio's code, level (warning, error), message, and line and column."""

KEYS = frozenset("0123456789*#")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: how its text is read (ValueError: wrong), what is wanted, default, Twilio's code."""

    read: Callable[[str], Value]
    wanted: str
    default: Value = None
    code: int = 12200


@dataclass(frozen=True, slots=True)
class Verb:
    """A checked element: the values of its known attributes, and its children that are allowed there."""

    name: str
    values: Mapping[str, Value]
    element: Element
    children: tuple[Verb, ...] = ()

    def string(self, name: str) -> str | None:
        """Return a text value, or None if it has neither value nor default."""
        value = self.values[name]
        return value if isinstance(value, str) else None

    def number(self, name: str) -> int:
        """Return a number; 0 if it has neither value nor default."""
        value = self.values[name]
        return value if isinstance(value, int) else 0

    def flag(self, name: str) -> bool:
        """Return a yes or no."""
        return self.values[name] is True

    def words(self, name: str) -> frozenset[str]:
        """Return a set of words or keys."""
        value = self.values[name]
        return value if isinstance(value, frozenset) else frozenset()

    def method(self, name: str = "method") -> str:
        """Return GET or POST."""
        return self.string(name) or "POST"


def _whole(default: int | None, code: int, least: int = 1, most: int = 10**9) -> Attribute:
    def read(text: str) -> int:
        number = int(text) if re.fullmatch(r"\s*\+?[0-9]{1,9}\s*", text) else -1
        if not least <= number <= most:
            raise ValueError(text)
        return number

    wanted = f"a whole number from {least} to {most}" if most < 10**9 else f"a whole number, {least} or more"
    return Attribute(read, wanted, default, code)


def _one_of(words: str, default: str | None, code: int) -> Attribute:
    allowed = {word.lower(): word for word in words.split()}

    def read(text: str) -> str:
        if text.strip().lower() not in allowed:
            raise ValueError(text)
        return allowed[text.strip().lower()]

    return Attribute(read, "one of " + ", ".join(words.split()), default, code)


def _some_of(words: str, default: str, code: int) -> Attribute:
    allowed = frozenset(words.split())

    def read(text: str) -> frozenset[str]:
        found = frozenset(text.split())
        if not found or not found <= allowed:
            raise ValueError(text)
        return found

    return Attribute(read, "some of " + ", ".join(words.split()), frozenset(default.split()), code)


def _flag(default: bool, code: int) -> Attribute:
    def read(text: str) -> bool:
        return {"true": True, "false": False}[text.strip().lower()]

    return Attribute(read, "true or false", default, code)


def _keys(default: str, code: int, most: int) -> Attribute:
    def read(text: str) -> frozenset[str]:
        if not frozenset(text) <= KEYS or len(text) > most:
            raise ValueError(text)
        return frozenset(text)

    return Attribute(
        read, "a key (0-9, # or *) or empty" if most == 1 else "keys (0-9, # or *)", frozenset(default), code
    )


def _matching(pattern: str, wanted: str, default: str | None, code: int) -> Attribute:
    def read(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(text)
        return text

    return Attribute(read, wanted, default, code)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _names(names: str) -> dict[str, Attribute]:
    """Attributes that are known and need no check here."""
    return {name: Attribute(str, "text") for name in names.split()}


def _method(code: int, default: str | None = "POST") -> Attribute:
    return _one_of("GET POST", default, code)


_RECORDING_EVENTS = _some_of("in-progress completed absent", "completed", 13621)
_VOICE = r"man|woman|alice|(Polly|Google|ElevenLabs)\..+"

ATTRIBUTES: dict[str, dict[str, Attribute]] = {
    "Response": {},
    "Say": {
        "voice": _matching(_VOICE, "man, woman, Polly.NAME or Google.NAME", "man", 13511),
        "language": _matching(r"[A-Za-z]{2,3}(-[A-Za-z0-9-]+)?", "a language such as cmn-CN", "en-US", 12200),
        "loop": _whole(1, 13510, least=0),
    },
    "Play": {
        "loop": _whole(1, 13410, least=0),
        "digits": _matching(r"[0-9A-D*#wW]+", "keys, with w and W for pauses", None, 13430),
    },
    "Pause": {"length": _whole(1, 13910)},
    "Gather": {
        "method": _method(13312),
        "input": _some_of("dtmf speech", "dtmf", 13326),
        "timeout": _whole(5, 13313),
        "finishOnKey": _keys("#", 13310, 1),
        "numDigits": _whole(None, 13314),
        "actionOnEmptyResult": _flag(False, 13338),
        "speechTimeout": _matching(r"auto|[1-9][0-9]{0,8}", "a whole number or auto", None, 13327),
        "language": _matching(r"[A-Za-z0-9-]+", "a language such as cmn-Hans-CN", "en-US", 13331),
        "profanityFilter": _flag(True, 13333),
        "bargeIn": _flag(True, 13332),
        "partialResultCallbackMethod": _method(13329),
        "maxSpeechTime": _whole(60, 13328, most=600),
        **_names("action speechModel hints enhanced partialResultCallback debug"),
    },
    "Record": {
        "method": _method(13610),
        "timeout": _whole(5, 13611, least=0),
        "finishOnKey": _keys("1234567890*#", 13613, 12),
        "maxLength": _whole(3600, 13612, least=2, most=86_400),
        "playBeep": _flag(True, 13616),
        "trim": _one_of("trim-silence do-not-trim", "trim-silence", 13699),
        "recordingStatusCallbackMethod": _method(12200),
        "recordingStatusCallbackEvent": _RECORDING_EVENTS,
        "transcribe": _flag(False, 13614),
        **_names("action recordingStatusCallback transcribeCallback recordingConfigurationId"),
    },
    "Dial": {
        "method": _method(13210),
        "timeout": _whole(30, 13212, least=5, most=600),
        "timeLimit": _whole(14_400, 13216),
        "answerOnBridge": _flag(False, 13219),
        "hangupOnStar": _flag(False, 13213),
        "sequential": _flag(False, 13218),
        **_names(
            "action callerId record trim recordingStatusCallback recordingStatusCallbackMethod "
            "recordingStatusCallbackEvent recordingTrack ringTone referUrl referMethod callReason "
            "recordingConfigurationId events passports"
        ),
    },
    "Number": {
        "sendDigits": _matching(r"[0-9A-D*#wW]+", "keys, with w and W for pauses", None, 13222),
        "method": _method(13221),
        **_names(
            "url byoc statusCallback statusCallbackEvent statusCallbackMethod machineDetection "
            "machineDetectionTimeout machineDetectionSpeechThreshold machineDetectionSpeechEndThreshold "
            "machineDetectionSilenceTimeout amdStatusCallback amdStatusCallbackMethod"
        ),
    },
    "Enqueue": {
        "method": _method(14201),
        "waitUrlMethod": _method(14206),
        "maxQueueSize": _whole(1000, 12200),
        **_names("action waitUrl workflowSid"),
    },
    "Redirect": {"method": _method(13710)},
    "Reject": {"reason": _one_of("rejected busy", "rejected", 13810)},
    "Hangup": {},
    "Leave": {},
}
"""Elements whose attributes are checked. Elements that are only known by name stand in CHILDREN."""

GATHERED = {"voice": 13321, "loop": 13322}
"""Codes for the attributes of a Say inside a Gather, which differ."""

ERRORS = frozenset({13338, 13420, 13325, 13621, 14201, 14202, 14203, 14204, 14205, 14206})
"""Codes of section 2.8 whose level is error though the call goes on."""

CHILDREN: dict[str, tuple[frozenset[str], int]] = {
    "Response": (
        _set("Say Play Pause Gather Record Dial Enqueue Leave Hangup Redirect Reject Refer Sms Pay Prompt")
        | _set("Connect Start Stop Echo Queue"),
        12200,
    ),
    "Gather": (_set("Say Play Pause"), 13320),
    "Dial": (_set("Number Client Sip Conference Queue Application WhatsApp Sim"), 13215),
}
"""What may stand in what, and the code if something else does. The insides of the others are their own."""

WITH_TEXT = frozenset({"Say", "Play", "Dial", "Enqueue", "Redirect"})


def check(response: Element, notice: Notice) -> tuple[Verb, ...]:
    """Check a document's `<Response>` and return its verbs.

    Every mistake is told by `notice` with its place; nothing is raised. Unknown elements are left out,
    unknown attributes passed over, wrong values replaced by the default.
    """
    return _verb(response, "", notice).children


def _verb(element: Element, parent: str, notice: Notice) -> Verb:
    children, code = CHILDREN.get(element.name, (None, 0))
    inner: list[Verb] = []
    for child in element.elements() if children is not None else ():
        if child.name in (children or ()):
            inner.append(_verb(child, element.name, notice))
            continue
        near = _nearest(child.name, children or ())
        notice(code, _level(code), f"<{child.name}> is not allowed in <{element.name}>{near}", child.where)
    if children is not None and element.name not in WITH_TEXT and element.text():
        notice(12200, "warning", f"<{element.name}> takes no text of its own", element.where)
    return Verb(element.name, _values(element, parent, notice), element, tuple(inner))


def _values(element: Element, parent: str, notice: Notice) -> dict[str, Value]:
    rules = ATTRIBUTES.get(element.name)
    if rules is None:
        return {}
    values = {name: rule.default for name, rule in rules.items()}
    for name, text in element.attributes.items():
        rule = rules.get(name)
        if rule is None:
            message = f"<{element.name}> has no attribute '{name}'{_nearest(name, rules)}"
            notice(12200, "warning", message, element.where)
            continue
        try:
            values[name] = rule.read(text)
        except (ValueError, KeyError):
            code = GATHERED.get(name, rule.code) if (parent, element.name) == ("Gather", "Say") else rule.code
            used = "the default is used" if rule.default is not None else "it is passed over"
            message = f'{name}="{text[:80]}" of <{element.name}> should be {rule.wanted}; {used}'
            notice(code, _level(code), message, element.where)
    return values


def _level(code: int) -> str:
    return "error" if code in ERRORS else "warning"


def _nearest(name: str, names: Mapping[str, object] | frozenset[str] | tuple[str, ...]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistaken document needs it

    by_lower = {known.lower(): known for known in names}
    near = get_close_matches(name.lower(), by_lower, 1)
    return f"; did you mean {by_lower[near[0]]}?" if near else ""
