"""Whether two accounts may be one person's, as far as the accounts can tell."""

from modning_web.access.models import Hat, User

OF_THE_AGENCY = (Hat.PROGRAMME_LEAD, Hat.PROCESS_CONSULTANT, Hat.GRANT_OFFICER)


def may_be_one_person(one: User, other: User) -> bool:
    """Tell whether two accounts may be one person's, by e-mail, or by name and organisation.

    Where they may, a third person decides: two colleagues of one name lose nothing by it.
    """
    if one.pk == other.pk or (_mailbox(one) and _mailbox(one) == _mailbox(other)):
        return True
    return _called(one) == _called(other) and bool(_works_at(one) & _works_at(other))


def _mailbox(person: User) -> str:
    """Return where a person's mail ends: case and what stands after a plus make no difference."""
    local, _, domain = (person.email or "").casefold().partition("@")
    return f"{local.partition('+')[0]}@{domain}" if domain else ""


def _called(person: User) -> str:
    return " ".join(person.name.casefold().split())


def _works_at(person: User) -> set[tuple[str, ...]]:
    """Return the organisations and places where a person has or had a hat."""
    found: set[tuple[str, ...]] = set()
    for hat in person.memberships.all():
        found.add((hat.programme_key, hat.site_key))
        if hat.hat in OF_THE_AGENCY:
            found.add(("the agency",))
        if hat.organisation_key:
            found.add((hat.organisation_key,))
    return found
