"""The tables of words: what is packed says what is written, and an edited table counts at once."""

from __future__ import annotations

from pathlib import Path

import pytest

import verify
from verify import tables

ROOT = Path(verify.__file__).parent
WRITTEN = [path for name in tables.PACKED for path in sorted((ROOT / name / "data").glob("*.toml"))]
TABLE = '[months]\n"may" = 5\n'


@pytest.mark.parametrize("written", WRITTEN, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_table_of_the_readers_is_packed_as_it_is_written(written: Path) -> None:
    """An unpacked table is read right, but slowly."""
    packed = written.with_suffix(".json")
    mend = "run scripts/pack_tables.py"
    assert packed.exists(), mend
    assert packed.read_text("utf-8") == tables.pack(written.read_bytes()), mend


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package's folder of data with one packed table put in place of its own."""
    data = tmp_path / "package/data"
    data.mkdir(parents=True)
    (data / "dates.toml").write_text(TABLE, "utf-8")
    (data / "dates.json").write_text(tables.pack(TABLE.encode()), "utf-8")
    monkeypatch.setattr(tables, "_ROOT", str(tmp_path))
    return data


def read() -> object:
    """Return the table as it is read now, whatever was read before."""
    return tables.load.__wrapped__("package", "dates.toml")


@pytest.mark.usefixtures("folder")
def test_a_packed_table_is_read_from_its_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    """TOML is not parsed at all."""
    monkeypatch.setattr(tables, "parse", lambda _written: pytest.fail("the TOML was parsed"))
    assert read() == {"months": {"may": 5}}


def test_an_edited_table_counts_before_it_is_packed(folder: Path) -> None:
    """The pack of the table as it was is left aside."""
    (folder / "dates.toml").write_text(f'{TABLE}"mai" = 5\n', "utf-8")
    assert read() == {"months": {"may": 5, "mai": 5}}


def test_a_table_without_a_pack_is_read_as_it_is_written(folder: Path) -> None:
    """A new table needs no pack to be used."""
    (folder / "dates.json").unlink()
    assert read() == {"months": {"may": 5}}
