"""The shape of a flow's YAML files: what may stand where. The JSON Schema for editors is made from it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*$")]
Target = Annotated[
    str,
    Field(
        pattern=r"^(return [a-z][a-z0-9_-]*|[a-z][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*)$",
        description="A node's name, or `return EXIT` inside a dialogue.",
    ),
]
Message = Annotated[
    str, Field(pattern=r"^[a-zA-Z][a-zA-Z0-9_-]*$", description="A message of the .ftl files.")
]
Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
MenuKey = Annotated[str, Field(pattern=r"^[1-7#]$", description="1 to 7, or #; 0, 8, 9 and * are universal.")]
Digits = Annotated[int, Field(ge=2, le=64, description="For a single digit write a menu.")]
Seconds = Annotated[int, Field(ge=1, le=600)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _written_as(value: object) -> str:
    return "a mapping" if isinstance(value, dict | _Shape) else "a scalar"


EITHER = Discriminator(_written_as)
"""Of what may be written in two ways, only the mistakes in the way that was taken are told."""


class SayNode(_Shape):
    """Say a message, then go on."""

    kind: ClassVar = "say"
    say: Message
    then: Target


class PlayNode(_Shape):
    """Play the recording whose address a variable holds, then go on; an empty address plays nothing."""

    kind: ClassVar = "play"
    play: Word
    then: Target


class MenuNode(_Shape):
    """Say what can be chosen, wait for one key or its words."""

    kind: ClassVar = "menu"
    menu: Message
    keys: Annotated[dict[MenuKey, Target], Field(min_length=1)]
    timeout_s: Seconds = 5
    exhausted: Target | None = None
    back: Target | None = None


class Length(_Shape):
    """How many digits are taken."""

    min: Annotated[int, Field(ge=1, le=64)]
    max: Digits


class CollectNode(_Shape):
    """Take digits into a variable, or, when they are secret, hand them to the action that follows."""

    kind: ClassVar = "collect"
    collect: Message
    digits: Annotated[Annotated[Digits, Tag("a scalar")] | Annotated[Length, Tag("a mapping")], EITHER]
    into: Word | None = None
    secret: bool = False
    timeout_s: Seconds = 7
    then: Target
    exhausted: Target | None = None
    back: Target | None = None

    @property
    def length(self) -> Length:
        """The lengths that are taken."""
        return self.digits if isinstance(self.digits, Length) else Length(min=self.digits, max=self.digits)


class DoNode(_Shape):
    """Have an action done; its outcome leads on."""

    kind: ClassVar = "do"
    do: Word
    with_: Annotated[dict[Word, str | int], Field(alias="with", default_factory=dict)]
    then: Annotated[dict[Word, Target], Field(min_length=1)]


class BranchNode(_Shape):
    """Go on by what the call knows: its `level`, its `language` or a variable."""

    kind: ClassVar = "branch"
    branch: Word
    then: Annotated[dict[str, Target], Field(min_length=1)]


class CallNode(_Shape):
    """Go through a dialogue, which is copied in place when the flow is loaded."""

    kind: ClassVar = "call"
    call: Word
    then: Annotated[dict[Word, Target], Field(min_length=1)]


class QueueNode(_Shape):
    """Let the caller wait for an agent. `wait` is said again and again meanwhile; key 1 there leaves."""

    kind: ClassVar = "queue"
    queue: Word
    prompt: Message | None = None
    wait: Message
    max_wait_s: Annotated[int, Field(ge=10, le=7200)] = 600
    then: dict[Literal["bridged", "left", "full", "failed"], Target]


class RecordNode(_Shape):
    """Announce a recording, and record. Sets recording_url, recording_s and recording_hung_up."""

    kind: ClassVar = "record"
    record: Message
    max_s: Annotated[int, Field(ge=2, le=3600)] = 120
    silence_s: Annotated[int, Field(ge=1, le=60)] = 5
    then: dict[Literal["recorded", "empty"], Target]


class Waiter(_Shape):
    """A caller who waits in a queue: the one whose call a variable names."""

    queue: Word
    call: Annotated[Word, Field(description="The variable with the id of the waiting caller's call.")]


class TransferNode(_Shape):
    """Connect the caller to a number, or an agent to a caller who waits in a queue."""

    kind: ClassVar = "transfer"
    transfer: Annotated[
        Annotated[str, Field(pattern=r"^\+[1-9][0-9]{5,14}$"), Tag("a scalar")]
        | Annotated[Waiter, Tag("a mapping")],
        EITHER,
    ]
    prompt: Message | None = None
    timeout_s: Annotated[int, Field(ge=5, le=600)] = 30
    then: dict[Literal["answered", "busy", "no_answer", "failed"], Target]


class HangupNode(_Shape):
    """Say goodbye and end the call."""

    kind: ClassVar = "hangup"
    hangup: Message
    outcome: Literal["contained", "transferred", "call_back", "voicemail", "abandoned"] = "contained"


Spec = (
    SayNode
    | PlayNode
    | MenuNode
    | CollectNode
    | DoNode
    | BranchNode
    | CallNode
    | QueueNode
    | RecordNode
    | TransferNode
    | HangupNode
)
KINDS: dict[str, Any] = {shape.kind: shape for shape in get_args(Spec)}


def kind_of(value: Any) -> str | None:
    """Name the kind of a node by the one kind word in it; None if there is none, or more than one."""
    if isinstance(value, dict):
        found = [kind for kind in KINDS if kind in value]
        return f"a {found[0]} node" if len(found) == 1 else None
    return f"a {value.kind} node" if hasattr(value, "kind") else None


AnyNode = Annotated[
    Annotated[SayNode, Tag("a say node")]
    | Annotated[PlayNode, Tag("a play node")]
    | Annotated[MenuNode, Tag("a menu node")]
    | Annotated[CollectNode, Tag("a collect node")]
    | Annotated[DoNode, Tag("a do node")]
    | Annotated[BranchNode, Tag("a branch node")]
    | Annotated[CallNode, Tag("a call node")]
    | Annotated[QueueNode, Tag("a queue node")]
    | Annotated[RecordNode, Tag("a record node")]
    | Annotated[TransferNode, Tag("a transfer node")]
    | Annotated[HangupNode, Tag("a hangup node")],
    Discriminator(kind_of),
]
Nodes = dict[Name, AnyNode]


class Action(_Shape):
    """What an action may answer, set and need: its contract with the flow."""

    outcomes: Annotated[list[Word], Field(min_length=1)]
    sets: list[Word] = []
    values: Annotated[
        dict[Word, list[str]],
        Field(description="Variable -> all that the action may set it to, where a branch depends on it."),
    ] = {}
    grants: Annotated[dict[Word, Word], Field(description="Outcome -> the level it raises the call to.")] = {}
    needs: Word | None = None
    irreversible: Annotated[bool, Field(description="What it does cannot be taken back by the caller.")] = (
        False
    )
    at_most: Annotated[
        dict[Word, Annotated[int, Field(ge=1)]],
        Field(description="Outcome -> how often one call may get it; then the action answers another."),
    ] = {}


class Dialogue(_Shape):
    """Nodes that several places go through; `return EXIT` leads back to the place that called."""

    start: Name
    nodes: Nodes


class Lint(_Shape):
    """Which rules of `ivr check` this flow is held to, and where it has a reason not to keep one."""

    profiles: Annotated[list[Word], Field(min_length=1)] = ["base"]
    ignore: Annotated[
        dict[str, str | dict[str, str]],
        Field(description="Rule -> the reason, or: rule -> node or message -> the reason."),
    ] = {}


class Document(_Shape):
    """One YAML file of a flow. Exactly one file of a flow holds `flow` and the words beside it."""

    flow: Word | None = None
    languages: Annotated[list[Literal["zh-CN", "en-US"]], Field(min_length=1)] | None = None
    start: Name | None = None
    home: Name | None = None
    human: Name | None = None
    hung_up: Annotated[Name | None, Field(description="The node to go through when the caller hung up.")] = (
        None
    )
    levels: list[Word] | None = None
    lint: Lint = Lint()
    actions: dict[Word, Action] = {}
    nodes: Nodes = {}
    dialogues: dict[Word, Dialogue] = {}


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of a flow's files, for editors."""
    return Document.model_json_schema(by_alias=True)
