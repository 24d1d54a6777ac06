import pytest

from tests.actors.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "Albanian Foreign Minister Ferit Kola said the attack was grave.",
        "Albania's foreign minister, Ferit Kola, said the attack was grave.",
        "Ferit Kola, Albania's foreign minister, said the attack was grave.",
        "Ferit Kola, the foreign minister of Albania, said the attack was grave.",
    ],
)
def test_title_and_apposition_give_office_and_country(text: str) -> None:
    person = read(text).named("Ferit Kola")
    assert (person.country, person.role, person.sectors) == ("ALB", "foreign minister", ("GOV",))


def test_an_apposition_is_a_mention() -> None:
    reading = read("Ferit Kola, Albania's foreign minister, said the attack was grave.")
    assert reading.meant("minister") == ("Ferit Kola",)


def test_an_ambassador_to_the_united_nations_speaks_for_his_country() -> None:
    person = read("Ferit Kola, Albania's ambassador to the UN, said the attack was grave.").named("Ferit Kola")
    assert (person.country, person.sectors) == ("ALB", ("GOV",))


def test_who_serves_an_international_body_has_no_country() -> None:
    person = read("UN special envoy Ferit Kola arrived in Albania.").named("Ferit Kola")
    assert (person.country, person.sectors) == (None, ("IGO",))


def test_a_former_minister_is_not_government() -> None:
    person = read("Former Albanian minister Ferit Kola was arrested.").named("Ferit Kola")
    assert person.role == "former minister"
    assert person.sectors == ("ELI",)


def test_a_minister_at_home_takes_the_articles_only_country() -> None:
    person = read("Albania closed its border. Defence Minister Ferit Kola said so.").named("Ferit Kola")
    assert person.country == "ALB"


def test_the_president_of_a_society_is_not_government() -> None:
    person = read("Ferit Kola, president of the chess club, said it was late.").named("Ferit Kola")
    assert "GOV" not in person.sectors


def test_the_rebels_leader_is_a_rebel() -> None:
    person = read("Rebel leader Ferit Kola was killed.").named("Ferit Kola")
    assert person.sectors == ("REB",)


def test_a_chain_of_titles() -> None:
    person = read("Philippine exercise director Brigadier General Vicente Blanco spoke.").named("Vicente Blanco")
    assert (person.country, person.sectors) == ("PHL", ("MIL",))


def test_a_ministers_field_is_part_of_the_role() -> None:
    person = read("Sweden's Minister of Justice, Gunnar Holm, will meet the police.").named("Gunnar Holm")
    assert (person.country, person.role) == ("SWE", "minister of justice")


def test_a_nickname_in_quotation_marks_is_no_office() -> None:
    person = read("John Reed, dubbed “Jihadi John” by the press, left.").named("John Reed")
    assert person.sectors == ()


def test_the_next_president_is_not_the_president() -> None:
    reading = read("President John Reed of Kenya spoke. The next president will be elected in May.")
    assert reading.meant("president") != ("John Reed",)


def test_an_international_office_names_its_body() -> None:
    person = read("Marta Ilves, the EU's foreign policy chief, welcomed it.").named("Marta Ilves")
    assert person.role == "European Union foreign policy chief"


@pytest.mark.parametrize(
    ("text", "name", "country", "role"),
    [
        ("President of the Republic of Kenya Daniel Otieno held talks.", "Daniel Otieno", "KEN", "president"),
        ("President of the Republic of Kazakhstan Yerlan Sagynbayev spoke.", "Yerlan Sagynbayev", "KAZ", "president"),
        (
            "He met Minister for Foreign Affairs of the Republic of Serbia Goran Petrov.",
            "Goran Petrov",
            "SRB",
            "minister of foreign affairs",
        ),
        (
            "Secretary-General of the United Nations Marta Ilves spoke.",
            "Marta Ilves",
            None,
            "United Nations secretary-general",
        ),
    ],
)
def test_a_title_reaches_its_name_over_the_state_or_body(text: str, name: str, country: str | None, role: str) -> None:
    person = read(text).named(name)
    assert (person.country, person.role) == (country, role)


def test_a_deputy_who_is_a_minister_too_is_one_person() -> None:
    reading = read("Deputy Prime Minister and Minister of Defence of Serbia Goran Petrov left.")
    assert reading.meant("Prime Minister") == ("Goran Petrov",)


def test_a_lower_case_office_takes_no_name_over_its_state() -> None:
    reading = read("She told the president of Kenya John Reed would resign.")
    assert reading.meant("president") != ("John Reed",)


def test_a_dash_between_spaces_ends_the_title() -> None:
    person = read("KAZINFORM – President of the Republic of Kazakhstan Yerlan Sagynbayev held talks.").named(
        "Yerlan Sagynbayev"
    )
    assert person.role == "president"


@pytest.mark.parametrize(
    ("text", "name", "country", "sectors"),
    [
        ("Syria's army left. Its spokesman, Colonel Petr Novak, confirmed it.", "Petr Novak", "SYR", ("MIL",)),
        ("Hezbollah said its leader, Hadi Nasri, had died.", "Hadi Nasri", "LBN", ("REB",)),
        ("Ann Lee, a spokeswoman for the Kenyan army, spoke.", "Ann Lee", "KEN", ("MIL",)),
        ("US envoy for Iran Robert Reed spoke.", "Robert Reed", "USA", ("GOV",)),
        ("Former special envoy to Ukraine Kurt Weiss spoke.", "Kurt Weiss", None, ("ELI",)),
        ("President-elect Maria Lopez of Peru spoke.", "Maria Lopez", "PER", ("GOV",)),
    ],
)
def test_who_serves_is_of_whom_he_serves(text: str, name: str, country: str | None, sectors: tuple[str, ...]) -> None:
    actor = read(text).named(name)
    assert (actor.country, actor.sectors) == (country, sectors)


def test_an_ex_president_is_a_former_president() -> None:
    assert read("Ex-president Carlos Vega was jailed.").named("Carlos Vega").role == "former president"


def test_the_lexicons_office_tells_more_than_leader() -> None:
    assert (
        read("Ukrainian leader Volodymyr Zelensky spoke.", "2024-01-01").named("Volodymyr Zelenskyy").role
        == "president"
    )


def test_a_function_tells_more_than_a_rank() -> None:
    assert read("Kenyan military spokesperson Colonel Ann Lee spoke.").named("Ann Lee").role == "military spokesperson"


def test_an_official_of_a_body_may_be_named_after_a_comma() -> None:
    actor = read("A senior Hamas official, Sami Nasri, told farmers to wait.").named("Sami Nasri")
    assert (actor.country, actor.role) == ("PSE", "official")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Foreign Minister Jane Roe of the Netherlands praised Kenya. Kenyan troops left Kenya.", "NLD"),
        ("Defence Minister Jane Roe of Uganda praised Kenya. Kenyan troops left Kenya.", "UGA"),
    ],
)
def test_a_state_named_behind_an_official_is_his(text: str, country: str | None) -> None:
    assert next(a.country for a in read(text).actors.records if "Roe" in a.name) == country
