"""What goes on is told to many viewers at the cost of one, and never takes the threads that webhooks need."""

from __future__ import annotations

from itertools import count

from webhooks.pages.live import MOST_VIEWERS, Live


def counting() -> Live:
    """Give what shows how often it was made."""
    made = count(1)
    return Live(lambda: f"made {next(made)}")


def test_viewers_share_what_was_made() -> None:
    """However many look at the same moment, it is made once."""
    live = counting()
    assert {live.shown("en-US") for _ in range(1000)} == {"made 1"}


def test_viewers_beyond_the_seats_hold_no_thread() -> None:
    """Who finds no seat is told once and asked to come again; a seat that was left is free."""
    live = counting()
    seated = [live.news("en-US", stay=True) for _ in range(MOST_VIEWERS)]
    first = {next(each) for each in seated}
    (only,) = live.news("en-US", stay=True)

    assert first == {"event: calls\ndata: made 1\n\n"}
    assert only == "retry: 1000\nevent: calls\ndata: made 1\n\n"
    seated[0].close()
    assert next(live.news("en-US", stay=True)) in first


def test_a_server_without_threads_is_not_held() -> None:
    """There each event is an answer of its own."""
    assert len([*counting().news("en-US", stay=False)]) == 1
