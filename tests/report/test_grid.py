"""A list's columns give way where the screen is narrow; figures stay whole."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from verify.report import Style
from verify.report.grid import fitted, grid
from verify.report.pen import Pen


@pytest.mark.parametrize(
    ("natural", "least", "free", "expected"),
    [
        ([5, 5], [1, 1], 20, [5, 5]),
        ([30, 5], [1, 1], 20, [15, 5]),
        ([30, 30], [25, 1], 40, [25, 15]),
        ([30, 30], [30, 30], 40, [30, 30]),
        ([], [], 10, []),
    ],
)
def test_the_widest_gives_way_first(
    natural: list[int], least: list[int], free: int, expected: list[int]
) -> None:
    assert fitted(natural, least, free) == expected


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_grid_fits_and_keeps_figures_whole(width: int) -> None:
    pen = Pen(Style(width=width))
    rows = [
        [pen.text("1,234,567.89"), pen.text("words " * 20), pen.text("9")],
        [pen.text("7"), pen.text("a" * 200), pen.text("10")],
    ]
    shown = pen.print(grid(pen, ("Figure", "About", "N"), rows, right=(2,)))
    assert "1,234,567.89" in shown
    assert all(cell_len(line) <= width for line in shown.splitlines())


def test_a_grid_without_rows_has_its_head() -> None:
    pen = Pen(Style(width=40, ascii=True))
    assert pen.print(grid(pen, ("One", "Two"), [])).splitlines()[0].split() == ["One", "Two"]
