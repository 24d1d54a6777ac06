"""Stories written for the tests of families, with what sites and agencies do to them. `family` is the truth.

All names, places and figures of the stories are made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.report import Envelope, Published, Report


@dataclass(frozen=True)
class Told:
    """A page: the family that it truly belongs to, and all that a report says of it."""

    family: str
    name: str
    headline: str
    text: str
    day: str | None
    agency: str | None = None
    publisher: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        """A paragraph is written on several lines, but is one."""
        paragraphs = (" ".join(paragraph.split()) for paragraph in self.text.split("\n\n"))
        object.__setattr__(self, "text", "\n\n".join(paragraphs))

    def on(self, publisher: str, name: str, **changes: str | None) -> Told:
        """The same on another site, with what else is different there."""
        return replace(self, publisher=publisher, name=name, **changes)  # type: ignore[arg-type]

    def replaced(self, *pairs: tuple[str, str]) -> Told:
        """With some words for others; each must be there."""
        text = self.text
        for one, other in pairs:
            assert one in text, one
            text = text.replace(one, other)
        return replace(self, text=text)

    def only(self, *paragraphs: int) -> Told:
        """With these of its paragraphs alone."""
        parts = self.text.split("\n\n")
        return replace(self, text="\n\n".join(parts[number] for number in paragraphs))

    def around(self, lead: str = "", tail: str = "") -> Told:
        """With paragraphs put before and behind it."""
        return replace(self, text="\n\n".join(filter(None, (lead, self.text, tail))))

    def report(self) -> Report:
        """The report of the page, without records."""
        when = Published(start=self.day, end=self.day, basis="given") if self.day else None
        envelope = Envelope(
            headline=self.headline, publisher=self.publisher, agency=self.agency, url=self.url, published=when
        )
        return Report(id=self.name, origin=f"{self.name}.html", envelope=envelope, text=self.text, sentences=())


QUAKE = Told(
    "quake",
    "quake-reuters",
    "Quake kills dozens in Tarhuna highlands",
    """\
OLVERA, March 3 (Reuters) - A strong earthquake struck the Tarhuna highlands before dawn on Monday, killing at least
41 people and flattening whole streets in the market town of Olvera, officials said.

Rescue workers with dogs and hydraulic cutters were labouring to reach a boarding school whose upper floor had
collapsed onto the dormitory beneath, the head of the civil defence programme, Ines Caldera, told a news conference.

“We hear voices, and as long as we hear voices nobody here will go home,” Caldera said. She put the number of injured
at 320 and said that it was bound to rise.

The quake, which the national observatory measured at 6.4, cut the only paved road between Olvera and the provincial
capital. Army engineers hoped to open one lane by nightfall.

President Ruben Salas cancelled a visit to Brussels and declared three days of mourning. Neighbouring Kordia offered
two field hospitals and 1,000 tents.

The highlands lie on a fault that moved last in 1974, when some 2,000 people died. Building rules were tightened after
that, but inspectors have long complained that hardly anybody keeps to them.""",
    "2025-03-03",
    "Reuters",
    "Reuters",
    "https://www.reuters.example/world/quake-olvera",
)

QUAKE_AFP = Told(
    "quake-afp",
    "quake-afp",
    "Dozens dead as 6.4-magnitude earthquake hits Tarhuna",
    """\
Olvera (AFP) - Survivors clawed at rubble with bare hands on Monday after a 6.4-magnitude earthquake tore through the
hill town of Olvera, leaving at least 41 dead and hundreds without a roof.

An AFP reporter saw a row of bodies under blankets in the schoolyard, where mothers waited for news of children
trapped since four in the morning.

“We hear voices, and as long as we hear voices nobody here will go home,” said civil defence chief Ines Caldera.

Shopkeeper Paco Lenz said his brother had run back in to fetch their father. “I have not seen either of them since,”
he told AFP, his hands grey with dust.

Kordia said that it was sending tents, doctors and two field hospitals across the border, in spite of a quarrel over
river water that has kept the frontier shut since autumn.

