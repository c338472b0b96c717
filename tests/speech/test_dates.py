"""Days and times are those of the caller's clock in China."""

from collections.abc import Callable

import pytest

from ivr.speech.dates import day, time_of_day


@pytest.mark.parametrize(
    ("iso", "chinese", "english"),
    [
        ("2026-11-22", "十一月二十二日", "November 22nd"),
        ("2026-01-02", "一月二日", "January 2nd"),
        ("2026-11-21T18:00:00+00:00", "十一月二十二日", "November 22nd"),
        ("2026-12-31T16:00:00Z", "一月一日", "January 1st"),
        ("2026-12-31T15:59:59", "十二月三十一日", "December 31st"),
    ],
)
def test_day(iso: str, chinese: str, english: str) -> None:
    """A date is read as it stands; a time in UTC is moved to Shanghai first."""
    assert (chinese, english) == (day(iso, "zh-CN"), day(iso, "en-US"))


@pytest.mark.parametrize(
    ("iso", "chinese", "english"),
    [
        ("2026-11-22T07:20:00+00:00", "下午三点二十分", "3:20 p.m."),
        ("2026-11-22T07:20:00.123456+00:00", "下午三点二十分", "3:20 p.m."),
        ("2026-11-22T15:20:00+08:00", "下午三点二十分", "3:20 p.m."),
        ("2026-11-22T06:00:00Z", "下午两点", "2 p.m."),
        ("2026-11-22T06:05:00Z", "下午两点零五分", "2:05 p.m."),
        ("2026-11-22T16:00:00Z", "凌晨零点", "midnight"),
        ("2026-11-22T16:30:00Z", "凌晨零点三十分", "12:30 a.m."),
        ("2026-11-22T01:00:00Z", "上午九点", "9 a.m."),
        ("2026-11-22T04:00:00Z", "中午十二点", "noon"),
        ("2026-11-22T10:00:00Z", "晚上六点", "6 p.m."),
        ("2026-11-22T15:59:00", "晚上十一点五十九分", "11:59 p.m."),
    ],
)
def test_time_of_day(iso: str, chinese: str, english: str) -> None:
    """A time is told by the twelve-hour clock, with the part of the day."""
    assert (chinese, english) == (time_of_day(iso, "zh-CN"), time_of_day(iso, "en-US"))


@pytest.mark.parametrize("speak", [day, time_of_day])
def test_what_is_no_date_is_refused(speak: Callable[[str, str], str]) -> None:
    """Nothing is made up for a value that is no date."""
    with pytest.raises(ValueError, match="yesterday"):
        speak("yesterday", "zh-CN")
