"""How likely a text is that bytes give when they are read in some encoding: the right one gives a language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

# The hundred commonest characters of written Chinese, simplified and traditional (Jun Da's and the Ministry of
# Education's frequency lists agree on them), and the kana: what a wrongly decoded text almost never shows.
COMMON_CHINESE = frozenset(
    "的一是不了人我在有他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學"
    "对對可她里裡後后小么麼心多天而能好都然没沒日于於起還还发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經"
    "头頭面公同三已老从從动動两兩长長知民样樣现現分将將外但身些与與高意进進把法此实實回二理美点點月明其种種声聲全工己话"
    "話儿兒者向情部正名定女问問力机機給给等几幾很业業最间間新什打便位因重被走电電四第门門相次东東政海口使教西再平真听聽"
    "世气氣信北少关關并並内內加化由却卻代军軍产產入先山五太水万萬市眼体體别別处處总總才场場师師书書比住员員九笑性通目华"
    "華报報立马馬命张張活难難神数數件安表原车車白应應路期叫死常提感金何更反合放做系系计計司利受光王果亲親界及今京务務制"
    "解各任至清物台臺象记記边邊共风風战戰干接它许許八特觉覺望直服毛林题題建南度统統色字请請交爱愛让讓认認算论論百吃义義"
    "科怎元社术術结結"
)
COMMON_WESTERN = frozenset("’‘“”–—…£€•éèêëáàâäãåíìîïóòôöõúùûüçñÉÀÖÜÄßøæœ°©®™½¼¾·×«»¡¿šžý§")
CHINESE_MARKS = frozenset("，。、；：？！「」『』（）《》〈〉“”‘’…—【】〔〕·～　％")

# The commonest syllables of Korean and characters of Japanese, by no list in particular: what a page of news uses most.
_KOREAN = frozenset(
    "이다의에는을가고하지한도로를은사기서자어시리나일인대정부아라해그전과수보제것장원상들으여만게관있유주동국성거구면소공"
    "스연위경조선용당세신회치안비적된일개말중모방문민요진년내물체우오력려계학업화했습니행"
)
_JAPANESE = frozenset(
    "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西"
    "電校語土木聞食車何南万毎白天母火右読友左休父雨会社市政府首相県区町村選議員党開発表事者場地方業田新自立動同体明代手力"
    "理度問意回内物化数部全合最定実性用主通知物関法民当現要野連所経済産取対期平加議成保作機点予想教員決在報告記"
)
_JAPANESE_MARKS = frozenset("、。「」『』（）・ー〜～々〇！？　：％【】")

# Log-probabilities, by the byte of what no encoding shares with ASCII; their differences were found by trying.
_ERROR, _IMPOSSIBLE, _FOREIGN = -10.0, -10.0, -6.5
_MARK = -2.0
_RAREST = -6.0
_SYMBOL = -8.5
_UNKNOWN_SCRIPT = -4.2
_SCRIPT_FIRST, _SCRIPT_STEP = -2.2, 1 / 9
_LATIN_FIRST, _LATIN_STEP = -0.7, 0.3
_CAPITAL, _CAPITAL_INSIDE, _MARK_INSIDE, _MIXED = -1.0, -5.0, -5.0, -4.0
_ACCENTED, _MARK_AMONG = -0.6, -2.0
_MOST = 4_000

# Letters of each language that ASCII lacks, the commonest first; of other scripts all of them.
_LATIN = (
    "éèàêçâîôùûëïœüæÿ", "üäößé", "óíáéñúü", "ãçáéóíêõâúàôü", "èàùòìéóî", "åäöé", "øåæéö", "äöå", "ëéïöüèç",
    "áðíéóþæýöú", "łęąóżśćńź", "íáěéýžřšůčúťďňó", "áíéýčžšľúťňôďóäŕĺ", "áéőöóíüűú", "žščćđ", "ıüşğçöİâî", "ăîâşţșț",
    "ėšžųįūčąę", "āīēšņūžķļčģ", "äõüöšž", "àéèíòúóïüç·", "ëç", "ğıəöüşç",
)  # fmt: skip
# Words of ASCII that tell these languages from each other where letters alone do not, in the same order.
_TELLTALES = (
    "le la les des et une dans pour est que", "und der die das ist nicht mit von",
    "el los las una para por que con del", "que uma para com em do da os", "il di che per una con del sono non",
    "och att det som en av till inte", "og at det som en af til ikke er", "on ja ei se ett tai",
    "de het een van en niet is op", "og er sem ekki til fyrir",
    "nie jest na do lub oraz dla przez", "se na je pro nebo jako podle ve", "sa na je pre alebo ako ktor",
    "az egy hogy nem ez vagy meg", "je za na se da su nije ili iz", "ve bir bu ile da olarak veya",
    "de la din pe este nu cu sau pentru", "ir kad yra arba su buvo", "un ir ar par no vai lai", "ja on ei kui see oma",
    "que els amb una per del", "dhe nga per nuk me", "ve bir bu ile edin",
)  # fmt: skip
_WORDS = tuple(tuple(words.split()) for words in _TELLTALES)
_TELLING = 0.9
_SCRIPTS = (
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "оанивіетрсклудмпязьбгйчхжцюїшщєфґ",
    "аиоентрвслкдпмзбгуъчцяшщжхюфйь",
    "аоиенрстјвукмдплзбгшцчжњљхћђџфќѓѕѐѝ",
    "αοιετσνηυρπκμλωςάίόέγδήχθύφβώξζψϊϋΐΰ",
    "יוהלאתרבשמנדחקפעםצטגןכזסךףץ",
    "اليمونرتبةعدسفهكقأحجشطصخإىذغثضزئءظآؤ",
    "انیرهدموتشبسکلگزخعپقفجحآصطچضذظغثژئ",
    "านรอก่เ้งัมยลวดีทิสตะปบคหแจพชขืุใไผ์โูถ็ซศธณฟฐญษฝภฉำๆฯ",
)
_TYPOGRAPHY = frozenset("’‘“”–—…«»•·„‚‹›©®™°€£§¡¿№²³½¼¾×±´¶†‡−\u00a0\u00ad،؛؟")
_APOSTROPHES = frozenset("’‘´·")
_SPACES = frozenset("\u00a0\u00ad")
_WORD = re.compile(r"(?<![^\W_])[a-z]{2,9}(?![^\W_])")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that bytes may mean, and how likely it is: the mean log-probability of a byte above ASCII.

    `count` is how many characters tell.
    """

    text: str
    codec: str
    score: float
    count: int


