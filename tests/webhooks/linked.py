"""The sample hotline with pages behind links: a word that is kept or refused, files, a file to fetch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import Flask
from sqlalchemy import select

from ivr.engine.call import Call
from ivr.engine.events import Outcome, Value
from ivr.store.hotline import Hotline, Turn
from ivr.store.page import Done, Download, Field, Form, Page, Refused, Result
from ivr.store.tables import outbox
from tests.webhooks.line import first, in_process
from tests.webhooks.trial import TEXTS, act, engine_of, hotline, note

WORDS = """
page-brand = Sample
page-word = Say a word
    .text = About { $subject }.
    .button = Say it
    .done = You said { $word }.
    .word = Word
    .word-hint = Any word.
    .mood = Mood
    .mood-good = Good
    .mood-bad = Bad
    .wrong = Not that word.
page-file = Show us
    .text = Send a picture.
    .button = Send
    .done = We have it.
    .pictures = Pictures
page-copy = Your copy
    .text = It is ready.
    .button = Fetch it
sms-link = Here: { $url }
"""
PICTURE = b"\xff\xd8\xff\xe0 a picture"
WORD = {"word": "hello", "mood": "good"}


def say_word(tx: Turn, subject: str, form: Form) -> Result:
    """Note the word, unless it is a bad one."""
    if form.texts["word"] == "bad":
        return Refused("wrong", "word")
    if form.texts["word"] == "break":
        raise ValueError(form.texts["word"])
    note(tx, f"word:{subject}")
    return Done(values={"word": form.texts["word"]})


def take_files(tx: Turn, _subject: str, form: Form) -> Result:
    """Note what came."""
    for each in form.files["pictures"]:
        note(tx, f"{each.media_type}:{each.name}")
    return Done()


PAGES = {
    "word": Page(
        say_word,
        (Field("word", "password", 20), Field("mood", "choice", choices=("good", "bad"))),
        show=lambda _tx, subject: {"subject": subject},
    ),
    "file": Page(take_files, (Field("pictures", "files", 2),)),
    "copy": Page(lambda _tx, _subject, _form: Download("a.csv", "text/csv", b"a,b\r\n")),
}


def send_link(tx: Turn, call: Call, _args: Mapping[str, Value]) -> Outcome:
    """Send a link to each page."""
    for purpose in PAGES:
        tx.sms(call.caller, "sms-link", {"url": tx.link(purpose, 7)}, secret=True)
    return Outcome("found", {"account": 7})


def linked_hotline() -> Hotline:
    """Build the sample with its pages."""
    files = {name: text + WORDS if name.endswith(".ftl") else text for name, text in TEXTS.items()}
    return replace(hotline(files, find_account=send_link), pages=PAGES)


def links(app: Flask, sid: str, *, english: bool = True) -> dict[str, str]:
    """Ring and be sent the links; gives the path of each page's."""
    send = in_process(app)
    answer = first(send, sid)
    for keys in ("8", "1") if english else ("1",):
        answer = send(answer.action or "", {"CallSid": sid, "Digits": keys})
    with engine_of(app).connect() as connection:
        bodies = connection.execute(select(outbox.c.body).order_by(outbox.c.id)).scalars().all()
    told = [app.extensions["ivr_store"].vault.open(body) for body in bodies[-len(PAGES) :]]
    urls = [text.partition("Here: ")[2] for text in told]
    assert all(url.startswith(("http://localhost/l/", "https://calls.example/l/")) for url in urls)
    return {page: url[url.index("/l/") :] for page, url in zip(PAGES, urls, strict=True)}


def done(app: Flask) -> list[str]:
    """Name what the pages did."""
    with engine_of(app).connect() as connection:
        return list(connection.execute(select(act.c.action).order_by(act.c.id)).scalars())
