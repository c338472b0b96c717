"""Statements that nothing here can act out: each is skipped, and says why."""

import pytest

from tests.simulator.statements import states

IMPOSSIBLE = {
    "1.6.20": "what an Application, a WhatsApp call or a SIM does is Twilio's own; they fail with a notice",
    "1.7.14": "a bridge is ordered and done in one moment here, so nothing can ask in between",
    "1.7.15": "a call that an agent took cannot be taken away again here",
    "1.7.16": "we do not simulate faults inside Twilio",
    "1.9.6": "Pay plays no prompts here; a notice says so",
    "1.10.6": "media is out of scope: nothing is transcribed while the call goes on",
    "2.4.11": "calls that the API makes are not recorded here",
    "2.4.12": "there are no carriers here who sign calls",
    "2.6.14": "every answer is asked for afresh, which Twilio may do too",
    "2.6.15": "requests come from this machine",
    "2.8.6": "it is a code of messages",
    "2.8.7": "we do not simulate faults inside Twilio",
    "3.2": "no parameter of a voice request is repeated",
    "3.4": "voice webhooks have no JSON body",
    "3.7": "the documentation has no page on shared keys",
    "4.4": "nothing is spoken aloud here, so no engine can fail to",
    "5.5": "nothing is recognised here, so a better model hears no better",
    "5.6": "nothing is recognised here, so words come as the caller's script has them",
    "Client@clientNotificationUrl": "what Twilio tells it is not documented",
    "Dial@referUrl": "a far end that refers the call is not simulated",
    "Dial@referMethod": "a far end that refers the call is not simulated",
}


@pytest.mark.parametrize("statement", IMPOSSIBLE)
@states(*IMPOSSIBLE)
def test_impossible(statement: str):
    """Skipped, with the reason."""
    pytest.skip(IMPOSSIBLE[statement])