Aftershocks were felt as far as the coast, and the authorities asked people to sleep outdoors.""",
    "2025-03-03",
    "AFP",
    "France 24",
)

COMMUNIQUE = """“The Parties shall withdraw all forces to the positions held on 1 May, shall open the Karsk
corridor to civilian traffic within ten days, and shall exchange all persons detained in connection with the
events of the spring, on the principle of all for all,” the communiqué said. “A joint commission, meeting in
turn in either capital, shall report to the Ministers every month on the carrying out of these obligations until
both are satisfied that they have been met in full.”"""

TRUCE_AP = Told(
    "truce-ap",
    "truce-ap",
    "Belmar, Kordia agree on troop pullback",
    f"""\
GENEVA (AP) — After nine hours behind closed doors, the foreign ministers of Belmar and Kordia emerged Thursday with a
deal to pull their troops back from the frontier that they have fought over since spring.

{COMMUNIQUE}

Neither minister took questions. Diplomats who had shuttled between two floors of the hotel said the sticking point
had been the prisoners, of whom Kordia holds far more.

The United States, which had pressed for the meeting, called it a first step. Skeptics noted that two earlier truces
lasted less than a week.""",
    "2025-06-12",
    "AP",
    "AP News",
)

TRUCE_XINHUA = Told(
    "truce-xinhua",
    "truce-xinhua",
    "Belmar and Kordia issue joint communique after Geneva talks",
    f"""\
GENEVA, June 12 (Xinhua) -- Belmar and Kordia on Thursday issued a joint communique on easing tensions along their
shared border following a round of consultations held here.

{COMMUNIQUE}

China welcomes the outcome, foreign ministry spokesperson Lin Wei told a regular press briefing in Beijing, expressing
the hope that dialogue would continue.

The two neighbors have had several exchanges of fire since April. Trade between them came to 1.2 billion U.S. dollars
last year.""",
    "2025-06-12",
    "Xinhua",
    "Xinhua",
)

TRUCE_PAPER = Told(
    "truce-paper",
    "truce-paper",
    "What the Geneva deal means for the Karsk valley",
    f"""\
For the apple growers of the Karsk valley the frontier is a fence at the end of the orchard, and yesterday for the
first time in weeks nobody shot across it.

{COMMUNIQUE}

“I will believe it when the lorries come,” said Mirka Dol, who has sixty tons in cold storage and no road to bring
them to market.

Her cousin in the next village is among the detained. The family learned from the radio that he may be home before the
harvest.""",
    "2025-06-13",
    None,
    "Karsk Courier",
)

RATES = Told(
    "rates",
    "rates-1",
    "Central bank holds rates, sees inflation easing",
    """\
LISNA (Reuters) - Kordia's central bank left its key rate at 7.5% on Wednesday, as all but one of twelve economists
had forecast, and said inflation would be back in its target band by the autumn.

Governor Edda Ruusu told reporters that food prices had begun to fall and that the crown had steadied after a rough
spring. She would not be drawn on when the bank might begin to cut.

The crown firmed a little against the euro after the decision, while the yield of ten-year bonds was hardly changed.

The bank raised its rate eleven times in two years after a drought and a cut in gas deliveries drove inflation to 19%,
the highest on the continent.

Kordia, a country of nine million that lives mainly from timber, potash and transit fees, applied for membership of
the European Union in 2019. Talks have been stalled since a dispute over the courts.

Its government lost its majority in February, when the Farmers' Union left the coalition over the price of diesel. An
early election is thought likely before the end of the year.""",
    "2025-05-14",
    "Reuters",
    "Reuters",
)

RATES_NEXT = Told(
    "rates-next",
    "rates-next",
    "Kordia's prime minister hints at vote in October",
    """\
LISNA (Reuters) - Prime Minister Tomas Brand said on Thursday that he would rather go to the country in October than
limp through a budget without a majority, the plainest sign yet of an early vote.

Speaking on the radio, Brand said that he had sounded out the president on a date and that the Farmers' Union could
not hold the treasury to ransom for ever.

