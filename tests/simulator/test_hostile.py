"""No app can hurt the phone: whatever it answers, the call ends and nothing is raised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.simulator.schema import ATTRIBUTES, CHILDREN, WITH_TEXT
from tests.simulator.apps import Answer, twiml
from tests.simulator.calling import call

NAMES = sorted({*ATTRIBUTES, *CHILDREN["Response"][0], *CHILDREN["Dial"][0], "break", "Sey", "response"})
ATTRIBUTE_NAMES = sorted({name for rules in ATTRIBUTES.values() for name in rules} | {"timout", "version"})
VALUES = st.sampled_from(
    [
        "",
        "0",
        "1",
        "5",
        "-1",
        "99999999999",
        "true",
        "auto",
        "GET",
        "dtmf speech",
        "#",
        "12",
        "/voice",
        "http://x:y/",
        "file:///etc/passwd",
        "//",
        "?",
        "::",
        "é 你",
        "http://[",
        "busy",
        "5s",
        "1e9",
        "cmn-CN",
        "Polly.Zhiyu",
        "\u2028",
    ]
) | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12)


def escaped(text: str) -> str:
    """Text as an attribute or content of XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> str:
    """An element that is near TwiML."""
    name = draw(st.sampled_from(NAMES))
    attributes = draw(st.dictionaries(st.sampled_from(ATTRIBUTE_NAMES), VALUES, max_size=4))
    written = "".join(f' {key}="{escaped(value)}"' for key, value in attributes.items())
    inner = draw(st.lists(elements(depth - 1), max_size=3)) if depth else []
    return f"<{name}{written}>{escaped(draw(VALUES))}{''.join(inner)}</{name}>"


@st.composite
def proper(draw: st.DrawFn, name: str) -> str:
    """An element as the schema has it: its own attributes and children, with any values."""
    given = draw(
        st.dictionaries(st.sampled_from(sorted(ATTRIBUTES.get(name) or {"x": None})), VALUES, max_size=5)
    )
    written = "".join(f' {key}="{escaped(value)}"' for key, value in given.items())
    names = sorted(CHILDREN.get(name, (frozenset(), 0))[0])
    inner = draw(st.lists(st.sampled_from(names).flatmap(proper), max_size=3)) if names else []
    text = escaped(draw(VALUES)) if name in WITH_TEXT else ""
    return f"<{name}{written}>{text}{''.join(inner)}</{name}>"


ACTS = st.lists(
    st.sampled_from(["1", "12#", "*", "-", "say:hi", "rec:2", "wait:3", "wait:0", "code", "0"]), max_size=8
).map(" ".join)


@settings(max_examples=200)
@given(st.lists(elements(), max_size=5), ACTS, st.sampled_from([None, 0, 4]))
def test_no_document_makes_the_phone_raise(verbs: list[str], keys: str, agent_s: float | None):
    """Any document near TwiML, with any caller: the call ends, its lines are in order and complete."""
    rung = call(f"{''.join(verbs)}", keys + " !", agent_s=agent_s, fallback_url="/fallback")
    ats = [line["at"] for line in rung.lines]
    assert ats == sorted(ats)
    assert rung.lines[-1]["event"] == "end"
    assert all("heard" in line for line in rung.all("say"))


@settings(max_examples=200)
@given(st.lists(st.sampled_from(sorted(CHILDREN["Response"][0])).flatmap(proper), max_size=5), ACTS)
def test_no_proper_document_makes_the_phone_raise(verbs: list[str], keys: str):
    """Every verb and noun with any values of its own attributes: the call ends, and nothing is left open."""
    pages = {"/voice": "".join(verbs), "/fallback": "<Say>Sorry.</Say>"}
    rung = call(pages, keys + " !", fallback_url="/fallback", caller="sip:jo@example.com")
    assert rung.lines[-1]["event"] == "end"
    assert [queue.members for queue in rung.account.queues.values() if queue.members] == []


