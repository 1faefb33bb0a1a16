"""What is nowhere in the archive still leads on: to the passages that come closest, and how close they come."""

from __future__ import annotations

from bot.quotation.model import Verdict
from bot.quotation.verification.closest import MOST_CLOSE, MOST_DOCUMENTS, MOST_SENTENCES, closest
from bot.quotation.verification.verify import checked, verify
from tests.quotation.newspaper import article, documents


def closest_to(text: str) -> list[str]:
    found = verify(checked(text), documents())
    assert found.verdict is Verdict.ABSENT
    assert not found.places
    return [str(passage.ref) for passage in found.close]


def test_a_paraphrase_leads_to_what_it_says() -> None:
    (first, *_) = verify(checked("Readers put their signatures to petitions made of paper"), documents()).close
    assert str(first.ref) == "A2.p2.s1"
    assert first.text == "Readers signed a petition on paper."
    assert (first.shared, first.words) == (3, 6)


def test_each_half_of_a_mixture_is_found() -> None:
    mixed = "Muni counted crossings by villagers in six days while petitions on paper reached thousands of readers"
    assert closest_to(mixed) == ["A4.p3.s1", "A2.p2.s1"]


def test_what_shares_a_word_or_none_leads_nowhere() -> None:
    assert closest_to("The submarine surfaced beside the opera house at dawn, painted yellow.") == []
    assert closest_to("passengers wandered slowly through empty corridors of marble") == []


def test_no_more_is_looked_through_than_there_is_room_for() -> None:
    many = documents([article(number, ["The harbor pilots met."] * 80) for number in range(1, MOST_DOCUMENTS + 4)])
    late = documents([article(99, ["The harbor pilots and the tugboat crews met."])])
    found = closest("harbor pilots, tugboat crews", [*many, *late])
    assert str(found[0].ref) == "A1.p1.s1"
    assert len(found) <= MOST_CLOSE
    assert MOST_SENTENCES < 80 * MOST_DOCUMENTS
    assert str(closest("harbor pilots, tugboat crews", [*late, *many])[0].ref) == "A99.p1.s1"
