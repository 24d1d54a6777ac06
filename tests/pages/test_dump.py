"""The article inside the lines of a whole page."""

from __future__ import annotations

import pytest

from dragoman.pages import front
from dragoman.pages.dump import Dump, classified, classify, read_dump
from dragoman.pages.plain import is_dump, read_plain

PROSE = "The ministers of both countries met in Oslo on Monday and agreed to talk again about the {} next month."
MENU = ["Home", "News", "World", "Business", "Sport", "• Weather", "• Travel", "Sign in", "Subscribe"]
FOOTER = [
    "Most read",
    "Three dead in flood",
    "Cat found after five years",
    "About us",
    "Privacy policy",
    "© 2024 The Map",
]


def body(*words: str) -> list[str]:
    return [PROSE.format(word) for word in words]


def dump(lines: list[str]) -> Dump:
    found = read_dump(classified(lines))
    assert found is not None
    return found


def texts(found: Dump) -> list[str]:
    return [line.text for line in found.body]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Jane Doe, CNN", "byline"),
        ("By", "byline"),
        ("28 November 2025", "date"),
        ("Published 10:00am, 20 Jan, 2020", "date"),
        ("06/14/2026June 14, 2026", "date"),
        ("2024-02-14T16:15:30Z", "date"),
        ("Skip to Content", "drop"),
        ("Most read", "end"),
        ("World News", "short"),
        ("By looking beyond the talks in South Carolina, Nevada and New York, they gained time.", "prose"),
        ("By contrast, Norway has said that it will wait.", "prose"),
        ("The accord was signed on May 5, 2024, in Oslo, and both parliaments have voted for it since.", "prose"),
        ("Ministers of both countries have met in Oslo to talk about…", "teaser"),
        ("• Norway", "short"),
    ],
)
def test_kinds_of_lines(line: str, kind: str) -> None:
    assert classify(line).kind == kind


def test_menu_and_footer_go_and_subheads_stay() -> None:
    article = [*body("fish", "ships"), "A long dispute", *body("islands", "gas")]
    assert texts(dump([*MENU, "Talks in Oslo", *article, *FOOTER])) == article


def test_advertisements_and_links_inside_go() -> None:
    first, second, third = body("fish", "ships", "gas")
    lines = [*MENU, first, "Advertisement", second, "READ MORE: Talks fail in Geneva", "Story continues below", third]
    assert texts(dump([*lines, *FOOTER])) == [first, second, third]


def test_a_long_slot_inside_does_not_cut_the_article() -> None:
    slot = ["Sign up", "Thank you for signing up!", "Sign in", "Share", "Facebook", "Twitter", "Advertisement"] * 4
    article = body("fish", "ships", "gas", "oil", "grain", "coal", "tin", "wood")
    assert texts(dump([*MENU, *article[:4], *slot, *article[4:], *FOOTER])) == article


def test_a_subhead_is_one_also_beside_an_advertisement() -> None:
    lines = [*body("fish", "grain"), "Advertisement", "A long dispute", "Advertisement", *body("ships"), *body("gas")]
    assert "A long dispute" in texts(dump([*MENU, *lines, *FOOTER]))


def test_lines_that_the_page_repeats_go() -> None:
    caption = "Ministers of both countries arrive for the talks in Oslo on Monday, where they were met by their hosts."
    article = body("fish", "ships", "gas", "oil", "grain", "coal")
    lines = [*MENU, caption, *article[:2], caption, "Article tools", *article[2:4], "Article tools", caption]
    lines += [*article[4:], "Article tools", *FOOTER]
    assert texts(dump(lines)) == article


def test_comments_end_the_article_however_long_they_are() -> None:
    comments = [
        "Ann on May 5, 2024 at 6:34 am said:",
        *body("a", "b"),
        "Bob on May 5, 2024 at 7:34 am said:",
        *body("c", "d"),
    ]
    article = body("fish", "ships", "gas", "oil", "grain", "coal")
    assert texts(dump([*MENU, *article, "Comments", *comments])) == article


def test_prose_above_the_byline_is_not_the_article() -> None:
    offer = "You are using a browser that we support in part only, and we recommend that you use another one."
    article = body("fish", "ships", "gas", "oil")
    lines = [offer, "Ministers meet in Oslo over fish", "By Jane Doe", "May 5, 2024", *article, *FOOTER]
    assert texts(dump(lines)) == article


def test_a_menu_run_into_one_line_is_no_prose() -> None:
    menu = "My Europe World Business Policy The Green Deal Next Health Travel Culture Video Weather Sport " * 3
    assert classify(menu).kind == "short"


