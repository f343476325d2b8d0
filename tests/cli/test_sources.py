"""``verify sources``: what is configured, how it fares, what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import SOURCES
from tests.fetch.servers import Server, http, site
from verify.cli import main, sources
from verify.cli.adding import append, stanza, tried
from verify.cli.sources import probe, visit
from verify.errors import ConfigError, FetchError
from verify.model import Page, Problem, ProblemCode, Request
from verify.source import Catalogue, Csv, load, schema

Read = pytest.CaptureFixture[str]
PAGE = """<html lang=en><h1>Fires in Norway</h1><table><tr><th>Year<th>Fires<tr><td>2022<td>2,512
</table><p>In 2022 there were 2,512 fires in Norway.</p>"""
BANK = """[{"page": 1, "pages": 1}, [{"indicator": {"value": "Fires"}, "date": "2022",
"country": {"value": "Norway"}, "countryiso3code": "NOR", "value": 2512}]]"""


def page(content: bytes, *, media_type: str = "text/csv") -> Callable[[Request], Page]:
    """Return a fetch that answers everything with ``content``."""

    def fetch(request: Request) -> Page:
        return Page(
            source=request.source,
            address=request.address,
            final_address=request.address,
            content=content,
            sha256="0" * 64,
            retrieved=datetime(2024, 3, 5, tzinfo=UTC),
            media_type=media_type,
        )

    return fetch


def test_list_names_every_source(newsroom: Path, capsys: Read) -> None:
    assert main(["sources", "list"]) == 0
    shown = capsys.readouterr()
    assert "harbour" in shown.out
    assert "ferry passengers; Portugal; 2021–2023" in " ".join(shown.out.split())
    assert shown.err == "Sources: sources.yaml in this folder.\n"
    assert newsroom.is_dir()


def test_check_reads_each_source(newsroom: Path, capsys: Read) -> None:
    assert main(["sources", "check", "--quiet"]) == 0
    shown = capsys.readouterr()
    assert "ok" in shown.out
    assert "294, ferry passengers, Portugal, 2021" in " ".join(shown.out.split())
    assert shown.err == ""
    assert (newsroom / "ferries.csv").exists()


def test_check_tells_what_is_missing_and_what_to_do(newsroom: Path, capsys: Read) -> None:
    (newsroom / "ferries.csv").unlink()
    assert main(["sources", "check"]) == 3
    shown = capsys.readouterr().out
    assert "file not found" in shown
    assert "! harbour: " in shown


def test_show_prints_the_figures_that_are_asked_for(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    assert main(["sources", "show", "harbour", "--filter", "2022", "--filter", "portugal"]) == 0
    shown = capsys.readouterr().out
    assert "380" in shown
    assert "645" not in shown
    assert "1 figure." in shown


def test_show_limits_and_says_so(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    assert main(["sources", "show", "harbour", "--limit", "1"]) == 0
    assert "3 figures; 2 not shown." in capsys.readouterr().out


def test_show_as_json(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    assert main(["sources", "show", "harbour", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    lows = [figure["amount"]["value"]["low"] for figure in document["figures"]]
    assert lows == ["294", "380", "645"]


def test_show_of_an_unknown_source_names_those_there_are(newsroom: Path, capsys: Read) -> None:
    assert newsroom.is_dir()
    assert main(["sources", "show", "harbor"]) == 2
    assert "there is no such source (one of: harbour)" in capsys.readouterr().err


def test_schema_is_the_schema(capsys: Read) -> None:
    assert main(["sources", "schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()


@pytest.mark.parametrize("option", ["--only", "--without"])
def test_a_source_that_is_not_there_is_told(newsroom: Path, capsys: Read, option: str) -> None:
    assert newsroom.is_dir()
    assert main(["sources", "list", option, "harbor"]) == 2
    assert f"verify: {option}: there is no source 'harbor' (did you mean 'harbour'?)" in (
        capsys.readouterr().err
    )


def test_a_template_is_filled_with_what_the_source_covers(newsroom: Path) -> None:
    asked: list[str] = []
    catalogue = load(newsroom / "sources.yaml")
    scope = catalogue.sources[0].covers
    source = Csv(name="x", url="https://api.example/{place.iso3}/{year}.csv", covers=scope)

    def fetch(request: Request) -> Problem:
        asked.append(request.address)
        return Problem(code=ProblemCode.TIMEOUT, source="x", message="no answer")

    done = visit(source, replace(catalogue, sources=(source,)), fetch)
    assert asked == ["https://api.example/PRT/2021.csv"]
    assert [problem.code for problem in done.problems] == [ProblemCode.TIMEOUT]
    assert probe(source).topic.subject.head == "passenger"


def test_a_page_becomes_a_stanza_that_loads(newsroom: Path) -> None:
    catalogue = load(newsroom / "sources.yaml")
    content = b"year,ferries\n2021,294\n2022,380\n"
    done = tried(
        "https://www.ports.example/data/Ferries%202023.csv",
        catalogue,
        page(content),
        folder=newsroom,
    )
    assert len(done.figures) == 2
    text = stanza(done.source)
    append(newsroom / "sources.yaml", text)
    grown = load(newsroom / "sources.yaml")
    assert [source.name for source in grown.sources] == ["harbour", "ports-ferries-202023"]
    assert grown.sources[1].url == "https://www.ports.example/data/Ferries%202023.csv"


@pytest.mark.parametrize(
    ("address", "media_type"),
    [
        ("https://x.example/bulletin", "application/pdf"),
        ("https://x.example/bulletin.pdf", "application/octet-stream"),
    ],
)
def test_a_pdf_file_becomes_a_source_of_its_kind(
    address: str, media_type: str, tmp_path: Path
) -> None:
    catalogue = Catalogue(base=tmp_path, sources=())
    done = tried(
        address, catalogue, page(b"%PDF-1.7 rubbish", media_type=media_type), folder=tmp_path
    )
    assert done.source.kind == "pdf"
    assert "    kind: pdf\n" in stanza(done.source)


def test_a_name_that_is_taken_gets_a_number(newsroom: Path) -> None:
    catalogue = load(newsroom / "sources.yaml")
    first = tried(
        "https://harbour.example", catalogue, page(b"<p>x", media_type="text/html"), folder=newsroom
    )
    assert first.source.name == "harbour-2"
    assert first.source.kind == "html"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x.example", "harbour.csv"])
def test_only_web_addresses_and_files_can_be_added(address: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is neither a web address nor a file here"):
        tried(address, Catalogue(base=tmp_path, sources=()), page(b""), folder=tmp_path)


@pytest.mark.parametrize("before", [None, "version: 1\nsources: []\n", "version: 1\nsources:\n"])
def test_a_file_of_ones_own_becomes_a_source_also_the_first(
    before: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Read
) -> None:
    """A file of sources that is not there yet is made; the sheet is named from its folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "ferries.csv").write_text("year,country,ferries\n2021,NO,294\n", "utf-8")
    if before is not None:
        (tmp_path / "sources.yaml").write_text(before, "utf-8")
    assert main(["sources", "add", "sheets/ferries.csv", "--append", "--quiet"]) == 0
    (source,) = load(tmp_path / "sources.yaml").sources
    assert (source.name, source.kind, source.path) == ("ferries", "csv", "sheets/ferries.csv")
    capsys.readouterr()
    assert main(["sources", "show", "ferries", "--quiet"]) == 0
    assert "Norway" in capsys.readouterr().out


