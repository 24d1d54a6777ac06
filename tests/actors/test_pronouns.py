import pytest

from tests.actors.reading import read


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Marta Ilves said she would resign.", " she", ("Marta Ilves",)),
        ("John Reed met Marta Ilves. He said talks had failed.", "He", ("John Reed",)),
        ("John Reed met Marta Ilves. She said talks had failed.", "She", ("Marta Ilves",)),
        ("Russia said it would withdraw.", " it", ("Russia",)),
        ("Turkey and its allies agreed.", " its", ("Turkey",)),
        ("John Reed and Marta Ilves said they would meet.", " they", ("John Reed", "Marta Ilves")),
        ("John Reed, who leads the party, left.", " who", ("John Reed",)),
        ("John Reed, whose delegation was late, left.", " whose", ("John Reed",)),
        ("John Reed urged Peter Lang to say he was sorry.", " he", ("Peter Lang",)),
        ("John Reed thanked Peter Lang for his work.", " his", ("Peter Lang",)),
        ("During his visit, John Reed met farmers.", " his", ("John Reed",)),
        ("The Houthis said they had fired first.", " they", ("Houthi movement",)),
        ("One of the sponsors, Turkey, said it would attend.", " it", ("Turkey",)),
        ("Thousands of Kenyans marched. They sang.", "They", ("Kenyans",)),
        ("Saudi Arabia welcomed Israel, which backs the plan.", " which", ("Israel",)),
        ("Kenya’s plan was ready. Kenya’s requests to its partners failed.", " its", ("Kenya",)),
        ("John Reed's plan showed what he wanted.", " he", ("John Reed",)),
        ("Peter Lang spoke. “He is a liar,” Marta Ilves said.", "He", ("Peter Lang",)),
        ("Democrats met. They voted.", "They", ("Democratic Party",)),
    ],
)
def test_resolved(text: str, pronoun: str, meant: tuple[str, ...]) -> None:
    assert read(text).meant(pronoun) == meant


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("It is clear that Russia will attend.", "It"),
        ("The attack hit Kyiv. It killed two people.", "It"),
        ("John Reed met Marta Ilves. It rained.", "It"),
        ("Marta Ilves arrived. He was late.", "He"),
        ("John Reed said: “He is a liar.”", "He"),
        ("Hungary, whose government opposes it, left.", " it"),
        ("“I will go,” John Reed said.", "I"),
        ("John Reed arrived. A doctor said he had left.", " he"),
        ("Soldiers must hand in gifts within hours of receiving them.", " them"),
        ("I met John Reed. I saw Peter Lang. I ate with both. He smiled.", "He"),
    ],
)
def test_left_alone(text: str, pronoun: str) -> None:
    assert read(text).mention(pronoun) is None


def test_the_kind_is_pronoun() -> None:
    mention = read("Russia said it would withdraw.").mention(" it")
    assert mention is not None
    assert mention.kind == "pronoun"


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("India has moved to punish Pakistan after accusing it of backing the attack.", "accusing it", "Pakistan"),
        ("China says it is ready to play a role.", "says it", "China"),
        ("Gordon Reed faces questions about Donald Trump's call when he asked for help.", "when he", "Donald Trump"),
        (
            "Another diplomat, former special envoy to Ukraine Kurt Volker, shifted his own account.",
            "his",
            "Kurt Volker",
        ),
    ],
)
def test_whom_the_structure_of_clauses_tells(text: str, pronoun: str, name: str) -> None:
    assert read(text).meant(pronoun) == (name,)


def test_it_is_clear_means_nobody() -> None:
    assert read("China says it is clear that talks failed.").meant("says it") == ()