The opposition Civic List, which leads in opinion polls, said that it was ready for a vote tomorrow.

Kordia, a country of nine million that lives mainly from timber, potash and transit fees, applied for membership of
the European Union in 2019. Talks have been stalled since a dispute over the courts.

Its government lost its majority in February, when the Farmers' Union left the coalition over the price of diesel. An
early election is thought likely before the end of the year.""",
    "2025-05-15",
    "Reuters",
    "Reuters",
)

FERRY = Told(
    "ferry",
    "ferry-3",
    "Ferry sinks off Sabine; 22 dead, dozens missing",
    """\
PORT SABINE (AP) — A ferry carrying islanders home from a festival capsized in heavy swell off Port Sabine on Saturday
night, and at least 22 people drowned, the coast guard said.

Fishing boats picked up 87 survivors. Dozens were still missing on Sunday morning as helicopters searched a strait
known for its currents.

The Star of Sabine had a licence for 120 passengers. Survivors said that there had been many more on board, and that
the crew had waved them on without counting.

“The deck was so full that you could not lift your arms,” said Joel Amaro, a drummer who swam for an hour holding on
to his instrument.

The captain was pulled from the sea alive and is being questioned. The company, Island Lines, did not answer calls.

Transport Minister Celia Nunes promised an inquiry and said that all ferries of the company would stay in port. It was
the fourth such accident in the strait in ten years.""",
    "2025-08-17",
    "AP",
    "AP News",
)

STRIKE = Told(
    "strike",
    "strike-1",
    "Dockers and port reach deal after 19-day walkout",
    """\
Dock workers at Halden ended a 19-day strike on Friday after the port agreed to raise wages by 11 per cent over two
years and to drop its plan to hand night shifts to a contractor.

The vote in a disused customs shed was close: 612 of the 1,140 members who attended favoured the offer, according to
the union, which had itself advised them to take it.

“Nobody got what he wanted, which is what a settlement is,” union secretary Agnes Moll said afterwards. She added that
the first ship would be unloaded before midnight.

Some ninety vessels are lying at anchor in the bay, and shippers reckon that it will take until the end of the month
to clear them. Bananas and cut flowers worth millions have been thrown away.

The port's director, Viktor Hale, who had called the demands ruinous a week ago, said the sum could be earned back if
the cranes ran on Sundays. That, the union says, has not been agreed.

Halden handles two fifths of the country's trade. The government had threatened to send soldiers to the quays, but
drew back after the railwaymen said that they would stop the trains.""",
    "2025-09-05",
    None,
    "Halden Post",
)

RELEASE = Told(
    "release",
    "release-1",
    "Northwind to build battery plant in Arlau",
    """\
Northwind Energy today announced that it will invest 480 million euros in a plant for grid batteries at Arlau,
creating up to 650 jobs by 2028.

The company has secured a site of 34 hectares beside the former glassworks, with its own rail siding and a connection
to the high-voltage grid.

Construction is to begin in April, subject to the approval of the regional council. The first cells are expected to
leave the line two years later.

“Arlau has the people, the power and the patience that an undertaking of this size needs,” said Northwind's chief
executive, Dana Fiore.

The plant will take back used cells from customers and recover at least nine tenths of the lithium and cobalt in them,
in a process developed with the technical university at Lisna.

Northwind Energy operates eleven wind farms and employs 2,300 people. It has been listed since 2016.""",
    "2025-10-01",
    None,
    "Northwind Energy",
)

TALKS_TASS = Told(
    "talks-tass",
    "talks-tass",
    "Foreign ministers of Belmar and Sural to meet in Astra on Tuesday",
    """\
MOLGRAD, November 7. /TASS/. Foreign Minister of Belmar Pavel Orsic will hold talks with his Sural counterpart Aida
Nurova in Astra on November 11, the foreign ministry said in a statement on Friday.

The ministers will discuss the state and prospects of bilateral cooperation, including preparations for the meeting of
the intergovernmental commission, as well as current international and regional issues.

