"""What the calls of one account share: themselves, recordings, queues, messages, numbers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from ivr.simulator.recordings import Recordings
from ivr.simulator.sms import Sms

if TYPE_CHECKING:
    from ivr.simulator.bridge import Bridge
    from ivr.simulator.call import Call


@dataclass(slots=True, eq=False)
class Hold:
    """A caller who is held since `since_at`; `until_at`: when somebody takes the call, None: never."""

    since_at: datetime
    until_at: datetime | None

    def params(self, _now: datetime) -> dict[str, str]:
        """Return what requests say of the hold."""
        return {}

    def waited_s(self, now: datetime) -> int:
        """Return the whole seconds that the caller has waited."""
        return max(int((now - self.since_at) / timedelta(seconds=1)), 0)


@dataclass(slots=True, eq=False)
class Member(Hold):
    """A caller in a queue; `bridge` is the conversation with whoever took them."""

    queue: Queue
    call_sid: str
    bridge: Bridge | None = None

    def params(self, now: datetime) -> dict[str, str]:
        """Return what requests from inside the queue say of it (twiml-voice.md, 1.7)."""
        members = self.queue.members
        return {
            "QueueSid": self.queue.sid,
            "QueueTime": str(self.waited_s(now)),
            "QueuePosition": str(members.index(self) + 1),
            "CurrentQueueSize": str(len(members)),
            "AvgQueueTime": str(self.queue.average_wait_s(now)),
            "MaxQueueSize": str(self.queue.max_size),
        }


@dataclass(slots=True)
class Queue:
    """A queue, its front first."""

    sid: str
    name: str
    max_size: int = 1000
    members: list[Member] = field(default_factory=list)

    def average_wait_s(self, now: datetime) -> int:
        """Return the mean of the whole seconds that its members have waited; 0 if it is empty."""
        waited = [member.waited_s(now) for member in self.members]
        return sum(waited) // len(waited) if waited else 0


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number of the account, and what it asks when it is rung; empty URLs ask nothing."""

    sid: str
    phone_number: str
    friendly_name: str = ""
    voice_url: str = ""
    voice_method: str = "POST"
    voice_fallback_url: str = ""
    voice_fallback_method: str = "POST"
    status_callback: str = ""
    status_callback_method: str = "POST"


@dataclass(slots=True)
class Account:
    """The things of an account.

    Attributes:
        calls: By sid, in the order in which they began.
        numbers: By sid.
        recordings: What was recorded, by sid.
        queues: By name; a queue is made when somebody first waits in it.
        messages: What was sent, oldest first.
    """

    calls: dict[str, Call] = field(default_factory=dict)
    numbers: dict[str, Number] = field(default_factory=dict)
    recordings: Recordings = field(default_factory=Recordings)
    queues: dict[str, Queue] = field(default_factory=dict)
    messages: list[Sms] = field(default_factory=list)

    def queue(self, name: str) -> Queue:
        """Return the queue of that name, made if it was not there; its sid follows from the name."""
        if name not in self.queues:
            sid = "QU" + hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()
            self.queues[name] = Queue(sid, name)
        return self.queues[name]

    def own(self, phone_number: str, **asks: str) -> Number:
        """Take a telephone number (E.164) in, with what it asks; its sid follows from it."""
        sid = "PN" + hashlib.md5(phone_number.encode(), usedforsecurity=False).hexdigest()
        self.numbers[sid] = Number(sid, phone_number, **{"friendly_name": phone_number, **asks})
        return self.numbers[sid]