def test_check_says_what_the_stanza_could_say_better(newsroom: Path, capsys: Read) -> None:
    """A number with two readings and a place that nobody knows are no failures, but are told."""
    html = "<table><tr><th>Year<th>Fires<tr><td>2020<td>1,234<tr><td>2021<td>2,345</table>"
    (newsroom / "fires.html").write_text(html, "utf-8")
    text = (
        "version: 1\nsources:\n  - name: fires\n    kind: html\n    path: fires.html\n"
        "    covers: {places: [Norway, Tarnbrook]}\n"
    )
    (newsroom / "sources.yaml").write_text(text, "utf-8")
    assert main(["sources", "check", "--quiet", "--width", "200"]) == 0
    shown = capsys.readouterr().out
    assert 'Note: 2 numbers such as "1,234" can be read in two ways' in shown
    assert 'Note: no place called "Tarnbrook" is known here' in shown
    (newsroom / "sources.yaml").write_text(f'{text}    decimal: "."\n', "utf-8")
    assert main(["sources", "check", "--quiet", "--width", "200"]) == 0
    assert "two ways" not in capsys.readouterr().out


def test_a_page_that_does_not_answer_is_told(tmp_path: Path) -> None:
    def fetch(request: Request) -> Problem:
        return Problem(code=ProblemCode.TIMEOUT, source=request.source, message="no answer")

    with pytest.raises(FetchError, match="no answer"):
        tried("https://x.example", Catalogue(base=tmp_path, sources=()), fetch, folder=tmp_path)