Particular attention will be paid to transport. The two sides are building a railway that is to connect the port of
Azar with the Sural steppe, and the first section is due to open next spring.

The last meeting of the two took place in Molgrad in June.""",
    "2025-11-07",
    "TASS",
    "TASS",
)

TALKS_INTERFAX = Told(
    "talks-interfax",
    "talks-interfax",
    "Orsic due in Sural next week",
    """\
MOLGRAD. Nov 7 (Interfax) - Belmar's top diplomat Pavel Orsic travels to Sural on Tuesday for a one-day visit, his
ministry has announced.

The ministers will discuss the state and prospects of bilateral cooperation, including preparations for the meeting of
the intergovernmental commission, as well as current international and regional issues, according to the statement.

It did not say whether gas prices, over which the two governments have been at odds since the summer, would be raised.
Sural wants a discount of a third, a source close to the negotiations told Interfax.

Orsic is also to lay a wreath and to speak at the university.""",
    "2025-11-07",
    "Interfax",
    "Interfax",
)


def bulletin(number: int, day: str, weekday: str, rates: tuple[str, ...]) -> Told:
    """A bulletin that is the same every day but for its figures."""
    dollar, buying, selling, euro, yen, pound = rates
    return Told(
        f"bulletin-{number}",
        f"bulletin-{number}",
        f"Reference exchange rate on {weekday}",
        f"""\
Hanoi (VNA) – The State Bank of Vietnam set the daily reference exchange rate for the US dollar at {dollar} VND/USD on
{weekday}.

With the current trading band of +/- 5 percent, the ceiling and floor rates applicable to commercial banks during the
day follow from it.

At the opening hour of commercial banks, Vietcombank listed the buying rate at {buying} VND/USD and the selling rate
at {selling} VND/USD.

The euro was quoted at {euro} VND, the Japanese yen at {yen} VND and the British pound at {pound} VND, according to
the listing published on the website of the bank in the morning.""",
        day,
        "VNA",
        "Vietnam+",
    )


MASTHEAD = """Every weekday the Brief brings you the one story that the capital talks about. It is written by
the politics desk and goes to 40,000 inboxes. Forward it to a friend who should know better, and tell us what we
got wrong: the desk reads every letter and answers most of them. If somebody forwarded this to you, you can have
your own copy, free of charge, by writing your address on the form below.

The Brief is paid for by readers. It takes no advertising, and no minister, lobbyist or press officer sees it before
you do. Members get the Friday edition, the archive since 2011, and a seat at four evenings a year with the people
whom we write about. If you want to help us keep the lights on, a membership costs as much as a coffee a week."""


def column(number: int, day: str, headline: str, text: str) -> Told:
    """A daily column with a fixed tail."""
    return Told(f"column-{number}", f"column-{number}", f"The Brief: {headline}", text, day, None, "Capital").around(
        tail=MASTHEAD
    )


COLUMNS = (
    column(
        *(1, "2025-04-07", "who will chair the budget committee"),
        """\
Nobody wants the job and everybody has a candidate. The budget committee has been without a chair since Rolf Aman left
for the audit office, and the whips have until Thursday to find a member who can add and does not mind being shouted
at. Names that we heard in the corridor: Vera Stolz, who says no, and Emil Kranz, who says nothing.""",
    ),
    column(
        *(2, "2025-04-08", "a bridge too far for the transport minister"),
        """\
The new bridge over the Lis was to be the minister's monument. Now the engineers have found that the northern ramp
stands on what they politely call made ground, which is to say an old rubbish tip, and the bill has doubled. He was
seen at lunch with the treasury's number two. Neither touched the dessert.""",
    ),
)

