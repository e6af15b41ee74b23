"""What the site reads from the machine it runs on."""

import stat
from pathlib import Path

import pytest

from modning_web.environment import (
    LOCAL_HOSTS,
    UnusableEnvironment,
    choose_mode,
    database_at,
    default_home,
    read_environment,
    sqlite_at,
)


def test_first_start_makes_a_folder_and_a_secret_that_only_the_owner_can_read(
    tmp_path: Path,
) -> None:
    home = tmp_path / "new" / "folder"

    first = read_environment({"MODNING_HOME": str(home)})
    second = read_environment({"MODNING_HOME": str(home)})

    assert first == second
    assert len(first.secret_key) > 50
    assert stat.S_IMODE((home / "secret_key").stat().st_mode) == 0o600
    assert first.database_file.parent == home


def test_two_folders_have_two_secrets(tmp_path: Path) -> None:
    secrets = {read_environment({"MODNING_HOME": str(tmp_path / n)}).secret_key for n in "ab"}

    assert len(secrets) == 2


def test_plain_start_is_local_and_neither_demo_nor_debug(tmp_path: Path) -> None:
    read = read_environment({"MODNING_HOME": str(tmp_path)})

    assert (read.demo, read.debug, read.https, read.hosts) == (False, False, False, LOCAL_HOSTS)


def test_folder_remembers_what_it_is_for(tmp_path: Path) -> None:
    variables = {"MODNING_HOME": str(tmp_path)}
    choose_mode(tmp_path, demo=True)
    demo = read_environment(variables).demo
    choose_mode(tmp_path, demo=False)

    assert (demo, read_environment(variables).demo) == (True, False)


def test_hosts_are_listed_with_commas(tmp_path: Path) -> None:
    read = read_environment(
        {"MODNING_HOME": str(tmp_path), "MODNING_HOSTS": "modning.example.dk, localhost"}
    )

    assert read.hosts == ("modning.example.dk", "localhost")


def test_switch_that_is_neither_on_nor_off_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableEnvironment, match="MODNING_DEMO"):
        read_environment({"MODNING_HOME": str(tmp_path), "MODNING_DEMO": "ja"})


def test_sqlite_waits_and_keeps_what_it_has_promised(tmp_path: Path) -> None:
    options = sqlite_at(tmp_path / "x.sqlite3")["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]


def test_postgresql_is_named_by_its_address() -> None:
    read = database_at("postgresql://an%40na:p%2Fw@db.example.dk:5433/modning?sslmode=require")

    assert read == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "modning",
        "USER": "an@na",
        "PASSWORD": "p/w",
        "HOST": "db.example.dk",
        "PORT": "5433",
        "OPTIONS": {"pool": True, "sslmode": "require"},
    }


@pytest.mark.parametrize("address", ["mysql://x/y", "postgresql://db.example.dk/", "modning"])
def test_address_of_another_database_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(UnusableEnvironment) as refusal:
        database_at(address)

    assert address not in str(refusal.value)


def test_checkout_keeps_its_data_beside_its_project_file() -> None:
    home = default_home({})

    assert home.name == "var"
    assert (home.parent / "pyproject.toml").is_file()
