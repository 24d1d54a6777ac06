from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from threading import Thread

import pytest

from dragoman.errors import InputError, MissingInput, NotStore, UsageError
from dragoman.report import Report
from dragoman.store import add, add_reports, open_store, rows, schema
from dragoman.store.manifest import Reader
from dragoman.store.place import Place
from tests.store.made import check_whole, reading, report

HERE = Reader.here()
NEWER = replace(HERE, dragoman="9.0.0")


def test_keeps_every_record_of_a_page(tmp_path: Path) -> None:
    done = add_reports([report(1), report(2)], tmp_path / "s")
    assert (done.version, done.added, str(done)) == (1, 2, "2 added, 0 replaced, 0 unchanged, 0 failed")
    with open_store(tmp_path / "s") as store:
        assert check_whole(store) == {"page-1", "page-2"}
        assert store.report("page-2") == report(2)
        (event,) = store.events(actor="somalia", type="consult", status="occurred").slice(0, 1).to_pylist()
        assert (event["page"], event["trigger"], event["sentence"]) == ("page-1", "met", report(1).text)
        assert (event["quad"], event["place_name"], str(event["day"])) == (
            "verbal cooperation",
            "Nairobi",
            "2025-03-02",
        )
        (dyad,) = store.sql("SELECT source, target, directed FROM dyads WHERE page = 'page-1'").to_pylist()
        assert dyad == {"source": "ETH", "target": "SOM", "directed": True}


def test_adding_again_adds_nothing(tmp_path: Path) -> None:
    add_reports([report(1), report(2)], tmp_path)
    again = add_reports([report(2), report(1), report(1)], tmp_path)
    assert (again.version, again.added, again.replaced, again.unchanged) == (1, 0, 0, 3)


def test_a_page_met_twice_in_a_batch_is_kept_once(tmp_path: Path) -> None:
    done = add_reports([report(1), report(1), report(1, verb="called")], tmp_path)
    assert (done.added, done.unchanged) == (1, 1)
    with open_store(tmp_path) as store:
        assert store.report("page-1").text == report(1, verb="called").text
        check_whole(store)


def test_inputs_that_the_store_has_are_not_read_again(tmp_path: Path) -> None:
    add(["1-5"], tmp_path, reading=reading)
    done = add(["1-7"], tmp_path, reading=reading)
    assert (done.added, done.unchanged) == (2, 5)


def test_a_changed_page_takes_the_place_of_the_old(tmp_path: Path) -> None:
    add_reports([report(1), report(2)], tmp_path)
    done = add_reports([report(1, verb="called"), report(3)], tmp_path)
    assert (done.added, done.replaced) == (1, 1)
    with open_store(tmp_path) as now, open_store(tmp_path, at=1) as before:
        assert check_whole(now) == {"page-1", "page-2", "page-3"}
        assert now.report("page-1").text == report(1, verb="called").text
        assert before.report("page-1") == report(1)
        assert check_whole(before) == {"page-1", "page-2"}


def test_a_newer_reader_replaces_and_an_older_one_does_not(tmp_path: Path) -> None:
    add_reports([report(1)], tmp_path)
    assert add_reports([report(1)], tmp_path, reader=NEWER).replaced == 1
    done = add_reports([report(1)], tmp_path, reader=HERE)
    assert (done.older, done.replaced, done.version) == (1, 0, 2)
    with open_store(tmp_path) as store:
        assert store.table("pages", ("reader",)).to_pylist() == [{"reader": NEWER.name}]


def test_another_lexicon_is_another_reader(tmp_path: Path) -> None:
    add_reports([report(1)], tmp_path)
    assert add_reports([report(1)], tmp_path, reader=replace(HERE, lexicon="0" * 64)).replaced == 1


def test_the_same_words_at_another_address_are_a_copy(tmp_path: Path) -> None:
    first = report(1, url="https://a.example/1", identity="sha256:" + "1" * 64)
    copy = report(1, url="https://b.example/1", identity="sha256:" + "1" * 64)
    add_reports([first], tmp_path)
    done = add_reports([copy], tmp_path)
    assert (done.added, done.unchanged, done.version) == (0, 1, 2)
    assert add_reports([first, copy], tmp_path).version == 2
    with open_store(tmp_path) as store:
        assert store.pages().column("url").to_pylist() == ["https://a.example/1"]
        assert sorted(store.table("copies", ("url",)).column("url").to_pylist()) == [
            "https://a.example/1",
            "https://b.example/1",
        ]


def test_what_cannot_be_read_is_told_and_the_rest_kept(tmp_path: Path) -> None:
    told: list[InputError] = []
    trouble = MissingInput("x", "no such file or folder")
    done = add(["1"], tmp_path, reading=lambda *_, **__: iter((report(1), trouble)), complain=told.append)
    assert (done.added, done.failed, told) == (1, 1, [trouble])