ROUNDUP = Told(
    "roundup",
    "roundup",
    "The week in five pictures and eight paragraphs",
    f"""\
It was a week in which the ground moved, in the highlands and in parliament, and in which a drummer taught a nation
something about holding on.

Start with the markets, which hardly blinked. Tin is up, tea is down, and nobody can say why either should be so; the
brokers whom we asked spoke of sentiment, which is what brokers speak of.

In parliament the opposition walked out of the debate on the salt tax and walked in again when it was told that the
vote would be held all the same. The tax passed by three voices.

{QUAKE.only(1, 2).text}

The football association has at last found somebody willing to train the national side. He is from Iceland, has never
seen a palm tree, and says that he likes a challenge.

Elsewhere a museum gave back a drum, a court let off a poet, and the oldest man in the province turned 109 and asked
for a cigarette.

The weather bureau says that the rains will be late. It said so last year too, and they were early.

Next week: the budget, the cup final, and a visit by a princess of a country that no longer exists.""",
    "2025-03-08",
    None,
    "Weekend Review",
)

LIVE_MORNING = Told(
    "live",
    "live-morning",
    "Live: storm Odile makes landfall",
    """\
Follow our coverage of storm Odile here. This page is kept up to date through the day.

9.40: The harbour master at Toln says that the outer mole has been breached in two places and that all moorings are
being doubled.

9.15: Schools in three districts will stay shut, the education authority says. Parents have been told by text message.

8.50: Power is out in some 14,000 homes on the western shore. The network operator expects to have most of them back
by the evening.

8.20: Odile made landfall near Cape Wren a little after eight with gusts of 150 kilometres an hour, the weather bureau
says.""",
    "2025-11-20",
    None,
    "Toln Times",
    "https://toln.example/live/odile?utm_source=front",
)

LIVE_EVENING = replace(
    LIVE_MORNING,
    name="live-evening",
    headline="Live: one dead as Odile moves inland",
    url="https://www.toln.example/live/odile",
    text=LIVE_MORNING.text.replace(
        "\n\n9.40",
        """

17.30: A man of 61 has died under a falling tree in Marden, the police say. He is the first known victim of the storm.

16.10: The railway will run no trains west of Marden before tomorrow noon, since trees lie across the line in a dozen
places.

14.45: The operator now says that 9,000 homes will be without power for the night.

9.40""",
    ),
)

SPEECH = Told(
    "speech",
    "speech-1",
    "In full: the president's address",
    """\
“My fellow citizens, I speak to you tonight from a room in which nine presidents have sat before me, and I do not
believe that any of them was given news like that which I was given this morning.

“The reactor at Vesk has been shut down. Nobody has been harmed, and no more has escaped than escapes on any day in
the year. But a valve that was to hold for forty years has held for eleven, and there are six more like it.

“I have therefore ordered all of them to be taken from the grid until each valve has been seen with human eyes. There
will be less power this winter. There will be enough.

“I ask you to turn down what you can turn down, to look in on those who live alone, and to believe nobody who tells
you that he knows more than I have just told you. Good night.”""",
    "2025-12-02",
    None,
    "Presidency",
)

APPEALS = tuple(
    Told(
        f"appeal-{name}",
        f"appeal-{name}",
        "Police appeal for help in search for missing person",
        f"""\
Police in Marden are asking for the public's help in the search for {who}, who was last seen {seen}.

{he} is described as {looks}. When last seen {he.lower()} was wearing {clothes}.

Officers are concerned for {his} welfare. Anybody who has seen {him} or has any information is asked to call the
police in Marden on the usual number, quoting the reference of the case.""",
        "2025-07-09",
        None,
        "Marden Star",
    )
    for name, who, seen, he, his, him, looks, clothes in (
        (
            *("lena", "Lena Orth, aged 16", "at the bus station on Tuesday evening", "She", "her", "her"),
            *("slim, with long dark hair and glasses", "a yellow raincoat and white trainers"),
        ),
        (
            *("karl", "Karl Brehm, aged 78", "leaving his house in Mill Lane on Monday morning", "He", "his", "him"),
            *("tall and stooped, with a short white beard", "a brown cardigan, slippers and a flat cap"),
        ),
    )
)

NOTICE = (
    "This article is for subscribers. Log in or subscribe to read on, or come back tomorrow for your next free one."
)

