from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from dragoman.errors import NewerStore, NotStore, NoVersion, StoreBusy, StoreFailed, UsageError
from dragoman.report import Report
from dragoman.store import Difference, Store, add, add_reports, delta, derive, diff, open_store, versions
from dragoman.store.committer import Base, Change, commit
from dragoman.store.manifest import Manifest, Reader
from dragoman.store.place import Place
from dragoman.store.rows import Entry
from dragoman.store.rows import tables as tables_of
from dragoman.store.schema import arrow, tables
from dragoman.store.upkeep import compact, tidy
from tests.store.made import check_whole, reading, report

HERE = Reader.here()
NEWER = replace(HERE, dragoman="9.0.0")


def without_events(number: int) -> Report:
    return report(number).model_copy(update={"events": ()})


def test_versions_tell_what_wrote_them(tmp_path: Path) -> None:
    add(["1-3"], tmp_path, batch=2, reading=reading)
    rows = versions(tmp_path).to_pylist()
    told = [(row["version"], row["action"], row["pages"], row["added"], row["inputs"]) for row in rows]
    assert told == [(0, "created", 0, 0, []), (1, "added", 2, 2, ["1-3"]), (2, "added", 3, 1, [])]
    assert (rows[1]["dragoman"], rows[1]["lexicon"]) == (HERE.dragoman, HERE.lexicon)
    assert rows[1]["model"].startswith("en-core-web-sm")


class TestDiff:
    def test_of_a_page_that_changed(self, tmp_path: Path) -> None:
        add_reports([report(1), report(2)], tmp_path)
        add_reports([report(1, verb="called")], tmp_path)
        found = self.between(tmp_path, 1, 2)
        assert {(d.what, d.kind, d.words) for d in found} == {
            ("came", "event", "CONSULT called"),
            ("went", "event", "CONSULT met"),
        }
        assert {d.why for d in found} == {"page changed"}

    def test_of_a_reader_that_changed(self, tmp_path: Path) -> None:
        add_reports([report(1), report(2)], tmp_path)
        planned = report(2).events[0].model_copy(update={"status": "planned"})
        add_reports([without_events(1), report(2).model_copy(update={"events": (planned,)})], tmp_path, reader=NEWER)
        assert self.between(tmp_path, 1, 2) == [
            Difference("went", "event", "page-1", "e1", "CONSULT met", "reader changed"),
            Difference("changed", "event", "page-2", "e1", "CONSULT met", "reader changed", ("status",)),
        ]

    def test_of_pages_that_came_and_backwards_went(self, tmp_path: Path) -> None:
        add_reports([report(1)], tmp_path)
        assert {(d.what, d.why) for d in self.between(tmp_path, 0, 1)} == {("came", "page added")}
        assert {(d.what, d.why) for d in self.between(tmp_path, 1, 0)} == {("went", "page removed")}

    def test_numbers_given_anew_are_no_change(self, tmp_path: Path) -> None:
        add_reports([report(1)], tmp_path)
        first = report(1)
        (said,), (about,) = first.statements, first.statements[0].about
        renumbered = {"source": ("a8",), "addressee": ("a9",), "about": (about.model_copy(update={"actor": "a9"}),)}
        renamed = first.model_copy(
            update={
                "actors": tuple(a.model_copy(update={"id": f"a{n}"}) for n, a in enumerate(first.actors, 8)),
                "statements": (said.model_copy(update=renumbered),),
                "events": tuple(
                    e.model_copy(update={"id": "e5", "actor": ("a8",), "recipient": ("a9",)}) for e in first.events
                ),
            }
        )
        assert add_reports([renamed], tmp_path, reader=NEWER).replaced == 1
        assert self.between(tmp_path, 1, 2) == []

    @staticmethod
    def between(path: Path, one: int, other: int) -> list[Difference]:
        with open_store(path, at=one) as before, open_store(path, at=other) as after:
            return list(diff(before, after))


