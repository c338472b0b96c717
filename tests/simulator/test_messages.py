"""SMS in a call, and the part of the REST API that sends them: twiml-voice.md, section 6."""

import pytest
from twilio.base.exceptions import TwilioRestException

from ivr.simulator.rest.api import Rest
from ivr.simulator.rest.client import client_for
from ivr.simulator.sms import Sms, newest_code
from tests.simulator.apps import twiml
from tests.simulator.calling import MORNING, call

SID, TOKEN = "AC" + "1" * 32, "secret"


@pytest.fixture
def rest() -> Rest:
    """The API, with one account."""
    return Rest(lambda: MORNING, {SID: TOKEN})


def test_the_real_client_sends(rest: Rest):
    """The real client creates a message: 201, queued, and it lies in the inbox."""
    message = client_for(rest, SID, TOKEN).messages.create(
        to="+8613800000001", from_="+14155550199", body="验证码 123456"
    )
    assert (message.status, message.to, message.body) == ("queued", "+8613800000001", "验证码 123456")
    assert message.sid.startswith("SM")
    assert message.date_created == MORNING
    assert rest.account.messages == [Sms("+14155550199", "+8613800000001", "验证码 123456")]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"to": "13800000001", "from_": "+1415", "body": "x"}, 21211),
        ({"to": "+8613800000001", "body": "x"}, 21603),
        ({"to": "+8613800000001", "from_": "+1415", "body": ""}, 21602),
        ({"to": "+8613800000001", "from_": "+1415", "body": "x" * 1601}, 21617),
    ],
)
def test_messages_that_twilio_refuses(rest: Rest, fields: dict[str, str], code: int):
    """A bad message is a 400 with Twilio's code, and is not kept."""
    with pytest.raises(TwilioRestException) as error:
        client_for(rest, SID, TOKEN).messages.create(**fields)
    assert (error.value.status, error.value.code) == (400, code)
    assert rest.account.messages == []


def test_wrong_credentials(rest: Rest):
    """A wrong token is 401 with code 20003."""
    with pytest.raises(TwilioRestException) as error:
        client_for(rest, SID, "wrong").messages.create(to="+8613800000001", from_="+1415", body="x")
    assert (error.value.status, error.value.code) == (401, 20003)


def test_unknown_resources(rest: Rest):
    """What is not there, and another account's, is 404 with code 20404."""
    client = client_for(rest, SID, TOKEN)
    with pytest.raises(TwilioRestException) as error:
        client.calls("CA" + "0" * 32).fetch()
    assert (error.value.status, error.value.code) == (404, 20404)
    with pytest.raises(TwilioRestException) as error:
        client.api.v2010.accounts("AC" + "2" * 32).messages.create(to="+8613800000001", from_="+1", body="x")
    assert error.value.code == 20404


def test_the_newest_code():
    """A code is 4 to 8 digits on their own, in the newest message that has one."""
    bodies = ["1111 first", "second 22222 and 3333", "no 123 123456789"]
    assert newest_code([Sms("+1", "+2", body) for body in bodies]) == "22222"
    assert newest_code([]) == ""


def mail(*deliveries: list[Sms]):
    """A mailbox that brings these messages, one list after each exchange."""
    left = list(deliveries)
    return lambda: left.pop(0) if left else []


def test_an_sms_is_told_after_the_exchange_that_caused_it():
    """Messages come after the answer that sent them, with from, to and body."""
    rung = call("<Say>Sent.</Say>", mail=mail([Sms("+1", "+2", "Case 4711")]))
    assert [line["event"] for line in rung.lines] == ["request", "sms", "say", "end"]
    (sms,) = rung.all("sms")
    assert (sms["from"], sms["to"], sms["body"]) == ("+1", "+2", "Case 4711")


def test_codes_are_masked_when_the_app_says_so():
    """With IVR-Secret sms, 4 to 8 digits in the messages of that answer are masked, there and everywhere."""
    pages = {
        "/voice": twiml("<Gather numDigits='6' action='/code'/>", IVR_Secret="sms"),
        "/code": "<Say>123456 it was.</Say>",
    }
    first, later = [Sms("+1", "+2", "Code 123456 (10 minutes), 123.")], [Sms("+1", "+2", "Code 9876")]
    rung = call(pages, "code", mail=mail(first, later), messages=first)
    assert rung.values("sms", "body") == ["Code <code> (10 minutes), 123.", "Code 9876"]
    assert rung.app.params("/code")["Digits"] == "123456"
    assert rung.values("key", "keys") == ["<code>"]
    assert "123456" not in str(rung.lines)


def test_other_messages_are_shown_whole():
    """Without the header a message is shown as it came."""
    assert call("", mail=mail([Sms("+1", "+2", "Case 4711")])).values("sms", "body") == ["Case 4711"]


def test_a_link_is_as_secret_as_a_code():
    """With IVR-Secret sms a link is masked whole, and digits in it are no code that a caller would key."""
    told = [Sms("+1", "+2", "Open https://calls.example/l/ab-123456-cd now")]
    rung = call({"/voice": twiml("<Say>Sent.</Say>", IVR_Secret="sms")}, mail=mail(told))
    assert rung.values("sms", "body") == ["Open <code> now"]
    assert newest_code(told) == ""