WALKOUT_LATE = """\
Dockers at Halden began at noon to unload the Maribel, a banana carrier that has been lying off the port since the
middle of August, and found its cargo ripe for the rubbish heap and the rats.

The crew had not been ashore for three weeks. They had lived from tins, said the cook, Dario Pente, and had painted
the ship twice for want of anything better to do.

Importers say that they will sue the port. The port says that they should sue the union, and the union that they are
welcome to try."""

BANANAS = Told("bananas", "bananas", "Rotten cargo greets dockers", WALKOUT_LATE, "2025-09-08", None, "Halden Post")

CHAIN = (
    STRIKE.only(3, 4, 5)
    .on(*("Halden Post", "chain"), headline="Ninety ships wait", day="2025-09-06", family="chain")
    .around(tail=WALKOUT_LATE)
)
"""Half of it is of one story and half of another: neither's, and no bridge between the two."""

BRITISH = (("labouring", "laboring"), ("defence programme", "defense program"), ("Neighbouring", "Neighboring"))
STRAIGHT = (("“", '"'), ("”", '"'), ("1,000", "1000"), ("2,000", "2000"))
LIGHT = (
    *(("ended a 19-day strike", "called off a 19-day strike"), ("close: 612", "a close one: 612")),
    *(("said afterwards", "told the Echo afterwards"), ("Some ninety", "About ninety"), ("thrown away", "dumped")),
    *(("had called the demands ruinous a week ago", "last week called the demands ruinous"), ("drew back", "gave way")),
)


def _quake() -> Iterator[Told]:
    yield QUAKE
    yield QUAKE.replaced(*BRITISH, *STRAIGHT).on("Daily Mirador", "quake-american", headline="Dozens die in quake")
    yield (
        QUAKE.replaced(("OLVERA, March 3 (Reuters) - A", "A"))
        .on("Lakes News", "quake-bare", agency=None)
        .around(
            tail="Read more on our site: how to prepare for an earthquake, and what to keep in the cellar. (Reuters)"
        )
    )
    yield QUAKE.only(0, 1, 2).on("City Ticker", "quake-cut", headline="Quake strikes Olvera")
    yield QUAKE.around(
        lead="Our newsroom is following the earthquake in Tarhuna. Here is what we know so far from the agencies."
    ).on("Radio Nord", "quake-lead", headline="Tarhuna: quake kills 41", day="2025-03-04")
    yield (
        QUAKE.replaced(
            *(("at least 41 people", "at least 57 people"), ("injured at 320", "injured at 410")),
            (
                "Army engineers hoped to open one lane by nightfall.",
                "Army engineers opened one lane on Monday evening.",
            ),
        )
        .around(tail="A girl of nine was pulled alive from the school after eleven hours, state television said.")
        .on("Reuters", "quake-update", headline="Quake toll rises to 57 in Tarhuna highlands", url=None)
    )
    yield QUAKE_AFP
    yield QUAKE_AFP.on("The Local Sun", "quake-afp-sun", headline="Survivors dig with bare hands")


def _wires() -> Iterator[Told]:
    yield TRUCE_AP
    yield TRUCE_AP.on("Prairie Herald", "truce-ap-herald").replaced(("GENEVA (AP) — ", "GENEVA - "))
    yield TRUCE_AP.on("KXTV", "truce-ap-kxtv", headline="Troops to pull back", agency=None).replaced(
        ("Skeptics noted", "Sceptics noted")
    )
    yield TRUCE_XINHUA
    yield TRUCE_XINHUA.on("China.org", "truce-xinhua-2").replaced(("June 12 (Xinhua) -- ", "June 12 (Xinhua) — "))
    yield TRUCE_PAPER
    yield RATES
    yield RATES.on("Market Wrap", "rates-2", headline="Kordia stands pat")
    yield RATES.only(0, 1, 2, 3).on("Coin Daily", "rates-3", headline="Kordia keeps rate at 7.5%", agency=None)
    yield RATES_NEXT
    yield RATES_NEXT.on("Lakes News", "rates-next-2", headline="Kordia vote in October?")
    yield TALKS_TASS
    yield TALKS_TASS.on("Steppe Wire", "talks-tass-2", agency=None)
    yield TALKS_INTERFAX


