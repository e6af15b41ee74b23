"""What a person can write instead of a time that cannot be read."""

from modning.language import Text

EXAMPLES = Text(
    da=(
        "Skriv for eksempel “20. januar 2022”, “den 14. maj 2024 kl. 12.00-13.15”, "
        "“september–oktober 2023”, “1. kvartal 2024”, “fra november 2022”, “hver måned”, "
        "“ca. 1 gang i kvartalet, 6-8 i alt”, “løbende” eller “efter behov”."
    ),
    en=(
        "Write for example “20 January 2022”, “14 May 2024 at 12:00–13:15”, "
        "“September–October 2023”, “Q1 2024”, “from November 2022”, “every month”, "
        "“about once a quarter, 6–8 in all”, “continuously” or “as needed”."
    ),
)
HOURS = Text(
    da="Skriv klokkeslæt fra 00.00 til 23.59 med sluttiden sidst, for eksempel “kl. 9.05-9.20”.",
    en="Write clock times from 00:00 to 23:59, the end last, for example “9:05–9:20”.",
)
NO_SUCH_DAY = Text(
    da="Den dag eller uge findes ikke i kalenderen. Ret dagen, måneden eller året.",
    en="The calendar has no such day or week. Correct the day, the month or the year.",
)
YEAR_MISSING = Text(
    da="Årstallet mangler. Skriv det til sidst, for eksempel “14. maj 2024”.",
    en="The year is missing. Write it last, for example “14 May 2024”.",
)
YEAR_OUT_OF_REACH = Text(
    da="Året skal ligge fra 1900 til 2200.",
    en="The year must lie from 1900 to 2200.",
)
REVERSED = Text(
    da=(
        "Slutningen ligger før begyndelsen. Skriv det tidligste først, og skriv begge årstal, "
        "hvis perioden går over et nytår, for eksempel “maj 2023 – marts 2024”."
    ),
    en=(
        "The end lies before the start. Write the earlier one first, and write both years "
        "where it goes past a new year, for example “May 2023 – March 2024”."
    ),
)
WRONG_WEEKDAY = Text(
    da="Ugedagen passer ikke med datoen. Ret en af dem.",
    en="The weekday does not fit the date. Correct one of them.",
)
DAY_OR_YEAR = Text(
    da="Tallet kan være en dag eller et år. Skriv for eksempel “20. maj 2024” eller “maj 2020”.",
    en="The number may be a day or a year. Write for example “20 May 2024” or “May 2020”.",
)
MONTH_OR_YEAR = Text(
    da="Det kan være en måned eller to år. Skriv for eksempel “november 2010” eller “2010-2011”.",
    en="It may be a month or two years. Write for example “November 2010” or “2010–2011”.",
)
APART = Text(
    da="Her er flere tidspunkter, som ikke støder op til hinanden. Skriv dem hver for sig.",
    en="These are several times that do not adjoin. Write each by itself.",
)
EVERY_OTHER = Text(
    da="Skriv i stedet, hvor mange gange det er i et interval: “2 gange om måneden”.",
    en="Write how many times it is in an interval instead: “twice a month”.",
)
