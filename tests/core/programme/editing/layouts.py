"""Texts of one and the same kind, laid out in all the ways that people lay them out."""

from hypothesis import strategies as st

BLANKS = st.integers(0, 2).map("\n".__mul__)
REMARKS = st.sampled_from(["", "", "  # bemærkning", " # [[activities]] “æøå”"])
COMMENTS = st.sampled_from(["", "", "# note\n", "# en\n# to = 2\n", "#\n", "  # indrykket\n"])
WORDS = st.sampled_from(["kommune", "vive", "Møde i Aabenraa", "[x] # y", 'med "gåseøjne"'])


@st.composite
def written_strings(draw: st.DrawFn) -> str:
    word = draw(WORDS)
    quoted = word.replace('"', '\\"')
    return draw(
        st.sampled_from([f'"{quoted}"', f"'{word}'", f'"""\n{quoted}\n# ikke en note\n"""'])
    )


@st.composite
def inline_tables(draw: st.DrawFn) -> str:
    who = draw(st.sampled_from(["a", "b", "c"]))
    more = draw(st.sampled_from(["", ', number = "3–4"', ", online = true"]))
    space = draw(st.sampled_from(["", " "]))
    return "{" + f'{space}who = "{who}"{more}{space}' + "}"


@st.composite
def lists(draw: st.DrawFn, items: st.SearchStrategy[str]) -> str:
    found = draw(st.lists(items, max_size=4))
    comma = draw(st.sampled_from(["", ","])) if found else ""
    if draw(st.booleans()):
        space = draw(st.sampled_from(["", " "]))
        return f"[{space}{', '.join(found)}{comma}{space}]"
    if draw(st.integers(0, 4)) == 0:
        return "[" + ",\n   ".join(found) + comma + "]"
    lines = "[" + draw(REMARKS) + "\n"
    for number, item in enumerate(found, start=1):
        lines += draw(COMMENTS) + "    " + item + ("," if number < len(found) else comma)
        lines += draw(REMARKS) + "\n"
    return lines + draw(COMMENTS) + "]"


@st.composite
def pairs(draw: st.DrawFn, names: tuple[str, ...]) -> str:
    lines = ""
    for name in draw(st.lists(st.sampled_from(names), unique=True)):
        value = draw(
            {
                "participants": lists(inline_tables()),
                "when": st.one_of(written_strings(), lists(written_strings())),
                "responsible": inline_tables(),
                "responsible.agenda": written_strings(),
                "extendable": st.sampled_from(["true", "false"]),
            }.get(name, written_strings())
        )
        lines += draw(BLANKS) + draw(COMMENTS) + f"{name} = {value}" + draw(REMARKS) + "\n"
    return lines


@st.composite
def activities(draw: st.DrawFn) -> str:
    agenda = draw(st.sampled_from(["responsible", "responsible.agenda", "[]"]))
    names = ("name", "when", "participants", "place", "extendable", agenda)
    text = draw(COMMENTS) + "[[activities]]" + draw(REMARKS) + "\n"
    text += draw(pairs(tuple(name for name in names if name != "[]"))) + draw(COMMENTS)
    if agenda == "[]" and draw(st.booleans()):
        text += draw(BLANKS) + draw(COMMENTS) + "[activities.responsible]\n"
        text += draw(pairs(("chair", "minutes")))
    for _ in range(draw(st.integers(0, 2))):
        text += draw(BLANKS) + draw(COMMENTS) + "[[activities.stated]]\n"
        text += draw(pairs(("at", "text"))) + draw(COMMENTS)
    return text


@st.composite
def texts(draw: st.DrawFn) -> str:
    text = draw(COMMENTS) + "format = 1\n" + draw(pairs(("title", "purpose"))) + draw(BLANKS)
    for _ in range(draw(st.integers(0, 3))):
        text += draw(activities()) + draw(BLANKS) + draw(COMMENTS) + draw(BLANKS)
        if draw(st.integers(0, 3)) == 0:
            text += "[[rules]]\n" + draw(pairs(("text",))) + draw(BLANKS)
    if draw(st.booleans()):
        text += draw(COMMENTS) + "[call.budget]\nadvice = []\n" + draw(BLANKS)
    if draw(st.integers(0, 3)) == 0:
        text = text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.integers(0, 3)) == 0 else text


VALUES = st.one_of(
    st.text(max_size=20),
    st.text(alphabet=" ab\n\"'\\æ#\t", max_size=300),
    st.booleans(),
    st.integers(-5, 5),
    st.lists(st.text(max_size=5), max_size=4),
    st.lists(st.text(alphabet=" ab\n\"'\\æ#\t", min_size=90, max_size=300), max_size=3),
    st.dates(),
    st.times(),
)
PARTS = st.dictionaries(
    st.sampled_from(["who", "at", "text", "name", "two words"]), VALUES, max_size=3
)