def test_the_publisher_is_named_by_the_rights_or_alone_in_a_line() -> None:
    rights = [*MENU, *body("fish", "ships"), "Copyright © 1999-2024 The Taipei Times. All rights reserved."]
    assert read_plain("\n".join(rights)).publisher == "Taipei Times"
    assert (
        read_plain("\n".join(["The New Republic", *MENU, *body("fish", "ships"), *FOOTER])).publisher
        == "The New Republic"
    )
    held = [*MENU, *body("fish", "ships"), "Sign in", "© 2025 The Kanto Shimbun"]
    assert read_plain("\n".join(held)).publisher == "The Kanto Shimbun"
    assert read_plain("\n".join([*MENU, *body("fish", "ships"), *FOOTER])).publisher is None


def test_a_page_without_prose_gives_nothing() -> None:
    assert read_dump(classified([*MENU, *FOOTER])) is None


FRONTS = {
    "byline below": ["Ministers meet in Oslo over fish", "By Jane Doe, CNN", "May 5, 2024"],
    "date above": ["May 5, 2024", "Ministers meet in Oslo over fish", "by Jane Doe"],
    "name alone": ["Ministers meet in Oslo over fish", "Jane Doe", "5 May 2024"],
    "standfirst": [
        "Ministers meet in Oslo over fish",
        "Both countries agreed to hold further talks about the matter next month",
        "By Jane Doe",
        "Published 5 May 2024, updated 7 May 2024",
    ],
    "crumb": [
        "Home World Ministers meet in Oslo over fish",
        "World",
        "Ministers meet in Oslo over fish",
        "byJane Doe",
        "5 May 2024",
    ],
    "sharing between": [
        "Ministers meet in Oslo over fish",
        "By Jane Doe",
        "2024-05-05",
        "Share",
        "Facebook",
        "Tweet",
        "Print",
    ],
    "by alone": ["Ministers meet in Oslo over fish", "By", "Jane Doe", "5 May 2024", "Facebook"],
}


@pytest.mark.parametrize("name", FRONTS)
def test_headline_byline_and_day_stand_before_the_article(name: str) -> None:
    found = dump([*MENU, *FRONTS[name], *body("fish", "ships", "gas"), *FOOTER])
    headline, where = front.headline(found)
    assert headline == "Ministers meet in Oslo over fish"
    assert front.byline(found, where)[0] == ["Jane Doe"]
    assert front.day(found, where) == "2024-05-05"


def test_a_dump_is_told_from_clean_text() -> None:
    assert is_dump(classified([*MENU, *body("fish", "ships"), *FOOTER]))
    assert not is_dump(classified(body("fish", "ships")))
    assert not is_dump(classified(["What the accord says", *body("fish"), "What it does not", *body("ships")]))


def test_a_day_above_and_rights_below_make_a_page() -> None:
    draft = read_plain(
        "\n".join(["Ministers meet in Oslo over fish", "4 September 2025", *body("fish"), "All rights reserved."])
    )
    assert (draft.headline, draft.day) == ("Ministers meet in Oslo over fish", "2025-09-04")


def test_a_short_text_under_a_byline_loses_its_front() -> None:
    draft = read_plain("Ministers meet in Oslo over fish\n\nBy Jane Doe\n\n" + body("fish")[0])
    assert (draft.headline, draft.authors) == ("Ministers meet in Oslo over fish", ("Jane Doe",))
    assert draft.paragraphs == tuple(body("fish"))


def test_prose_with_nothing_around_it_is_the_article() -> None:
    article = body("fish", "ships", "gas")
    assert texts(dump(["Ministers meet in Oslo over fish", "By Jane Doe", *article])) == article


def test_the_first_paragraph_is_the_one_with_the_dateline() -> None:
    article = ["OSLO, Norway (AP) — The talks are over.", *body("fish", "ships", "gas")]
    assert texts(dump([*MENU, "Ministers meet in Oslo over fish", "By Jane Doe", *article, *FOOTER])) == article


def test_the_article_begins_at_its_dateline_below_captions() -> None:
    caption = "The foreign minister, left, and his guest shake hands in Hanoi on Wednesday before the talks on the sea."
    lead = "HANOI, Vietnam (AP) — The minister on Wednesday accused his neighbour of closing the strait to its ships."
    more = ["“We will not accept this,” he said after the talks with his guest in the capital."] * 1 + [
        f"The ministers met on day {n} and said that they would meet again in a week." for n in range(6)
    ]
    page = read_dump(
        classified(["Home", "World", "Minister accuses neighbour", caption, "Back to Gallery", lead, *more])
    )
    assert page is not None
    assert page.body[0].text == lead
