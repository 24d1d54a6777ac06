import pytest

from dragoman import lexicon
from dragoman.exports import codes

# FIPS 10-4 codes that are another country's ISO code, or look like it.
TRAPS = {
    "AUS": "AS", "AUT": "AU", "DEU": "GM", "GMB": "GA", "SWE": "SW", "CHE": "SZ", "CHN": "CH", "CHL": "CI", "UKR": "UP",
    "GBR": "UK", "RUS": "RS", "SRB": "RI", "IRQ": "IZ", "IRN": "IR", "IRL": "EI", "ISR": "IS", "ISL": "IC", "KOR": "KS",
    "PRK": "KN", "KNA": "SC", "SYC": "SE", "TUR": "TU", "TUN": "TS", "TKM": "TX", "PRT": "PO", "POL": "PL", "ESP": "SP",
    "SLV": "ES", "EST": "EN", "DNK": "DA", "DOM": "DR", "DMA": "DO", "DZA": "AG", "ATG": "AC", "AZE": "AJ", "BIH": "BK",
    "BGD": "BG", "BGR": "BU", "BLR": "BO", "BOL": "BL", "BDI": "BY", "BEN": "BN", "BRN": "BX", "BHR": "BA", "BHS": "BF",
    "BFA": "UV", "KHM": "CB", "CAF": "CT", "TCD": "CD", "COD": "CG", "COG": "CF", "CIV": "IV", "CRI": "CS", "CZE": "EZ",
    "GEO": "GG", "GAB": "GB", "GIN": "GV", "GNB": "PU", "GNQ": "EK", "HTI": "HA", "HND": "HO", "JPN": "JA", "KWT": "KU",
    "LBN": "LE", "LBR": "LI", "LIE": "LS", "LSO": "LT", "LTU": "LH", "LVA": "LG", "LKA": "CE", "MAR": "MO", "MAC": "MC",
    "MCO": "MN", "MNG": "MG", "MDG": "MA", "MNE": "MJ", "MMR": "BM", "MUS": "MP", "MRT": "MR", "NER": "NG", "NGA": "NI",
    "NIC": "NU", "NIU": "NE", "NAM": "WA", "OMN": "MU", "PHL": "RP", "PRY": "PA", "PAN": "PM", "PLW": "PS", "PNG": "PP",
    "SDN": "SU", "SSD": "OD", "SVK": "LO", "SGP": "SN", "SEN": "SG", "SUR": "NS", "SWZ": "WZ", "TJK": "TI", "TGO": "TO",
    "TON": "TN", "TTO": "TD", "TLS": "TT", "STP": "TP", "VAT": "VT", "VNM": "VM", "VUT": "NH", "YEM": "YM", "ZAF": "SF",
    "ZMB": "ZA", "ZWE": "ZI", "XKX": "KV", "USA": "US", "FRA": "FR", "PSE": "",
}  # fmt: skip


@pytest.mark.parametrize("country", TRAPS)
def test_fips_codes_are_not_iso_codes(country: str) -> None:
    assert codes.fips(country) == TRAPS[country]


def test_every_country_has_codes_and_no_two_share_one() -> None:
    rows = {row["iso3"]: row for row in lexicon.table("country_codes")}
    assert list(rows) == [row["iso3"] for row in lexicon.table("countries")]
    for column in ("iso2", "fips", "cow"):
        given = [row[column] for row in rows.values() if row[column]]
        assert len(set(given)) == len(given), column
    # FIPS 10-4 ended before the Caribbean Netherlands, and had nothing for Åland and for Palestine as a whole.
    assert {country for country, row in rows.items() if not row["fips"]} == {"BES", "ALA", "PSE"}


def test_what_frames_can_code_has_a_name_and_a_goldstein_value() -> None:
    known = {row["code"] for row in lexicon.table("cameo")}
    assert {row["cameo"] for row in lexicon.table("ontology") if row["cameo"]} <= known


def test_the_names_of_known_groups_are_those_of_our_actors() -> None:
    ours = {row["name"] for table in ("organizations", "groups") for row in lexicon.table(table)}
    assert {row["name"] for row in lexicon.table("cameo_groups")} - ours == set()


@pytest.mark.parametrize(
    ("cameo", "quad"),
    [("057", 1), ("0871", 2), ("090", 2), ("138", 3), ("141", 3), ("154", 4), ("2042", 4), ("own", 3)],
)
def test_the_quad_class_follows_from_the_root_code(cameo: str, quad: int) -> None:
    assert codes.quad_class(cameo, "verbal conflict") == quad


def test_a_code_that_is_not_listed_has_what_the_class_above_it_has() -> None:
    assert codes.goldstein("1721") == -5.0
    assert codes.goldstein("0233") is None
    assert (codes.goldstein("064"), codes.cameo_name("064")) == (6.0, "Engage in material cooperation")


def test_numbers_of_names_are_small_and_always_the_same() -> None:
    assert codes.number("o0000000000ff") == 255
    assert codes.number("sha256:" + "0" * 11 + "a" + "f" * 52) == 10
    assert codes.number("page-1") == codes.number("page-1") < 2**48
    assert codes.number("page-1") != codes.number("page-2")


def test_every_sector_of_our_actors_has_words() -> None:
    for table in ("organizations", "groups"):
        for row in lexicon.table(table):
            for sector in row.many("sectors"):
                assert codes.icews_sectors((sector,)), sector
