"""The sentences of what is stored stay where they are, whatever later rules would make of the same words."""

from __future__ import annotations

from bot.articles import ArticleText, Paragraph
from bot.loading.incoming import IncomingArticle

WORDS = "Am 5. Mai kam er. Es regnete."


def article(*sentences: tuple[int, int]) -> IncomingArticle:
    return IncomingArticle(
        ArticleText("", headline_generated=True, summary="", paragraphs=(Paragraph(WORDS, "body", sentences),)), "Daily"
    )


def test_an_article_that_comes_again_has_the_sentences_it_was_stored_with() -> None:
    stored, again = article((0, 5), (6, 17), (18, 29)), article((0, 17), (18, 29))
    assert again.with_sentences_of(stored).text.paragraphs == stored.text.paragraphs


def test_new_words_have_their_own() -> None:
    again = article((0, 17), (18, 29))
    other = IncomingArticle(
        ArticleText("", headline_generated=True, summary="", paragraphs=(Paragraph("It rained.", "body", ((0, 10),)),)),
        "Daily",
    )
    assert again.with_sentences_of(other) is again
