"""What a crawl finds wrong: drops, loops, errors, and keys that are told and do not do what is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ivr.simulator.acts import Silence
from ivr.simulator.crawl.choices import Choice, is_menu, untold
from ivr.simulator.crawl.visit import Screen, Visit, without_figures, written

Kind = Literal["drop", "loop", "error", "warning", "dead", "keys", "unsteady"]
_AGAIN = re.compile(r"repeat|again|once more|重|再听|再说|一遍")
_BACK = re.compile(r"back|return|main menu|start over|返回|上一级|主菜单")
_QUERY = re.compile(r"\?\S*")


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong, in one sentence, and the shortest acts found that show it.

    Attributes:
        kind: drop: the call ends without a word. loop: it need not end. error, warning: what the debugger
            would tell. dead: an offered choice does what a wrong key does. keys: keys are told that cannot
            be pressed, or work and are not told. unsteady: the same acts led elsewhere.
        keys: The acts, as `ivr dial --keys` takes them.
        seconds: When the call ended.
    """

    kind: Kind
    message: str
    keys: str
    seconds: float


def of_visit(visit: Visit, choice: Choice | None) -> Iterator[Trouble]:
    """Give what is wrong with one call, whose last act was `choice`."""
    yield from _noticed(visit)
    after = f"after '{choice.name}'" if choice else "at once"
    if visit.unused:
        yield _trouble(
            "unsteady", f"the call ended before '{choice.name if choice else ''}' this time", visit
        )
    elif visit.screen is None and visit.ending.by == "app":
        if not visit.reply:
            yield _trouble("drop", f"the call ends {after} without a word", visit)
        elif visit.told:
            said = visit.told[0]
            yield _trouble("keys", f"'{said.said}' is told, and then the call ends without listening", visit)


def _noticed(visit: Visit) -> Iterator[Trouble]:
    """Give what Twilio's debugger would tell of a call; an address without its query, which no two share.

    An error without a code of Twilio's is a limit of the phone's own: the call would not end.
    """
    for level, code, message in visit.notices:
        told = f"{code} {_QUERY.sub('', message) if code else message}".strip()
        if level == "error":
            yield _trouble("error" if code else "loop", told, visit)
        elif code:  # a warning without one is advice to whoever is ringing
            yield _trouble("warning", told, visit)


def of_menu(
    screen: Screen, tried: Sequence[tuple[Choice, Visit]], probe: Callable[[str], Visit]
) -> Iterator[Trouble]:
    """Give what is wrong with the choices of one place; `probe` tries a further key there.

    What most keys that are not told do is what a wrong key does. Who does the same is dead if it is offered,
    and who does not works in secret.
    """
    tried = [(choice, visit) for choice, visit in tried if not visit.unused]
    offered = [(choice, visit) for choice, visit in tried if choice.offered]
    if screen.digits_left == 0 and screen.keys and tried and not screen.recording:
        yield _trouble("keys", f"key {screen.keys[0]} is told, and the app takes no keys here", tried[0][1])
    if not is_menu(screen) or not offered:
        return
    for choice, visit in offered:
        if len(choice.name) > 1 or choice.name in screen.ends_on:
            yield _trouble(
                "keys", f"key {choice.name} is told, and reads as silence or as several keys", visit
            )
    keys = untold(screen)
    wrong = {choice.name: visit for choice, visit in tried if choice.name in keys}
    usual = _usual([*wrong.values()]) if wrong else None
    dead = [(choice, visit) for choice, visit in offered if usual and _dead(screen, choice, visit, usual)]
    for choice, visit in dead:
        if visit.screen is not None and not visit.screen.again(screen):
            if _tells(screen, choice, _BACK):
                continue
            yield _trouble("keys", f"keys that are not offered do what key {choice.name} does", visit)
        else:
            yield _trouble("dead", f"key {choice.name} is offered, and does what a wrong key does", visit)
    wrong |= {key: probe(key) for key in keys if dead and key not in wrong}
    for key, visit in wrong.items():
        if usual and not visit.unused and not alike(visit, usual):
            where = f"leads to '{_shortened(visit)}'" if visit.reply else "does not do what other keys do"
            yield _trouble("keys", f"key {key} is not told, and {where}", visit)


def of_patience(visit: Visit, choice: Choice, times: int) -> Iterator[Trouble]:
    """Give what is wrong if a caller did the same over and over: the app still listens, or just hangs up."""
    yield from _noticed(visit)
    if visit.screen is not None and not visit.unused:
        told = f"who {_done(choice)} is asked for ever: {times} times, {visit.ending.seconds:.0f} s"
        yield _trouble("loop", told, visit)
    elif visit.screen is None and visit.ending.by == "app" and not visit.reply:
        yield _trouble("drop", f"who {_done(choice)} again and again is hung up on without a word", visit)


def _done(choice: Choice) -> str:
    if isinstance(choice.act, Silence):
        return "stays silent"
    return f"answers with {choice.name}" + ", which is not offered," * (len(choice.name) == 1)


def _usual(visits: Sequence[Visit]) -> Visit:
    """Give what most of the wrong keys do."""
    return max(visits, key=lambda visit: sum(alike(visit, other) for other in visits))


def alike(one: Visit, other: Visit) -> bool:
    """Tell whether the same was heard and the call went on, or ended, alike; figures may differ."""
    return _sound(one) == _sound(other)


def _sound(visit: Visit) -> tuple[str, bool, str]:
    return without_figures(" ".join(visit.reply)), visit.screen is None, visit.ending.by


def _dead(screen: Screen, choice: Choice, visit: Visit, usual: Visit) -> bool:
    """Tell whether a choice does what a wrong key does, and is not offered for hearing it all again."""
    works = visit.ending.by != "error"
    return works and alike(visit, usual) and not _tells(screen, choice, _AGAIN)


def _tells(screen: Screen, choice: Choice, purpose: re.Pattern[str]) -> bool:
    """Tell whether a choice is offered for a purpose."""
    sentences = [f"{told.before} {told.after}" for told in screen.told if choice.name in told.keys]
    return any(purpose.search(sentence) for sentence in sentences)


def _shortened(visit: Visit) -> str:
    said = " ".join(visit.reply)
    return said if len(said) < 60 else f"{said[:59]}…"


def _trouble(kind: Kind, message: str, visit: Visit) -> Trouble:
    acts = visit.acts[: len(visit.acts) - visit.unused]
    return Trouble(kind, message, written(acts), visit.ending.seconds)
