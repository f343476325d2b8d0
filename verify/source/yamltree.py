"""YAML 1.2 text to a small tree in which every scalar is the text that was written.

Nothing is typed here: what a scalar means is decided by the field that it is written for, so
``NO``, ``010``, ``12:30`` and ``3.10`` stay what they are. Refused, each with its line: duplicate
keys, anchors and aliases (one sheet of them can expand without end), explicit tags, keys that are
not plain text, more than one document, and nesting or sizes beyond any real file.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from verify.errors import ConfigError

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
_MEND = "mend the line or the one before it"
_COLON = 'a text with ": " in it goes in quotes; or the line is set in too far'
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as written; ``line`` is counted from 1."""

    text: str
    line: int
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether nothing is given here (``key:``, ``key: ~``, ``key: null``)."""
        return not self.quoted and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int


Node = Scalar | Sequence | Mapping


def parse(content: bytes, *, name: str) -> Node:
    """Read one YAML document; ``name`` is the file's name for the messages of ``ConfigError``."""
    if len(content) > MAX_BYTES:
        raise ConfigError(name, f"larger than {MAX_BYTES:,} bytes", "split the file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{name}:{line}", "not UTF-8 text", "save the file as UTF-8") from error
    reader = _Reader(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # ruamel warns about odd directives; they are harmless
            return reader.document(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{name}:{mark.line + 1}" if mark else name
        problem = _problem(error)
        remedy = _COLON if problem.startswith("mapping values") else _MEND
        raise ConfigError(where, f"not valid YAML: {problem}", remedy) from error
    except YAMLError as error:
        raise ConfigError(name, f"not valid YAML: {_first_line(error)}") from error
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        # Malformed directives and escapes end in these inside the parser.
        raise ConfigError(name, f"not valid YAML: {_first_line(error)}") from error


class _Reader:
    """Builds the tree from the parser's events, without recursion in the parser."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._documents = 0

    def document(self, text: str) -> Node:
        events = self._checked(YAML(typ="safe", pure=True).parse(text))
        for event in events:
            if isinstance(event, NodeEvent):
                root = self._node(event, events, depth=0)
                for _ in events:  # reads to the end, so that what follows is checked too
                    pass
                return root
        raise ConfigError(self._name, "the file is empty", "start with 'version: 1'")

    def _checked(self, events: Iterator[Event]) -> Iterator[Event]:
        for event in events:
            if isinstance(event, DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    self._fail(event, "more than one document", "remove the line '---'")
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                self._fail(event, "anchors and aliases are not allowed", "write the value out")
            if isinstance(event, NodeEvent) and _tagged(event):
                self._fail(event, "tags are not allowed", "remove the word after '!'")
            yield event

    def _node(self, event: Event, events: Iterator[Event], *, depth: int) -> Node:
        line = event.start_mark.line + 1
        if depth > MAX_DEPTH:
            self._fail(event, f"nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, ScalarEvent):
            return Scalar(event.value, line, quoted=bool(event.style))
        if isinstance(event, SequenceStartEvent):
            items = []
            while not isinstance(child := next(events), SequenceEndEvent):
                items.append(self._node(child, events, depth=depth + 1))
            return Sequence(tuple(items), line)
        if isinstance(event, MappingStartEvent):
            return Mapping(tuple(self._entries(events, depth=depth + 1)), line)
        raise ConfigError(f"{self._name}:{line}", "not understood")

    def _entries(self, events: Iterator[Event], *, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        while not isinstance(event := next(events), MappingEndEvent):
            key = self._node(event, events, depth=depth)
            if not isinstance(key, Scalar):
                self._fail(event, "a key must be plain text")
            if key.text in seen:
                self._fail(
                    event,
                    f"key {key.text!r} is given twice (first in line {seen[key.text]})",
                    "remove one of them",
                )
            seen[key.text] = key.line
            yield key, self._node(next(events), events, depth=depth)

    def _fail(self, event: Event, message: str, remedy: str = "") -> NoReturn:
        raise ConfigError(f"{self._name}:{event.start_mark.line + 1}", message, remedy)


def _tagged(event: NodeEvent) -> bool:
    """Tell whether the document gives the node a tag of its own."""
    tag = getattr(event, "ctag", None)
    return bool(tag is not None and str(tag) not in {"", "None"})


def _problem(error: MarkedYAMLError) -> str:
    return " ".join(str(error.problem or error.context or "cannot be read").split())


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
