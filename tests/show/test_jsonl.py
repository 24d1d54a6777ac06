from dragoman.report import Report
from dragoman.show.jsonl import pieces
from tests.show.made import EMPTY, HOSTILE, REPORT


def test_each_report_is_one_line_that_reads_back_as_the_same_report() -> None:
    lines = "".join(pieces([REPORT, EMPTY, HOSTILE])).split("\n")
    assert lines.pop() == ""
    assert [Report.model_validate_json(line) for line in lines] == [REPORT, EMPTY, HOSTILE]


def test_reports_come_as_they_are_read() -> None:
    def read() -> object:
        yield REPORT
        raise AssertionError("read too far")

    assert next(pieces(read())).startswith('{"schema":"dragoman/1"')  # type: ignore[arg-type]
