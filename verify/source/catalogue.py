"""The loaded sources.yaml."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import process

from verify.errors import ConfigError
from verify.source.binding import Binder, keys
from verify.source.kinds import KINDS, Source
from verify.source.yamltree import Mapping, Node, Scalar, Sequence, parse

_TOP = ["version", "contact", "thesaurus", "sources"]
VERSION = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Every configured source, in order of trust. ``base`` is the folder of sources.yaml.

    ``thesaurus`` is the path of a file with words of the newsroom's own, relative to ``base``.

    ``hidden`` are sources that the user left out of this run: they are not asked, and what they
    cover is not refuted by the others.
    """

    base: Path
    sources: tuple[Source, ...]
    contact: str = ""
    hidden: tuple[Source, ...] = ()
    thesaurus: str = ""

    def source(self, name: str) -> Source:
        """Return the source of that name; ``KeyError`` when there is none."""
        for source in self.sources:
            if source.name == name:
                return source
        raise KeyError(name)


def load(path: Path) -> Catalogue:
    """Read sources.yaml strictly; ``ConfigError`` names file, line and key of the first fault."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ConfigError(str(path), "there is no such file", "name one with --sources") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ConfigError(str(path), f"cannot be read: {reason}") from error
    return parse_catalogue(content, name=path.name, base=path.resolve().parent)


def parse_catalogue(content: bytes, *, name: str, base: Path) -> Catalogue:
    """Read the text of a sources.yaml; ``name`` is used in messages."""
    binder = Binder(name)
    root = parse(content, name=name)
    top = {}
    for key, node in binder.mapping(root, "").entries:
        binder.known(key, "", _TOP)
        top[key.text] = node
    _check_version(binder, root, top.get("version"))
    contact = top.get("contact", Scalar("", root.line))
    thesaurus = top.get("thesaurus", Scalar("", root.line))
    listed = top.get("sources")
    if listed is None:
        binder.fail(root, "sources", "is missing", "add 'sources:' and a list")
    sources: list[Source] = []
    seen: dict[str, int] = {}
    for index, node in enumerate(_items(binder, listed)):
        where = f"sources[{index}]"
        source = _source(binder, node, where, trust=index)
        if source.name in seen:
            first = f"sources[{seen[source.name]}]"
            binder.fail(node, f"{where}.name", f"{source.name!r} is taken by {first}", "rename one")
        seen[source.name] = index
        sources.append(source)
    return Catalogue(
        base=base,
        sources=tuple(sources),
        contact=str(binder.value(contact, str, "contact")),
        thesaurus=str(binder.value(thesaurus, str, "thesaurus")),
    )


def _check_version(binder: Binder, root: Node, node: Node | None) -> None:
    if node is None:
        binder.fail(root, "version", "is missing", f"start with 'version: {VERSION}'")
    if not isinstance(node, Scalar) or node.text != VERSION:
        binder.fail(node, "version", "is not known", f"this program reads version {VERSION}")


def _items(binder: Binder, node: Node) -> tuple[Node, ...]:
    if isinstance(node, Scalar) and node.empty:
        return ()
    listed: Sequence = binder.sequence(node, "sources")
    return listed.items


def _names(kind: type) -> set[str]:
    return set(keys(kind))


def _source(binder: Binder, node: Node, where: str, *, trust: int) -> Source:
    entries: Mapping = binder.mapping(node, where)
    kind = next((child for key, child in entries.entries if key.text == "kind"), None)
    if kind is None:
        classes: list[type] = list(KINDS.values())
        known = sorted({"kind"}.union(*map(_names, classes)))
        for key, _ in entries.entries:  # "knd: csv" is a misspelt kind, not a missing one
            binder.known(key, where, known)
        binder.fail(node, f"{where}.kind", "is missing", f"one of: {', '.join(KINDS)}")
    name = binder.value(kind, str, f"{where}.kind")
    if name not in KINDS:
        near = process.extractOne(name, list(KINDS), score_cutoff=60)
        remedy = f"did you mean '{near[0]}'?" if near else ""
        binder.fail(kind, f"{where}.kind", f"{name!r} is none of: {', '.join(KINDS)}", remedy)
    rest = tuple(entry for entry in entries.entries if entry[0].text != "kind")
    return replace(binder.record(Mapping(rest, node.line), KINDS[name], where), trust=trust)
