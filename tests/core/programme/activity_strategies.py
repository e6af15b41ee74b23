"""Programmes with activities at all kinds of times, for properties."""

from typing import Any

from hypothesis import strategies as st

from modning.programme.schema.definition import Programme

MONTHS = ("januar", "marts", "maj", "august", "november")
SINGLE = st.one_of(
    st.builds("{} {}".format, st.sampled_from(MONTHS), st.integers(2023, 2025)),
    st.builds("{}. maj {}".format, st.integers(1, 28), st.integers(2023, 2025)),
    st.builds("{}. kvartal {}".format, st.integers(1, 4), st.integers(2023, 2025)),
    st.builds("{}. juni {} kl. 10.00–12.00".format, st.integers(1, 28), st.integers(2023, 2025)),
    st.sampled_from(["2024", "forår 2024", "september–oktober 2023"]),
)
RHYTHMS = st.sampled_from(
    ["hver måned", "hvert kvartal", "to gange om året", "hvert halvår", "en gang om ugen"]
)
OTHER = st.sampled_from(["løbende", "efter behov", "løbende i 2024"])
WHENS = st.one_of(st.just([]), st.lists(SINGLE, min_size=1, max_size=4, unique=True)) | st.lists(
    RHYTHMS | OTHER, min_size=1, max_size=1
)
WHO = st.sampled_from(["styrelsen", "kommuner", "foreninger", "leder", "raadgiver"])


@st.composite
def activities(draw: st.DrawFn, number: int) -> dict[str, Any]:
    return {
        "id": f"a{number}",
        "name": draw(st.sampled_from(["Møde", "Forum", "Besøg"])) + f" {number}",
        "kind": draw(st.sampled_from(["workshop", "case-visit"])),
        "scope": draw(st.sampled_from(["common", "local"])),
        "when": draw(WHENS),
        "phases": draw(st.sampled_from([[], ["start"], ["start", "drift"], ["aaben"]])),
        "participants": [{"who": who} for who in draw(st.lists(WHO, max_size=3, unique=True))],
        **draw(st.sampled_from([{}, {"times": "3"}, {"times": "2–4"}, {"place": "Odense"}])),
    }


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    count = draw(st.integers(0, 4))
    numbers = draw(st.permutations(range(6)))[:count]
    return Programme.model_validate(
        {
            "format": 1,
            "id": "p",
            "title": "Opdigtet",
            "kind": "maturation",
            "period": draw(st.sampled_from(["2023–2025", "maj 2023 – marts 2025", "2024"])),
            "parties": [
                {"id": "styrelsen", "kind": "agency", "name": "Styrelsen"},
                {
                    "id": "kommuner",
                    "kind": "municipality",
                    "name": "Kommuner",
                    "site": True,
                    "number": draw(st.sampled_from(["1", "3–4", "mindst 2"])),
                },
                {
                    "id": "foreninger",
                    "kind": "ngo",
                    "name": "Foreninger",
                    "site": True,
                    "members": draw(st.sampled_from([["Nord", "Syd"], ["Syd"]])),
                },
            ],
            "roles": [
                {"id": "leder", "party": "kommuner", "name": "Leder"},
                {"id": "raadgiver", "party": "styrelsen", "name": "Rådgiver"},
            ],
            "phases": [
                {"id": "start", "name": "Start", "when": "2. halvår 2023"},
                {"id": "drift", "name": "Drift", "when": "2024"},
                {"id": "aaben", "name": "Åben"},
            ],
            "activities": [draw(activities(number)) for number in numbers],
        }
    )
