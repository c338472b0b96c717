"""TwiML as a developer reads it."""

from __future__ import annotations

from webhooks.pages.pretty import LONGEST, laid_out


def test_one_element_a_line() -> None:
    """Elements are indented, their text is kept, entities stay entities."""
    body = (
        b'<?xml version="1.0"?><Response><Gather numDigits="1"><Say>a &amp;  b</Say><Pause/></Gather>'
        b"</Response>"
    )
    assert laid_out(body).splitlines() == [
        "<Response>",
        '  <Gather numDigits="1">',
        "    <Say>a &amp; b</Say>",
        "    <Pause/>",
        "  </Gather>",
        "</Response>",
    ]


def test_what_is_no_twiml_is_shown_as_it_came() -> None:
    """A page of an error, or a document cut short, is what its author has to see."""
    assert laid_out("<h1>糟糕".encode()) == "<h1>糟糕"
    assert len(laid_out(b"x" * (LONGEST + 9))) == LONGEST + 1
