import pytest

from tests.actors.reading import read

LEADERS = "Chinese President Xi Jinping met Russian President Vladimir Putin in Harbin. "


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (LEADERS + "The two leaders signed a statement.", "leaders", ("Xi Jinping", "Vladimir Putin")),
        (LEADERS + "The two countries share a border.", "countries", ("China", "Russia")),
        (LEADERS + "The Russian leader left on Friday.", "leader", ("Vladimir Putin",)),
        (LEADERS + "The Russian president left on Friday.", "president", ("Vladimir Putin",)),
        (LEADERS + "Xi praised his country's growth.", "country", ("China",)),
        ("Kenya asked for aid. The country has seen floods.", "country", ("Kenya",)),
        ("Saudi Arabia refused. The kingdom said so on Monday.", "kingdom", ("Saudi Arabia",)),
        ("NATO met on Monday. The alliance promised help.", "alliance", ("NATO",)),
        (
            "Russia's Defence Ministry spoke. The ministry gave no detail.",
            "The ministry",
            ("Russian Defence Ministry",),
        ),
        ("His parents, John Reed and Ann Lane, deny it.", "parents", ("John Reed", "Ann Lane")),
        ("Peter Lang was the minister in charge.", "minister", ("Peter Lang",)),
    ],
)
def test_resolved(text: str, words: str, meant: tuple[str, ...]) -> None:
    assert read(text).meant(words) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya and Uganda met. It was the first country to agree.", "country"),
        ("The group was late.", "group"),
        ("Kenya said that every country must act.", "country"),
        ("Peter Lang was not the minister in charge.", "minister"),
    ],
)
def test_left_alone(text: str, words: str) -> None:
    assert read(text).mention(words) is None


def test_the_former_president_is_not_the_president() -> None:
    text = "Former Kenyan president Peter Lang met President John Reed of Kenya. The former president was tired."
    assert read(text).meant("president", 1) == ("Peter Lang",)


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Marta Zuma left. Jacob Zuma spoke. His daughter wept.", "daughter", ("Marta Zuma",)),
        ("The first witness was Ann Reed.", "witness", ("Ann Reed",)),
        ("Syrians who fled the country wept.", "country", ("Syria",)),
    ],
)
def test_known_again(text: str, words: str, meant: tuple[str, ...]) -> None:
    assert read(text).meant(words) == meant


def test_a_counterpart_holds_the_same_office() -> None:
    text = "Iranian President Hadi Nasri met Turkish President Cem Aydin. Aydin thanked his Iranian counterpart."
    assert read(text).meant("counterpart") == ("Hadi Nasri",)


def test_parties_and_crowds_tell_the_country_where_no_state_is_named() -> None:
    assert read("Demonstrators in Tbilisi rallied. The opposition spoke.").named("Georgian opposition").country == "GEO"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Outside supporters of the opposition, such as Jordan and Qatar, have cut their aid.", "supporters"),
        ("Regional powers including Jordan and Qatar met.", "powers"),
        ("The two biggest supporters of the deal – Jordan and Qatar – said they would stop.", "supporters"),
    ],
)
def test_a_plural_means_those_whom_the_text_names_of_them(text: str, words: str) -> None:
    assert read(text).meant(words) == ("Jordan", "Qatar")


def test_rebel_positions_are_the_rebels() -> None:
    assert read("Troops shelled rebel positions in the north.").meant("rebel") == ("rebels",)


def test_a_people_without_a_state_is_meant_by_its_adjective() -> None:
    assert read("Turkish jets bombed Kurdish positions.").meant("Kurdish") == ("Kurds",)


def test_who_hopes_that_the_president_returns_is_not_he() -> None:
    text = "President Ann Obote met the acting president, John Reed. Obote hoped that the president would return."
    assert read(text).meant("that the president") != ("Ann Obote",)


def test_a_country_that_people_flee_is_theirs() -> None:
    assert read("The camp filled when Syrians fleeing the country's war came.").meant("the country") == ("Syria",)


def test_a_regulator_is_the_agency_just_named() -> None:
    text = "The FDA was hacked. The regulator declined to comment."
    assert read(text).meant("regulator") == ("FDA",)
