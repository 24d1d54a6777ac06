"""The first claim is kept; what contradicts it is recorded with the place that says so."""

from dragoman.pages.claims import conflicts, sameness


def test_a_contradiction_names_both_sides_and_their_places() -> None:
    found = conflicts("published", "2025-03-04", [("linked data", "2025-03-04"), ("url", "2025-03-05")])
    assert [(c.kept, c.basis, c.other, c.other_basis) for c in found] == [
        ("2025-03-04", "linked data", "2025-03-05", "url")
    ]


def test_the_same_thing_in_other_letters_is_no_conflict() -> None:
    assert conflicts("publisher", "The Guardian", [("domain", "The Guardian"), ("head", "guardian")]) == ()
    assert sameness("Le Défi") == sameness("LE DEFI")


def test_a_contradiction_is_told_once_with_its_first_place() -> None:
    claims = [("head", "Talks fail in Oslo"), ("title", "talks fail in oslo")]
    (found,) = conflicts("headline", "Talks in Oslo break off", claims)
    assert (found.other_basis, found.basis) == ("head", None)


def test_an_empty_claim_and_a_field_that_is_not_known_make_no_conflict() -> None:
    assert conflicts("headline", "Talks fail", [("head", " ")]) == ()
    assert conflicts("headline", None, [("head", "Talks fail")]) == ()