def read(text: str, codec: str) -> Reading:
    """Judge a text read in `codec`; 0 where it is ASCII. Of a long text the first 4,000 other characters count."""
    return Reading(text, codec, _likelihood(text, codec), sum(1 for _ in _beyond_ascii(text)))


def _likelihood(text: str, codec: str) -> float:
    if codec in _IDEOGRAPHIC:
        return _of_ideographs(text, codec)
    return _of_letters(text)


def _of_letters(text: str) -> float:
    found: Counter[str] = Counter()
    total = count = 0.0
    for place, character in _beyond_ascii(text):
        found[character.lower()[:1]] += 1
        total += _context(text, place, character)
        count += 1
    if not count:
        return 0.0
    told = Counter(_WORD.findall(text[:_MOST].lower()))
    heard = [sum(told[word] for word in words) for words in _WORDS]
    most = max(1, *heard)
    latin = max(
        _of_language(found, letters) + count * _TELLING * (number / most)
        for letters, number in zip(_LATIN, heard, strict=True)
    )
    other = max(_of_language(found, letters) for letters in (*_SCRIPTS, ""))
    return (total + max(latin, other)) / count


def _beyond_ascii(text: str) -> Iterable[tuple[int, str]]:
    places = (found for found in re.finditer(r"[^\x00-\x7f]", text))
    return ((found.start(), found[0]) for found, _ in zip(places, range(_MOST), strict=False))


def _of_language(found: Counter[str], letters: str) -> float:
    """How likely the letters are in the language that has these; in one that is not known, of one script at all."""
    latin = letters in _LATIN
    first, step = (_LATIN_FIRST, _LATIN_STEP) if latin else (_SCRIPT_FIRST, _SCRIPT_STEP)
    ranks = {letter: rank for rank, letter in enumerate(letters)}
    script = "" if letters else _main_script(found)
    total = 0.0
    for character, count in found.items():
        rank = ranks.get(character)
        total += count * (max(first - step * rank, _RAREST) if rank is not None else _beside(character, script))
    return total


def _beside(character: str, script: str) -> float:
    if character in _TYPOGRAPHY:
        return _MARK
    if character == "\ufffd" or unicodedata.category(character) in ("Cc", "Co", "Cn"):
        return _IMPOSSIBLE
    if not _LETTERS.match(character):
        return _SYMBOL
    return _UNKNOWN_SCRIPT if script and _script(character) == script else _FOREIGN


