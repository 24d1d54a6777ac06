"""English or not."""

from __future__ import annotations

import pytest

from dragoman.errors import OtherLanguage
from dragoman.pages.english import require_english, require_latin

OTHERS = {
    "French": "Le président français a annoncé jeudi que la France enverrait des armes supplémentaires à l'Ukraine "
    "pour soutenir son armée dans la guerre contre la Russie, a dit son porte-parole à Paris au cours de la journée.",
    "German": "Der Bundeskanzler sagte am Donnerstag in Berlin, dass Deutschland weitere Waffen an die Ukraine liefern "
    "werde, was in der Koalition umstritten war und nun im Bundestag beraten werden soll, so ein Sprecher.",
    "Dutch": "De premier van Nederland zei donderdag dat het land was begonnen met de levering van wapens aan Oekraïne "
    "en dat het over twee weken klaar is, nadat de Kamer er in een debat mee had ingestemd.",
    "Portuguese": "O presidente do Brasil disse na quinta-feira que não vai assinar o acordo com os Estados Unidos no "
    "próximo mês, as negociações continuam em Brasília e podem levar até o fim do ano, segundo ele.",
    "Indonesian": "Presiden mengatakan pada hari Kamis bahwa pemerintah akan menandatangani perjanjian dagang dengan "
    "Jepang bulan depan setelah perundingan yang panjang di Jakarta dan Tokyo selama dua tahun terakhir.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_of_latin_script_are_refused(language: str) -> None:
    with pytest.raises(OtherLanguage):
        require_english("p", OTHERS[language])


@pytest.mark.parametrize("text", ["Москва и Пекин подписали договор.", "北京和莫斯科签署了协议。", "القاهرة والرياض"])
def test_other_scripts_are_refused_however_short(text: str) -> None:
    with pytest.raises(OtherLanguage):
        require_latin("p", text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru recalled its ambassador.",
        "Xi Jinping 习近平 met Lai Ching-te 賴清德.",
        "BOGOTA - Police in Medellin, Colombia's second city, have arrested eleven members of Clan del Golfo, Los "
        "Urabenos, La Oficina de Envigado, Los Rastrojos and Aguilas Negras.",
    ],
)
def test_english_passes_with_foreign_names_in_it(text: str) -> None:
    require_latin("p", text)
    require_english("p", text)
