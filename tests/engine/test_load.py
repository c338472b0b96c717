"""Mistakes of a flow's author: each is found, told in its place, and all are told at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ivr.engine.document import json_schema
from ivr.engine.load import load, read_folder, version_of
from ivr.engine.prompts import FUNCTIONS
from ivr.engine.source import FlowError
from ivr.speech.wording import read as read_wording
from tests.engine.sample import FILES, FLOW, with_changes

ONE_MISTAKE = [
    ("then: main}\n  main:", "then: mian}\n  main:", "23:33: there is no node 'mian'; did you mean 'main'?"),
    ("do: freeze,", "do: freze,", "action 'freze' is not declared; did you mean 'freeze'?"),
    ("wait: agent-wait", "wiat: agent-wait", "a queue node has no 'wiat'; did you mean 'wait'?"),
    ("{frozen: stolen/done}", "{frozn: stolen/done}", "may answer 'frozen': say where that leads"),
    ("call: verify", "call: verfy", "there is no dialogue 'verfy'; did you mean 'verify'?"),
    ("failed: agent}", "faild: agent}", "may end in 'failed': say where that leads"),
    ("branch: level, then: {verified: agent/queue", "branch: levl, then: {verified: agent/queue", "'levl'"),
    ("else: agent/menu", "none: agent/menu", "say with `else` where every other value leads"),
    ("keys: {1: stolen, ", "keys: {8: stolen, ", "0, 8, 9 and * mean the same at every menu"),
    ("keys: {1: stolen, ", "keys: {1: stolen, 1: agent, ", "'1' stands here twice"),
    ("start: welcome", "start: welcme", "there is no node 'welcme'; did you mean 'welcome'?"),
    ("home: main", "home: number", "so it must be a menu"),
    ("human: agent\n", "", "`human` is missing"),
    ("digits: 6\n", "digits: 0\n", "0 does not fit here"),
    ("digits: {min: 4, max: 8}", "digits: {min: 9, max: 8}", "`min` is more than `max`"),
    ("    into: order\n", "", "a collect node says `into`"),
    ("secret: true\n        then: check\n", "secret: true\n        then: again\n", "must lead to a do node"),
    ("grants: {right: verified}", "grants: {right: verifed}", "there is no level 'verifed'"),
    (
        "menu: agent-menu",
        "menu: agent-men",
        "en-US.ftl has no message 'agent-men'; did you mean 'agent-menu'?",
    ),
    ("  gone/end:", "  lost: {hangup: agent-bye}\n  gone/end:", "no caller can reach 'lost'"),
    (
        "failed: {say: verify-failed, then: return failed}",
        "failed: {say: verify-failed}",
        "a say node needs `then`",
    ),
    ("agent/transfer:\n    transfer:", "agent/transfer:\n    say: x\n    transfer:", "exactly one of"),
    ("welcome: {say: welcome", "welcome: {sai: welcome", "exactly one of say, play, menu, collect"),
    ("welcome: {say: welcome", "welcome: {sai: welcome", "did you mean 'say'?"),
    ('"+8610000000"', "8610000000", "put quotes around a number"),
    ("levels: [none", "levels: [none, [", "this is not YAML"),
    ("nodes:\n  welcome: {say: welcome, then: main}", "nodes: &all\n  welcome: *all", "aliases"),
]


@pytest.mark.parametrize(("old", "new", "told"), ONE_MISTAKE, ids=[told for _, _, told in ONE_MISTAKE])
def test_a_mistake_is_told(old: str, new: str, told: str) -> None:
    """Each mistake is told in a sentence, with the nearest right name where one is near."""
    with pytest.raises(FlowError) as caught:
        load(with_changes((old, new)))

    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("verify-code = Key", "verify-cod = Key", "en-US.ftl has no message 'verify-code'"),
        ("{ DIGITS($order) }", "{ DIGITS($ordr) }", "nothing sets 'ordr' of 'number-said'"),
        (
            "{ DIGITS($order) }",
            "{ DIGIT($order) }",
            "no function 'DIGIT' for 'number-said'; did",
        ),
        ("    .limit = We", "    .limits = We", "no message 'universal.limit'"),
        ("    .no-input-2 = You can", "    .no-inputs-2 = You can", "no message 'reprompt-menu.no-input-2'"),
        (".speech-1", ".speech-7", "'main' has no key 7"),
        ("{ $position }", "{ $position ", "this is not Fluent"),
        ("agent-bye = Goodbye.", "agent-bye = Goodbye.\nagent-bye = Bye.", "'agent-bye' stands here twice"),
        ("agent-bye = Goodbye.", "agent-bye = { goodby }.", "refers to 'goodby'"),
    ],
)
def test_a_mistake_in_the_words_is_told(old: str, new: str, told: str) -> None:
    """Every message of every language is there, whole, and names only what something sets."""
    with pytest.raises(FlowError) as caught:
        load(with_changes((old, new), file="en-US.ftl"))

    assert told in str(caught.value)


def test_all_mistakes_are_told_at_once() -> None:
    """A wrong shape, a wrong name and a missing message come in one answer, in order of place."""
    files = with_changes(("wait: agent-wait", "wiat: agent-wait"), ("do: freeze,", "do: freze,"))
    files |= {"en-US.ftl": files["en-US.ftl"].replace("stolen-done =", "stolen-gone =")}

    with pytest.raises(FlowError) as caught:
        load(files)

    told = str(caught.value)
    assert [told.count(word) for word in ("'freze'", "'stolen-done'", "'wiat'")] == [1, 1, 1]
    assert sorted(caught.value.mistakes) == caught.value.mistakes


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("digits: 6\n", "digits: four\n", "a whole number, or the least and the most, as {min: 4, max: 8}"),
        ("digits: {min: 4, max: 8}", "digits: {min: 4}", "a collect node needs `max`"),
        ('"+8610000000"', '"10000000"', "it should be a telephone number with its country"),
        ('"+8610000000"', "{queue: agents}", "a transfer node needs `call`"),
        ("languages: [zh-CN, en-US]", "languages: [en-GB]", "input should be 'zh-CN' or 'en-US'"),
    ],
)
def test_one_mistake_is_told_once(old: str, new: str, told: str) -> None:
    """What may be written in two ways is not measured by both, and nothing misses what was left out."""
    with pytest.raises(FlowError) as caught:
        load(with_changes((old, new)))

    assert [told in each.message for each in caught.value.mistakes] == [True]


def test_a_dialogue_that_comes_back_to_itself_is_a_mistake() -> None:
    """Dialogues are copied in place, so recursion can't be."""
    change = (
        "failed: {say: verify-failed, then: return failed}",
        "failed: {call: verify, then: {verified: code}}",
    )

    with pytest.raises(FlowError, match="comes back to itself: verify > verify"):
        load(with_changes(change))


