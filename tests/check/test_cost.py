"""What calls cost: seconds that a rung call takes, options heard in time, and orders that save some."""

from __future__ import annotations

from ivr.check.cost import cost, heard_after_s
from ivr.check.explore import explore
from ivr.check.lint import subject
from ivr.check.properties.asked import Asked
from ivr.engine.load import load
from ivr.speech.duration import speaking_time_s
from tests.zoo import sound

FLOW = load(sound())


def asked() -> Asked:
    """Explore the sound hotline."""
    return Asked(explore(FLOW), subject(FLOW, sound()))


def test_keys_and_seconds_of_services() -> None:
    """A service is one key away; a novice hears the menu first, an expert does not, both hear the end."""
    services = {(each.name, each.language): each for each in cost(asked()).services}
    track = services["track", "en-US"]

    assert (track.keys_to, track.keys) == (1, 11)
    assert track.expert_to_s < track.novice_to_s < track.novice_s
    assert track.expert_s < track.novice_s
    assert {language for _name, language in services} == {"en-US", "zh-CN"}


def test_options_are_heard_in_turn() -> None:
    """The seconds until an option are those of the words up to it."""
    text = "To track a parcel, press 1. To complain, press 2."

    assert heard_after_s(text, "en-US") == [
        ("1", speaking_time_s("To track a parcel, press 1", "en-US")),
        ("2", speaking_time_s("To track a parcel, press 1. To complain, press 2", "en-US")),
    ]
