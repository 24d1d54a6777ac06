from dragoman.corpus import Corpus
from dragoman.exports import jsonl
from dragoman.exports.period import Period
from dragoman.report import Report
from tests.exports.made import REPORTS


def test_lines_are_the_reports(corpus: Corpus) -> None:
    lines = list(jsonl.pieces(corpus, Period()))
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in lines)
    assert [Report.model_validate_json(line) for line in lines] == sorted(REPORTS, key=lambda report: report.id)


def test_a_period_is_of_publication(corpus: Corpus) -> None:
    lines = jsonl.pieces(corpus, Period.of("2019-05-15", "2019-05-20"))
    assert [Report.model_validate_json(line).id for line in lines] == ["page-copy", "page-talks", "page-wire"]
