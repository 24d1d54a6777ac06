import pytest

from tests.actors.reading import read


def test_surname_after_full_name_is_the_same_person() -> None:
    reading = read("Marta Ilves met reporters. Ilves said she would resign.")
    assert reading.meant("Ilves", 1) == ("Marta Ilves",)


def test_a_surname_with_its_particle_is_short_for_the_full_name() -> None:
    reading = read("Staffan de Vries arrived on Monday. De Vries said talks would go on.")
    assert reading.meant("De Vries") == ("Staffan de Vries",)


def test_a_known_leader_is_recognised_by_surname_at_the_day_of_the_report() -> None:
    person = read("Putin said talks would go on.", "2024-05-16").named("Vladimir Putin")
    assert (person.country, person.role, person.sectors) == ("RUS", "president", ("GOV",))


def test_without_a_day_the_lexicon_gives_no_office() -> None:
    person = read("Vladimir Putin said talks would go on.").named("Vladimir Putin")
    assert (person.country, person.role) == ("RUS", None)


def test_who_left_office_is_not_government() -> None:
    person = read("Angela Merkel said she was sorry.", "2024-05-16").named("Angela Merkel")
    assert person.role == "former chancellor"
    assert "GOV" not in person.sectors


@pytest.mark.parametrize(
    "text",
    ["He was held in Hoa Lo prison.", "The shell hit the city of Bila Tserkva.", "Abraham Villiers Bay is deep."],
)
def test_places_are_no_persons(text: str) -> None:
    assert all(actor.kind != "person" for actor in read(text).actors.records)


def test_a_person_who_bears_a_states_name() -> None:
    reading = read("Defence Minister Israel Katz said the army would stay.", "2025-01-15")
    assert reading.named("Israel Katz").kind == "person"
    assert all(
        actor.kind != "state" or actor.name != "Israel" or not actor.mentions for actor in reading.actors.records
    )


def test_a_wife_with_the_surname_is_not_her_husband() -> None:
    reading = read("Sir John Reed left early. Lady Reed stayed until midnight.")
    assert reading.meant("Lady Reed") != ("John Reed",)


def test_the_name_after_a_newspaper_is_no_persons() -> None:
    reading = read("The newspaper Dagens Nyheter said the minister had lied.")
    assert reading.named("Dagens Nyheter").kind == "organization"


def test_a_leaders_surname_whatever_the_pipeline_calls_it() -> None:
    assert read("Erdogan accused Gulen of treason.").named("Recep Tayyip Erdogan").country == "TUR"


def test_a_title_may_be_a_surname() -> None:
    assert "Kevin King" in read("American Kevin King was freed. King smiled.").names()


def test_a_ladys_surname_is_not_her_husband() -> None:
    reading = read("Sir Keir Starmer met farmers. Lady Starmer waved.", "2024-09-01")
    assert reading.meant("Starmer", 1) != reading.meant("Starmer", 0)


def test_two_surnames_are_known_again() -> None:
    reading = read("Andres Manuel Lopez Obrador met farmers. Lopez Obrador waved.", "2020-01-01")
    assert reading.meant("Obrador", 0) == reading.meant("Obrador", 1)


def test_names_in_capitals_are_written_as_others() -> None:
    assert "John Smith" in read("JOHN SMITH, the ambassador of Kenya, spoke.").names()


def test_a_surname_means_who_was_just_named_in_full() -> None:
    reading = read("Barack Obama left. Michelle Obama spoke in Chicago. Obama said she was proud.", "2020-01-01")
    assert reading.meant("Obama", 2) == ("Michelle Obama",)


def test_datelines_name_nobody_in_any_paragraph() -> None:
    assert read("Truce holds.\n\nBEIRUT (Daily News) – Farmers met.").names() == ["Farmers"]


def test_an_alias_is_not_somebody_elses_surname() -> None:
    assert read("Yulia Navalnaya spoke of Navalny.", "2024-06-01").meant("Navalny") != ("Yulia Navalnaya",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The court ordered an investigation against Oomal Chundi over it.", "Oomal Chundi"),
        ("A court in Lyon found Barbarin guilty of fraud.", "Barbarin"),
    ],
)
def test_who_is_accused_is_a_person_though_the_pipeline_sees_no_name(text: str, name: str) -> None:
    assert read(text).named(name).kind == "person"


def test_what_is_bombed_is_no_person() -> None:
    assert "Tolbana" not in read("Rebels bombed Tolbana.").names()