class TestUpkeep:
    def test_compaction_changes_no_row_and_no_old_version(self, tmp_path: Path) -> None:
        add(["1-6"], tmp_path, batch=1, reading=reading)
        version = compact(Place.of(tmp_path))
        assert len(delta.table(Place.of(tmp_path), "events").file_uris()) == 1
        with open_store(tmp_path) as now, open_store(tmp_path, at=3) as before:
            assert (now.version, len(check_whole(now)), len(check_whole(before))) == (version, 6, 3)

    def test_tidying_keeps_the_last_versions(self, tmp_path: Path) -> None:
        add(["1-6"], tmp_path, batch=2, reading=reading)
        tidy(Place.of(tmp_path), 1)
        assert len(list(tmp_path.rglob("*.parquet"))) == len(tables())
        readable = [row["version"] for row in versions(tmp_path).to_pylist() if row["readable"]]
        assert len(readable) == 2
        for version in readable:
            with open_store(tmp_path, at=version) as store:
                assert len(check_whole(store)) == 6
        with pytest.raises(NoVersion, match="tidied away"):
            open_store(tmp_path, at=1)
        assert add(["1-8"], tmp_path, reading=reading).added == 2

    def test_tidying_keeps_a_version(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError):
            tidy(Place.of(tmp_path), 0)


class TestDerive:
    def test_writes_tables_in_one_version(self, tmp_path: Path) -> None:
        add_reports([report(1), report(2)], tmp_path)
        version = derive(
            tmp_path,
            {
                "families": lambda store, made: families(store.sql("SELECT page FROM pages ORDER BY page")),
                "agenda": lambda store, made: [{"item": str(made["families"].num_rows)}],
            },
        )
        with open_store(tmp_path) as store, open_store(tmp_path, at=1) as before:
            assert (store.version, store.stale("families"), store.stale("occurrences")) == (version, False, True)
            assert store.table("families").column("family").to_pylist() == ["page-1", "page-2"]
            assert store.table("agenda").column("item").to_pylist() == ["2"]
            assert store.sql("SELECT count(*) AS n FROM families JOIN pages USING (page)").to_pylist() == [{"n": 2}]
            assert "families" not in before.tables()
            check_whole(store)

    def test_is_stale_once_pages_change(self, tmp_path: Path) -> None:
        add_reports([report(1)], tmp_path)
        derive(tmp_path, {"agenda": lambda store, made: [{"item": "g1"}]})
        compact(Place.of(tmp_path))
        with open_store(tmp_path) as store:
            assert not store.stale("agenda")
        add_reports([report(2)], tmp_path)
        with open_store(tmp_path) as store:
            assert store.stale("agenda")
        derive(tmp_path, {"agenda": lambda store, made: []})
        with open_store(tmp_path) as store:
            assert store.table("agenda").schema.equals(arrow("agenda"))

    def test_names_are_known(self, tmp_path: Path) -> None:
        add_reports([report(1)], tmp_path)
        with pytest.raises(UsageError, match="'events' is no derived table"):
            derive(tmp_path, {"events": lambda store, made: []})

    def test_columns_are_those_declared(self, tmp_path: Path) -> None:
        add_reports([report(1)], tmp_path)
        with pytest.raises(UsageError, match="agenda: its columns are item"):
            derive(tmp_path, {"agenda": lambda store, made: pa.table({"day": ["2025-03-02"]})})


def families(pages: Any) -> list[dict[str, object]]:
    return [{"page": page, "family": page, "relation": "original"} for page in pages.column("page").to_pylist()]