def _main_script(found: Counter[str]) -> str:
    scripts: Counter[str] = Counter()
    for character, count in found.items():
        if _LETTERS.match(character):
            scripts[_script(character)] += count
    name = max(scripts, key=lambda one: scripts[one], default="")
    return "" if name == "LATIN" else name


@lru_cache(maxsize=4_096)
def _script(character: str) -> str:
    return unicodedata.name(character, "").partition(" ")[0]


def _context(text: str, place: int, character: str) -> float:
    """What stands beside a character tells whether it may stand there: no capital and no mark inside a word."""
    before = text[place - 1] if place else " "
    after = text[place + 1 : place + 2] or " "
    inside = bool(_LETTERS.match(before)) and bool(_LETTERS.match(after))
    if _LETTERS.match(character):
        if character.isupper() and before.islower():
            return _CAPITAL_INSIDE
        capital = _CAPITAL if character.isupper() else 0.0
        if _is_latin(character):
            # Words of Latin letters are made of ASCII, and of a few others.
            return capital + _ACCENTED * sum(not one.isascii() and one.isalpha() for one in (before, after))
        return _MIXED if any(one.isascii() and one.isalpha() for one in (before, after)) else capital
    if inside and character not in _APOSTROPHES and unicodedata.category(character)[0] != "M":
        return 0.0 if character in _SPACES else _MARK_INSIDE
    return 0.0 if before.isascii() or after.isascii() or character in _SPACES else _MARK_AMONG


def _is_latin(character: str) -> bool:
    return _script(character) in ("LATIN", "FEMININE", "MASCULINE")


# Encodings of two bytes a character


def _of_ideographs(text: str, codec: str) -> float:
    total = length = 0.0
    score = _IDEOGRAPHIC[codec]
    counted = Counter(character for _, character in _beyond_ascii(text))
    for character, count in counted.items():
        size = _size(character, codec)
        total += count * score(character) * size
        length += count * size
    return total / length if length else 0.0


def _size(character: str, codec: str) -> int:
    if character == "\ufffd":
        return 1
    try:
        return len(character.encode(codec))
    except UnicodeEncodeError:
        return 2


def _is_in(character: str, codec: str, first: bytes, last: bytes) -> bool:
    """Tell whether a standard has a character in the part of it for what is commonly used."""
    try:
        return first <= character.encode(codec) <= last
    except UnicodeEncodeError:
        return False


def _chinese(character: str, codec: str, first: bytes, last: bytes) -> float:
    if character in COMMON_CHINESE or character in CHINESE_MARKS:
        return -3.0
    if "\u4e00" <= character <= "\u9fff":
        return -4.4 if _is_in(character, codec, first, last) else -6.8
    return _other(character)


@lru_cache(maxsize=8_192)
def _simplified(character: str) -> float:
    return _chinese(character, "gb2312", b"\xb0\xa1", b"\xd7\xf9")


@lru_cache(maxsize=8_192)
def _traditional(character: str) -> float:
    return _chinese(character, "big5", b"\xa4\x40", b"\xc6\x7e")


@lru_cache(maxsize=8_192)
def _japanese(character: str) -> float:
    if character in _JAPANESE_MARKS:
        return -2.6
    if "\u3041" <= character <= "\u3096":
        return -2.4
    if "\u30a1" <= character <= "\u30fa":
        return -3.2
    if "\uff61" <= character <= "\uff9f":
        return -6.0
    if character in _JAPANESE:
        return -3.2
    if "\u4e00" <= character <= "\u9fff":
        return -4.4 if _is_in(character, "shift_jis", b"\x88\x9f", b"\x98\x72") else -6.8
    return _other(character)


@lru_cache(maxsize=8_192)
def _korean(character: str) -> float:
    if character in _KOREAN:
        return -2.8
    if "\uac00" <= character <= "\ud7a3":
        return -4.2 if _is_in(character, "euc_kr", b"\xb0\xa1", b"\xc8\xfe") else -7.0
    return -6.5 if "\u4e00" <= character <= "\u9fff" else _other(character)


def _other(character: str) -> float:
    if character in _TYPOGRAPHY or character in CHINESE_MARKS or "\uff01" <= character <= "\uff5e":
        return -3.0
    if character == "\ufffd" or "\ue000" <= character <= "\uf8ff" or "\x80" <= character <= "\x9f":
        return _ERROR
    return -6.0


_IDEOGRAPHIC = {
    "gb18030": _simplified,
    "big5hkscs": _traditional,
    "cp932": _japanese,
    "euc_jp": _japanese,
    "iso2022_jp": _japanese,
    "cp949": _korean,
    "iso2022_kr": _korean,
    "hz": _simplified,
}
