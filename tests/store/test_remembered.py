"""Figures as read: kept with the page's bytes, and exactly what reading would give again."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.source.pages import csv_source, html_source, page
from verify.model import Figure, Page, Provenance, Quantity
from verify.source import Csv, Reading, Source, read
from verify.store import Remembered, Store
from verify.store.packing import UnpackError, pack, unpack

SHEET = "year,country,killed,cost in US$ million\n2021,Norway,80,1.0\n2022,Norway,~116,1.50\n"
PROSE = (
    "<html><body><h1>Roads</h1><table><tr><th>Year<th>Killed<tr><td>2021<td>80<tr><td>2022<td>1.234"
    "</table><p>In Norway nearly 116 people were killed in road accidents in 2022, up 45% from 80 "
    "a year before, the ministry said.</p></body></html>"
)


class Counted:
    """Reads, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, page: Page, source: Source) -> Reading:
        self.times += 1
        return read(page, source)


@pytest.mark.parametrize(
    ("content", "source"), [(SHEET, csv_source()), (PROSE, html_source())], ids=["csv", "html"]
)
def test_what_is_recalled_is_what_would_be_read(
    content: str, source: Source, tmp_path: Path
) -> None:
    first = page(content)
    later = replace(first, retrieved=first.retrieved + timedelta(hours=1))
    counted = Counted()
    with Store(tmp_path / "s.sqlite") as store:
        remembered = Remembered(counted, store)
        assert remembered(first, source) == read(first, source)
        recalled = remembered(later, source)
    assert counted.times == 1
    assert recalled == read(later, source)
    assert repr(recalled) == repr(read(later, source))  # to the last written digit
    assert recalled.figures


def _altered(page: Page, source: Csv) -> list[tuple[Page, Source]]:
    return [
        (replace(page, content=page.content + b" ", sha256="another"), source),
        (replace(page, stale=True), source),
        (replace(page, complete=False), source),
        (replace(page, charset="cp1252"), source),
        (replace(page, final_address="https://other.example/"), source),
        (page, replace(source, unit="%")),
        (page, replace(source, trust=3)),
    ]


def test_whatever_a_reading_depends_on_makes_it_be_read_again(tmp_path: Path) -> None:
    for number, (other, source) in enumerate(_altered(page(SHEET), csv_source())):
        counted = Counted()
        with Store(tmp_path / f"{number}.sqlite") as store:
            remembered = Remembered(counted, store)
            remembered(page(SHEET), csv_source())
            assert remembered(other, source) == read(other, source)
        assert counted.times == 2


def test_an_edited_program_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted()
    with Store(tmp_path / "s.sqlite") as store:
        Remembered(counted, store)(page(SHEET), csv_source())
        monkeypatch.setattr("verify.store.remembered._program", lambda: "the next release")
        Remembered(counted, store)(page(SHEET), csv_source())
    assert counted.times == 2


def test_refresh_reads_again_and_keeps_the_newest(tmp_path: Path) -> None:
    counted = Counted()
    with Store(tmp_path / "s.sqlite") as store:
        for refresh in (False, True, False):
            Remembered(counted, store, refresh=refresh)(page(SHEET), csv_source())
    assert counted.times == 2


def test_a_reading_with_problems_is_not_kept(tmp_path: Path) -> None:
    counted = Counted()
    with Store(tmp_path / "s.sqlite") as store:
        remembered = Remembered(counted, store)
        for _ in range(2):
            assert remembered(page("nothing\n"), csv_source()).problems
    assert counted.times == 2


def test_figures_of_another_model_are_read_again(tmp_path: Path) -> None:
    counted = Counted()
    with Store(tmp_path / "s.sqlite") as store:
        remembered = Remembered(counted, store)
        remembered(page(SHEET), csv_source())
        with store._database.writing() as connection:
            connection.execute(
                "UPDATE figures SET packed = x'00', checksum = "
                "'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'"
            )
        assert remembered(page(SHEET), csv_source()) == read(page(SHEET), csv_source())
    assert counted.times == 2


def test_equal_numbers_that_are_written_differently_stay_so() -> None:
    (whole, fine) = read(page("year,a\n2021,1.5\n2022,1.50\n"), csv_source()).figures
    back = unpack(pack((whole, fine, whole)))
    assert repr(back) == repr((whole, fine, whole))


@given(st.binary(max_size=200))
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(UnpackError):
        unpack(content)


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b'{"names": ["system"], "nodes": [[0]], "figures": [0]}',
        b'{"names": ["Subject"], "nodes": [[0, "a", "b", [], []]], "figures": [0]}',
        b'{"names": ["Figure"], "nodes": [[0, 1]], "figures": [0]}',
        b'{"names": [], "nodes": [], "figures": [7]}',
    ],
)
def test_packed_data_of_another_shape_is_refused(data: bytes) -> None:
    with pytest.raises(UnpackError):
        unpack(zlib.compress(data))


def test_recalled_figures_are_values_of_the_model(tmp_path: Path) -> None:
    with Store(tmp_path / "s.sqlite") as store:
        remembered = Remembered(read, store)
        remembered(page(SHEET), csv_source())
        figures = remembered(page(SHEET), csv_source()).figures
    assert all(isinstance(each, Figure) and isinstance(each.origin, Provenance) for each in figures)
    assert all(isinstance(each.amount.value, Quantity) for each in figures)