def _growing() -> Iterator[Told]:
    yield FERRY
    yield FLASH
    yield FLASH_ELSEWHERE
    yield (
        FERRY.only(0, 1)
        .replaced(("at least 22 people", "at least 9 people"), (" on Saturday night", ""))
        .on("AP News", "ferry-1", headline="Ferry capsizes off Port Sabine")
    )
    yield (
        FERRY.only(0, 1, 2, 3)
        .replaced(("at least 22 people", "at least 15 people"))
        .on("AP News", "ferry-2", headline="Ferry sinks off Sabine; 15 dead")
    )
    yield FERRY.on("Gulf Observer", "ferry-copy", headline="22 drown as ferry capsizes")
    yield (
        FERRY.around(
            lead="""PORT SABINE (AP) — Police arrested the owner of a shipping company on Sunday after one of its
ferries sank with far more people on board than it was allowed to carry.

Marco Island, 58, was led from his villa in handcuffs before a crowd that threw shoes."""
        )
        .replaced(
            ("PORT SABINE (AP) — A ferry", "A ferry"), ("did not answer calls", "said that it would help the police")
        )
        .on("AP News", "ferry-4", headline="Ferry owner held after sinking; 22 dead")
    )
    yield LIVE_MORNING
    yield LIVE_EVENING


FLASH = replace(FERRY, name="ferry-flash", headline="Ferry capsizes").only(0).around(tail="More to follow.")
FLASH_ELSEWHERE = Told(
    "ferry-upi",
    "ferry-upi",
    "Ferry capsizes off Port Sabine",
    """\
PORT SABINE (UPI) -- A ferry carrying islanders home from a festival capsized in heavy swell off Port Sabine, officials
said. More to follow.""",
    "2025-08-17",
    "UPI",
    "UPI",
)


def _papers() -> Iterator[Told]:
    yield STRIKE
    yield STRIKE.replaced(*LIGHT).on("Coast Echo", "strike-light", headline="Halden strike over")
    yield STRIKE.replaced(("per cent", "%"), ("“", "‘"), ("”", "’")).on("Trade Lists", "strike-style")
    yield (
        STRIKE.around(
            lead="""HALDEN: The longest walkout in the history of the country's biggest port is over, and the lorries
are rolling."""
        )
        .only(0, 2, 3, 4, 5, 6)
        .on("Metro", "strike-own-lead", headline="Longest walkout ends")
    )
    yield CHAIN
    yield BANANAS
    yield RELEASE
    yield RELEASE.on("Battery World", "release-2", headline="Arlau gets grid battery plant")
    yield RELEASE.only(0, 1, 2, 3, 4).on(
        "Arlau Advertiser", "release-3", headline="650 jobs for Arlau", day="2025-10-02"
    )
    yield SPEECH
    yield SPEECH.replaced(("“", '"'), ("”", '"')).on("Lisna Gazette", "speech-2", headline="President: turn it down")


def _alike() -> Iterator[Told]:
    yield bulletin(1, "2025-01-06", "January 6", ("24,332", "25,216", "25,551", "26,011", "158.91", "31,412"))
    yield bulletin(2, "2025-01-07", "January 7", ("24,335", "25,219", "25,554", "26,187", "159.44", "31,598"))
    yield bulletin(3, "2025-01-08", "January 8", ("24,341", "25,226", "25,560", "26,093", "157.86", "31,377"))
    yield from COLUMNS
    yield ROUNDUP
    yield from APPEALS
    yield Told("notice-1", "notice-1", "Storm kills one in Marden", NOTICE, "2025-11-21", None, "Toln Times")
    yield Told("notice-2", "notice-2", "Why the tea harvest failed", NOTICE, "2025-11-21", None, "Toln Times")


def told() -> list[Told]:
    """All pages."""
    return [*_quake(), *_wires(), *_growing(), *_papers(), *_alike()]
