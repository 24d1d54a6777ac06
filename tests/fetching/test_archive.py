"""What is kept, what is known of it, and what a run that was cut short costs."""

from __future__ import annotations

import gzip
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from dragoman.errors import (
    DamagedRecord,
    UsageError,
)
from dragoman.fetching import Fetched, fetch
from dragoman.fetching.archive import Archive
from dragoman.pages import Source, sources
from tests.fetching.running import PAGE, kept, run
from tests.fetching.server import Reply, Site


def test_a_page_is_kept_so_that_it_can_be_read_again(site: Site, to: Path) -> None:
    site.pages["/a?b=1"] = PAGE
    assert run(to, site.url("/a?b=1")) == [Fetched(site.url("/a?b=1"))]
    assert kept(to) == {site.url("/a?b=1"): PAGE.body}


def test_what_did_not_change_is_not_fetched_again(site: Site, to: Path) -> None:
    def page(headers: dict[str, str]) -> Reply:
        same = headers.get("if-none-match") == '"1"' and headers.get("if-modified-since") == "Thu"
        return Reply(b"", 304) if same else Reply(PAGE.body, 200, {"ETag": '"1"', "Last-Modified": "Thu"})

    site.pages["/a"] = page
    assert run(to, site.url("/a")) == [Fetched(site.url("/a"), changed=True)]
    size = to.stat().st_size
    assert run(to, site.url("/a")) == [Fetched(site.url("/a"), changed=False)]
    assert to.stat().st_size == size


def test_without_its_archive_the_state_counts_for_nothing(site: Site, to: Path) -> None:
    site.pages["/a"] = Reply(PAGE.body, 200, {"ETag": '"1"'})
    run(to, site.url("/a"))
    to.unlink()
    run(to, site.url("/a"))
    assert "if-none-match" not in site.asked[-1][1]
    to.with_name("a.warc.gz.state.jsonl").write_text("[damaged")
    assert isinstance(run(to, site.url("/a"))[0], Fetched)


@pytest.mark.parametrize("chunks", [False, True])
def test_chunked_and_compressed_answers_read_back_as_the_page(chunks: bool, site: Site, to: Path) -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    site.pages["/a"] = Reply(gzip.compress(PAGE.body), headers=headers, chunks=chunks)
    run(to, site.url("/a"))
    assert kept(to) == {site.url("/a"): PAGE.body}


def test_a_page_that_is_the_same_is_kept_once_though_the_server_tells_no_version(site: Site, to: Path) -> None:
    site.pages["/a"] = PAGE
    assert run(to, site.url("/a")) == [Fetched(site.url("/a"), changed=True)]
    assert run(to, site.url("/a")) == [Fetched(site.url("/a"), changed=False)]
    site.pages["/a"] = Reply(b"<p>It was changed.</p>")
    assert run(to, site.url("/a")) == [Fetched(site.url("/a"), changed=True)]
    assert len(list(sources(to))) == 2


def test_an_archive_must_be_named_as_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        list(fetch([], tmp_path / "a.txt"))


def test_a_run_that_was_cut_short_leaves_what_came_before_it(site: Site, to: Path) -> None:
    site.pages["/a"] = PAGE
    run(to, site.url("/a"))
    to.write_bytes(to.read_bytes() + gzip.compress(b"WARC/1.0\r\n")[:-5])
    site.pages["/a"] = Reply(b"<p>Another page.</p>")
    run(to, site.url("/a"))
    assert [type(found) for found in sources(to)] == [Source, DamagedRecord, Source]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
@pytest.mark.parametrize("cut", [1, 5, 60, 120])
def test_a_record_that_was_cut_costs_no_other(name: str, cut: int, site: Site, tmp_path: Path) -> None:
    to = tmp_path / name
    site.pages |= {"/a": PAGE, "/b": PAGE, "/c": PAGE}
    run(to, site.url("/a"), site.url("/b"))
    to.write_bytes(to.read_bytes()[:-cut])
    run(to, site.url("/c"))
    urls = [item.url for item in sources(to) if isinstance(item, Source)]
    assert urls[0] == site.url("/a")
    assert urls[-1] == site.url("/c")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_run_that_is_killed_leaves_whole_records(site: Site, to: Path) -> None:
    body = b"<p>" + random.Random(1).randbytes(40_000).hex().encode()
    names = [site.url(f"/{number}") for number in range(400)]
    site.pages |= {f"/{number}": Reply(body) for number in range(400)}
    code = f"""if True:
        from pathlib import Path
        from dragoman.fetching import Limits, fetch
        for _ in fetch({names!r}, Path({str(to)!r}), limits=Limits(delay=0), allow_private=True): pass"""
    with subprocess.Popen([sys.executable, "-c", code]) as process:
        while len(site.asked) < 12 and process.poll() is None:
            time.sleep(0.005)
        process.kill()
    found = list(sources(to))
    assert len([item for item in found if isinstance(item, Source)]) >= 8
    assert len([item for item in found if not isinstance(item, Source)]) <= 1
    run(to, *names[:20])
    urls = [item.url for item in sources(to) if isinstance(item, Source)]
    assert urls == names[:20]


@pytest.mark.skipif(os.name == "nt", reason="locks of POSIX")
def test_two_runs_do_not_write_to_one_archive(to: Path) -> None:
    with Archive(to), pytest.raises(UsageError, match="another run is writing"):
        Archive(to)
    with Archive(to):
        pass


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_other_readers_of_archives_find_nothing_wrong(name: str, site: Site, tmp_path: Path) -> None:
    site.pages |= {"/a": PAGE, "/b": Reply(gzip.compress(PAGE.body), headers={"Content-Encoding": "gzip"}, chunks=True)}
    run(tmp_path / name, site.url("/a"))
    run(tmp_path / name, site.url("/b"))
    with (tmp_path / name).open("rb") as file:
        records = [
            (record.rec_type, record.content_stream().read(), record.digest_checker.passed)
            for record in ArchiveIterator(file, check_digests=True)
        ]
    assert [(kind, content) for kind, content, _ in records[1:]] == [("response", PAGE.body)] * 2
    assert all(passed is not False for _, _, passed in records)