def test_return_leads_out_of_dialogues_only() -> None:
    """A node outside a dialogue has nothing to return to."""
    with pytest.raises(FlowError, match="`return` leads out of a dialogue"):
        load(
            with_changes(
                (
                    "number/say: {say: number-said, then: main}",
                    "number/say: {say: number-said, then: return x}",
                )
            )
        )


def test_an_action_without_code_is_a_mistake() -> None:
    """Every name is checked when the program starts, not when the first caller gets there."""
    with pytest.raises(FlowError, match="no code for action 'freeze'; did you mean 'freeze_it'"):
        load(FILES, ["find_account", "check_code", "freeze_it", "tidy"])


def test_the_keys_of_a_mapping_are_text_as_on_the_phone() -> None:
    """YAML 1.1 would read `no` as false and 010 as eight; a flow's keys stay what they are."""
    flow = load(FILES)

    assert {"1", "2", "3"} <= flow.nodes["main"].ways.keys()


def test_the_version_is_what_the_files_say() -> None:
    """Any change of any file is another version; the order of reading is not."""
    assert version_of(FILES) == version_of(dict(reversed(FILES.items())))
    assert version_of(FILES) != version_of(FILES | {"flow.yaml": FLOW + "\n"})


def test_a_folder_without_a_flow_is_no_hotline(tmp_path: Path) -> None:
    """The answer says what is missing."""
    with pytest.raises(FileNotFoundError, match=r"there is no flow\.yaml in it"):
        read_folder(tmp_path)


@pytest.mark.parametrize(
    "text", ["", "[]", "3", "flow: x", "\x00", "a: *b", "- " * 2000, "{" * 500, "flow: [wallet]"]
)
def test_no_file_makes_the_loader_fall_over(text: str) -> None:
    """Whatever stands in the file, the answer is a list of mistakes."""
    with pytest.raises(FlowError):
        load(FILES | {"flow.yaml": text})


def test_the_schema_for_editors_knows_every_kind_of_node() -> None:
    """`ivr flows --schema` is made from the same shapes that the loader reads."""
    schema = json_schema()

    assert {"MenuNode", "CollectNode", "QueueNode", "Action", "Dialogue"} <= schema["$defs"].keys()
    assert json.dumps(schema)


def test_every_function_that_messages_may_call_is_spoken() -> None:
    """What the loader lets pass, the speech knows, and the other way round."""
    wording = read_wording({"en-US": "\n".join(f"m-{name} = {{ {name}($it) }}" for name in FUNCTIONS)})
    spoken = {"DATE": "2026-03-04", "TIME": "2026-03-04T10:00:00+00:00", "PHONE": "+8613800000001"}

    for name in FUNCTIONS:
        assert wording.text("en-US", f"m-{name}", {"it": spoken.get(name, "12")})


@pytest.mark.parametrize("value", ["!!int abc", "0b_", "!!bool x", "!!timestamp x", "9" * 5000, "[" * 99_999])
def test_a_value_that_cannot_be_read_is_a_mistake(value: str) -> None:
    """What YAML's own reader falls over, or crashes on, is told like any other mistake."""
    with pytest.raises(FlowError):
        load(FILES | {"x.yaml": f"nodes: {value}"})


def test_messages_that_refer_to_each_other_are_read_once_each() -> None:
    """Forty layers of two references each are forty steps, not two to the fortieth."""
    layers = "".join(f"l{n} = {{ l{n + 1} }}{{ r{n + 1} }}\nr{n} = {{ l{n + 1} }}\n" for n in range(40))
    words = (
        FILES["en-US.ftl"].replace("welcome = Welcome.", "welcome = { l0 }") + layers + "l40 = a\nr40 = b\n"
    )

    assert load(FILES | {"en-US.ftl": words}).nodes["welcome"].prompt is not None


def test_dialogues_that_multiply_are_a_mistake() -> None:
    """Each of 26 dialogues that goes through the next one twice would be 67 million nodes."""
    many = "dialogues:\n" + "".join(
        f"  d{n}: {{start: a, nodes: {{a: {{call: d{n + 1}, then: {{x: b}}}}, "
        f"b: {{call: d{n + 1}, then: {{x: return x}}}}}}}}\n"
        for n in range(26)
    )
    many += "  d26: {start: a, nodes: {a: {say: welcome, then: return x}}}\n"
    many += "nodes: {bomb: {call: d0, then: {x: main}}}\n"

    with pytest.raises(FlowError, match="more than 20,000 nodes"):
        load(FILES | {"many.yaml": many})
