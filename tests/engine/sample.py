"""A small hotline that has each kind of node once, for the engine's tests."""

from __future__ import annotations

FLOW = """\
flow: sample
languages: [zh-CN, en-US]
start: welcome
home: main
human: agent
hung_up: gone
levels: [none, identified, verified]
actions:
  find_account:
    outcomes: [found, unknown]
    sets: [account]
    grants: {found: identified, unknown: identified}
  check_code:
    outcomes: [right, wrong]
    grants: {right: verified}
    needs: identified
  freeze:
    outcomes: [frozen]
    sets: [case]
    needs: verified
  tidy: {outcomes: [done]}
nodes:
  welcome: {say: welcome, then: main}
  main:
    menu: main
    keys: {1: stolen, 2: number, 3: number}
  number:
    collect: number
    digits: {min: 4, max: 8}
    into: order
    then: number/say
  number/say: {say: number-said, then: main}
  stolen:
    call: verify
    then: {verified: stolen/freeze, failed: agent}
  stolen/freeze: {do: freeze, then: {frozen: stolen/done}}
  stolen/done: {hangup: stolen-done}
  agent: {branch: level, then: {verified: agent/queue, else: agent/menu}}
  agent/menu:
    menu: agent-menu
    keys: {1: agent/queue, 2: agent/message, 3: agent/transfer}
    exhausted: agent/message
  agent/queue:
    queue: agents
    prompt: agent-queue
    wait: agent-wait
    then: {bridged: agent/bye, left: agent/message, full: agent/message, failed: agent/message}
  agent/message:
    record: agent-message
    then: {recorded: agent/bye, empty: agent/bye}
  agent/transfer:
    transfer: "+8610000000"
    then: {answered: agent/bye, busy: agent/message, no_answer: agent/message, failed: agent/message}
  agent/bye: {hangup: agent-bye, outcome: voicemail}
  gone: {do: tidy, then: {done: gone/end}}
  gone/end: {hangup: agent-bye, outcome: abandoned}
dialogues:
  verify:
    start: known
    nodes:
      known: {branch: level, then: {verified: return verified, else: find}}
      find: {do: find_account, then: {found: code, unknown: code}}
      code:
        collect: verify-code
        digits: 6
        secret: true
        then: check
        exhausted: failed
      check: {do: check_code, then: {right: return verified, wrong: again}}
      again: {say: verify-again, then: code}
      failed: {say: verify-failed, then: return failed}
"""

ENGLISH = """\
welcome = Welcome.
main = Stolen account, press 1. Order, press 2.
    .speech-1 = stolen, hacked
    .no-match-2 = Only 1 to 3 are offered.
number = Key your order number, then press the pound key.
number-said = Order { DIGITS($order) }.
stolen-done = Frozen. Your case is { DIGITS($case) }.
agent-menu = To wait, press 1. To leave a message, press 2.
agent-queue = Please hold.
agent-wait = You are number { $position }.
agent-message = After the tone, leave a message; it is recorded.
agent-bye = Goodbye.
verify-code = Key the code.
verify-again = That was not right.
verify-failed = We could not confirm it.
universal = -
    .human = agent, human
    .back = back
    .repeat = repeat
    .language = Chinese
    .limit = We have to end here. Goodbye.
    .trouble = Something went wrong on our side.
reprompt-menu = -
    .no-input-1 = I did not hear you.
    .no-input-2 = You can press 0 for a person.
    .no-match-1 = That is not a choice.
    .no-match-2 = Press one of the keys I name.
reprompt-digits = -
    .no-input-1 = I did not hear a key.
    .no-input-2 = Press star zero pound for a person.
    .no-match-1 = That does not fit.
    .no-match-2 = Press star zero pound for a person, star pound to go back.
"""

FILES = {"flow.yaml": FLOW, "en-US.ftl": ENGLISH, "zh-CN.ftl": ENGLISH}


def with_changes(*changes: tuple[str, str], file: str = "flow.yaml") -> dict[str, str]:
    """Give the sample's files with some text of one of them replaced; each text must be there."""
    text = FILES[file]
    for old, new in changes:
        if old not in text:
            raise ValueError(old)
        text = text.replace(old, new, 1)
    return FILES | {file: text}