class TestMending:
    def test_what_a_dead_writer_left_is_taken_back(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        add_reports([report(1)], tmp_path)
        write = delta.write

        def dying(table: Any, *rest: Any) -> None:
            if table.table_uri.rstrip("/").endswith("pages"):
                raise KeyboardInterrupt
            write(table, *rest)

        for changed in (report(2), report(1, verb="called")):
            with monkeypatch.context() as patch:
                patch.setattr(delta, "write", dying)
                with pytest.raises(KeyboardInterrupt):
                    add_reports([changed], tmp_path)
            with open_store(tmp_path) as store:
                assert (store.version, check_whole(store)) == (1, {"page-1"})
        add_reports([report(3)], tmp_path)
        with open_store(tmp_path) as store:
            assert (store.version, check_whole(store)) == (2, {"page-1", "page-3"})

    def test_a_derived_table_that_no_version_names_does_not_block(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        add_reports([report(1)], tmp_path)

        def dying(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(delta, "mark", dying)
            with pytest.raises(KeyboardInterrupt):
                derive(tmp_path, {"agenda": lambda store, made: [{"item": "g1"}]})
        add_reports([report(2)], tmp_path)
        derive(tmp_path, {"agenda": lambda store, made: [{"item": "g2"}]})
        with open_store(tmp_path) as store:
            assert store.table("agenda").column("item").to_pylist() == ["g2"]

    def test_a_number_that_a_table_has_is_refused(self, tmp_path: Path) -> None:
        add_reports([report(1)], tmp_path)
        table = delta.table(Place.of(tmp_path), "events")
        with pytest.raises(delta.Overtaken):
            delta.refuse_repeated(table, delta.last_sequence(table))

    def test_a_commit_upon_a_version_that_has_moved_is_refused(self, tmp_path: Path) -> None:
        add_reports([report(1)], tmp_path)
        place, rows = Place.of(tmp_path), tables_of([Entry.of(report(2), HERE.name)])["events"]
        one, other = delta.table(place, "events"), delta.table(place, "events")
        delta.write(one, rows, 7, None, ())
        attempts: tuple[Callable[[], None], ...] = (
            lambda: delta.write(other, rows, 8, None, ()),
            lambda: delta.write(other, rows, 8, None, ["page-1"]),
            lambda: delta.overwrite(other, rows, 8),
            lambda: delta.mark(other, 8, Manifest()),
        )
        for attempt in attempts:
            with pytest.raises(delta.Overtaken):
                attempt()
        assert delta.table(place, "events").version() == one.version()


def test_a_version_is_whole_though_another_comes_while_it_is_opened(tmp_path: Path) -> None:
    add_reports([report(1)], tmp_path)
    pages = delta.table(Place.of(tmp_path), "pages")
    add_reports([report(2)], tmp_path)
    with Store(Place.of(tmp_path), delta.newest(Place.of(tmp_path), pages)) as store:
        assert (store.version, len(check_whole(store))) == (2, 2)


class TestErrors:
    def test_no_store(self, tmp_path: Path) -> None:
        for path in (tmp_path, tmp_path / "none"):
            with pytest.raises(NotStore) as told:
                open_store(path)
            assert told.value.code == "D402"
        assert not (tmp_path / "none").exists()

    def test_a_table_of_others_is_no_store(self, tmp_path: Path) -> None:
        import deltalake

        deltalake.write_deltalake(tmp_path / "pages", pa.table({"page": ["a"]}))
        for use in (open_store, lambda path: add_reports([report(1)], path)):
            with pytest.raises(NotStore):
                use(tmp_path)

    def test_a_newer_store_is_left_alone(self, tmp_path: Path) -> None:
        add_reports([report(1)], tmp_path)

        def newer(base: Base) -> Change:
            return Change(replace(base.manifest, schema=2))

        commit(Place.of(tmp_path), newer)
        for use in (open_store, lambda path: add_reports([report(2)], path)):
            with pytest.raises(NewerStore, match="newer Dragoman"):
                use(tmp_path)

    def test_a_store_that_others_hold_too_long(self, tmp_path: Path) -> None:
        place = Place.of(tmp_path)
        with place.locked(), pytest.raises(StoreBusy), place.locked(patience=0.05):
            pass

    def test_a_full_disk_loses_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        add_reports([report(1)], tmp_path)

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr("deltalake.write_deltalake", full)
            with pytest.raises(StoreFailed, match="No space left on device"):
                add_reports([report(2)], tmp_path)
        with open_store(tmp_path) as store:
            assert check_whole(store) == {"page-1"}

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(StoreFailed):
            add_reports([report(1)], tmp_path / "file" / "store")

    def test_a_damaged_file_is_told(self, tmp_path: Path) -> None:
        add_reports([report(1)], tmp_path)
        for file in (tmp_path / "events").glob("*.parquet"):
            file.write_bytes(b"PAR1 no more")
        with open_store(tmp_path) as store, pytest.raises(StoreFailed):
            store.events()


def test_a_manifest_is_read_back_and_leaves_out_what_is_unknown() -> None:
    manifest = Manifest(inputs=(("a", None),), tables={"events": 3}, kept=(1, 2))
    assert Manifest.from_json(manifest.to_json()) == manifest
    assert Manifest.from_json('{"schema": 1, "weather": "fine"}') == Manifest()
