"""A newsroom in a temporary folder: an article, a sheet of figures and a sources.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

ARTICLE = """\
Ferry traffic in Portugal climbs

LISBON, March 5, 2024 - Ferries in Portugal carried 645 passengers in 2023, the harbour office
said on Tuesday. In 2021 ferries in Portugal carried 300 passengers.
"""
SHEET = """\
subject,place,year,number
ferry passengers,Portugal,2021,294
ferry passengers,Portugal,2022,380
ferry passengers,Portugal,2023,645
"""
SOURCES = """\
version: 1
sources:
  - name: harbour
    title: Harbour Office
    kind: csv
    path: ferries.csv
    address: https://harbour.example/ferries
    transcribed: true
    covers:
      subjects: [ferry passengers]
      places: [Portugal]
      periods: ["2021..2023"]
    columns: {subject: subject, place: place, period: year}
    values:
      number: {}
"""


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the folder, go there, and keep the store in it."""
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "ferries.csv").write_text(SHEET, encoding="utf-8")
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path
