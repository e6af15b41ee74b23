"""What the site reads from the machine it runs on: folders, switches, the database's address."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

CHECKOUT = Path(__file__).resolve().parents[2]
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"  # a decision that was shown as saved survives a power cut
    "PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-20000;"
    "PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=27103364;"
)


# Those who see across sites, or see what others did.
HATS_WITH_SECOND_FACTOR = (
    "programme_lead",
    "grant_officer",
    "process_consultant",
    "auditor",
    "data_protection_officer",
)


class UnusableEnvironment(ValueError):
    """A variable has a value that the site cannot start with; says which and what it takes."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The machine as the site sees it, read once at start."""

    home: Path
    secret_key: str
    database_url: str = ""
    hosts: tuple[str, ...] = LOCAL_HOSTS
    demo: bool = False
    debug: bool = False
    https: bool = False
    immediate_jobs: bool = False
    accessibility_statement: str = ""
    hats_with_second_factor: tuple[str, ...] = HATS_WITH_SECOND_FACTOR
    address: str = "http://localhost:8000"

    @property
    def database_file(self) -> Path:
        """Where the SQLite database is, when no other database is named."""
        return self.home / "modning.sqlite3"

    def database(self) -> dict[str, Any]:
        """Return the database as Django's settings describe one."""
        if self.database_url:
            return database_at(self.database_url)
        return sqlite_at(self.database_file)


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Read the variables; make the data folder and its secret key when they are missing."""
    home = Path(variables.get("MODNING_HOME") or default_home(variables)).expanduser().resolve()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    hosts = words(variables, "MODNING_HOSTS", otherwise=())
    return Environment(
        home=home,
        secret_key=variables.get("SECRET_KEY") or kept_secret(home / "secret_key"),
        database_url=variables.get("DATABASE_URL", ""),
        hosts=hosts or LOCAL_HOSTS,
        demo=switch(variables, "MODNING_DEMO", otherwise=demo_is_chosen(home)),
        debug=switch(variables, "MODNING_DEBUG"),
        https=switch(variables, "MODNING_HTTPS"),
        immediate_jobs=switch(variables, "MODNING_IMMEDIATE_JOBS"),
        accessibility_statement=variables.get("MODNING_ACCESSIBILITY_STATEMENT", ""),
        hats_with_second_factor=words(
            variables, "MODNING_SECOND_FACTOR", otherwise=HATS_WITH_SECOND_FACTOR
        ),
        address=address_of_site(variables),
    )


def address_of_site(variables: Mapping[str, str]) -> str:
    """Return where people reach the site, for the links in letters; without a slash at the end."""
    address = variables.get("MODNING_ADDRESS", "").rstrip("/")
    if not address:
        host = variables.get("MODNING_HOSTS", "").split(",")[0].strip()
        if host and switch(variables, "MODNING_HTTPS"):
            return f"https://{host}"
        return f"http://{host or 'localhost'}:{variables.get('PORT') or 8000}"
    if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname:
        raise UnusableEnvironment(
            "MODNING_ADDRESS skal ligne https://modning.example.dk. / "
            "MODNING_ADDRESS must look like https://modning.example.dk."
        )
    return address


def default_home(variables: Mapping[str, str]) -> Path:
    """Return ``var`` in a checkout, else the place where this platform keeps programs' data."""
    if (CHECKOUT / "pyproject.toml").is_file():
        return CHECKOUT / "var"
    if os.name == "nt":
        return Path(variables.get("LOCALAPPDATA", "~/AppData/Local")) / "modning"
    return Path(variables.get("XDG_DATA_HOME", "~/.local/share")) / "modning"


def kept_secret(file: Path) -> str:
    """Return the secret in `file`, made at the first start and readable by its owner alone."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as new:
        secret = secrets.token_urlsafe(64)
        new.write(secret)
    return secret


def switch(variables: Mapping[str, str], name: str, *, otherwise: bool = False) -> bool:
    """Read a variable that is 1 or 0."""
    value = variables.get(name, "")
    if value not in {"", "0", "1"}:
        raise UnusableEnvironment(
            f"{name} er »{value}«; skriv 1 eller 0. / {name} is “{value}”; write 1 or 0."
        )
    return value == "1" if value else otherwise


def words(
    variables: Mapping[str, str], name: str, *, otherwise: tuple[str, ...]
) -> tuple[str, ...]:
    """Read a variable that lists words with commas between; empty means none of them."""
    if name not in variables:
        return otherwise
    return tuple(word.strip() for word in variables[name].split(",") if word.strip())


def demo_is_chosen(home: Path) -> bool:
    """Tell whether this data folder was made for demonstration."""
    mode = home / "mode"
    return mode.is_file() and mode.read_text(encoding="ascii").strip() == "demo"


def choose_mode(home: Path, *, demo: bool) -> None:
    """Remember what the data folder is for, so that real data never meets demo sign-in."""
    (home / "mode").write_text("demo" if demo else "real", encoding="ascii")


def sqlite_at(file: Path) -> dict[str, Any]:
    """Describe a SQLite database; writers wait for each other instead of failing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        },
    }


def database_at(url: str) -> dict[str, Any]:
    """Describe the database at ``postgresql://user:password@host:port/name?option=value``."""
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not name:
        raise UnusableEnvironment(
            "DATABASE_URL skal ligne postgresql://bruger:kode@vært:5432/navn. / "
            "DATABASE_URL must look like postgresql://user:password@host:5432/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": True, **dict(parse_qsl(parts.query))},
    }
