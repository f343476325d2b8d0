"""The table grid follows the HTML standard's algorithm for forming a table."""

from __future__ import annotations

import pytest
from bs4 import Tag

from verify.source.dom import parse_html, text_of
from verify.source.grid import MAX_SLOTS, Grid, gridded


def grid_of(html: str) -> Grid:
    table = parse_html(html).find("table")
    assert isinstance(table, Tag)
    return gridded(table)


def texts(grid: Grid) -> list[str]:
    return ["|".join(cell.text if cell else "." for cell in row) for row in grid.rows]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", ["a|b", "c|d"]),
        ("<tr><td colspan=2>a<tr><td>c<td>d", ["a|a", "c|d"]),
        ("<tr><td rowspan=2>a<td>b<tr><td>d", ["a|b", "a|d"]),
        ("<tr><td rowspan=2 colspan=2>a<td>b<tr><td>c", ["a|a|b", "a|a|c"]),
        ("<tr><td>a<tr><td>b<td>c", ["a|.", "b|c"]),
        # A span of 0 rows reaches to the end of its row group, and no span reaches further.
        ("<tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e", ["a|b", "a|c", "d|e"]),
        ("<thead><tr><th rowspan=9>a<th>b<tbody><tr><td>c<td>d", ["a|b", "c|d"]),
        # Spans that are no numbers are 1; columns have no span of 0.
        ("<tr><td colspan=x>a<td colspan=0>b<td colspan='2.7'>c", ["a|b|c|c"]),
        ("<tr><td colspan=-2>a<td colspan='+2'>b", ["a|b|b"]),
        # A row's footers come last wherever they stand.
        ("<tfoot><tr><td>z<tbody><tr><td>a", ["a", "z"]),
        ("<tr><td>a<table><tr><td>inner</table><td>b", ["a inner|b"]),
        ("<tr><form><td>a<td>b</form>", ["a|b"]),
        ("", []),
        ("<tr><tr><td>a", [".", "a"]),
    ],
)
def test_cells_fall_where_the_standard_puts_them(rows: str, expected: list[str]) -> None:
    found = [row for row in texts(grid_of(f"<table>{rows}</table>")) if row]
    assert found == expected


def test_head_and_foot_rows_are_counted() -> None:
    grid = grid_of("<table><thead><tr><th>a<tbody><tr><td>b<tfoot><tr><td>c</table>")
    assert (grid.head, grid.foot, len(grid.rows)) == (1, 1, 3)


def test_spans_cannot_ask_for_any_amount_of_memory() -> None:
    html = "<table>" + ("<tr>" + "<td colspan=1000 rowspan=65534>5" * 3) * 2000 + "</table>"
    grid = grid_of(html)
    assert grid.truncated
    assert sum(cell is not None for row in grid.rows for cell in row) <= 2 * MAX_SLOTS


@pytest.mark.parametrize(
    ("html", "seen"),
    [
        ("1<span style='display: none'>000</span>2", "12"),
        ("<span class=sortkey>0012</span>12", "12"),
        ("<span hidden>7</span>12", "12"),
        ("12<sup>[3]</sup>", "12"),
        ("12<sup class=reference><a href=#n>a</a></sup>", "12"),
        ("12<sup>a</sup>", "12"),
        ("12<sup>*</sup>", "12"),
        ("12<sup><a href=#n>3</a></sup>", "12"),
        # An exponent or a mark that is no link must not become a digit of the number.
        ("10<sup>6</sup>", "10⁶"),
        ("12<sup>3</sup>", "12³"),
        ("km<sup>2</sup>", "km²"),
        ("5<sup>th</sup>", "5th"),
        ("a<br>b<p>c</p>d", "a b c d"),
        ("12<script>var a = 5</script>", "12"),
        ("12<!-- 5 -->", "12"),
        ("a&nbsp;&#8201;b", "a b"),
    ],
)
def test_only_what_a_reader_sees_is_text(html: str, seen: str) -> None:
    tag = parse_html(f"<div>{html}</div>").find("div")
    assert isinstance(tag, Tag)
    assert text_of(tag) == seen
