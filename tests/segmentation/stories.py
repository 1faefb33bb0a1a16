"""Short stories for the tests' pages; a template decides how they are laid out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """A headline and the paragraphs under it."""

    headline: str
    paragraphs: tuple[str, ...]

    @property
    def lines(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(self.paragraphs)

    @property
    def spaced(self) -> str:
        """The paragraphs with a blank line between them."""
        return "\n\n".join(self.paragraphs)

    @property
    def html(self) -> str:
        """The paragraphs as HTML."""
        return "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)

    @property
    def lead(self) -> str:
        """The first paragraph."""
        return self.paragraphs[0]


ORCHARD = Story(
    "Pear growers bring in goats to mow between the rows",
    (
        "Pear growers on the slopes above Dongshi have given up their mowers and hired goats. Forty of them arrived "
        "on Monday in two trucks, and by Wednesday evening the grass under 3 hectares of trees was short enough to "
        "walk in.",
        "The goats belong to Pan Shih-wei, who used to sell their milk. He charges by the day and promises that they "
        "do not touch bark. “They prefer weeds,” he said. “Bark is for goats that have been badly brought up.”",
        "Diesel for the mowers cost the growers NT$46,000 last season. The goats cost a little more, but leave "
        "something behind that the trees are said to like.",
    ),
)
TUNNEL = Story(
    "Old railway tunnel reopens as a bicycle path",
    (
        "A railway tunnel that has been walled up since 1986 opened to cyclists on Saturday, three years late and with "
        "a colony of bats that the planners had not counted.",
        "The tunnel is 2.1km long and slightly curved, so that nobody inside can see both ends. Lamps light only when "
        "somebody rides under them, which was cheaper, and which turned out to suit the bats.",
        "The county put the cost at 4.2 million euros. Riders who came through on the first day said that it was cold, "
        "that it echoed, and that they would come again.",
    ),
)
CLINIC = Story(
    "Village clinic loses its only doctor, and then finds two",
    (
        "When Dr Hanne Solberg retired from the clinic at Vik in June, the health authority advertised her post in "
        "four newspapers and received one reply, from a veterinarian.",
        "Patients were told to drive 70km to the hospital. Then a couple from Trieste, both of them physicians, who "
        "had stopped at Vik because their camper van had broken down, asked at the clinic for a spare part.",
        "They have signed for two years. The van is still there, and the authority has said that it will pay for the "
        "part if they sign for five.",
    ),
)
CHESS = Story(
    "Prison chess team beats the university",
    (
        "The chess team of Graymoor prison beat the university’s first board by four games to two on Thursday, in a "
        "match played by telephone because only one of the sides could travel.",
        "A guard moved the pieces at one end and a porter at the other. In the third game a bishop was put on the "
        "wrong square, and the players agreed, after a silence of some length, to let it stand.",
        "The prisoners’ captain, who has learned the game in nine years, said that he owed it to the library. The "
        "university has asked for a return match in the spring.",
    ),
)
BAKERY = Story(
    "Bakers vote to keep the ovens off on Mondays",
    (
        "Bakeries in the old town will stay closed on Mondays from the first of March, after their guild voted by 31 "
        "to 12 for a day of rest that most of them had never had.",
        "Flour has risen by a fifth since the summer and gas by more. Those who voted against said that their "
        "customers would learn to buy bread in the supermarket, and would not unlearn it.",
        "The guild will print a card that shows which shop sells yesterday’s loaves at half price on a Monday morning.",
    ),
)
LIGHTHOUSE = Story(
    "Keeper’s logbook found under the lighthouse stairs",
    (
        "Carpenters who lifted the stairs of the lighthouse on Skerry Point have found a logbook that its keeper hid "
        "there in 1911, wrapped in oilcloth and addressed to nobody.",
        "It covers 14 months. The official log of the same time reports calm seas and no visitors; the hidden one "
        "reports a wreck, eleven survivors, and a price that was paid for their silence.",
        "Historians at the county archive are checking the names. A great-granddaughter of the keeper has asked that "
        "nothing be printed before she has read it.",
    ),
)
TRAMS = Story(
    "Trams to run all night for a year’s trial",
    (
        "Trams on two lines will run through the night from May, the transport executive decided on Tuesday, in a "
        "trial that is to last a year and cost 1.8 million crowns.",
        "Drivers had objected that the depots are not staffed after one. The executive has promised them a canteen, "
        "and the first of the machines that make soup has been delivered.",
        "Taxi owners announced a protest. They expect to lose a third of their fares after midnight, when three in "
        "four of their journeys follow the tracks.",
    ),
)
SEEDS = Story(
    "Seed bank opens its doors after a flood of letters",
    (
        "For thirty years the seed bank at Ostrava has been closed to everybody but researchers. From April anybody "
        "may borrow a packet of beans, provided that they return two.",
        "The curator, Vlasta Horáková, said that she had resisted the idea until 600 people wrote to her in one month, "
        "most of them to ask for a tomato that their grandmother had grown.",
        "Eleven of the tomatoes were in the vault. Of another, called the Wednesday pear, there was only the label.",
    ),
)
SCHOOL = Story(
    "Pupils measure their own river and find it cleaner than the maps say",
    (
        "Pupils of the secondary school at Lochbrae have measured the river behind their playing field every Friday "
        "for two years, and have sent the environment agency 104 tables that contradict its own.",
        "The agency takes a sample twice a year, at a bridge below the dairy. The pupils take theirs at nine places, "
        "and found that the water is poor at the bridge and good at the other eight.",
        "An official thanked them and said that the bridge had been chosen in 1974 because one could park there.",
    ),
)
MARKET = Story(
    "Flower market moves indoors and finds that bees do not follow",
    (
        "The flower market has a roof at last. Traders who had sold in the rain for sixty years moved into the former "
        "tram depot on Friday, with 212 stalls, three cafés and no bees.",
        "Nobody had thought of them. Lilies that stood in the open were dusted by noon; inside they keep for two days "
        "longer, and smell of less.",
        "Buyers are divided. The traders’ association means to open the western doors from May to September, bees "
        "permitting.",
    ),
)
FERRY = Story(
    "Ferry captain refuses to sail on a Friday",
    (
        "The morning ferry to Inis Rua has been cancelled on four Fridays in a row because its captain holds that "
        "voyages begun on that day end badly, the harbour board heard on Thursday.",
        "The board asked whether the captain had any evidence. He produced a list of 19 wrecks, with dates, going back "
        "to 1788, all of them Fridays and one of them his grandfather’s.",
        "From next month the Friday boat will leave at five minutes to midnight on Thursday. Fares are unchanged.",
    ),
)
BOOKS = Story(
    "Public library stops charging fines and gets its books back",
    (
        "Since the public library in Leiden stopped charging for late books in January, 3,400 volumes that it had "
        "written off have come home, the oldest of them 41 years overdue.",
        "Fines had brought in 28,000 euros a year, of which 19,000 went on collecting them. Staff say that people now "
        "look them in the eye.",
        "One reader returned a cookery book with corrections. The library has put it on the shelf as a second edition.",
    ),
)
ZH_FERRY = Story(
    "渡輪停駛三天　島民自己撐船送信",
    (
        "東岸外海的小島連續三天沒有渡輪，郵局的信堆在碼頭倉庫裡，島上居民決定自己撐船把信送過去。",
        "帶頭的是六十歲的漁民高進財。他說，信裡有學校的錄取通知，也有醫院的檢查報告，等不起。",
        "航港單位事後表示不鼓勵這種做法，但也承認，三天裡沒有一封信弄濕。",
    ),
)
ZH_SCHOOL = Story(
    "山上小學只剩七個學生　校長兼敲鐘",
    (
        "海拔一千二百公尺的小學今年只剩七名學生，鐘壞了沒有人修，校長每節下課走到操場中間用鐵條敲。",
        "校長簡文彬在這裡教了二十二年。他說，學生少有少的好處，全校都會背每個人的生日。",
        "縣府原本打算併校，家長連署反對，議會決定再看一年。",
    ),
)
ZH_TEA = Story(
    "春茶減產三成　茶農改種咖啡",
    (
        "入春以來雨水不到往年一半，中部茶區的春茶預估減產三成，有茶農乾脆把一部分茶園改種咖啡。",
        "茶農說，咖啡要三年才結果，這三年只能靠存款。農會提供的貸款利息是一分二，申請的有四十一戶。",
        "改良場的研究人員提醒，海拔六百公尺以下的咖啡容易得葉鏽病，不要一窩蜂。",
    ),
)
ZH_BRIDGE = Story(
    "老橋拆除前夕　居民回來走最後一趟",
    (
        "跨越溪口的老橋下週一開始拆除，週末兩天有上千人回來走最後一趟，有人推著輪椅，有人抱著孩子。",
        "老橋建於一九五八年，橋墩被沖刷得露出鋼筋，工程單位評估補強的費用比新建還高。",
        "八十一歲的洪阿嬌說，她是走這座橋嫁過來的，當時橋上還沒有欄杆。",
    ),
)
LETTER_ON_FERRIES = (
    "Your report on the Friday ferry (March 3) omits the reason why the old timetable was given up. The boat did not "
    "leave on Fridays before 1961 because the crew were in church until noon."
)
LETTER_ON_TRAMS = (
    "May I suggest to your correspondent who wants the trams to run all night that he spend one week in a house "
    "beside the depot? I can offer him a room at the front. Breakfast is included, and he will be awake for it."
)
LETTER_ON_BOOKS = (
    "We were glad to read that the library no longer charges fines. We have had your reviewer’s last book on our "
    "shelf since 1998 and will now bring it back, although neither of us has finished it."
)
DIVER_LEARNS = (
    "At 41. I had been a bell founder all my life and somebody told me that there was a bell down there that had "
    "never cracked. I wanted to know why."
)
DIVER_RINGS = (
    "Because nobody had ever rung it. It was cargo. It had been cast for a church that ran out of money before it "
    "was built."
)
STORM_AT_NINE = (
    "The strait bridge was closed to all traffic at 9am after a lorry was blown on to its side. Nobody was hurt, the "
    "police say, and the driver has been given tea."
)
STORM_AT_ELEVEN = (
    "The power company now speaks of 40,000 homes without electricity, most of them on the northern shore. It hopes "
    "to have reconnected half of them by the evening."
)
SEED_BANK = (
    "Founded in 1931, the Ostrava Seed Bank keeps 14,000 varieties of vegetables, grains and flowers from Central "
    "Europe. It is funded by the region and by its readers."
)
BRIDGE_MOTION = (
    "Her party had asked for it in 1998 and again in 2011. Both times the motion fell because members could not "
    "agree on the spelling."
)
WATER_BY_THE_HOUR = (
    "Farmers in the valley have begun to sell their water by the hour. A notice at the sluice gives the price, which "
    "changes with the weather and is written in chalk."
)
MARKET_CORRECTED = (
    "A report on the flower market (March 4, page 3) gave the number of stalls as 221. There are 212. The picture "
    "beside it showed the fish market."
)
SUNDIALS = (
    "Otto Lindgren, who has died aged 93, made 340 sundials and owned no watch. He was born above a bakery in Malmo "
    "and was apprenticed to a clockmaker, who dismissed him for being late."
)
OPINION_A = (
    "I took the night bus for eleven years. It was late, it was cold, and twice it caught fire. I would not have "
    "missed it for anything."
)
OPINION_B = (
    "The council now proposes to replace it by an app. Those of us who clean its offices at four in the morning were "
    "not asked, and most of us do not own the kind of telephone that the app requires."
)
OPINION_C = (
    "It is said that visitors like them. Visitors also like ice cream, and nobody plants that. A birch costs a tenth "
    "and lives for eighty years."
)
DESKS_A = (
    "Fisheries ministers of nine countries agreed on Sunday to count the cod of the North Sea twice this year, once "
    "by ship and once by asking."
)
DESKS_B = (
    "The clock of the town hall at Gmunden stopped on Saturday at 11:11, the minute at which the mayor had started "
    "it 100 years before."
)
