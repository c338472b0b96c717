"""Rules for menus: how many choices, in which order, in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ivr.check.lint.rule import Fault, Rule
from ivr.check.lint.subject import Subject
from ivr.engine.document import CollectNode, MenuNode

MOST_CHOICES, FEW_CHOICES = 5, 4
MOST_LEVELS = 3
_LEADS_IN = {"", "请", "您可以", "可以", "please", "you can", "and", "or"}
_STOP = re.compile(r"[。！？；.!?;]")
_BANNED = re.compile(
    r"options (?:have|may have) (?:recently )?changed|menu (?:has|may have) (?:recently )?changed"
    r"|listen carefully|仔细(?:收)?听|菜单(?:已经?|有所|内容)(?:更新|变更|调整|变化)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:[2-7]|two|three|four|five|six|seven) (?:options|choices|things)|[二两三四五六七2-7][个项种]"
)
_YES = {"yes", "yeah", "that's right", "right", "correct", "是", "是的", "对", "对的", "没错"}
_NO = {"no", "nope", "not right", "wrong", "不是", "不对", "不", "否"}
_ENTERED = re.compile(r"输入|(?:enter|dial|hit|push|key in)\b")
_PRESSED = re.compile(
    r"\bpress (?:in )?(?:your|the) [\w\s-]*(?:digits|number|code)|按(?:下)?(?:您的?)?[\w]*?位[\w]*?(?:号|码)"
)
_COMPLAINT, _CANCEL = re.compile("complain|投诉|reclama"), re.compile("cancel|取消|销户|解约")


def _tail(text: str) -> str:
    """Give the last clause of what stands before a key."""
    return re.split("[,，、]", text.rstrip(",，、 请"))[-1].strip()


def _in_order(subject: Subject) -> Iterator[Fault]:
    for node, spec in subject.menus:
        digits = sorted(int(key) for key in spec.keys if key.isdigit())
        if digits != list(range(1, len(digits) + 1)):
            gap = next(number for number in range(1, 8) if number not in digits)
            message = f"the keys of '{node.origin}' are {', '.join(spec.keys)}: leave no gap from 1 on"
            yield Fault(node.place, message, (str(gap),))
        for said in subject.said(node):
            told = [key for each in said.told for key in each.keys if key in spec.keys and key.isdigit()]
            for key, after in pairwise(told):
                if after < key:
                    yield Fault(said.at(), f"'{said.message}' tells key {after} after {key}: count upwards")
                    break


def _function_first(subject: Subject) -> Iterator[Fault]:
    for node, _spec in subject.menus:
        for said in subject.said(node):
            for told in said.told:
                after = told.after.lstrip(" ,，、:：")
                if len(told.keys) == 1 and after and _tail(told.before) in _LEADS_IN:
                    yield Fault(
                        said.at(told.said),
                        f"'{told.said} {after[:20]}…': say what a key does before you say the key",
                    )


def _at_most(number: int, subject: Subject) -> Iterator[Fault]:
    for node, spec in subject.menus:
        if len(spec.keys) > number:
            yield Fault(
                node.place,
                f"'{node.origin}' has {len(spec.keys)} choices: callers keep {number} in mind",
            )


def _first_menu_small(subject: Subject) -> Iterator[Fault]:
    node = subject.flow.nodes[subject.flow.home]
    if isinstance(node.spec, MenuNode) and len(node.spec.keys) + 1 > MOST_CHOICES:
        yield Fault(
            node.place,
            f"the first menu has {len(node.spec.keys)} choices and a person: five are allowed in all",
        )


def _levels(subject: Subject) -> Iterator[Fault]:
    depths = {subject.flow.home: 1}
    ahead = [subject.flow.home]
    for name in ahead:
        node = subject.flow.nodes[name]
        for key in node.spec.keys if isinstance(node.spec, MenuNode) else ():
            target = node.ways[key]
            if target not in depths and isinstance(subject.flow.nodes[target].spec, MenuNode):
                depths[target] = depths[name] + 1
                ahead.append(target)
    for name, depth in depths.items():
        if depth > MOST_LEVELS:
            yield Fault(
                subject.flow.nodes[name].place,
                f"'{name}' is a menu {depth} levels down: {MOST_LEVELS} are enough",
            )


def _counted(subject: Subject) -> Iterator[Fault]:
    for node, spec in subject.menus:
        for said in subject.said(node):
            if len(spec.keys) > 2 and not _COUNTED.search(said.text.casefold()):
                yield Fault(
                    said.at(), f"'{said.message}' does not say that there are {len(spec.keys)} choices"
                )


def _pauses(subject: Subject) -> Iterator[Fault]:
    for node, spec in subject.menus:
        for said in subject.said(node) if len(spec.keys) > 3 else ():
            for told in said.told[1:]:
                if re.search(r"(?:按|press ).*[,，、]", told.before) and not _STOP.search(told.before):
                    yield Fault(
                        said.at(told.said), f"no pause before '{told.said}': end each choice with a full stop"
                    )


def _complaint_and_cancellation(subject: Subject) -> Iterator[Fault]:
    node = subject.flow.nodes[subject.flow.home]
    for said in subject.said(node):
        for what, pattern in (("complaint", _COMPLAINT), ("cancellation", _CANCEL)):
            if not pattern.search(said.text.casefold()):
                yield Fault(said.at(), f"the first menu does not offer {what}")


def _press_and_enter(subject: Subject) -> Iterator[Fault]:
    for node in subject.nodes:
        for said in subject.said(node):
            if isinstance(node.spec, MenuNode):
                for told in said.told:
                    if _ENTERED.match(told.said):
                        yield Fault(
                            said.at(told.said), f"'{told.said}': a menu's key is pressed, data is entered"
                        )
            elif isinstance(node.spec, CollectNode) and (found := _PRESSED.search(said.text)):
                yield Fault(said.at(found[0]), f"'{found[0]}': data is entered, a menu's key is pressed")


def _yes_and_no(subject: Subject) -> Iterator[Fault]:
    for node, spec in subject.menus:
        for language in subject.flow.languages:
            for key in spec.keys:
                words = set(subject.words(language, f"{spec.menu}.speech-{key}"))
                for wanted, right, answer in (("1", _YES, "yes"), ("2", _NO, "no")):
                    if words & right and key != wanted:
                        place = subject.place(language, f"{spec.menu}.speech-{key}")
                        message = f"{answer} is key {key} of '{node.origin}': callers expect {wanted}"
                        yield Fault(place, message, (key,))


def _banned(subject: Subject) -> Iterator[Fault]:
    for said in subject.everything_said():
        if found := _BANNED.search(said.text):
            yield Fault(said.at(found[0]), f"'{found[0]}' tells callers nothing: leave it out")


MENUS = (
    Rule(
        "MENU01",
        "Choices come in ascending order from 1, without gaps.",
        "ISO/IEC 13714 or AS/NZS 4263, as summarised by NCH and iTAMS; Avaya's interactive response guide",
        "V2",
        {"base": "warning"},
        _in_order,
    ),
    Rule(
        "MENU02",
        "What a key does is said before the key.",
        "W3C COGA; ISO/IEC 13714 or AS/NZS 4263, as summarised by NCH",
        "V",
        {"base": "warning", "iso": "error", "coga": "error"},
        _function_first,
    ),
    Rule(
        "MENU03",
        "A menu has at most four choices.",
        "Ireland's NDA toolkit; AS/NZS 4263, as summarised by NCH",
        "V",
        {"iso": "warning", "nda-ie": "error"},
        lambda subject: _at_most(FEW_CHOICES, subject),
    ),
    Rule(
        "MENU04",
        "A menu has at most five choices.",
        "guides of Avaya, IVRsWorld and MyOperator",
        "V",
        {"base": "warning"},
        lambda subject: _at_most(MOST_CHOICES, subject),
    ),
    Rule(
        "MENU05",
        "The first menu has at most five choices, a person among them.",
        "Decreto-Lei 134/2009, as summarised by others",
        "V2",
        {"pt": "error"},
        _first_menu_small,
    ),
    Rule(
        "MENU06",
        "Menus lie at most three levels deep.",
        "Ireland's NDA toolkit",
        "V",
        {"base": "warning", "nda-ie": "error"},
        _levels,
    ),
    Rule(
        "MENU08",
        "A menu says how many choices there are.",
        "Ireland's NDA toolkit",
        "V",
        {"nda-ie": "warning"},
        _counted,
    ),
    Rule(
        "MENU09",
        "More than three choices have pauses between them: each is a sentence of its own.",
        "AVIxD / ACIxD wiki (500 to 750 ms)",
        "V",
        {"base": "info"},
        _pauses,
    ),
    Rule(
        "MENU10",
        "The first menu offers complaint and cancellation.",
        "Decreto 11.034/2022",
        "V",
        {"br": "error"},
        _complaint_and_cancellation,
    ),
    Rule(
        "MENU12",
        "A menu's key is pressed, data is entered.",
        "AS/NZS 4263, as summarised by NCH",
        "V2",
        {"iso": "warning"},
        _press_and_enter,
    ),
    Rule(
        "MENU13",
        "Yes is 1, no is 2.",
        "AS/NZS 4263, as summarised by NCH",
        "V2",
        {"iso": "warning"},
        _yes_and_no,
    ),
    Rule(
        "MENU14",
        "No caller is told that options have changed, or to listen carefully.",
        "gethuman standard, draft",
        "V",
        {"base": "warning"},
        _banned,
    ),
)
