"""How long a text takes, and what was heard of it, by one and the same measure."""

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivr.speech.duration import heard_until, speaking_time_s

LANGUAGES = st.sampled_from(["zh-CN", "cmn-CN", "cmn-Hans-CN", "en-US", "en-GB", "fr-FR"])
TEXTS = st.text(alphabet=st.sampled_from("账户被盗请按一，。 aZ'09,.*#\n１,") | st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("text", "language", "seconds"),
    [
        ("", "zh-CN", 0.0),
        ("账户被盗", "zh-CN", 1.0),
        ("账户" * 120, "zh-CN", 60.0),
        ("word " * 150, "en-US", 60.0),
        ("账户被盗，请按1。", "zh-CN", 7 * 0.25 + 0.15 + 0.3),
        ("For English, press 8.", "en-US", 4 * 0.4 + 0.15 + 0.3),
        ("人工服务，请按0。For English, press 8.", "zh-CN", 7 * 0.25 + 4 * 0.4 + 2 * 0.45),
        ("don't", "en-US", 0.4),
        ("一千元", "en-US", 0.75),
    ],
)
def test_rates(text: str, language: str, seconds: float) -> None:
    """240 Han characters or 150 words a minute by the script of each part (PROMPT03), and short pauses."""
    assert seconds == pytest.approx(speaking_time_s(text, language))


@pytest.mark.parametrize(
    ("figures", "syllables", "words"),
    [
        ("0", 1, 1),
        ("120", 4, 3),
        ("2026", 6, 4),
        ("22nd", 3, 2),
        ("1,234", 7, 6),
        ("1,000,000", 3, 2),
        ("1 3 8 0", 4, 4),
        ("13800000001", 11, 11),
        ("012", 3, 3),
    ],
)
def test_figures_take_the_time_of_what_is_read(figures: str, syllables: int, words: int) -> None:
    """A number counts the syllables or words that it is read with, a telephone number its digits."""
    assert syllables * 0.25 == pytest.approx(speaking_time_s(figures, "cmn-CN"))
    assert words * 0.4 == pytest.approx(speaking_time_s(figures, "en-GB"))


def test_figures_follow_the_words_around_them() -> None:
    """The English end of a Chinese menu is English, its figures too."""
    assert speaking_time_s("press 120", "zh-CN") == speaking_time_s("press 120", "en-US")
    assert speaking_time_s("请按120", "zh-CN") == speaking_time_s("请按120", "en-US")


@given(TEXTS, LANGUAGES)
def test_all_is_heard_in_its_time(text: str, language: str) -> None:
    """After its speaking time a text was heard whole, and any text has a time."""
    seconds = speaking_time_s(text, language)

    assert seconds >= 0
    assert text == heard_until(text, language, seconds)


@given(TEXTS, LANGUAGES, st.lists(st.floats(-1, 20), min_size=2, max_size=2).map(sorted))
def test_what_was_heard_only_grows(text: str, language: str, moments: list[float]) -> None:
    """What was heard is a beginning of the text, and a later moment never unsays a word."""
    sooner, later = (heard_until(text, language, moment) for moment in moments)

    assert text.startswith(later)
    assert later.startswith(sooner)


@given(TEXTS.filter(lambda text: not re.search("[0-9０-９]", text)), LANGUAGES, st.floats(0, 20))
def test_what_was_heard_took_no_longer(text: str, language: str, seconds: float) -> None:
    """No word is counted as heard before its time: a pause at the end apart, the part fits the moment.

    Figures are left out, as half a telephone number would itself be read as a number.
    """
    heard = heard_until(text, language, seconds)

    assert heard == text or speaking_time_s(heard, language) <= seconds + 0.3


@pytest.mark.parametrize(
    ("seconds", "heard"),
    [
        (0, ""),
        (-1, ""),
        (0.6, "账户"),
        (1, "账户被盗"),
        (1.2, "账户被盗，"),
        (1.5, "账户被盗，请"),
        (9, "账户被盗，请按1。"),
    ],
)
def test_chinese_is_cut_between_characters(seconds: float, heard: str) -> None:
    """A key cuts Mandarin between two characters."""
    assert heard == heard_until("账户被盗，请按1。", "zh-CN", seconds)


def test_english_is_cut_between_words() -> None:
    """A key cuts English between two words, and a number is one piece."""
    heard = [heard_until("press 120 please", "en-US", seconds) for seconds in (0.3, 0.5, 1.5, 1.6, 2.0)]

    assert heard == ["", "press", "press", "press 120", "press 120 please"]


def test_nothing_heavy_is_imported() -> None:
    """The simulator needs neither Fluent nor babel to know how long a sentence is."""
    program = "import sys, ivr.speech.duration; print([m for m in ('fluent', 'babel') if m in sys.modules])"

    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"
