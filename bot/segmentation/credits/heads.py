"""The names under or over a piece in a magazine of plain text: `by NAME`, `- NAME`, `NAME (user from host)`."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.articles import Person, PersonRole, is_organisation
from bot.segmentation.credits.lines import read_byline
from bot.segmentation.credits.model import CreditLine, Strength, credit_line
from bot.segmentation.credits.name_pairs import is_person
from bot.segmentation.credits.people import looks_like_person, split_names
from bot.segmentation.credits.roles import names_role
from bot.segmentation.text.vocabulary import words

_LONGEST = 100
_MOST_WORDS = 5
_SHORT_NAME = 2
_WORK = (
    r"(?:an? |this |the )?(?:book |film |movie |music |album |game |short |special |guest |feature |original )?"
    r"(?:reviews?|interviews?|story|stories|articles?|texts?|words|columns?|reports?|essays?|poems?|poetry|fiction|"
    r"features?|letters?|commentary|opinion|notes|transcript(?:ion)?|analysis|editorial|tutorial|dispatch)"
)
_DONE = r"(?:written|reviewed|conducted|contributed|submitted|posted|reported|told|penned|interviewed|authored|typed)"
_BY = re.compile(rf"[-–—(\[* ]{{0,3}}(?:{_WORK} |(?:{_WORK} )?{_DONE} )?(?:by|from)\b ?:? ?(.*)", re.IGNORECASE)
_ONLY_BY = re.compile(rf"(?:{_WORK} |{_DONE} )?by:?", re.IGNORECASE)
_DASHED = re.compile(r"(?:[-–—~]{1,3}|[-–—~] ?) ?([^\W\d_].*)")
_HOST = r"[\w.+-]+(?:@| from | at |%)[\w-]+(?:\.[\w-]+)+"
_WITH_ADDRESS = re.compile(rf"(.{{2,60}}?)[ ,]{{1,2}}(?:[(<\[]{{1,2}}{_HOST}[)>\]]{{1,2}}|{_HOST})")
_FROM = re.compile(r"from: ?(.*)", re.IGNORECASE)
_AUTHOR_FIELD = re.compile(r"(?:author|writer|byline|reviewer|columnist|contributor)s?: ?(.*)", re.IGNORECASE)
_ADDRESS = re.compile(rf"[(<\[]*{_HOST}[)>\]]*")
_REST = re.compile(r"\s*(?:[(<\[].*|(?: - | – | — |, (?!(?:jr|sr|i{2,3})\b)|; | / | \| ).*)$", re.IGNORECASE)
_FRAME = "\"'“”*_=~ \t"
_NOT_A_NAME = words(
    "various staff agencies agency wires wire members readers editor editors us you me popular demand hand the "
    "them hand way request our your its "
    "all everyone anonymous nobody several many others crew team permission mail phone fax e-mail email post default "
    "far now then itself himself herself themselves myself friday monday tuesday wednesday thursday saturday sunday "
    "tomorrow today noon midnight law accident chance and or of in on at to for with this that these those who which"
)
_CAPITAL_WORD = r"[^\W\d_a-zß-ÿ\u03ac-\u03ce\u0430-\u045f][\w’'.-]*"
_PARTICLE = r"(?:de|da|van|von|der|den|bin|al|el|la|le|du|di|y)"
_PERSON = re.compile(rf"{_CAPITAL_WORD}(?: (?:{_PARTICLE}|[\"“'(]?{_CAPITAL_WORD}[\"”')]?)){{0,3}}")


# `by @handle` names who is known by it; other languages say "by" and "text" in words of their own.
_HANDLE = re.compile(r"@[\w.-]{2,30}")
_ABROAD = re.compile(
    r"(?:(?:Von|Par|Por|Di|Door|Av|Af|Z?redigiert von|Écrit par|Escrito por) |(?:Texte?|Testo|Texto|Autor(?:in|a|es)?|"
    r"Auteure?s?|Auteur|Autore|Redaktion|Автор|Авторы|Текст) ?[:：] ?)(.*)"
)
_KOREAN = re.compile(r"([가-힣]{2,4}) ?(?:기자|특파원|논설위원)(?: ?[\w.+-]+@[\w.-]+)?")


def read_line_under_headline(text: str) -> CreditLine | None:
    """Read a short line right under a headline, or the last of an article, that says who wrote it.

    `by Ana Lima`, `By @ana`, `Von Ana Lima`, `Автор: …`, `王小明、李大華`; words that are no names are no credit.
    """
    if not text or len(text) > _LONGEST:
        return None
    abroad = _ABROAD.fullmatch(text)
    if abroad is not None:
        return _persons(abroad.group(1), least=2 if " " in abroad.group()[:7] and ":" not in text else 1)
    if (korean := _KOREAN.fullmatch(text)) is not None:
        return credit_line(PersonRole.AUTHOR, [(korean.group(1), None)], [], Strength.STRONG)
    if is_list_of_names(text):
        return credit_line(PersonRole.AUTHOR, [(name, name) for name in text.split("、")], [], Strength.STRONG)
    found = _AUTHOR_FIELD.fullmatch(text) or _BY.fullmatch(text)
    if found is None:
        return read_byline(text)
    return None if text.lower().lstrip("-–—([* ").startswith("from") else _persons(found.group(1), least=1)


def is_list_of_names(text: str) -> bool:
    """Tell whether a line is nothing but Chinese names: `王小明、李大華`."""
    names = text.split("、")
    return 1 < len(names) <= _MOST_WORDS and all(len(name) > _SHORT_NAME and is_person(name) for name in names)


def _persons(names: str, *, least: int) -> CreditLine | None:
    """The people of a credit, where every one has the form of a name of `least` words or is a handle."""
    line = _credited(names, any_case=True)
    if line is None:
        return None
    sure = all(
        _HANDLE.fullmatch(one.name)
        or (_PERSON.fullmatch(one.name) and len(one.name.split()) >= least and looks_like_person(one.name))
        or is_organisation(one.name)
        for one in line.credits
    )
    return replace(line, credits=tuple(_without_at(one) for one in line.credits)) if sure else None


def _without_at(person: Person) -> Person:
    return replace(person, name=person.name.removeprefix("@"))


def is_head_credit(text: str) -> bool:
    """Tell whether a line is nothing but a credit of a head; `From:` of a mail is read with the mail."""
    return read_head_credit(text) is not None


def read_head_credit(text: str) -> CreditLine | None:
    """Read who wrote a piece from a line of its head, in any case of letters; None when the line is no credit.

    A line whose names say nothing (`by Various Staff`) is a credit without people.
    """
    if len(text) > _LONGEST or not text:
        return None
    if (field := _AUTHOR_FIELD.fullmatch(text)) is not None:
        return _credited(field.group(1), any_case=True)
    found = _BY.fullmatch(text)
    if found is not None:
        bare = text.lower().lstrip("-–—([* ")
        if bare.startswith("from"):
            return None
        return _credited(found.group(1), any_case=True)
    if (found := _DASHED.fullmatch(text)) is not None and len(text.split()) <= _MOST_WORDS:
        return _credited(found.group(1), any_case=False)
    if (found := _WITH_ADDRESS.fullmatch(text)) is not None and ":" not in found.group(1):
        return _credited(found.group(1), any_case=True)
    return read_byline(text)


def read_sender(text: str) -> CreditLine | None:
    """Read the person of a mail's `From:` field; an address alone is nobody's name."""
    found = _FROM.fullmatch(text) if len(text) <= 2 * _LONGEST else None
    name = sender_name(found.group(1)) if found else None
    return _credited(name, any_case=True) if name else None


def sender_name(stated: str) -> str | None:
    """The person of `Ana Lima <ana@lund.example>`, `ana@lund.example (Ana Lima)` or `"Ana Lima" ana@lund.example`."""
    turned = re.match(rf"{_HOST} ?\((.{{2,60}}?)\)", stated)
    if turned is not None:
        return turned.group(1).strip(_FRAME)
    before = _ADDRESS.split(stated, maxsplit=1)[0]
    name = re.sub(r"\s*[<\[(].*$", "", before).strip(_FRAME + ",;")
    return None if "@" in name or not name else name


def read_bare_name(text: str) -> CreditLine | None:
    """Read a line that is nothing but a person's name; only where a page repeats the form is it a credit."""
    name = text.strip(_FRAME)
    if not 3 <= len(name) <= 40 or _PERSON.fullmatch(name) is None:
        return None
    if " " not in name or not looks_like_person(name) or names_role(name):
        return None
    return credit_line(PersonRole.AUTHOR, [(name, None)], [], Strength.STRONG)


def announces_name(text: str) -> bool:
    """Tell whether a line says that a name follows on the next: `Reviewed by`."""
    return len(text) <= _LONGEST // 2 and _ONLY_BY.fullmatch(text.strip(_FRAME)) is not None


def _credited(names: str, *, any_case: bool) -> CreditLine | None:
    """The people of a credit; no people where it names a crowd, None where it is no list of names at all."""
    stated = _ADDRESS.sub("", _REST.sub("", names)).strip(_FRAME + ".,)]")
    if not stated or len(stated) > _LONGEST // 2 or any(sign in stated for sign in "!?;:"):
        return None
    people = [(name, cjk) for name, cjk in split_names(stated) if name]
    if not people or any(len(name.split()) > _MOST_WORDS for name, _ in people):
        return None
    known = [person for person in people if not _says_nothing(person[0])]
    if not known:
        return CreditLine((), Strength.STRONG) if any_case else None
    people = known
    if any_case or all(_PERSON.fullmatch(name) and not names_role(name) for name, _ in people):
        return credit_line(PersonRole.AUTHOR, people, [], Strength.STRONG)
    return None


def _says_nothing(name: str) -> bool:
    return not _NOT_A_NAME.isdisjoint(word.strip(".'’").lower() for word in name.split())
