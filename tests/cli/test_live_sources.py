"""APIs as their documentation describes them, served over HTTP on loopback and read as live ones.

The answers were written for this test; their figures are invented.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.fetch.servers import NO_ROBOTS, Server, http
from verify.cli import main

Read = pytest.CaptureFixture[str]
Answer = Callable[[str, dict[str, str]], bytes]


def worldbank(path: str, query: dict[str, str]) -> bytes:
    """Answer as the Indicators API does: a head and the rows, two rows a page."""
    code = path.split("/")[3]
    years: dict[str, list[int | None]] = {
        "NOR": [5_501_000, 5_457_000, 5_408_000],
        "SWE": [10_500_000, None, 10_400_000],
    }
    rows = [
        {
            "indicator": {"id": "SP.POP.TOTL", "value": "Population, total"},
            "country": {"id": code[:2], "value": {"NOR": "Norway", "SWE": "Sweden"}[code]},
            "countryiso3code": code, "date": str(2023 - at), "value": value,
            "unit": "", "obs_status": "", "decimal": 0,
        }
        for at, value in enumerate(years[code])
    ]  # fmt: skip
    page = int(query.get("page", "1"))
    head = {"page": page, "pages": 2, "per_page": "2", "total": 3, "lastupdated": "2024-05-30"}
    return json.dumps([head, rows[2 * page - 2 : 2 * page]]).encode()


def unhcr(path: str, query: dict[str, str]) -> bytes:
    """Answer as the Refugee Data Finder does, one year a page."""
    assert path == "/population/v1/population/"
    page = int(query.get("page", "1"))
    item = {
        "year": int(query["year"]), "coo_name": ["Syrian Arab Rep.", "Afghanistan"][page - 1],
        "coo_iso": ["SYR", "AFG"][page - 1], "coa_name": "Norway", "coa_iso": query["coa"],
        "refugees": [14_210, "8120"][page - 1], "asylum_seekers": 310, "idps": "0", "ooc": "-",
    }  # fmt: skip
    return json.dumps({"page": page, "maxPages": 2, "items": [item]}).encode()


def owid(path: str, query: dict[str, str]) -> bytes:
    """Answer as Our World in Data's charts do: entity, code, year, one column a measure."""
    assert query["country"] == "NOR"
    text = "Entity,Code,Year,Period life expectancy at birth\nNorway,NOR,2022,83.2\n"
    return f"{text}Norway,NOR,2023,83.3\n".encode() if path.endswith(".csv") else b""


def eurostat(path: str, query: dict[str, str]) -> bytes:
    """Answer as Eurostat's dissemination API does: JSON-stat 2.0."""
    assert query["geo"] == "NO"
    names = ["freq", "unit", "sex", "geo", "time"]
    categories = [
        {"A": "Annual"}, {"PC_ACT": "Percentage of population in the labour force"},
        {"T": "Total"}, {"NO": "Norway"}, {"2022": "2022", "2023": "2023"},
    ]  # fmt: skip
    dataset = {
        "version": "2.0", "class": "dataset", "label": "Unemployment by sex and age",
        "source": path, "updated": "2024-05-30T23:00:00+0200", "value": {"0": 3.2, "1": 3.6},
        "id": names, "size": [1, 1, 1, 1, 2],
        "dimension": {
            name: {
                "label": name,
                "category": {"index": {code: at for at, code in enumerate(each)}, "label": each},
            }
            for name, each in zip(names, categories, strict=True)
        },
    }  # fmt: skip
    return json.dumps(dataset).encode()


def factbook(path: str, query: dict[str, str]) -> bytes:
    """Answer as the Factbook's JSON files are: headings nested over texts."""
    assert not query
    assert path == "/factbook/europe/no.json"
    document = {
        "Geography": {"Area": {"total": {"text": "323,802 sq km"}}},
        "Government": {"Country name": {"conventional short form": {"text": "Norway"}}},
        "Economy": {"Unemployment rate": {"Unemployment rate 2023": {"text": "3.6% (2023 est.)"}}},
    }
    return json.dumps(document).encode()


