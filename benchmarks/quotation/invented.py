"""Sentences that are in no page of the collection, some of them on its subjects."""

# ruff: noqa: E501 (a table of texts)

from __future__ import annotations

_SUBJECTS = (
    "The glaciologists", "Her grandmother", "A committee of beekeepers", "The opera house in Riga", "Every third violin",
    "The court of appeal", "Most of the submarines", "An orchard near Tallinn", "His translator", "The cricket captain",
)  # fmt: skip
_PREDICATES = (
    "has quietly replaced its entire collection of brass instruments with painted copies",
    "voted last summer to abolish the duty on imported almonds and dried apricots",
    "discovered that the cellar door opens on to a chapel of the fourteenth century",
    "refuses to publish the results of the soil analysis before the hearing in Geneva",
    "will travel to Patagonia in search of a moth that was last seen by Darwin",
    "keeps forty goats on the roof and sells their cheese to the embassy next door",
)
_HAN_SUBJECTS = (
    "冰島的天文學家",
    "這位退休的小提琴手",
    "里加的歌劇院",
    "養蜂人的委員會",
    "英國的板球隊長",
    "聖彼得堡的鐘錶匠",
)
_HAN_PREDICATES = (
    "昨夜在山頂發現了一顆從未記錄的彗星，並以祖母的名字命名。",
    "把所有銅管樂器換成了彩繪的複製品，觀眾至今毫無察覺。",
    "決定取消進口杏仁和葡萄乾的關稅，引起農民熱烈討論。",
    "養了四十隻山羊在屋頂上，把乳酪賣給隔壁的大使館。",
)
_NEAR = (
    "The harbor police say that squid boats from Yilan will be allowed to moor overnight beside the coast guard pier.",
    "Engineers at the semiconductor plant discovered a crack in the cooling tower and evacuated four hundred workers.",
    "Typhoon Marisol passed north of Okinawa on Thursday, and no damage was reported to the fishing fleet.",
    "The night market association elected a young pastry chef as its first vice chairwoman in a close contest.",
    "A new museum of fishing nets opens in Donggang in spring with a lecture on knots and a concert.",
    "Librarians in Kaohsiung have begun to lend umbrellas, bicycles and sewing machines along with novels.",
    "The bus company bought eleven electric coaches from a Dutch maker and painted them the color of plums.",
    "Pupils at a primary school in Miaoli grow their own sweet potatoes behind the swimming pool.",
    "圖書館下個月起延長夜間開放時間，並增加兩百個自修座位供考生使用。",
    "颱風過後果菜價格連日上漲，產地農民擔心冬季高麗菜供過於求。",
    "半導體大廠宣布在南部興建新的研發中心，首期工程將聘用兩千名工程師。",
)

ABSENT: tuple[str, ...] = (
    *(f"{subject} {predicate}." for subject in _SUBJECTS for predicate in _PREDICATES),
    *(f"{subject}{predicate}" for subject in _HAN_SUBJECTS for predicate in _HAN_PREDICATES),
    *_NEAR,
)
