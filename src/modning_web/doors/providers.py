"""The identity providers that an installation trusts, read from a file in its data folder."""

import os
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, Self

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from modning_web.environment import UnusableEnvironment

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Cvr = Annotated[str, Field(pattern=r"^[0-9]{8}$")]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class OpenIdProvider(_Entry):
    """An OpenID Connect provider of one organisation.

    `domains`: the e-mail domains that it may vouch for. `vouches_for_email`: that its e-mail is
    good without the claim `email_verified`, which some directories never send. `has_two_factors`:
    that it asks its people for two factors itself.
    """

    key: Key
    name: str
    issuer: str
    client_id: str
    secret_variable: str = ""
    domains: list[str] = Field(min_length=1)
    vouches_for_email: bool = False
    has_two_factors: bool = False

    @property
    def secret(self) -> str:
        """The client's secret; it stands in the environment and never in the file."""
        return os.environ.get(self.secret_variable, "") if self.secret_variable else ""

    @model_validator(mode="after")
    def _is_reached_safely(self) -> Self:
        if not self.issuer.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            raise ValueError("issuer: https://…")
        return self


class VouchingOrganisation(_Entry):
    """An organisation (by its CVR number) and the e-mail domains that are its own."""

    cvr: Cvr
    domains: list[str] = Field(min_length=1)


class SamlProvider(_Entry):
    """A SAML provider of the profile OIOSAML 3, such as NemLog-in; files stand beside this one."""

    key: Key
    name: str
    entity_id: str
    metadata: Path
    certificate: Path
    private_key: Path
    level: Literal["Substantial", "High"] = "Substantial"
    organisations: list[VouchingOrganisation] = Field(min_length=1)


class Providers(_Entry):
    """All of them."""

    openid: list[OpenIdProvider] = []
    saml: list[SamlProvider] = []

    def openid_by(self, key: str) -> OpenIdProvider | None:
        """Find an OpenID Connect provider."""
        return next((one for one in self.openid if one.key == key), None)

    def saml_by(self, key: str) -> SamlProvider | None:
        """Find a SAML provider."""
        return next((one for one in self.saml if one.key == key), None)

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        keys = [one.key for one in self.openid] + [one.key for one in self.saml]
        if len(set(keys)) < len(keys):
            raise ValueError("key: …")
        return self


def providers() -> Providers:
    """Return the providers, as the file said when the site started; none when there is no file."""
    return _read(Path(settings.IDENTITY_PROVIDERS))


@lru_cache(maxsize=8)
def _read(file: Path) -> Providers:
    try:
        return Providers.model_validate(tomllib.loads(file.read_text("utf-8")), strict=False)
    except FileNotFoundError:
        return Providers()
    except (tomllib.TOMLDecodeError, ValidationError) as fault:
        raise UnusableEnvironment(f"{file} kan ikke bruges / cannot be used:\n{fault}") from fault


def is_of_domain(email: str, domains: list[str]) -> bool:
    """Tell whether an e-mail is of one of the domains itself, not of one below it."""
    name, _, domain = email.rpartition("@")
    return bool(name) and domain.casefold() in {one.casefold() for one in domains}
