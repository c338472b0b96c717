"""No app can hurt the phone: whatever it answers, the call ends and nothing is raised."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.simulator.rules import ATTRIBUTES, CHILDREN
from tests.simulator.apps import Answer
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


ACTS = st.lists(
    st.sampled_from(["1", "12#", "*", "-", "say:hi", "rec:2", "wait:3", "wait:0", "code", "0"]), max_size=8
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(st.lists(elements(), max_size=5), ACTS, st.sampled_from([None, 0, 4]))
def test_no_document_makes_the_phone_raise(verbs: list[str], keys: str, agent_s: float | None):
    """Any document near TwiML, with any caller: the call ends, its lines are in order and complete."""
    rung = call(f"{''.join(verbs)}", keys + " !", agent_s=agent_s, fallback_url="/fallback")
    ats = [line["at"] for line in rung.lines]
    assert ats == sorted(ats)
    assert rung.lines[-1]["event"] == "end"
    assert all("heard" in line for line in rung.all("say"))


@settings(max_examples=150, deadline=None)
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


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["200 OK", "302 Found", "999 Odd"]))
def test_no_header_makes_the_phone_raise(location: str, cookie: str, status: str):
    """Any Location, cookie or IVR header."""
    headers = {"Location": location, "Set-Cookie": cookie, "IVR-Turn": cookie, "IVR-State": location}
    assert call({"/voice": Answer("", status, headers)}, "!").lines[-1]["event"] == "end"
