"""The stories on the pages: all invented, all our own words."""

from __future__ import annotations

from tests.sources.pages.story import story

FERRY = story(
    "night-ferry-returns",
    (
        "Night ferry to the outer islands returns after eleven years",
        "The crossing takes nine hours and sells out in one.",
        "Marta Lindqvist",
        "2026-03-14",
    ),
    """
The night ferry to the outer islands left the east quay on Friday evening with 212 passengers, four horses and a
piano, eleven years after the line was closed for want of all three.

Its new owner, a cooperative of fishermen and schoolteachers, bought the ship in Piraeus for less than the price of
[a city apartment](https://elsewhere.example/flats). They repainted it themselves over two winters.

! The *Halcyon* at the east quay on Friday. Photograph by Jonas Berg

“People told us that nobody wants to sleep on a ship any more,” said Inga Holm, who teaches chemistry on the largest of
the islands and is now, on alternate weekends, the purser. “Then we opened the bookings at noon. At one o’clock there
was nothing left until *June*.”

## A timetable for cows

The crossing takes nine hours. That is four more than the catamaran needs, but the catamaran does not carry animals,
and the islands have no veterinarian.

Farmers have been promised the lower deck on Tuesdays. Anyone else who travels on a Tuesday has been warned.

> We did not want to build a cruise. We wanted a road that happens to be wet.

The county pays a subsidy of 1.2 million kronor a year, about a third of what it had paid to the last company, which
ran the line until 2015. If the cooperative loses money for three years in a row, the contract ends.
""",
)
MUSHROOM = story(
    "mushroom-rescue",
    (
        "Lost walkers found by a dog trained to smell mushrooms",
        "The animal was looking for chanterelles.",
        "Peter Osei; Lena Brandt",
        "2026-09-02",
    ),
    """
Two walkers who had been lost for a night in the Harzwald were found on Wednesday by a dog that had been looking
for something else.

The dog, a brown spaniel called Motte, has been trained for six years to find chanterelles, and found them: the two
walkers had picked 3 kilograms before they noticed that the path was gone.

“She sat down in front of the basket,” said her owner, Heike Ahrens. “Then she noticed the people.”

Rescue workers with a helicopter had searched the western slope until dawn. Their thermal camera could not see through
the spruce, which is why [the mountain rescue service](https://rescue.example/) asks walkers to wait in clearings.

- Tell somebody where you are going, and when you will be back.
- Take a whistle: a voice carries 200 metres in a wood, a whistle a kilometre.
- Stay where you are once it is dark.

Both walkers were cold but unhurt. The mushrooms were weighed, photographed as evidence of nothing in particular, and
eaten by the rescue service.
""",
)
TOLL = story(
    "bridge-toll-coins",
    (
        "Bridge that takes only coins to take only coins for another year",
        "A machine from 1978 outlives its fourth replacement.",
        "Desmond Achebe",
        "2025-11-20",
    ),
    """
Drivers on the Carrow bridge will need coins for at least another year, the bridge authority said on Thursday, after the
fourth attempt to replace its toll machines failed in the rain.

The machines were installed in 1978. They accept nothing but coins, give no change and have never been broken into,
because, as one engineer put it, nobody can find the lock.

The new machines accept cards and telephones. In tests last week they also accepted a library card, a hotel key and,
twice, a firmly held slice of cheese.

## What it costs

The toll is 60 pence, and has been since 1991. An increase to 1 pound was agreed in 2004 but cannot be charged, because
the machines do not have a slot of that size.

“It is a good bridge,” said Rosalind Pike, who has crossed it every working day for thirty years and who keeps a jar of
coins in her car that she declined to show. “I would not change a thing about it. I *could not*.”

The authority has spent 2.3 million pounds on machines that do not work, and about 40 pounds a year on oil for those
that do. A report is expected in the spring.
""",
    section="Transport",
)
ORCHESTRA = story(
    "orchestra-in-a-lift",
    (
        "An orchestra rehearses in a lift shaft, and asks to stay",
        "The acoustics were an accident. The lease was not.",
        "Yuki Tanaka",
        "2026-01-09",
    ),
    """
When the municipal concert hall closed for repairs in October, its orchestra was offered a gymnasium, a church and an
empty lift shaft 40 metres high. It tried the gymnasium first.

The shaft belongs to a department store that was never finished. It has no roof worth the name and no heating, and an
echo that the conductor, Beatriz Amaral, describes as “a second orchestra, slightly more confident than ours”.

Rehearsals were meant to last until Christmas. In December the players voted, by 61 to 4, to ask whether they might
remain. The four play [the double bass](https://music.example/bass), and there are stairs.

> Nobody coughs in a lift shaft. They are afraid of hearing it again.

The city has not said no. An engineer who inspected the walls found them sound, and was asked to applaud, so that the
decay could be measured. It took eleven seconds.

A first public concert is planned for March. Tickets will be sold for six floors.
""",
    section="Culture",
)
GLACIER = story(
    "glacier-ledger",
    (
        "The village that keeps a ledger of its glacier",
        "Since 1884 one person in each generation has measured the ice.",
        "Anselm Furrer; Chiara Monti; Tom Whitlock",
        "2026-08-17",
    ),
    """
Every 1 September since 1884, somebody from the village of Obersee has walked up to the end of the glacier with a chain,
and written into a ledger how far it was from a painted rock.

For the first twenty years the entries are short. “Eleven paces, rain,” wrote the baker in 1890. “Nine paces. The priest
came too and was of no help,” he wrote the year after.

## Running out of paper

The rock is still there, with its red cross. The ice is now 2,340 metres above it, round two corners, and the person who
measures it, Ursina Caduff, needs a day and a half and a rope.

! Ursina Caduff at the painted rock, with the ledger of 1884

Her figures are used by the national survey, which checks them by satellite and has never had to correct one by more than
[a hand’s breadth](https://survey.example/obersee).

“People ask whether I am sad,” she said. “I am precise. Somebody has to be, and then the others can be sad with good
figures.”

The ledger has eleven empty pages. The village council debated in June whether to buy another, and decided, after an hour
in which nobody wanted to speak first, that it would.
""",
    section="Climate",
)
CENSUS = story(
    "pigeon-census",
    (
        "City counts its pigeons and finds somebody has been there before",
        "An amateur had the same figure to within forty birds.",
        "Oluwaseun Bright",
        "2026-05-28",
    ),
    """
The city’s first official census of pigeons, carried out over three mornings by ninety volunteers with clickers, arrived
on Wednesday at a figure of 18,460.

On Thursday a retired tram driver, Walter Nowak, wrote to say that this was forty too many. He has counted the pigeons
of the city by himself every spring since 1997, on foot, and had reached 18,420 a week earlier.

The city’s biologist invited him to her office with some doubt. He brought twenty-nine notebooks.

- Market square: 2,104, of which 11 are white.
- Cathedral: 1,730, “not counting the two that live inside”.
- Tram depot: 903, “friends”.

“We went through them for four hours,” said the biologist, Dr Amina Sule. “His method is better than ours. He counts them
when they sleep.”

Next year there will be one census. Mr Nowak has been asked to train the volunteers and has agreed, on the condition that
nobody brings bread.
""",
)
SEED = story(
    "seed-library-lending",
    (
        "A library lends seeds and is owed ten thousand tomatoes",
        "Borrowers return what they harvest, in principle.",
        "Grace Mbeki",
        "2024-10-05",
    ),
    """
The town library of Elmstead began to lend seeds in 2019, between the atlases and the large print. Borrowers take a packet
in spring, and bring back seeds of what they grew in autumn.

By last autumn it had lent 4,300 packets. It had got back 1,150, a note of apology, and a pumpkin.

“A novel that does not come back is a loss,” said the librarian, Owen Farrell. “A tomato that does not come back has
usually been eaten. We do not send reminders.”

## Beans keep their word

Some borrowers are better than others, and so are some plants. Nine out of ten packets of beans come back. Of the
courgettes, which people give away by the bucket in August, not one has.

The county archive has asked for a share of the returns. Among them was a lettuce that had last been listed by
[a seedsman](https://seeds.example/1931) in 1931, and that a borrower had simply been growing.
""",
)
CHESS = story(
    "prison-chess-league",
    (
        "A chess league by post enters its fiftieth year with one game unfinished",
        "The next move is expected in April.",
        "Ines Carvalho",
        "2026-02-11",
    ),
    """
The postal chess league of the northern lighthouses was founded in 1976 for keepers who had no opponent but the other
keeper, with whom they were usually not on speaking terms.

The lighthouses have been automatic since 1998. The league has not noticed. Forty-four former keepers, and some of their
children, still send one another a card with a move on it, and wait.

One game of the first season is not over. White, 91, lives in a home in Tromsø; Black, 88, in a flat above a bakery in
Bodø. They have played 71 moves, and have never met.

“He is thinking,” said Black, Sverre Dahl, of the card that he has been waiting for since November. “He was always slow
in the endgame. I do not mind. It would be rude to *hurry* him now.”

The rules allow a player sixty days for a move. The rules, it was agreed at the last meeting, are a matter of opinion.
""",
    section="Sport",
)
OPINION = story(
    "in-praise-of-queues",
    ("In praise of the queue", "Waiting in line is the last thing we all do together.", "Miriam Oduya", "2026-06-30"),
    """
I have been told that I could have done it on my telephone. I was standing at the time in the post office in Mill
Street, ninth in line, behind a man with a cello.

A queue is a small republic. Nobody in it is more important than the minute at which they arrived, and everybody in it
enforces this, by looking at the ceiling in a certain way.

My bank has abolished its queue. One now takes a number on a screen, sits on something soft and is called, alone, as to
the dentist. It is faster. I have not spoken to a stranger there since.

Of course there are people who cannot stand for twenty minutes, and for them there should be chairs, and a place that is
kept. A republic can manage that; the one in Mill Street did, without a word, when [Mrs Adeyemi](https://mill.example/)
came in with her stick.

What is lost with the queue is not the waiting. It is the looking up. I learned in the ninth place behind the cello that
the post office has a painted sky.
""",
    section="Opinion",
)
LIVE = story(
    "storm-live",
    (
        "Storm Agnetha: harbour closed, trains stopped, one cow airborne",
        "Updates from the coast through the day.",
        "News desk",
        "2026-10-12",
    ),
    """
## 18:40 Wind falls below gale force

The weather service has lowered its warning for the whole coast from red to amber. Gusts of 74km/h were measured at the
harbour mouth in the last half hour, down from 131km/h at noon.

## 16:05 Trains to resume at seven

The railway says that the line between Lund and Viken has been cleared of eleven trees and one greenhouse. The first
train is to leave at seven this evening.

The greenhouse has been claimed.

## 12:20 Cow lands safely

A farmer near Torp reports that a heifer was lifted over a hedge by a gust and landed on its feet in a neighbour’s
beets. A veterinarian has found it “surprised”.

## 09:15 Harbour closed

The harbour master has closed the harbour to all traffic until further notice, after two moorings parted. Nobody was
hurt.
""",
)
INTERVIEW = story(
    "clockmaker-interview",
    (
        "‘A stopped clock is not right twice a day. It is a patient’",
        "The last tower clockmaker in the county talks about dust.",
        "Rafael Sunde",
        "2025-12-01",
    ),
    """
*How did you come to clocks?*

Through my grandmother, who threw one at a burglar. I was eight, I was given the pieces to play with, and I put it
together again. It went backwards, but it went.

*Is there still work?*

There are sixty-one tower clocks in the county. Fifty-eight of them have an electric motor now. I look after the three
that do not, and, in secret, after some of the fifty-eight.

*What is the commonest fault?*

Pigeons. Then paint: somebody paints the tower, and then paints the hands, and then the hands are heavier than the sky
will allow. I carry *a scraper* wherever I go.

*And who comes after you?*

A young woman from the motorcycle workshop, on Thursdays. She is better than I am, which is the only reason to have an
apprentice. I have not told her yet.
""",
    section="People",
)
LISTICLE = story(
    "five-bakeries",
    (
        "Five bakeries that still open before five",
        "A short list for people who have not slept.",
        "Noor Haddad",
        "2026-04-19",
    ),
    """
Most bakeries in the city now open at seven, when the bread arrives in a lorry. These five still make their own, and
still sell it in the dark.

## 1. Brandl, Lower Lane

Open from four. The rye is baked at midnight and is, at four, almost too hot to carry. Bring a scarf that you do not
mind.

## 2. Santos and Daughter, Fish Market

Open from half past three, for the fishermen, who buy the *custard tarts* by the dozen and eat them like medicine.

## 3. The unnamed one behind the brewery

There is no sign. There is a window, and a hand. What the hand gives you costs 2 euros and has not been the same twice.

## 4. Hoang, Canal Street

The baguettes are shorter than the Parisian ones and louder. Open from a quarter to five; sold out by a quarter past.

## 5. Mill Cooperative, North Gate

Open from half past four on every day but Monday, when [the miller](https://mill.example/) sleeps.
""",
    section="Food",
)
PIER = story(
    "gu-magang",
    (
        "舊穀物碼頭夏天前關閉　漁民憂颱風季無處停船",
        "市府承諾不會有人失業，但漁民仍在等一份圖。",
        "陳怡君",
        "2026-03-08",
    ),
    """
市府昨日宣布，舊港區的穀物碼頭將在今年夏天以前關閉，原因是木樁遭船蛆蛀蝕，起重機也無法再投保。碼頭啟用於一九三一年，
是港區最後一座仍在使用的木造碼頭。

目前約有四十名裝卸工人在碼頭工作，多數已年過五十。工會要求市府在河對岸的[貨櫃碼頭](https://port.example/)替他們安排職缺，
市長發言人說，協商從一月開始，沒有人會在沒有書面承諾的情況下被解雇。

! 穀物碼頭的起重機已停用三個月。記者陳怡君攝

停泊在碼頭下方的漁民則沒有那麼多耐心。「颱風不會等人畫圖。」漁會理事林阿水說，他的船從祖父那一代起就停在同一個位置。

## 工程預計兩年

港務公司表示，拆除與重建需要兩年，經費約新台幣六億元。新的碼頭將改為鋼構，並保留一段木棧道供民眾參觀。

文資團體認為保留的長度太短，將在下週的公聽會上提出另一個版本。
""",
    language="zh-Hant",
    section="地方",
)
LIBRARY_BUS = story(
    "shuche",
    ("山裡的書車跑了三十年　司機說最怕有人還書", "每月兩次，載著一千本書上山。", "林志明; 黃美玲", "2025-07-22"),
    """
每個月的第一和第三個星期三，一輛載著一千本書的中型巴士會從縣立圖書館出發，沿著山路開兩個小時，到五個沒有書店的村子。

司機吳國華開這輛車已經三十年。他說最怕的不是下雨，也不是落石，而是有人一次把借了半年的書全部還回來：「下山的時候車子會變重，
煞車要早一點踩。」

村裡的孩子大多認得他的引擎聲。小學校長說，有一年車子壞了，學生自己寫了一封信給縣長，信裡附了一張想看的書的清單，一共四十七本，
其中十二本是同一本。

縣府今年編列預算換新車，新車比舊車少兩個書架，多一部升降梯，好讓坐輪椅的讀者也能上車。

吳國華明年退休。接手的人已經找到了，是二十年前在第三站等車的一個小女孩。
""",
    language="zh-Hant",
    section="生活",
)
BICYCLE = story(
    "danche",
    ("老城小巷限行机动车首周：快递改骑三轮，猫多了", "居民说，终于听得见麻雀。", "赵立新", "2026-09-15"),
    """
老城区十七条小巷从上周一起禁止机动车通行，成为全市第一片以步行和自行车为主的街区。一周下来，最先适应的是猫，其次是送快递的小哥。

快递员刘洋把电动车停在巷口，换上一辆从旧货市场买来的三轮车。他说一趟要多走十分钟，但不用再等倒车，“算下来差不多，就是腿有点酸”。

住在井水巷的退休教师孙玉兰已经二十年没有开过朝巷子的窗户。现在她每天早上开一会儿，“原来麻雀一直都在，只是听不见”。

## 也有人不满意

巷口的五金店老板说，买水泥的顾客不愿意扛着走，生意少了两成。街道办答复，将在每天清晨六点到七点开放装卸。

限行试行三个月，期满后由居民投票决定是否保留。
""",
    language="zh-Hans",
    section="社会",
)
BEEKEEPER = story(
    "imker-auf-dem-dach",
    ("Der Imker auf dem Dach des Finanzamts", "Zwölf Völker, ein Aktenzeichen.", "Katrin Vogel", "2026-07-03"),
    """
Auf dem Dach des Finanzamts Nord stehen seit dem Frühjahr zwölf Bienenstöcke, und jeder von ihnen hat ein Aktenzeichen.
Das war die Bedingung.

Den Antrag stellte der Betriebsprüfer Jürgen Matthes, der seit dreißig Jahren imkert und seit einunddreißig prüft. Er
füllte vierzehn Formulare aus, darunter eines für die Haltung von Diensthunden, weil es für Bienen keines gab.

„Die Bienen sind pünktlicher als wir“, sagt die Leiterin des Amts, Sabine Krüger. Beschwerden habe es bisher zwei
gegeben, eine davon von einer Biene.

Geerntet wurden im Juni 140 Kilogramm. Der Honig darf nicht verkauft werden, und verschenkt werden darf er nur bis zu
einem Wert von [fünf Euro](https://amt.example/regel), weshalb die Gläser sehr klein sind.

Im Herbst soll entschieden werden, ob das Hauptzollamt nebenan ebenfalls Bienen bekommt. Dort prüft man noch, ob sie
eingeführt werden.
""",
    language="de",
    section="Regional",
)
LIGHTHOUSE_ES = story(
    "farera",
    (
        "La farera que no quiso apagar la luz",
        "Cuarenta años después de la jubilación del faro, la lámpara sigue encendida.",
        "Lucía Ferrán",
        "2026-02-27",
    ),
    """
El faro de Punta Serrada dejó de figurar en las cartas de navegación en 1986. Desde entonces lo enciende cada noche, sin
que nadie se lo haya pedido, la hija del último farero.

Carmen Ibáñez tiene 74 años y paga de su bolsillo la electricidad. «Mi padre me enseñó a encenderlo», explica. «A
apagarlo no me enseñó nadie.»

La autoridad portuaria le envió cuatro cartas en las que le pedía que dejara de hacerlo, y una quinta, el año pasado, en
la que le daba las gracias. Un velero con siete personas a bordo había perdido el motor y los instrumentos.

Los vecinos quieren que el faro vuelva a las cartas. El trámite, según [el ministerio](https://mar.example/), tarda unos
seis años.

«Tengo tiempo», dice ella, y sube los 96 escalones.
""",
    language="es",
    section="Sociedad",
)
SOUP = story(
    "soup-standards",
    ("Committee agrees on the temperature of soup", "It took nineteen meetings.", "Hannah Weiss", "2023-01-31"),
    """
A committee of the national hospital service agreed on Tuesday, at its nineteenth meeting, on the temperature at which soup
reaches a patient: 63 degrees Celsius, give or take four.

The figure is the result of 2,100 measurements[^1] in thirty-one hospitals, where a nutritionist carried a thermometer from
the kitchen to the bed and noted on the way every lift that did not come.

“It was never about soup,” said the chair, Professor Ivo Hartmann. “It was about corridors.” In the oldest hospital of the
study the soup travelled 640 metres[^2] and arrived at the temperature of a bath.

The standard comes into force in September. Hospitals that cannot meet it may apply for an exemption, or for a shorter
corridor.
""",
    section="Health",
)

ALL = (
    FERRY,
    MUSHROOM,
    TOLL,
    ORCHESTRA,
    GLACIER,
    CENSUS,
    SEED,
    CHESS,
    OPINION,
    LIVE,
    INTERVIEW,
    LISTICLE,
    PIER,
    LIBRARY_BUS,
    BICYCLE,
    BEEKEEPER,
    LIGHTHOUSE_ES,
    SOUP,
)
