"""`<Pay>`: a card is taken; acknowledged with the Result that the tester picked (twiml-voice.md, 1.9)."""

from __future__ import annotations

from datetime import datetime

from ivr.simulator.breaks import HungUp
from ivr.simulator.call import Call, new_sid
from ivr.simulator.moment import Listening, Moment, Place, Press, Steps
from ivr.simulator.next import Document, Next
from ivr.simulator.passing import unheard
from ivr.simulator.rules import Verb

CARD = {
    "PaymentCardNumber": "xxxxxxxxxxxx1111",
    "PaymentCardType": "visa",
    "ExpirationDate": "1299",
    "SecurityCode": "xxx",
    "PaymentCardPostalCode": "94105",
}
"""What a payment that succeeds tells of the card, masked as Twilio does."""


def pay(call: Call, verb: Verb, document: Document) -> Steps[Next]:
    """Take what the caller keys, unheard and masked, until silence or `*`; then tell the action the Result.

    No prompt is played and no card is looked at: the Result is the setting's.
    """
    message = (
        f"<Pay> is acknowledged, not simulated: its Result is {call.settings.pay_result} (--pay picks it)"
    )
    call.notice(None, "warning", message, verb.element.where)
    action = document.fetch(verb.string("action") or "", "POST")
    if not action.url.startswith("https:"):
        message = "Twilio tells the Result of a payment over https alone; this action is http"
        call.notice(None, "warning", message, verb.element.where)
    result = "caller-hung-up"
    try:
        starred = yield from _key_in(call, verb.number("timeout"), call.now())
        result = "caller-interrupted-with-star" if starred else call.settings.pay_result
    except HungUp:
        call.tell(document, action.url, "POST", {"Result": result})
        raise
    return document.fetch(action.url, "POST", {"Result": result, **_told(verb, result)})


def _key_in(call: Call, timeout_s: int, opened_at: datetime) -> Steps[bool]:
    """Let the caller key until nothing comes for `timeout_s`; True: `*` broke it off."""
    keyed = False
    while True:
        listening = Listening(opened_at, pending=keyed, secret=True)
        act = yield from call.wait(Moment(Place.GATHER, timeout_s, listening))
        if act is None:
            return False
        if isinstance(act, Press):
            call.log.keep_secret(act.keys)
            call.press(act.keys, secret=True)
            keyed = True
            if "*" in act.keys:
                return True
        else:
            unheard(call, act)


def _told(verb: Verb, result: str) -> dict[str, str]:
    if result != "success":
        return {"PaymentError": result} if result.endswith("error") else {}
    charged = float(verb.string("chargeAmount") or 0) > 0
    by_card = verb.string("paymentMethod") == "credit-card"
    paid = {"PaymentConfirmationCode": new_sid("PK")} if charged else {"PaymentToken": new_sid("PT")}
    return paid | (CARD if by_card else {})
