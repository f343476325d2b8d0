"""From the YAML tree to frozen dataclasses, guided by their field types.

Every fault is one ``ConfigError`` that names file, line and the path of the key, and says how to
mend it.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import MISSING, dataclass, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from rapidfuzz import process

from verify.errors import ConfigError
from verify.source import values
from verify.source.values import Parsed
from verify.source.yamltree import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
_BOOLEANS = {"true": True, "false": False}
MAX_ITEMS = 10_000


@dataclass(frozen=True)
class Key:
    """A key of sources.yaml: its field's type and what the field says about itself."""

    hint: Any
    doc: str
    default: Any  # dataclasses.MISSING when the key must be given


@cache
def keys(cls: type[Any]) -> Map[str, Key]:
    """Return the keys of a dataclass: the fields whose type carries a description."""
    found = {}
    hints = get_type_hints(cls, include_extras=True)
    for each in fields(cls):
        hint, *notes = get_args(hints[each.name]) or (None,)
        doc = next((note for note in notes if isinstance(note, str)), None)
        if get_origin(hints[each.name]) is Annotated and doc is not None:
            parsed = [note for note in notes if isinstance(note, Parsed)]
            found[each.name] = Key(
                Annotated[hint, parsed[0]] if parsed else hint, doc, each.default
            )
    return found


class Binder:
    """Reads the nodes of one file; ``name`` is the file's name for messages."""

    def __init__(self, name: str) -> None:
        self._name = name

    def fail(self, node: Node, path: str, message: str, remedy: str = "") -> NoReturn:
        """Raise the error about ``node``, which stands at the key ``path``."""
        where = f"key '{path}': " if path else ""
        raise ConfigError(f"{self._name}:{node.line}", f"{where}{message}", remedy)

    def mapping(self, node: Node, path: str) -> Mapping:
        """Return ``node`` if it is a mapping."""
        if not isinstance(node, Mapping):
            self.fail(
                node, path, f"must be a mapping, not {_word(node)}", "write 'key: value' lines"
            )
        return node

    def sequence(self, node: Node, path: str) -> Sequence:
        """Return ``node`` if it is a list of bearable length."""
        if not isinstance(node, Sequence):
            self.fail(node, path, f"must be a list, not {_word(node)}", "start each entry with '-'")
        if len(node.items) > MAX_ITEMS:
            self.fail(node, path, f"more than {MAX_ITEMS:,} entries")
        return node

    def known(self, key: Scalar, path: str, names: list[str], *, holds: Node | None = None) -> None:
        """Refuse a key that is not among ``names``, and suggest the nearest.

        One that ``holds`` nothing is mostly the rest of a text: "{subject: dead, in all}".
        """
        if key.text not in names:
            if isinstance(holds, Scalar) and holds.empty and " " in key.text:
                remedy = 'a text with a comma goes in quotes: "..., ..."'
                self.fail(key, path, f"{key.text!r} is no key", remedy)
            near = process.extractOne(key.text, names, score_cutoff=60)
            remedy = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(names)}"
            self.fail(key, join(path, key.text), "unknown key", remedy)

    def record(self, node: Node, cls: type[T], path: str) -> T:
        """Build a ``cls``, a dataclass that describes its keys, from a mapping."""
        described = keys(cls)  # type: ignore[arg-type]  # a class is hashable; the stub of cache asks for more
        given: dict[str, Any] = {}
        nodes: dict[str, Node] = {}
        for key, child in self.mapping(node, path).entries:
            self.known(key, path, list(described), holds=child)
            nodes[key.text] = child
            if not (isinstance(child, Scalar) and child.empty):
                given[key.text] = self.value(child, described[key.text].hint, join(path, key.text))
        for name, each in described.items():
            if each.default is MISSING and name not in given:
                self.fail(nodes.get(name, node), join(path, name), "is missing", f"add '{name}:'")
        result = cls(**given)
        for name, message, remedy in getattr(result, "faults", tuple)():
            first = name.split(".")[0].split("[")[0]
            self.fail(nodes.get(first, node), join(path, name), message, remedy)
        return result

    def value(self, node: Node, hint: Any, path: str) -> Any:
        """Read ``node`` as the type ``hint``."""
        hint = unwrapped(hint)
        if get_origin(hint) is tuple:
            return self._tuple(node, hint, path)
        if isinstance(hint, type) and is_dataclass(hint):
            return self.record(node, hint, path)
        if not isinstance(node, Scalar):
            self.fail(node, path, f"must be a single value, not {_word(node)}")
        return self._scalar(node, hint, path)

    def _tuple(self, node: Node, hint: Any, path: str) -> tuple[Any, ...]:
        (item, *_) = get_args(hint)
        if is_pair(item):
            of = get_args(item)[1]
            return tuple(
                (
                    key.text,
                    self.value(
                        Mapping((), child.line)
                        if isinstance(child, Scalar) and child.empty
                        else child,
                        of,
                        join(path, key.text),
                    ),
                )
                for key, child in self.mapping(node, path).entries
            )
        if isinstance(node, Scalar):  # one entry needs no list
            return (self.value(node, item, path),)
        return tuple(
            self.value(child, item, f"{path}[{index}]")
            for index, child in enumerate(self.sequence(node, path).items)
        )

    def _scalar(self, node: Scalar, hint: Any, path: str) -> Any:
        text = node.text
        if get_origin(hint) is Annotated:
            marked = next(each for each in get_args(hint) if isinstance(each, Parsed))
            parse = str if marked.unless_quoted and node.quoted else marked.parse
        elif hint is bool:
            parse = _boolean
        elif hint is int:
            parse = _whole
        elif hint is Decimal:
            parse = values.number
        elif isinstance(hint, type) and issubclass(hint, StrEnum):
            if text not in list(hint):
                near = process.extractOne(text, list(hint), score_cutoff=60)
                remedy = f"did you mean '{near[0]}'?" if near else ""
                allowed = ", ".join(hint)
                self.fail(node, path, f"{text!r} is none of: {allowed}", remedy)
            return hint(text)
        else:
            parse = str
        try:
            return parse(text)
        except ValueError as error:
            message, _, remedy = str(error).partition("; ")
            self.fail(node, path, message, remedy)


def unwrapped(hint: Any) -> Any:
    """Return ``X`` for ``X | None``."""
    if get_origin(hint) in {Union, UnionType}:
        (only,) = (each for each in get_args(hint) if each is not type(None))
        return only
    return hint


def is_pair(hint: Any) -> bool:
    """Tell whether a tuple's items are the (name, value) pairs of a mapping."""
    arguments = get_args(hint)
    return get_origin(hint) is tuple and len(arguments) == 2 and arguments[0] is str


def join(path: str, key: str) -> str:
    """Extend the path of a key, kept to one line of bearable length."""
    key = " ".join(key.split())[:60]
    return f"{path}.{key}" if path else key


def _word(node: Node) -> str:
    return {Scalar: "a single value", Sequence: "a list", Mapping: "a mapping"}[type(node)]


def _boolean(text: str) -> bool:
    if text not in _BOOLEANS:
        raise ValueError(f"{text!r} is neither true nor false; write true or false")
    return _BOOLEANS[text]


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise ValueError(f"{text!r} is no whole number")
    return int(text)
