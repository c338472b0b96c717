"""Drawings: everything is in them, nothing lies on anything else, and they need nothing from elsewhere."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from ivr.check.draw import boxes_of, draw, draw_mermaid
from ivr.check.draw.layout import BOX_WIDTH, Group, Link, groups
from ivr.check.draw.path import shortest_way
from ivr.check.draw.picture import Picture, picture
from ivr.cli import main
from ivr.engine.flow import Flow
from ivr.engine.load import load
from ivr.speech.wording import read
from tests.engine.sample import FILES, with_changes
from webhooks.hotlines import open_hotline

SVG = "{http://www.w3.org/2000/svg}"
Segment = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def flow() -> Flow:
    """Give the biggest flow that there is."""
    return open_hotline("wallet").flow


@pytest.fixture(scope="module")
def wide(flow: Flow) -> Picture:
    """Give its picture."""
    return picture(flow, open_hotline("wallet").wording)


def test_every_node_is_drawn_once(flow: Flow) -> None:
    """Each node as it was written has one box, and each place that calls a dialogue has one."""
    drawn = [
        group.get("data-node")
        for group in ET.fromstring(draw(flow)).iter(f"{SVG}g")
        if group.get("data-node")
    ]
    wanted = {box for name in flow.nodes for box in boxes_of(flow)(name)}
    assert sorted(drawn) == sorted(wanted)
    assert {node.origin for node in flow.nodes.values()} <= wanted


def test_a_chinese_drawing_is_told_in_chinese(flow: Flow) -> None:
    """The legend, the kinds of boxes and the words of keys are Chinese, also of a key that silence shares."""
    drawn = draw(flow, service="number", wording=open_hotline("wallet").wording, language="zh-CN")
    texts = [text.text for text in ET.fromstring(drawn).iter(f"{SVG}text")]
    assert {"菜单", "动作", "播报"} <= set(texts)
    assert not {"menu", "do", "say"} & set(texts)
    shared = texts.index("exhausted")
    assert texts[shared - 2 : shared] == ["2", "记好了"]


def test_every_way_is_told(wide: Picture) -> None:
    """Each way of a box is a row in it, with a line to its box or that box's name, or the line beneath it."""
    for group in groups(wide):
        lines = {(link.source, link.way.target) for link in group.links}
        for placed in group.boxes:
            rows = {way for way, _y in placed.rows}
            straight = {way for way in placed.box.ways if (placed.box.name, way.target) in lines}
            assert set(placed.box.ways) == rows | straight


def test_ways_of_a_dialogue() -> None:
    """A call is a box that leads on by the dialogue's exits, which the dialogue's own boxes leave by name."""
    flow = load(FILES)
    boxes = picture(flow).boxes
    call = boxes["stolen"]
    assert (call.kind, call.detail) == ("call", "verify")
    assert {way.label: way.target for way in call.ways} == {"verified": "stolen/freeze", "failed": "agent"}
    assert "return verified" in {way.target for box in boxes.values() for way in box.ways}


def test_boxes_lie_apart(wide: Picture) -> None:
    """No box lies on another, no service on another, and every box lies inside its service."""
    found = groups(wide)
    for group in found:
        for one, other in combinations(group.boxes, 2):
            aside = one.x + BOX_WIDTH <= other.x or other.x + BOX_WIDTH <= one.x
            assert aside or one.y + one.height <= other.y or other.y + other.height <= one.y
        for box in group.boxes:
            assert box.x + BOX_WIDTH <= group.width
            assert box.y + box.height <= group.height
    for one, other in combinations(found, 2):
        aside = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert aside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_lines_do_not_cross(wide: Picture) -> None:
    """No line crosses another, and none runs through a box."""
    for group in groups(wide):
        for one, other in combinations(group.links, 2):
            crossing = [(a, b) for a in _segments(one) for b in _segments(other) if _cross(a, b)]
            assert crossing == [], (one, other)
        for link in group.links:
            assert not _through_a_box(group, link), link


def _segments(link: Link) -> list[Segment]:
    if link.trunk is None:
        corners = [(link.x, link.y), (link.to_x, link.to_y)]
    else:
        corners = [(link.x, link.y), (link.trunk, link.y), (link.trunk, link.to_y), (link.to_x, link.to_y)]
    return [(a, b, c, d) for (a, b), (c, d) in pairwise(corners)]


def _cross(one: Segment, other: Segment) -> bool:
    upright, level = (one, other) if one[0] == one[2] else (other, one)
    return upright[1] < level[1] < upright[3] and level[0] < upright[0] < level[2]


