"""What happens in a call, told to a browser as JSON: each line when it begins and when it is complete."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ivr.check.draw import boxes_of
from ivr.simulator.call import Call
from ivr.simulator.events import Line
from ivr.simulator.moment import Moment
from ivr.simulator.transports import Answer, Request, Transport
from webhooks.local import LocalHotline
from webhooks.pages.pretty import laid_out

News = dict[str, Any]
"""Something to tell, ready for JSON."""
FOR_THE_PERSON = {"say": ("text",), "sms": ("body",)}
"""Fields that the person who holds the phone hears and reads as they are; all others are masked."""


@dataclass(slots=True, eq=False)
class Telling:
    """Gathers what is to be told; `send` is the way to the app, whose answers go with their requests.

    `recorded_words` gives language and words of a recorded prompt by its URL, for whoever cannot hear it.
    """

    send: Transport
    recorded_words: Callable[[str], tuple[str, str]]
    _news: list[News] = field(default_factory=list)
    _numbers: dict[Line, int] = field(default_factory=dict)
    _answers: dict[int, Answer] = field(default_factory=dict)
    _asking: int = 0

    def take(self) -> list[News]:
        """Give what is new, and forget it."""
        news, self._news = self._news, []
        return news

    def asked(self, request: Request) -> Answer:
        """Send a request of the call's, and keep the answer for its line."""
        answer = self._answers[self._asking] = self.send(request)
        return answer

    def begun(self, line: Line) -> None:
        """Take a line that begins."""
        self._asking = self._add(line, complete=False)["id"]

    def told(self, line: Line) -> None:
        """Take a line that is complete."""
        news = self._add(line, complete=True)
        answer = self._answers.pop(news["id"], None)
        if answer is not None and line.fields["kind"] != "media":
            news["twiml"] = laid_out(answer.body)

    def _add(self, line: Line, *, complete: bool) -> News:
        told = FOR_THE_PERSON.get(line.event, ())
        fields = line.fields | {name: line.plain[name] for name in told}
        news: News = {
            "id": self._numbers.setdefault(line, len(self._numbers) + 1),
            "complete": complete,
            "lasts_s": line.lasts_s,
            "event": line.event,
            "at": line.at,
            **fields,
        }
        if line.event == "say":
            news["cut"] = line.fields["heard"] != line.fields["text"]
        if line.event == "play":
            news["language"], news["text"] = self.recorded_words(str(line.fields["url"]))
        self._news.append(news)
        return news


def place_told(ours: LocalHotline | None, call: Call, way: Sequence[Sequence[str]]) -> News | None:
    """Tell where a call of ours stands and what it knows, secrets masked; None if it is not ours.

    `boxes` are those of the flow's drawing to point at, `way` those that the call came through, in order.
    """
    stands = ours.place(call.sid) if ours else None
    if ours is None or stands is None:
        return None
    masked = call.log.masked
    return {
        "version": ours.hotline.flow.version,
        "boxes": boxes_of(ours.hotline.flow)(stands.state),
        "way": way,
        "variables": {
            "state": stands.state,
            "turn": stands.turn,
            "language": stands.language,
            "level": stands.level,
            "path": masked(stands.path),
            "no_inputs": stands.no_inputs,
            "no_matches": stands.no_matches,
            "errors": stands.errors,
            **{f"${name}": masked(value) for name, value in stands.data.items()},
        },
    }


def moment_told(number: int, moment: Moment) -> News:
    """Tell of a moment: how long it lasts if nobody acts, and what would be taken in it."""
    listening = moment.listening
    return {
        "number": number,
        "place": moment.place.value,
        "limit_s": moment.limit_s,
        "speaking": moment.speaking,
        "held": moment.held_at is not None,
        "digits": listening is not None and listening.digits,
        "speech": listening is not None and listening.speech,
        "digits_left": listening.digits_left if listening else None,
        "finish_on_key": listening.finish_on_key if listening else "",
        "secret": listening is not None and listening.secret,
    }
