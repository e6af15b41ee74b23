"""Texts made to break a reader: each as large as a definition may be, or larger."""

from modning.programme.reading.limits import LARGEST_FILE, LONGEST_LINE

_HEAD = 'format = 1\nid = "x"\ntitle = "x"\nkind = "maturation"\n'
_PARTY = '[[parties]]\nid = "k"\nkind = "municipality"\nname = "K"\nsite = true\nnumber = "{}"\n'
_ACTIVITY = '[[activities]]\nid = "a"\nname = "b"\nkind = "other"\nscope = "local"\n{}\n'


def _full(piece: str) -> str:
    return piece * (LARGEST_FILE // len(piece.encode()))


def _numbered(piece: str, count: int) -> str:
    return "".join(piece.format(number) for number in range(count))


def _plan(period: str, number: str, activity: str) -> str:
    return f'{_HEAD}period = "{period}"\n' + _PARTY.format(number) + _ACTIVITY.format(activity)


HOSTILE: dict[str, tuple[bytes | str, str]] = {
    "ten megabytes": (b"a" * 10_000_000, "D001"),
    "binary": (bytes(range(256)) * 1000, "D002"),
    "utf-16": ('title = "x"'.encode("utf-16"), "D002"),
    "nul": (b'a = "\x00"', "D002"),
    "lone surrogate": ('a = "\ud800"', "D002"),
    "byte order mark": ("\ufefftitle = 1".encode(), "D011"),
    "empty": (b"", "D011"),
    "one long line": ("a = '" + "x" * LONGEST_LINE + "'", "D003"),
    "open arrays": ("a=" + _full("[\n")[:-10], "D005"),
    "closed arrays": ("a=" + "[" * 250 + "]" * 250, "D005"),
    "inline tables": ("a=" + "{a=" * 250 + "1" + "}" * 250, "D005"),
    "dotted key": ("a" + ".a" * 9_000 + "=1", "D005"),
    "dotted keys": (_numbered("b{}.a.a.a.a.a.a.a.a.a.a.a.a=1\n", 15_000), "D005"),
    "quoted dotted keys": (_full('"a"."a"."a"."a".' * 100 + '"b"=1\n'), "D005"),
    "deep headers": (_numbered("[a.a.a.a.a.a.a.a.a.a.a.a.b{}]\n", 14_000), "D005"),
    "tables": (_full("[[a]]\n"), "D006"),
    "activities": (_full("[[activities]]\n"), "D006"),
    "empty lists": ("a=[" + _full("[],\n")[:-8] + "]", "D006"),
    "empty tables": ("a=[" + _full("{},\n")[:-8] + "]", "D006"),
    "keys": (_numbered("k{}=1\n", 50_000), "D006"),
    "fewer keys": (_numbered("k{}=1\n", 19_000), "D011"),
    "fewer activities": ("[[activities]]\n" * 19_000, "D011"),
    "same key": (_full("a=1\n"), "D004"),
    "whole number of 15,000 figures": ("a = " + "1" * 15_000, "D004"),
    "hexadecimal number of 15,000 figures": (_HEAD + "period = 0x" + "f" * 15_000, "D007"),
    "huge float": ("weight = 1e999999999", "D011"),
    "quotes": (_full('"\n'), "D004"),
    "backslashes": ('a = """' + _full("\\\n")[:-20], "D004"),
    "comments": (_full("#\n"), "D011"),
    "line breaks": (_full("\n"), "D011"),
    "line breaks of Unicode": ('a = "\u2028\x85"\nb = ', "D004"),
    "a thousand million sites": (_plan("2022-2025", "1000000000", ""), "D008"),
    "a thousand million times": (_plan("2022-2025", "4", 'times = "1000000000"'), "D008"),
    "weekly for centuries": (_plan("1900-2199", "98", 'when = "hver uge"'), "D008"),
    "no period": (_plan("hvert kvartal", "4", ""), "D023"),
    "unknown names": (
        _plan("2022-2025", "4", 'when = "2023"')
        + _numbered('[[activities]]\nid="a{0}"\nname="b"\nkind="other"\nafter="zz{0}"\n', 2_000),
        "D030",
    ),
}
