"""`<Connect>`: the call goes to a service over a WebSocket; acknowledged, without media (section 1.10)."""

from __future__ import annotations

from ivr.simulator.call import Call
from ivr.simulator.moment import Moment, Place, Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.passing import talk
from ivr.simulator.rules import Verb
from ivr.simulator.settings import Far
from ivr.simulator.ssml import plain
from ivr.simulator.verbs.say import never, utter


def connect(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Stay connected as long as the far end of the service's URL talks; then the action or the next verb."""
    if not verb.children:
        call.notice(12200, "warning", "<Connect> needs a service, as <Stream>", verb.element.where)
        return None
    service = verb.children[0]
    url = service.element.attributes.get("url", "")
    far = call.settings.far_ends.get(url, Far())
    message = f"<{service.name}> is acknowledged, not simulated: it ends after {far.talk_s:g} s"
    call.notice(None, "warning", message, service.element.where)
    if url and not url.startswith("wss:"):
        call.notice(31922, "error", f"'{url[:80]}' is no wss URL", service.element.where)
    greeting = service.element.attributes.get("welcomeGreeting", "").strip()
    if greeting:
        language = service.element.attributes.get("language", "en-US")
        fields = {"language": language, "voice": service.element.attributes.get("voice", "")}
        yield from utter(call, plain(greeting, language), fields, Moment(Place.SAY, 0), never)
    yield from talk(call, far.talk_s)
    action = verb.string("action")
    return None if action is None else document.fetch(action, verb.method())
