"""What reading says of the errors that people make."""

import pytest
from core.small_programme import DEFINITION

from modning.programme.reading import UnreadableDefinition, read_definition


def _refusal(text: str) -> UnreadableDefinition:
    with pytest.raises(UnreadableDefinition) as refused:
        read_definition(text)
    return refused.value


FORUM = 'name = "Modningsforum"'


@pytest.mark.parametrize(
    ("written", "instead", "code", "message", "mend"),
    [
        ('period = "2023-2024"', "", "D011", "Feltet “period” mangler.", "Skriv feltet."),
        (
            'place = "Odense"',
            'pladce = "Odense"',
            "D010",
            "Feltet “pladce” findes ikke her.",
            "Se efter en tastefejl, eller fjern feltet. Mente du “place”?",
        ),
        (
            FORUM,
            "name = 7",
            "D012",
            "“7” passer ikke i feltet “name”.",
            "Skriv en tekst i anførselstegn.",
        ),
        (
            FORUM,
            'name = " "',
            "D015",
            "Der står ikke noget i feltet “name”.",
            "Skriv noget i feltet, eller fjern det.",
        ),
        (
            FORUM,
            f'name = "{"x" * 301}"',
            "D016",
            "Teksten i feltet “name” er længere end 300 tegn.",
            "Kort teksten ned, eller del den.",
        ),
        (
            'id = "forum"',
            'id = "Førum"',
            "D013",
            "“Førum” kan ikke være et id.",
            "Brug små bogstaver a–z, cifre og bindestreg, højst 80 tegn. Skriv ae, oe og aa.",
        ),
        (
            'scope = "local"',
            'scope = "lokal"',
            "D014",
            "“lokal” kan ikke vælges i feltet “scope”.",
            "Vælg en af: “common”, “local”. Mente du “local”?",
        ),
        (
            "format = 1",
            "format = 2",
            "D014",
            "“2” kan ikke vælges i feltet “format”.",
            "Vælg en af: “1”.",
        ),
        (
            "site = true",
            'site = "måske"',
            "D012",
            "“måske” passer ikke i feltet “site”.",
            "Skriv true (ja) eller false (nej).",
        ),
        (
            "revised = 2022-08-20",
            "revised = 5",
            "D012",
            "“5” passer ikke i feltet “revised”.",
            "Skriv en dato eller et klokkeslæt.",
        ),
        (
            "from = 09:30:00",
            'from = "halv ti"',
            "D012",
            "“halv ti” passer ikke i feltet “from”.",
            'Skriv et klokkeslæt, for eksempel "09:30".',
        ),
        (
            'members = [{ role = "projektleder" }, { role = "praktiker", number = "2" }]',
            "members = []",
            "D017",
            "Listen “members” skal have mindst 1 i sig.",
            "Skriv det, der mangler.",
        ),
        (
            'text = "Hvor stort det er."',
            'text = "Hvor stort det er.", weight = 101',
            "D019",
            "101 er for meget i feltet “weight”.",
            "Skriv højst 100.",
        ),
        (
            'text = "Hvor stort det er."',
            'text = "Hvor stort det er.", weight = 0',
            "D018",
            "0 er for lidt i feltet “weight”.",
            "Skriv mindst 1.",
        ),
        (
            'after = ["dialog"]',
            'after = ["dialg"]',
            "D030",
            "“dialg” står ikke i filen som aktivitet.",
            "Opret “dialg”, eller ret id'et. Mente du “dialog”?",
        ),
        (
            'when = "løbende"',
            "when = { fra = 1 }",
            "D012",
            "“en tabel med felter” passer ikke i feltet “when”.",
            "Skriv en liste i firkantede parenteser.",
        ),
    ],
)
def test_error_is_told_with_its_mend(
    written: str, instead: str, code: str, message: str, mend: str
) -> None:
    finding = _refusal(DEFINITION.replace(written, instead, 1)).findings[0]

    assert (finding.code, finding.message.da, finding.mend.da) == (code, message, mend)


def test_error_names_its_line_and_the_part_it_stands_in() -> None:
    text = DEFINITION.replace('when = "løbende"', 'when = "engang"')

    refused = _refusal(text)

    finding = refused.findings[0]
    assert finding.code == "D020"
    assert finding.path == ("activities", 3, "when", 0)
    assert finding.subject == "Sparring"
    assert refused.lines.of(finding.path) == text.splitlines().index('when = "engang"') + 1


def test_error_in_an_item_of_a_list_over_several_lines_names_the_items_line() -> None:
    text = DEFINITION.replace('{ who = "evaluator", presence', '{ who = "evaluatr", presence')

    refused = _refusal(text)

    line = refused.lines.of(refused.findings[0].path)
    assert line is not None
    assert '"evaluatr"' in text.splitlines()[line - 1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = 1\nb", "i linje 2, tegn 2, er der noget galt: der mangler et lighedstegn"),
        ("a = 1\na = 2", "i linje 2, tegn 6, er der noget galt: feltet står to gange."),
        ('a = "x', "i linje 1, tegn 7, er der noget galt: en tekst mangler sit sidste anførsels"),
        ("a = [1", "i linje 1, tegn 7, er der noget galt: en liste mangler et komma"),
        ("a = ja", "i linje 1, tegn 5, er der noget galt: værdien kan ikke læses"),
        ("[a]\n[a]", "i linje 2, tegn 3, er der noget galt: overskriften står to gange."),
        ("a = 2024-02-30", "i linje 1, tegn 5, er der noget galt: datoen findes ikke."),
        ('a = "\\x"', "i linje 1, tegn 8, er der noget galt: en omvendt skråstreg"),
    ],
)
def test_text_that_is_not_toml_says_where_and_why(text: str, message: str) -> None:
    finding = _refusal(text).findings[0]

    assert finding.code == "D004"
    assert finding.message.da.startswith(f"Filen kan ikke læses: {message}")


def test_more_errors_than_can_be_read_are_cut_short() -> None:
    text = "".join(f"felt{number} = 1\n" for number in range(500))

    findings = _refusal(text).findings

    assert len(findings) == 101
    assert findings[-1].message.da == "Filen har flere fejl end de første 100."


def test_same_id_twice_is_told() -> None:
    text = DEFINITION.replace('id = "praktiker"', 'id = "kommuner"').replace(
        '"praktiker"', '"kommuner"'
    )

    assert _refusal(text).findings[0].message.da == "Id'et “kommuner” er brugt to gange."
