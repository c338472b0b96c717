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
WRONG_KEYS = 3
"""So many keys that are not told are tried, to learn what a wrong key does."""
_AGAIN = re.compile(r"repeat|again|once more|重|再听|再说|一遍")


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong, in one sentence, and the shortest acts found that show it.

    Attributes:
        kind: drop: the call ends without a word. loop: it never ends. error, warning: what Twilio's debugger
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
    for level, code, message in visit.notices:
        if level == "error" or code:  # a warning without one is advice to whoever is ringing
            yield _trouble("error" if level == "error" else "warning", f"{code} {message}".strip(), visit)
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


def of_menu(
    screen: Screen, tried: Sequence[tuple[Choice, Visit]], probe: Callable[[str], Visit]
) -> Iterator[Trouble]:
    """Give what is wrong with the choices of one place; `probe` tries a further key there.

    What most keys that are not told do is what a wrong key does. Who does the same is dead if it is offered,
    and who does not works in secret.
    """
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
    wrong |= {key: probe(key) for key in keys[:WRONG_KEYS] if key not in wrong}
    usual = _usual([*wrong.values()]) if wrong else None
    dead = [(choice, visit) for choice, visit in offered if usual and _dead(screen, choice, visit, usual)]
    for choice, visit in dead:
        if visit.screen is not None and not visit.screen.again(screen):
            yield _trouble("keys", f"keys that are not offered do what key {choice.name} does", visit)
        else:
            yield _trouble("dead", f"key {choice.name} is offered, and does what a wrong key does", visit)
    wrong |= {key: probe(key) for key in keys if dead and key not in wrong}
    for key, visit in wrong.items():
        if usual and not _alike(visit, usual):
            yield _trouble("keys", f"key {key} is not told, and leads to '{_shortened(visit)}'", visit)


def of_patience(visit: Visit, choice: Choice, times: int) -> Iterator[Trouble]:
    """Give what is wrong if a caller did the same again and again, and the app still listens."""
    if visit.screen is not None and not visit.unused:
        silent = isinstance(choice.act, Silence)
        done = "stays silent" if silent else f"answers with {choice.name}, which is not offered,"
        told = f"who {done} is asked for ever: {times} times, {visit.ending.seconds:.0f} s"
        yield _trouble("loop", told, visit)


def _usual(visits: Sequence[Visit]) -> Visit:
    """Give what most of the wrong keys do."""
    return max(visits, key=lambda visit: sum(_alike(visit, other) for other in visits))


def _alike(one: Visit, other: Visit) -> bool:
    """Tell whether the same was heard and the call went on, or ended, alike; figures may differ."""
    return _sound(one) == _sound(other)


def _sound(visit: Visit) -> tuple[str, bool, str]:
    return without_figures(" ".join(visit.reply)), visit.screen is None, visit.ending.by


def _dead(screen: Screen, choice: Choice, visit: Visit, usual: Visit) -> bool:
    """Tell whether a choice does what a wrong key does, and is not offered for hearing it all again."""
    sentences = [f"{told.before} {told.after}" for told in screen.told if choice.name in told.keys]
    works = visit.ending.by != "error"
    return works and _alike(visit, usual) and not any(_AGAIN.search(sentence) for sentence in sentences)


def _shortened(visit: Visit) -> str:
    said = " ".join(visit.reply)
    return said if len(said) < 60 else f"{said[:59]}…"


def _trouble(kind: Kind, message: str, visit: Visit) -> Trouble:
    return Trouble(kind, message, written(visit.acts), visit.ending.seconds)
