import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256

import pytest
from lxml import html

from dragoman.report import Report
from dragoman.show.html import pieces
from tests.show.made import EMPTY, HOSTILE, REPORT, TEXT, span


def page(*reports: Report) -> str:
    return "".join(pieces(reports))


def tree(*reports: Report) -> html.HtmlElement:
    return html.document_fromstring(page(*reports))


def test_the_article_stands_whole_paragraph_by_paragraph() -> None:
    article = tree(REPORT).find(".//article")
    assert article is not None
    blocks = [block.text_content() for block in article if block.tag in ("p", "h2")]
    assert "\n\n".join(blocks) == TEXT
    assert [block.text_content() for block in article if block.tag == "h2"] == ["Border row"]


def test_every_link_leads_somewhere_and_ids_are_unique() -> None:
    root = tree(REPORT, EMPTY, HOSTILE, REPORT)
    ids = Counter(root.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    links = [link for link in root.xpath("//a/@href") if link.startswith("#")]
    assert [link for link in links if link[1:] not in ids] == []


@pytest.mark.parametrize(
    "record", [*REPORT.events, *REPORT.statements, *REPORT.actors, *REPORT.places], ids=lambda record: record.id
)
def test_each_record_leads_to_its_words_and_back(record: object) -> None:
    root = tree(REPORT)
    name = f"p1-{record.id}"  # type: ignore[attr-defined]
    (entry,) = root.xpath(f"//aside//li[@id='{name}']")
    assert [link for link in entry.xpath(".//a/@href") if link.startswith(f"#{name}-")]
    assert root.xpath(f"//article//a[@href='#{name}']")


def test_a_record_that_others_always_hide_gets_one_reference() -> None:
    assert tree(REPORT).xpath("//article//a[@data-n]/@data-n").count("p3") == 1


def test_a_statement_gets_one_reference_even_where_its_cue_tells_an_event() -> None:
    denial = REPORT.events[4].model_copy(update={"id": "e9", "type": "REJECT", "trigger": span("denied")})
    both = REPORT.model_copy(update={"events": (*REPORT.events, denial)})
    assert tree(both).xpath("//article//a[@data-n]/@data-n").count("s4") == 1


def test_the_words_of_a_record_carry_its_id_for_lighting() -> None:
    root = tree(REPORT)
    lit = root.xpath("//article//span[@data-r='e5']")
    assert "".join(element.text_content() for element in lit) == "shelled"


def test_nothing_is_fetched() -> None:
    root = tree(REPORT, EMPTY)
    assert root.xpath("//@src | //link/@href") == []
    style = root.findtext(".//style")
    assert style is not None
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_admits_this_style_and_this_script_alone() -> None:
    root = tree(REPORT)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        text = root.findtext(f".//{tag}")
        assert text is not None
        assert b64encode(sha256(text.encode()).digest()).decode() in policy


def test_no_markup_of_a_page_survives_as_markup() -> None:
    root = tree(HOSTILE)
    assert len(root.xpath("//script")) == 1
    assert len(root.xpath("//style")) == 1
    assert root.xpath("//img | //article//b | //@onerror | //@style") == []
    assert "<script>alert" not in page(HOSTILE)
    assert not [link for link in root.xpath("//a/@href") if link.startswith("javascript:")]


def test_no_control_characters_reach_the_page() -> None:
    assert re.search(r"[\x00-\x08\x0b-\x1f\x7f]", page(HOSTILE)) is None


def test_several_reports_are_listed_at_the_top_and_one_is_not() -> None:
    assert len(tree(REPORT, EMPTY).xpath("//nav//a")) == 2
    assert tree(REPORT).xpath("//nav") == []


def test_a_report_without_records_says_so() -> None:
    text = tree(EMPTY).text_content()
    assert "No events were found." in text
    assert "No statements were found." in text


def test_no_reports_still_make_a_page() -> None:
    assert tree().findtext(".//title") == "0 reports – Dragoman"


def test_the_same_reports_give_the_same_page() -> None:
    assert page(REPORT, HOSTILE) == page(REPORT, HOSTILE)
