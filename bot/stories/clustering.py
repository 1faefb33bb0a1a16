"""Find, for articles that were just stored, the stories they tell, within their transaction and in bounded work.

For each article the archive is asked who shares eight hashes of its beginning; the five that share most, three at
least, are compared with it in full. Asking for all its hashes compares six times as often and finds the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.archive import MOST_TOLD
from bot.articles import ArticleKey
from bot.runtime import while_writing
from bot.stories.sameness import Account, is_same_story, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.archive import NewText, Storing, StoryHead
    from bot.articles import ArticleText, Scope

HASHES_ASKED: Final = 8
"""The lowest of an article's hashes: what another article shares of them is a fair share of all (Broder 1997)."""

FEWEST_SHARED: Final = 3
MOST_COMPARED: Final = 5
NONE_NEW: Final = 1 << 62
MOST_HOLDERS: Final = 16
"""How many of the articles just stored are remembered by a hash, the last of them."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What may be looked at of the articles around: what they say, and the heads of their stories."""

    accounts: Mapping[ArticleKey, Account]
    heads: Mapping[ArticleKey, StoryHead]


async def assign_stories(
    storing: Storing, scope: Scope, stored: Mapping[int, NewText], *, first_new: int = NONE_NEW
) -> None:
    """Store which stories the articles just stored in `scope` tell, given by number.

    From `first_new` on they are new: each is looked for among those that were there and among the others.
    """
    if not stored:
        return
    asked = {hash_ for new in stored.values() for hash_ in _asked(new)}
    holders = await storing.holders(asked, before=first_new)
    near = dict(_nearest_of_all(scope, stored, first_new, holders))
    if not near:
        await _keep(storing, {}, stored, first_new)
        return
    mine = {ArticleKey(scope, number): account_of(new.text) for number, new in stored.items()}
    others = set(chain.from_iterable(near.values()))
    texts = await storing.texts(others - mine.keys())
    accounts = {key: account_of(text) for key, text in texts.items()} | mine
    heads = await storing.heads(others | {ArticleKey(scope, number) for number in near})
    placed = await while_writing.run(_place_all, scope, near, _Found(accounts, heads))
    await _keep(storing, placed, stored, first_new)


async def _keep(storing: Storing, placed: Mapping[int, ArticleKey], stored: Iterable[int], first_new: int) -> None:
    """Store where articles were placed, and that those known before are in no story they were in with another text."""
    heads = {number: placed.get(number) for number in stored if number in placed or number < first_new}
    if heads:
        await storing.keep_heads(heads)


def account_of(text: ArticleText) -> Account:
    """Return what an article says, as it is compared."""
    return Account("\n".join(paragraph.text for paragraph in text.paragraphs), text.published)


def _asked(new: NewText) -> Sequence[int]:
    return new.samples[:HASHES_ASKED]


def _nearest_of_all(
    scope: Scope, stored: Mapping[int, NewText], first_new: int, holders: Mapping[int, Sequence[ArticleKey]]
) -> Iterator[tuple[int, list[ArticleKey]]]:
    """Yield articles in the order of their numbers, with those to compare each with: of equals, the newest."""
    held = defaultdict[int, "deque[ArticleKey]"](lambda: deque(maxlen=MOST_HOLDERS))
    for number, new in sorted(stored.items()):
        own = ArticleKey(scope, number)
        around = ((*held[hash_], *holders.get(hash_, ())) for hash_ in _asked(new))
        shared = Counter(key for key in chain.from_iterable(around) if key != own)
        keys = [key for key, count in shared.most_common(MOST_COMPARED) if count >= FEWEST_SHARED]
        if keys:
            yield number, keys
        if number >= first_new:
            for hash_ in new.samples:
                held[hash_].appendleft(own)


def _place_all(scope: Scope, near: Mapping[int, Sequence[ArticleKey]], found: _Found) -> dict[int, ArticleKey]:
    """Return the heads of the stories that articles tell with others, by their numbers."""
    heads = {key: head.key for key, head in found.heads.items()}
    told = Counter({head.key: head.others for head in found.heads.values()})
    placed: dict[int, ArticleKey] = {}
    for number, keys in near.items():
        own = ArticleKey(scope, number)
        if heads.get(own, own) == own and told[own]:
            continue  # others tell the story under its name
        accounts = {key: found.accounts[key] for key in keys if key in found.accounts and _is_before(key, own)}
        alike = [key for key, account in accounts.items() if is_same_story(found.accounts[own], account)]
        open_ = [key for key in alike if told[heads.get(key, key)] < MOST_TOLD - 1]
        if open_:
            best = max(open_, key=lambda key: (likeness(found.accounts[own], accounts[key]), -key.number))
            placed[number] = heads[own] = heads.get(best, best)
            told[placed[number]] += 1
    return placed


def _is_before(other: ArticleKey, own: ArticleKey) -> bool:
    """Tell whether a story may have its name of `other`: it came first, or is everybody's."""
    return other.scope != own.scope or other.number < own.number
