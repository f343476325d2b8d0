"""What the store keeps, and what it does with files that it should not touch."""

from __future__ import annotations

import os
import pickle
import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from tests.store.pages import ADDRESS, START, page
from verify.errors import StoreError
from verify.store import Store, Version, default_path
from verify.store.database import Database
from verify.store.schema import APPLICATION_ID, MIGRATIONS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "store.sqlite"


def test_a_page_comes_back_as_it_was(path: Path) -> None:
    with Store(path) as store:
        store.put(page())
    with Store(path) as store:
        assert store.latest(ADDRESS) == page()
        assert store.page(page().sha256) == page()
        assert store.latest(ADDRESS + "/other") is None
        assert store.page("0" * 64) is None


def test_an_edited_page_keeps_every_version(path: Path) -> None:
    with Store(path) as store:
        for minutes, content in enumerate([b"294", b"294", b"376", b"294"]):
            store.put(page(content, minutes=minutes))
        assert store.latest(ADDRESS) == page(b"294", minutes=3)
        first, second = store.versions(ADDRESS)
        assert first == Version(
            sha256=page(b"294").sha256,
            first=START,
            last=page(minutes=3).retrieved,
            size=3,
        )
        assert second.sha256 == page(b"376").sha256
        old = store.page(second.sha256)
        assert old is not None
        assert old.content == b"376"


def test_what_was_specially_permitted_is_for_those_permitted(path: Path) -> None:
    with Store(path) as store:
        store.put(page(b"open"))
        store.put(page(b"internal", minutes=1), local=True)
        assert store.latest(ADDRESS) == page(b"open")
        assert store.latest(ADDRESS, local=True) == page(b"internal", minutes=1)


def test_figures_belong_to_bytes_source_and_way_of_reading(path: Path) -> None:
    key = {"sha256": page().sha256, "source": "sheet", "reading": "1"}
    with Store(path) as store:
        assert store.figures(**key) is None
        store.put_figures(b"old", **key)
        store.put_figures(b"new", **key)
        assert store.figures(**key) == b"new"
        for other in key:
            assert store.figures(**{**key, other: "another"}) is None


def test_damaged_figures_are_an_error_and_never_another_number(path: Path) -> None:
    key = {"sha256": page().sha256, "source": "sheet", "reading": "1"}
    with Store(path) as store:
        store.put_figures(b"294" * 1000, **key)
    content = path.read_bytes()
    assert content.count(b"294294294") > 0
    path.write_bytes(content.replace(b"294294294", b"394394394", 1))
    with Store(path) as store:
        with pytest.raises(StoreError, match="not those"):
            store.figures(**key)
        with pytest.raises(StoreError, match="damaged"):
            store.check()


def test_addresses_are_listed_once(path: Path) -> None:
    with Store(path) as store:
        for address in ("https://b.example/", "https://a.example/", "https://b.example/"):
            store.put(page(address=address))
        assert store.addresses() == ("https://a.example/", "https://b.example/")


def test_only_the_owner_may_read_it(path: Path) -> None:
    with Store(path) as store:
        store.put(page())
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    with Store(path) as store:
        assert store.latest(ADDRESS) is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_default_place_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path().name == "store.sqlite"
    assert default_path().parent.name == "verify-figures"


def test_one_store_serves_many_threads(path: Path) -> None:
    with Store(path) as store:
        threads = [
            threading.Thread(
                target=lambda n=n: store.put(page(str(n).encode(), address=f"{ADDRESS}/{n}"))
            )
            for n in range(16)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(store.addresses()) == 16


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # about the fork itself
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_child_opens_the_file_anew(path: Path) -> None:
    with Store(path) as store:
        store.put(page())
        child = os.fork()
        if child == 0:
            store.put(page(b"from the child", minutes=1))
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        assert store.latest(ADDRESS) == page(b"from the child", minutes=1)
        store.check()


# Files that are not ours, and what is said about each.


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def _refused(path: Path) -> StoreError:
    """Return the error of opening ``path``, having seen that the file is as before."""
    before = path.read_bytes()
    with Store(path) as store, pytest.raises(StoreError):
        store.put(page())
    with Store(path) as store, pytest.raises(StoreError) as caught:
        store.latest(ADDRESS)
    assert path.read_bytes() == before
    assert caught.value.subject == str(path)
    assert caught.value.remedy
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301  our own
    return caught.value


def test_a_text_file_is_refused(path: Path) -> None:
    _write(path, b"my notes, not a database\n" * 100)
    assert "is damaged" in _refused(path).message


def test_another_programs_database_is_refused(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.commit()
    connection.close()
    assert _refused(path).message == "is a database of another program"


def test_a_newer_version_is_refused(path: Path) -> None:
    with Store(path) as store:
        store.put(page())
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    error = _refused(path)
    assert "newer version (format 99" in error.message
    assert "install the newer version" in error.remedy


def test_a_damaged_page_is_an_error_and_never_nothing(path: Path) -> None:
    with Store(path) as store:
        store.put(page(b"294" * 10_000))
    content = path.read_bytes()
    assert content.count(b"294294294") > 0
    path.write_bytes(content.replace(b"294294294", b"394394394", 1))
    with Store(path) as store:
        with pytest.raises(StoreError, match="not those that were kept"):
            store.latest(ADDRESS)
        with pytest.raises(StoreError, match="damaged"):
            store.check()


def test_a_file_cut_short_is_an_error(path: Path) -> None:
    with Store(path) as store:
        store.put(page(b"294" * 10_000))
    path.write_bytes(path.read_bytes()[:20_000])
    with Store(path) as store, pytest.raises(StoreError) as caught:
        store.check()
    assert "move the file away" in caught.value.remedy


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    _write(path, b"")
    with Store(path) as store:
        store.put(page())
        assert store.latest(ADDRESS) == page()


@pytest.mark.parametrize("name", [".", "store.sqlite/below"])
def test_a_place_that_cannot_hold_a_file_is_an_error(name: str, path: Path) -> None:
    _write(path, b"")
    with Store(path.parent / name) as store, pytest.raises(StoreError, match="cannot be opened"):
        store.addresses()


def test_a_transaction_is_done_as_a_whole_or_not_at_all(path: Path) -> None:
    database = Database(path, application_id=APPLICATION_ID, migrations=MIGRATIONS)

    def fail_half_way() -> None:
        with database.writing() as connection:
            connection.execute("INSERT INTO bodies VALUES ('a', x'00')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM bodies").fetchone()[0] == 0
    database.close()


def test_an_older_store_is_brought_up_to_date_and_keeps_its_pages(path: Path) -> None:
    """Each earlier version, made by the migrations that made it then."""
    for version in range(1, len(MIGRATIONS)):
        file = path.with_name(f"v{version}.sqlite")
        old = Database(file, application_id=APPLICATION_ID, migrations=MIGRATIONS[:version])
        with old.writing() as connection:
            connection.execute("INSERT INTO bodies VALUES (?, ?)", (page().sha256, page().content))
        old.close()
        with Store(file) as store:
            store.put(page())
            assert store.latest(ADDRESS) == page()
            assert store.figures(sha256=page().sha256, source="s", reading="1") is None


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    Database(path, application_id=APPLICATION_ID, migrations=MIGRATIONS).close()
    with Store(path) as store:
        store.put(page())
    broken = Database(
        path,
        application_id=APPLICATION_ID,
        migrations=(*MIGRATIONS, ("CREATE TABLE half (a)", "NO SUCH STATEMENT")),
    )
    with pytest.raises(StoreError), broken.reading():
        pass
    with Store(path) as store:
        assert store.latest(ADDRESS) == page()
