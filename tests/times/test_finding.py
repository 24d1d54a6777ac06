"""Expressions of time: what is found, where it begins and ends, and its value on Thursday, 16 May 2024."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import parse
from dragoman.lexicon import table
from dragoman.report import Published
from dragoman.times import find
from dragoman.times.finding import grammar
from tests.times.made import THURSDAY, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met on Thursday.", [("Thursday", "2024-05-16")]),
        ("The minister visited Ankara on Monday.", [("Monday", "2024-05-13")]),
        ("The minister will visit Ankara on Monday.", [("Monday", "2024-05-20")]),
        ("The minister is expected to visit Ankara on Monday.", [("Monday", "2024-05-20")]),
        ("The group could leave as soon as Tuesday.", [("Tuesday", "2024-05-21")]),
        ("Talks were delayed until Monday.", [("Monday", "2024-05-20")]),
        ("They pledged to deepen ties on Wednesday.", [("Wednesday", "2024-05-15")]),
        ("They agreed to meet on Wednesday.", [("Wednesday", "2024-05-22")]),
        ("A planned summit on Monday was cancelled.", [("Monday", "2024-05-20")]),
        ("He set himself on fire Sunday.", [("Sunday", "2024-05-12")]),
        ("The drills run until Wednesday next week.", [("Wednesday next week", "2024-05-22")]),
        ("Last Thursday the court ruled.", [("Last Thursday", "2024-05-09")]),
        ("Envoys will talk later Thursday evening.", [("Thursday evening", "2024-05-16TEV")]),
        ("They will meet from Monday to Thursday.", [("Monday", "2024-05-20"), ("Thursday", "2024-05-23")]),
        ("They will leave if nobody is freed by Monday.", [("Monday", "2024-05-20")]),
        ("They asked if he left on Monday.", [("Monday", "2024-05-13")]),
        ("The summit is on Saturday.", [("Saturday", "2024-05-18")]),
        ("He was shot on the night of May 3.", [("the night of May 3", "2024-05-03TNI")]),
        ("He returned on the following Monday.", []),
        (
            "They met on May 2. He returned on the following Monday.",
            [("May 2", "2024-05-02"), ("following Monday", "2024-05-06")],
        ),
        ("He was shot in the early hours of Friday.", [("the early hours of Friday", "2024-05-10TMO")]),
    ],
)
def test_weekdays_follow_the_tense(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Earlier this month they signed.", [("this month", "2024-05")]),
        ("He took office last week.", [("last week", "2024-W19")]),
        ("A conference will open next month.", [("next month", "2024-06")]),
        ("It was tried last year.", [("last year", "2023")]),
        ("He leaves tomorrow morning.", [("tomorrow morning", "2024-05-17TMO")]),
        ("Half a century ago they were enemies.", [("Half a century ago", "1974")]),
        ("The war began six years ago.", [("six years ago", "2018")]),
        ("It fell two and a half years ago.", [("two and a half years ago", "2021-11")]),
        ("It rained over the weekend.", [("the weekend", "2024-W19-WE")]),
        ("Fighting eased last winter.", [("last winter", "2023-WI")]),
        ("The note is due by the end of the year.", [("the end of the year", "2024")]),
        ("A year ago today they signed.", [("A year ago today", "2023-05-16")]),
        ("By year's end they will vote.", [("year's end", "2024")]),
        ("They hit the port overnight.", [("overnight", "2024-05-15TNI")]),
        ("They will sail overnight.", []),
        ("It grew in the last quarter.", [("the last quarter", "2024-Q1")]),
        ("It peaked in fiscal 2023.", [("fiscal 2023", "FY2023")]),
        ("Sales fell last fiscal year.", [("last fiscal year", "PAST_REF")]),
        ("It grew in the fiscal third quarter.", [("the fiscal third quarter", "XXXX-Q3")]),
        ("It grew in the first quarter of fiscal 2024.", [("the first quarter of fiscal 2024", "FY2024-Q1")]),
        ("It grew in the third quarter of the fiscal year.", [("the third quarter of the fiscal year", "XXXX-Q3")]),
        ("Earlier in the week, they met.", [("Earlier in the week", "2024-W20")]),
        ("The ministry said on the 14th that it protested.", [("the 14th", "2024-05-14")]),
    ],
)
def test_expressions_reckoned_from_the_publication(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was signed on Feb. 29, 2020.", [("Feb. 29, 2020", "2020-02-29")]),
        ("It was signed on 3 May 2023.", [("3 May 2023", "2023-05-03")]),
        ("The law takes effect on Jan. 1.", [("Jan. 1", "2025-01-01")]),
        ("He was killed on Dec. 5.", [("Dec. 5", "2023-12-05")]),
        ("They met ahead of the Oct. 27 election.", [("Oct. 27", "2024-10-27")]),
        ("Since the February 2022 invasion, aid grew.", [("February 2022", "2022-02")]),
        ("They will meet in July.", [("July", "2024-07")]),
        ("The blockade was lifted on 18 September.", [("18 September", "2023-09-18")]),
        ("The transition ends on 31 December.", [("31 December", "2024-12-31")]),
        ("In this Dec. 13, 2018 photo, he leaves.", [("Dec. 13, 2018", "2018-12-13")]),
        ("The surge in May should calm them.", [("May", "2024-05")]),
        ("The March accession helped.", [("March", "2024-03")]),
        ("They met in July.", [("July", "2023-07")]),
        ("Envoys will meet on June 15-16.", [("June 15", "2024-06-15"), ("16", "2024-06-16")]),
        ("The war lasted from 1980 to 1988.", [("1980", "1980"), ("1988", "1988")]),
        ("In the late 1990s ties warmed.", [("the late 1990s", "199")]),
        ("The 20th century was bloody.", [("The 20th century", "19")]),
        ("It grew in the third quarter of 2023.", [("the third quarter of 2023", "2023-Q3")]),
        ("It grew in the first half of 2023.", [("the first half of 2023", "2023-H1")]),
        ("Elections are due in spring 2025.", [("spring 2025", "2025-SP")]),
        ("Unrest broke out in July 2021. On July 8, he spoke.", [("July 2021", "2021-07"), ("July 8", "2021-07-08")]),
        ("The Oct. 7 attack shook them.", [("Oct. 7", "2023-10-07")]),
        (
            "The Oct. 7 attack shook them. He has not been seen since Oct. 7.",
            [("Oct. 7", "2023-10-07"), ("Oct. 7", "2023-10-07")],
        ),
        (
            "The games ran from July 30-Aug. 14, 1932.",
            [("July 30", "1932-07-30"), ("Aug. 14, 1932", "1932-08-14")],
        ),
        (
            "They fought from Dec. 28 to Jan. 3, 2021.",
            [("Dec. 28", "2020-12-28"), ("Jan. 3, 2021", "2021-01-03")],
        ),
        ("They met on June 15-16, 2023.", [("June 15", "2023-06-15"), ("16, 2023", "2023-06-16")]),
        ("They fought between March and May 2023.", [("March", "2023-03"), ("May 2023", "2023-05")]),
        ("He died in the 2021 July unrest.", [("2021 July", "2021-07")]),
        (
            "He was held in May 2023. It led to riots in May.",
            [("May 2023", "2023-05"), ("May", "2023-05")],
        ),
        ("They vowed to raise spending by June.", [("June", "2024-06")]),
        ("In January, he proposed a study.", [("January", "2024-01")]),
        ("The Sept. 11 attacks shook them.", [("Sept. 11", "2001-09-11")]),
    ],
)
def test_dates_of_the_calendar(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Feb. 24, 2022, troops crossed. The following day, sanctions came.",
            [("Feb. 24, 2022", "2022-02-24"), ("The following day", "2022-02-25")],
        ),
        (
            "It attacked on 3 May 2023; two days earlier, it had shelled the town.",
            [("3 May 2023", "2023-05-03"), ("two days earlier", "2023-05-01")],
        ),
        (
            "The army said Wednesday it killed two in a raid the night before.",
            [("Wednesday", "2024-05-15"), ("the night before", "2024-05-14TNI")],
        ),
        ("In 2019 he won. Later that year he lost.", [("2019", "2019"), ("Later that year", "2019")]),
        ("Two days earlier, it had shelled the town.", [("Two days earlier", "P2D")]),
        ("The next day, it shelled the town.", []),
    ],
)
def test_narrative_dates_need_a_date_told_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He served for twenty-one years.", [("twenty-one years", "P21Y")]),
        ("It was a two-day visit.", [("two-day", "P2D")]),
        ("Over the past decade trade grew.", [("the past decade", "P1DE")]),
        ("It lasted several weeks.", [("several weeks", "PXW")]),
        ("In recent years ties grew.", [("recent years", "PXY")]),
        ("It took 5 1/2 hours.", [("5 1/2 hours", "PT5.5H")]),
        ("The council meets every week.", [("every week", "P1W")]),
        ("They pump 2 million barrels a day.", [("a day", "P1D")]),
        ("In the weeks before the vote, he left.", [("the weeks", "PXW")]),
        ("It fell in the three months to March.", [("the three months", "P3M"), ("March", "2024-03")]),
        ("They meet twice a week.", [("twice a week", "P1W")]),
        ("They march on Mondays.", [("Mondays", "XXXX-WXX-1")]),
        ("They march on weekends.", [("weekends", "XXXX-WXX-WE")]),
        ("They landed at 1800 local time.", [("1800 local time", "2024-05-16T18:00")]),
        ("He came on May 3. He was shot at 6 a.m.", [("May 3", "2024-05-03"), ("6 a.m.", "2024-05-03T06:00")]),
        ("Every Friday they gather.", [("Every Friday", "XXXX-WXX-5")]),
        ("The truce begins at 10 a.m. Sunday.", [("10 a.m. Sunday", "2024-05-19T10:00")]),
        ("The ship was hit at 03:00 GMT on Tuesday.", [("03:00 GMT", "2024-05-14T03:00Z"), ("Tuesday", "2024-05-14")]),
        ("It was hit at dawn on Tuesday.", [("dawn", "2024-05-14TMO"), ("Tuesday", "2024-05-14")]),
        ("He is now a rival.", [("now", "PRESENT_REF")]),
    ],
)
def test_lengths_sets_and_clock_times(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The envoy may leave, said Theresa May.",
        "The Sun and the Sunday Times had the story.",
        "A 55-year-old general, aged 30 at the time, resigned.",
        "It was the second attack on the second city.",
        "About 2000 people marched with 1500 soldiers.",
        "The 2019 people who marched went home.",
        "The council adopted Resolution 2728.",
        "April Smith met August Wilson.",
        "He is in his 30s.",
        "They march for an hour-less world; it cost $2020.",
        "He spoke on the Today programme.",
        "They signed Agenda 2030 and went to Expo 2020.",
        "Flight 1984 left from Gate 2001 with 1999 euros.",
        "The Good Friday Agreement held after Bloody Sunday.",
        "The March 14 Alliance split.",
        "It was her grade eight year.",
        "The Sunday Times reported on 1500 barrels (1300 GMT).",
        "The May government fell after Theresa May's speech.",
    ],
)
def test_words_and_numbers_that_tell_no_time(text: str) -> None:
    assert [value for _, value in values(text) if value[0].isdigit()] == []


def test_without_a_date_only_what_stands_alone_is_given() -> None:
    text = "On Thursday, a year after May 2023, he spoke of last week and left in July."
    assert values(text, None) == [
        ("Thursday", "XXXX-WXX-4"),
        ("a year", "P1Y"),
        ("May 2023", "2023-05"),
        ("last week", "PAST_REF"),
        ("July", "XXXX-07"),
    ]


def test_an_interval_of_dates_gives_what_holds_for_all_of_it() -> None:
    week = Published(start="2024-05-13", end="2024-05-19", basis="text")
    text = "He left last year, spoke on Thursday in 2024 and met them last month."
    assert values(text, week) == [
        ("last year", "2023"),
        ("Thursday", "2024-05"),
        ("2024", "2024"),
        ("last month", "2024-04"),
    ]


def test_every_match_holds_a_needle_of_its_rule() -> None:
    examples = [row["example"] for name in ("time_words", "holidays", "named_days") for row in table(name)]
    text = ". ".join(f"It was {example}, at 9 a.m. on the 3rd, 12:30 and 1600 GMT" for example in examples if example)
    for rule in grammar():
        for match in rule.pattern.finditer(text):
            around = text[max(0, match.start() - len("on ")) : match.end()]
            assert not rule.needle or any(piece in around for piece in rule.needle), (rule.name, match.group())


def test_expressions_do_not_cross_paragraphs() -> None:
    assert values("Closed until Friday\n\nMay 14, 2024\n\nIt was so.")[-1] == ("May 14, 2024", "2024-05-14")


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="  \n0123456789/-:.,'’aM dayThursweek go the lst", max_size=120))
def test_any_text_gives_spans_inside_it_in_order_and_twice_the_same(text: str) -> None:
    parsed = parse(text)
    times = find(parsed, THURSDAY)
    ends = [0, *(time.span[1] for time in times)]
    assert all(end <= time.span[0] < time.span[1] <= len(text) for end, time in zip(ends, times, strict=False))
    assert find(parsed, THURSDAY) == times


WORDS = sorted({word for row in table("time_words") for word in row.many("words")})
GLUE = ["the", "a", "of", "last", "next", "this", "past", "every", "each", "twice", "early", "end-of", "80s", "2024"]
GLUE += ["to", "and", "-", "in", "on", "by", "before", "after", "ago", "1", "31"]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS, *GLUE]), min_size=5, max_size=40),
    st.sampled_from(["2024-05-16", "2024-02-29", "0001-01-01", "9999-12-31"]),
)
def test_any_words_of_time_in_any_order_have_values_or_none(words: list[str], day: str) -> None:
    published = Published(start=day, end=day, basis="given")
    assert all(time.value for time in find(parse(" ".join(words)), published))


def test_every_word_for_a_season_can_be_shifted() -> None:
    assert values("It fell last wintertime.") == [("last wintertime", "2023-WI")]