def _through_a_box(group: Group, link: Link) -> bool:
    return any(
        x < box.x + BOX_WIDTH and to_x > box.x and y < box.y + box.height and to_y > box.y
        for box in group.boxes
        for x, y, to_x, to_y in _segments(link)
    )


def test_marks(flow: Flow) -> None:
    """Secrets, the level that an action needs or grants, humans and how a call ends are marked."""
    svg = ET.fromstring(draw(flow))
    groups_ = {group.get("data-node"): group for group in svg.iter(f"{SVG}g") if group.get("data-node")}
    said = {name: " ".join(group.itertext()) for name, group in groups_.items()}
    assert "secret" in said["verify/code"]
    assert "needs identified" in said["verify/check"]
    assert "grants verified" in said["verify/check"]
    assert "human" in (groups_["agent"].get("class") or "")
    assert "contained" in said["bye"]


def test_needs_nothing_from_elsewhere(flow: Flow) -> None:
    """A drawing has no script and loads nothing; every link in it leads to one of its own parts."""
    text = draw(flow)
    assert not re.search(r"<script|@import|url\(|\bsrc=", text)
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    ids = set(re.findall(r' id="([^"]*)"', text))
    assert set(re.findall(r' href="#([^"]*)"', text)) <= ids


def test_one_service(flow: Flow) -> None:
    """A service's drawing has its boxes and no others; a service that is not there is refused by name."""
    nodes = set(re.findall(r'data-node="([^"]*)"', draw(flow, service="verify")))
    assert {name.partition("/")[0] for name in nodes} == {"verify"}
    with pytest.raises(LookupError, match="there is no service 'stole'"):
        draw(flow, service="stole")


def test_one_path(flow: Flow) -> None:
    """The way to a node is drawn as the nodes on it, each leading to the next."""
    path = shortest_way(flow, "case/told")
    assert path[0] == flow.start
    assert all(after in flow.nodes[before].ways.values() for before, after in pairwise(path))
    assert tuple(re.findall(r'data-node="([^"]*)"', draw(flow, path=path))) == path
    with pytest.raises(LookupError, match="no node 'case/tell'"):
        shortest_way(flow, "case/tell")


def test_who_leads_to_a_person() -> None:
    """Only what leads to a person is drawn so, also where a flow of plain names is all one service."""
    drawn = picture(open_hotline("hello").flow)
    told = {name for name in drawn.boxes if drawn.leads_to_human(name)}
    assert told == {"person"}
    assert not any(drawn.leads_to_human(service) for service in drawn.services)


def test_hostile_words() -> None:
    """Words that look like markup stay words."""
    hostile = '<b>"&" ]--></b>'
    files = with_changes(("welcome =", f"welcome = {hostile}"), file="en-US.ftl")
    flow = load(files)
    wording = read({"en-US": files["en-US.ftl"]})
    text = draw(flow, wording=wording, language="en-US")
    assert hostile in "".join(ET.fromstring(text).itertext())
    assert "<br>&lt;b&gt;#quot;&amp;#quot; ]--&gt;" in draw_mermaid(flow, wording=wording, language="en-US")


def test_mermaid(flow: Flow) -> None:
    """Every way in the Mermaid text begins at a node that it declares, and each node is there once."""
    text = draw_mermaid(flow)
    declared = re.findall(r"^    (n\d+)[\[{(]", text, re.MULTILINE)
    assert len(declared) == len(set(declared)) == len(picture(flow).boxes)
    assert set(re.findall(r"^    (n\d+) --", text, re.MULTILINE)) <= set(declared)


def test_command(tmp_path: Path) -> None:
    """`ivr draw` writes the picture to its output or a file, and says in one sentence what it cannot draw."""
    ring = CliRunner()
    assert ring.invoke(main, ["draw", "hello"]).output.startswith("<svg ")
    file = tmp_path / "hello.mmd"
    assert ring.invoke(main, ["draw", "hello", "--mermaid", "-o", str(file)]).exit_code == 0
    assert file.read_text("utf-8").startswith("flowchart LR")
    for wrong, told in (
        (["draw", "nobody"], "there is no hotline 'nobody'"),
        (["draw", "hello", "--service", "x"], "there is no service 'x'"),
        (["draw", "hello", "--to", "x"], "there is no node 'x'"),
        (["draw", "hello", "--to", "hous"], "did you mean 'hours'?"),
        (["draw", "hello", "--language", "fr"], "hello speaks zh-CN, en-US, not fr"),
        (["draw", "hello", "-o", str(tmp_path / "no" / "x.svg")], "cannot be written: No such file"),
    ):
        result = ring.invoke(main, wrong)
        assert (result.exit_code, told in result.stderr) == (2, True), result.output
        assert "Traceback" not in result.stderr