@settings(max_examples=150)
@given(
    st.binary(max_size=200)
    | st.binary(max_size=60).map(lambda tail: b"<?xml version='1.0'?><Response>" + tail),
    st.sampled_from(
        ["text/xml", "text/plain", "text/html; charset=utf-16", "audio/wav", 'text/xml; charset="\0"', ""]
    ),
)
def test_no_bytes_make_the_phone_raise(body: bytes, content_type: str):
    """Any bytes as an answer, of any type: the call ends."""
    rung = call({"/voice": Answer(body, headers={"Content-Type": content_type})}, "!")
    assert rung.lines[-1]["event"] == "end"


@settings(max_examples=100)
@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["200 OK", "302 Found", "999 Odd"]))
def test_no_header_makes_the_phone_raise(location: str, cookie: str, status: str):
    """Any Location, cookie or IVR header."""
    headers = {"Location": location, "Set-Cookie": cookie, "IVR-Turn": cookie, "IVR-State": location}
    assert call({"/voice": Answer("", status, headers)}, "!").lines[-1]["event"] == "end"


BARE = {"Content-Type": "text/xml"}
BOMB = (
    '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
    "<Response><Say>&c;</Say></Response>"
)


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (Answer(BOMB), 12100, "entities"),
        (Answer('<!DOCTYPE r SYSTEM "file:///etc/passwd"><Response><Say>&x;</Say></Response>'), 12100, ""),
        (Answer(b" " * 100_000_000), 11750, "larger than 65536 bytes"),
        (Answer("", "302 Found", {"Location": "/voice"}), 11215, "more than 10 redirects"),
        (twiml("<Redirect/>"), None, "50 documents on end"),
        (twiml("<Redirect>file:///etc/passwd</Redirect>"), 11100, "no http or https URL"),
        (Answer("", "302 Found", {"Location": "file:///etc/passwd"}), 11100, "no http or https URL"),
        (Answer("<Response>" + "<Gather>" * 40 + "</Gather>" * 40 + "</Response>"), 12100, "deeper than 32"),
        (Answer(b"<Response><Say>\xe9</Say></Response>"), 12100, ""),
        (Answer('<?xml version="1.0" encoding="klingon"?><Response/>', headers=BARE), 12100, ""),
        (Answer("\u597d".encode("utf-16"), headers={"Content-Type": "text/xml; charset=utf-8"}), 12100, ""),
        (
            Answer("<!DOCTYPE html><html><p>Oops<br></html>", headers={"Content-Type": "text/html"}),
            12100,
            "web page",
        ),
        (Answer("{}", headers={"Content-Type": "application/json"}), 12300, "application/json"),
        (Answer("<Response/>", headers={}), 12300, "no Content-Type"),
    ],
)
def test_a_hostile_answer_ends_in_a_clear_notice(answer: Answer, code: int | None, words: str):
    """Bombs, floods, circles, local files, strange encodings and web pages: the code, and what is wrong."""
    rung = call({"/voice": answer})
    last = rung.all("notice")[-1]
    assert (last["code"], last["level"]) == (code, "error")
    assert words in last["message"]
    assert (rung.ending.by, rung.lines[-2]["by"]) == ("error", "carrier")


def test_a_flood_of_sound_is_not_read_whole():
    """A file that says it is 100 MB is played for as long as that takes, and is not read to its end."""
    flood = Answer(b"\0" * 100_000_000, headers={"Content-Type": "audio/ulaw"})
    rung = call({"/voice": "<Play>/flood</Play>", "/flood": flood})
    assert rung.ending.seconds < 16_777_216 / 8_000 + 1


def test_an_endless_say_and_an_endless_queue_end():
    """loop=0 is a thousand times, and a caller whom nobody takes waits four hours at most."""
    assert len(call("<Say loop='0'>x</Say>").said) == 1_000
    rung = call("<Enqueue waitUrl=''>q</Enqueue>", "wait:80000", agent_s=None)
    assert rung.lines[-1]["event"] == "end"
    assert rung.ending.seconds <= 14_400 + 10
