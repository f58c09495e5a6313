"""Languages are told apart; English is never taken for another one."""

import pytest

from tests.ingest.marked import codes_of, read

OTHERS = {
    "de": "Taucher haben am Montag die Glocke der alten Fähre gefunden, sagt der Hafenmeister. "
    "Sie soll am Freitag gehoben werden, und die Stadt will sie in einem Museum zeigen.",
    "fr": "Des plongeurs ont trouvé lundi la cloche du vieux bac, a déclaré le capitaine du port. "
    "Elle sera remontée vendredi et la ville veut la montrer dans un musée.",
    "es": "Los buzos encontraron el lunes la campana del viejo transbordador, según el capitán del "
    "puerto. Será izada el viernes y la ciudad quiere mostrarla en un museo.",
    "it": "I sommozzatori hanno trovato lunedì la campana del vecchio traghetto, ha detto il "
    "comandante del porto. Sarà recuperata venerdì e la città la vuole esporre in un museo.",
    "pt": "Os mergulhadores encontraram na segunda-feira o sino da velha balsa, disse o capitão do "
    "porto. Ele será içado na sexta-feira e a cidade não quer que ele saia do museu.",
    "nl": "Duikers hebben maandag de bel van de oude veerboot gevonden, zegt de havenmeester. Die "
    "wordt vrijdag naar boven gehaald en de stad wil de bel in een museum laten zien.",
    "sv": "Dykare hittade på måndagen klockan från den gamla färjan, säger hamnkaptenen. Den ska "
    "bärgas på fredag och staden vill att den visas i ett museum som är öppet för alla.",
    "pl": "Nurkowie znaleźli w poniedziałek dzwon starego promu, mówi kapitan portu. Zostanie "
    "on podniesiony w piątek, ale miasto nie wie, czy będzie go można zobaczyć w muzeum.",
    "tr": "Liman başkanı, dalgıçların pazartesi günü eski vapurun çanını bulduğunu ve çanın cuma "
    "günü çıkarılacağını söyledi. Ancak belediye için bu çok zor bir iş olarak görülüyor.",
    "ru": "Водолазы нашли в понедельник колокол старого парома, сообщил начальник порта.",
    "uk": "Водолази знайшли в понеділок дзвін старого порома, повідомив начальник порту і міста.",
    "ar": "قال مدير الميناء إن الغواصين عثروا يوم الاثنين على جرس العبارة القديمة.",
    "fa": "مدیر بندر گفت که غواصان روز دوشنبه زنگ کشتی قدیمی را پیدا کردند و گزارش دادند.",
    "zh": "港务局长说，潜水员星期一找到了旧渡轮的钟，星期五将把它打捞上来。",
    "ja": "港長によると、潜水士は月曜日に古いフェリーの鐘を見つけた。",
    "ko": "항만장은 잠수부들이 월요일에 낡은 여객선의 종을 찾았다고 말했다.",
    "el": "Οι δύτες βρήκαν τη Δευτέρα την καμπάνα του παλιού πορθμείου, είπε ο λιμενάρχης.",
    "he": "צוללנים מצאו ביום שני את הפעמון של המעבורת הישנה, אמר מנהל הנמל.",
    "hi": "बंदरगाह प्रमुख ने कहा कि गोताखोरों को सोमवार को पुरानी नौका की घंटी मिली।",
}


@pytest.mark.parametrize("code", sorted(OTHERS))
def test_another_language_is_a_problem(code: str) -> None:
    found = read(OTHERS[code])
    assert found.document.language == code
    assert codes_of(found) == ["unsupported-language"]
    assert f"({code})" in found.problems[0].message


@pytest.mark.parametrize(
    "report",
    [
        "Divers found the bell of the old ferry on Monday, the harbour master said.",
        "The mayor of Los Angeles and the head of La Poste met in Le Havre, de Gaulle said.",
        "The slogan “la lutte continue pour le pain et la paix” was painted on the wall, he said.",
        "Ahn Sang-soo, Ri Yong-ho and Choe Son-hui met Wang Yi in Ho Chi Minh City, KCNA said.",
        (
            "STEAMER ELDORA AGROUND OFF CAPE MORRO SINCE MIDNIGHT STOP ALL SAFE SAYS MASTER STOP "
            "OWNERS HAVE NO WORD FROM HER AND DO NOT BELIEVE IT"
        ),
        "Vodolazy nashli kolokol, the paper “Вечерний порт” wrote, and the city was pleased.",
    ],
)
def test_english_full_of_other_words_is_english(report: str) -> None:
    found = read(report)
    assert found.document.language == "en"
    assert found.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "Bell found.",
        "Die Glocke ist da.",
        "12 345 678 90 12 13 14 15 16",
        "Real Madrid 2 Barcelona 1 Sevilla 0 Valencia 0 Betis 3 Getafe 1 Osasuna 2 Celta 2",
        "Ana Lima Paulo Reis Rui Matos Eva Luz Tiago Mar Ines Faro Luis Pina Rosa Prates",
    ],
)
def test_too_short_or_undecided_is_none(text: str) -> None:
    found = read(text)
    assert found.document.language is None
    assert found.problems == ()
