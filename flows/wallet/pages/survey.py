"""The page on which callers say how an agent served them."""

from __future__ import annotations

from datetime import timedelta

from flows.wallet.actions.rating import keep_rating
from ivr.store.hotline import Turn
from ivr.store.page import Done, Field, Form, Page, Result

LONGEST_COMMENT = 500


def rate(tx: Turn, _subject: str, form: Form) -> Result:
    """Keep the score and the comment with the call that sent the link."""
    keep_rating(tx, tx.call, int(form.texts["score"]), form.texts.get("comment", ""))
    return Done()


SURVEY = Page(
    rate,
    fields=(
        Field("score", "choice", choices=("3", "2", "1")),
        Field("comment", "text", most=LONGEST_COMMENT, required=False),
    ),
    life=timedelta(days=3),
)
