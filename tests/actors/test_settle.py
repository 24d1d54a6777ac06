from tests.actors.reading import read


def test_a_local_name_is_the_body_of_the_country_that_is_spoken_of() -> None:
    assert read("The United States waited. Congress passed the bill.").meant("Congress") == ("US Congress",)


def test_a_modifier_from_elsewhere_overrules() -> None:
    reading = read("Chile's Congress passed the bill. The United States welcomed it.")
    assert "US Congress" not in reading.names()


def test_part_of_a_longer_name_is_not_the_short_name() -> None:
    reading = read("The leader of the Constitutional Democratic Party of Japan met U.S. officials.")
    assert "Democratic Party" not in reading.names()


def test_letters_mean_the_body_whose_country_is_spoken_of() -> None:
    assert read("Sudan accused the RSF of it.").meant("RSF") == ("Rapid Support Forces",)
    assert read("Journalists in France welcomed the RSF report.").meant("RSF") == ("Reporters Without Borders",)