def test_a_file_that_would_not_load_afterwards_is_left_alone(newsroom: Path) -> None:
    path = newsroom / "sources.yaml"
    path.write_text(SOURCES + "contact: me@example.org\n", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    with pytest.raises(ConfigError, match="a stanza at its end does not load"):
        append(path, stanza(Csv(name="x", url="https://x.example/a.csv")))
    assert path.read_text(encoding="utf-8") == before


def test_add_prints_figures_and_stanza_and_appends_it(
    newsroom: Path, capsys: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stubbed(
        address: str, catalogue: Catalogue, _: object, *, local: bool, folder: Path
    ) -> object:
        assert not local
        return tried(address, catalogue, page(b"year,ferries\n2021,294\n"), folder=folder)

    monkeypatch.setattr(sources, "tried", stubbed)
    assert main(["sources", "add", "https://ports.example/a.csv", "--append"]) == 0
    shown = capsys.readouterr()
    assert "294" in shown.out
    assert '    url: "https://ports.example/a.csv"' in shown.out
    assert shown.err.endswith("Added to sources.yaml.\n")
    assert len(load(newsroom / "sources.yaml").sources) == 2


@pytest.mark.parametrize(
    ("path", "media_type", "body", "kind", "count"),
    [
        (
            "/fires.html",
            "text/html; charset=utf-8",
            PAGE,
            "html",
            2,
        ),
        ("/fires.csv", "text/csv", "year,country,fires\n2022,NO,2512\n2021,NO,2401\n", "csv", 2),
        (
            "/fires.json",
            "application/json",
            '{"items": [{"country": "NO", "year": 2022, "fires": 2512}]}',
            "json",
            1,
        ),
        (
            "/bank",
            "application/json",
            BANK,
            "json",
            1,
        ),
    ],
)
def test_an_added_page_loads_and_reads_the_figures_that_were_shown(
    newsroom: Path, capsys: Read, *, path: str, media_type: str, body: str, kind: str, count: int
) -> None:
    answer = http(body.encode(), headers=(f"Content-Type: {media_type}",))
    with Server(site({path: answer})) as server:
        address = server.url(path)
        assert main(["sources", "add", address]) == 3
        assert "give --local, if it is your own server" in capsys.readouterr().err
        assert main(["sources", "add", address, "--local", "--append", "--quiet"]) == 0
        assert f"{count} figure" in capsys.readouterr().out
        added = load(newsroom / "sources.yaml").sources[1]
        assert added.kind == kind
        assert main(["sources", "show", added.name, "--quiet"]) == 0
    shown = capsys.readouterr().out
    assert "2,512" in shown
    assert "Norway" in shown
    assert f"{count} figure" in shown