def test_what_was_read_before_an_interrupt_is_kept(tmp_path: Path) -> None:
    def broken(*_: object, **__: object) -> object:
        yield report(1)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add(["1"], tmp_path, reading=broken)  # type: ignore[arg-type]
    with open_store(tmp_path) as store:
        assert check_whole(store) == {"page-1"}


def test_real_inputs_come_with_their_hashes_on_the_first_commit_of_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    add([tmp_path / "a.txt"], tmp_path / "s", batch=1, reading=lambda *_, **__: iter((report(1), report(2))))
    with open_store(tmp_path / "s", at=1) as one, open_store(tmp_path / "s", at=2) as two:
        digest = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
        assert one.manifest.inputs == ((str(tmp_path / "a.txt"), digest),)
        assert two.manifest.inputs == ()
        assert one.manifest.run == two.manifest.run != ""


def test_two_writers_and_a_reader_do_not_meet(tmp_path: Path) -> None:
    add([], tmp_path, reading=reading)
    writers = [
        Thread(target=add, args=([pages], tmp_path), kwargs={"batch": 5, "reading": reading})
        for pages in ("0-24", "15-39")
    ]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        with open_store(tmp_path) as store:
            check_whole(store)
    with open_store(tmp_path) as store:
        assert len(check_whole(store)) == 40


def test_writers_that_cannot_lock_try_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in an object store, where only the refusal of versions that moved keeps writers apart."""
    monkeypatch.setattr("dragoman.store.place._taken", lambda file: True)
    add([], tmp_path, reading=reading)
    writers = [
        Thread(target=add, args=([pages], tmp_path), kwargs={"batch": 5, "reading": reading})
        for pages in ("0-14", "10-24")
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with open_store(tmp_path) as store:
        assert len(check_whole(store)) == 25


def test_an_address_is_a_place_too(tmp_path: Path) -> None:
    add_reports([report(1)], f"{tmp_path.as_uri()}/s")
    with open_store(tmp_path / "s") as store:
        assert check_whole(store) == {"page-1"}


def test_a_store_elsewhere_is_read_and_written_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address whose files are not of this machine: no lock, no files for the engine, the cache in the user's."""
    monkeypatch.setattr(Place, "of", classmethod(lambda cls, path: Place(str(path), None)))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    address = f"{tmp_path.as_uri()}/s"
    with pytest.raises(NotStore):
        open_store(address)
    add(["0-5"], address, batch=4, reading=reading)
    assert add_reports([report(1, verb="called"), report(6)], address).replaced == 1
    with open_store(address) as store:
        assert len(check_whole(store)) == 7
        assert store.events(words="called").column("page").to_pylist() == ["page-1"]
        assert store.events(state="TCD").num_rows == 3
    assert not (tmp_path / "s" / ".cache").exists()


def test_many_small_files_are_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.upkeep.SCATTERED", 3)
    add(["1-4"], tmp_path, batch=1, reading=reading)
    with open_store(tmp_path) as store:
        assert store.manifest.action == "compacted"
        assert check_whole(store) == {f"page-{n}" for n in range(1, 5)}


def test_a_store_of_fewer_tables_gets_the_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = {name: table for name, table in schema.tables().items() if name != "stances"}
    with monkeypatch.context() as patch:
        patch.setattr(schema, "tables", lambda: fewer)
        patch.setattr(rows, "ROWS", {name: made for name, made in rows.ROWS.items() if name != "stances"})
        add_reports([report(1)], tmp_path)
    add_reports([report(2)], tmp_path)
    with open_store(tmp_path) as store:
        assert store.table("stances", ("page",)).to_pylist() == [{"page": "page-2"}]
        check_whole(store)


def test_a_store_half_made_is_made(tmp_path: Path) -> None:
    add_reports([report(1)], tmp_path)
    rmtree(tmp_path / "pages")
    with pytest.raises(NotStore):
        open_store(tmp_path)
    assert add_reports([report(2)], tmp_path).added == 1


def test_nothing_is_written_into_a_folder_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")
    with pytest.raises(NotStore):
        add_reports([report(1)], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_batch_has_a_page(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        add_reports([report(1)], tmp_path, batch=0)


def test_a_page_without_records_is_kept(tmp_path: Path) -> None:
    bare = Report(id="b", origin="b", envelope=report(1).envelope, text="Nothing.")
    add_reports([bare], tmp_path)
    with open_store(tmp_path) as store:
        assert check_whole(store) == {"b"}
        assert store.events().num_rows == 0
        assert store.events().column_names[:2] == ["page", "event"]