ROUTES: dict[str, tuple[str, Answer]] = {
    "/v2/": ("application/json;charset=utf-8", worldbank),
    "/population/": ("application/json", unhcr),
    "/grapher/": ("text/csv", owid),
    "/eurostat/": ("application/json", eurostat),
    "/factbook/": ("application/json", factbook),
}
SOURCES = """\
version: 1
sources:
  - name: bank
    kind: json
    shape: worldbank
    url: {base}v2/country/{{place.iso3}}/indicator/SP.POP.TOTL?format=json&per_page=2
    local: true
    covers: {{subjects: [population], places: [NO, Sweden]}}
  - name: refugees
    kind: json
    shape: unhcr
    url: {base}population/v1/population/?limit=1&cf_type=ISO&coa={{place.iso3}}&year={{year}}
    local: true
    covers: {{subjects: [refugees], places: [Norway], periods: ["2023"]}}
  - name: charts
    kind: csv
    url: {base}grapher/life-expectancy.csv?csvType=filtered&country={{place.iso3}}
    local: true
    columns: {{period: Year, place: Entity}}
    subject: life expectancy
    unit: years
    covers: {{subjects: [life expectancy], places: [Norway]}}
  - name: eurostat
    kind: json
    shape: jsonstat
    url: {base}eurostat/api/dissemination/statistics/1.0/data/une_rt_a?geo={{place.iso2}}
    local: true
    subject: unemployment rate
    covers: {{subjects: [unemployment], places: [Norway]}}
  - name: factbook
    kind: json
    shape: factbook
    url: {base}factbook/europe/no.json
    local: true
    covers: {{subjects: [area, unemployment], places: [Norway]}}
"""
ARTICLE = """\
Norway had a population of 5,501,000 in 2023. In 2021 the population of Norway was 5,408,000.
There were 8,120 refugees from Afghanistan in Norway in 2023.
Life expectancy in Norway was 83.3 years in 2023.
The unemployment rate in Norway was 3.6 percent in 2023.
"""


def answered(connection: socket.socket, path: str) -> None:
    """Speak for the server."""
    parts = urlsplit(path)
    query = {key: value[0] for key, value in parse_qs(parts.query).items()}
    for start, (media_type, answer) in ROUTES.items():
        if parts.path.startswith(start):
            body = answer(parts.path, query)
            connection.sendall(http(body, headers=(f"Content-Type: {media_type}",)))
            return
    connection.sendall(NO_ROBOTS)


def test_an_article_is_checked_against_the_apis_that_cover_it(newsroom: Path, capsys: Read) -> None:
    """Templates are filled, further pages are asked for, and every API's figures are found."""
    (newsroom / "article.txt").write_text(ARTICLE, encoding="utf-8")
    with Server(answered) as server:
        (newsroom / "sources.yaml").write_text(SOURCES.format(base=server.url()), encoding="utf-8")
        code = main(["article.txt", "--date", "2024-06-01", "--format", "json", "--quiet"])
        asked = set(server.paths) - {"/robots.txt"}
    report = json.loads(capsys.readouterr().out)["report"]
    assert report["problems"] == []
    assert code == 0
    assert {source["name"]: source["figures"] for source in report["sources"]} == {
        "bank": 3, "refugees": 6, "charts": 2, "eurostat": 2, "factbook": 2,
    }  # fmt: skip
    labels = [result["verdict"]["label"] for result in report["results"]]
    assert [*labels[:2], *labels[3:]] == ["supported"] * 4
    # Who came from where to where is more than a sentence's places say: it may stay open.
    assert labels[2] in {"supported", "not enough evidence"}
    assert {path for path in asked if path.startswith("/v2/")} == {
        "/v2/country/NOR/indicator/SP.POP.TOTL?format=json&per_page=2",
        "/v2/country/NOR/indicator/SP.POP.TOTL?format=json&per_page=2&page=2",
    }
    assert {path for path in asked if path.startswith("/eurostat/")} == {
        "/eurostat/api/dissemination/statistics/1.0/data/une_rt_a?geo=NO"
    }
    assert {path for path in asked if path.startswith("/population/")} == {
        "/population/v1/population/?limit=1&cf_type=ISO&coa=NOR&year=2023",
        "/population/v1/population/?limit=1&cf_type=ISO&coa=NOR&year=2023&page=2",
    }
