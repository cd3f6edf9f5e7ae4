"""The buttons of administrators and of the safeguarding lead, and those of everybody's own account."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from restorative.accounts.models import Agency, Team, User
from tests.access.world import World
from tests.budgets.press import Press, family, staff
from tests.people import PASSWORD
from tests.restorative.second_step import SHOWN, code_now, give_app, give_passkey


def new_colleague(world: World) -> Press:
    team = Team.objects.create(name="North", agency=Agency.objects.create(name="City"))
    facts = {
        "name": "Nadia New",
        "email": "nadia@example.org",
        "job_title": "Social worker",
        "roles": ["practitioner"],
        "team": str(team.pk),
        "manager": str(User.objects.get(name="Margaret Hill").pk),
    }
    return staff(world, "staff:person_new", who="administrator", **facts)


def colleague(world: World, name: str, /, **data: Any) -> Press:
    """Priya is looked after by an administrator."""
    return staff(world, name, world.own.lead.pk, who="administrator", **data)


def search_people(world: World) -> Press:
    return staff(world, "staff:people", who="administrator", q="priya")


def edit_colleague(world: World) -> Press:
    """A manager who is one no more, with another address and before a password was chosen."""
    manager = User.objects.get(name="Margaret Hill")
    manager.set_unusable_password()
    manager.save()
    facts = {"name": "Margaret Gray", "email": "margaret@example.org", "roles": ["practitioner"]}
    return staff(
        world, "staff:person_edit", manager.pk, who="administrator", team=str(world.own.ids["team"]), **facts
    )


def shut_out(world: World) -> Press:
    return colleague(world, "staff:person_deactivate")


def let_in(world: World) -> Press:
    User.objects.filter(pk=world.own.lead.pk).update(is_active=False)
    return colleague(world, "staff:person_activate")


def new_line(world: World) -> Press:
    day = timezone.localdate()
    facts = {"from_day_day": day.day, "from_day_month": day.month, "from_day_year": day.year}
    return colleague(world, "staff:line_new", manager=str(User.objects.get(name="Neil Gray").pk), **facts)


def ended_line(world: World) -> Press:
    return staff(world, "staff:line_end", world.own.ids["line"], who="administrator")


def new_agency(world: World) -> Press:
    return staff(world, "staff:agency_new", who="administrator", name="Health trust")


def renamed_agency(world: World) -> Press:
    return staff(
        world, "staff:agency_edit", world.own.ids["agency"], who="administrator", name="Health trust"
    )


def new_team(world: World) -> Press:
    agency = str(world.own.ids["agency"])
    return staff(world, "staff:team_new", who="administrator", name="South", agency=agency)


def moved_team(world: World) -> Press:
    agency = str(world.other.ids["agency"])
    team = world.own.ids["team"]
    return staff(world, "staff:team_edit", team, who="administrator", name="South", agency=agency)


def look_up(world: World) -> Press:
    """Everything that Priya did of her family: the lead's one button."""
    facts = {"person": "Priya Shah", "family": world.own.family.reference}
    return staff(world, "audit:trail", who="lead", **facts)


def take_step_away(world: World) -> Press:
    return colleague(world, "staff:person_reset")


# --- one's own account


def new_app(world: World) -> Press:
    client = world.clients["practitioner"]
    page = client.get(reverse("signin:app_new")).content.decode()
    return staff(world, "signin:app_new", code=code_now(SHOWN.findall(page)[0].replace(" ", "")))


def odd_passkey(world: World) -> Press:
    return staff(world, "signin:passkey_new", name="Phone", credential="{}")


def new_codes(world: World) -> Press:
    give_app(world.own.lead)
    return staff(world, "signin:recovery_codes")


def removed_way(world: World) -> Press:
    give_app(world.own.lead)
    return staff(world, "signin:way_remove", way=give_passkey(world.own.lead).pk)


def others_out(world: World) -> Press:
    return staff(world, "signin:sessions", end="others")


def closed_elsewhere(world: World) -> Press:
    return family(world, "signin:elsewhere")


def shown_again(world: World) -> Press:
    return staff(world, "signin:confirm", password=PASSWORD)


OWN_STAYS = {new_app, odd_passkey, new_codes, shown_again}
ACCOUNTS: dict[str, list[Callable[[World], Press]]] = {
    "staff:people": [search_people],
    "staff:person_new": [new_colleague],
    "staff:person_edit": [edit_colleague],
    "staff:person_deactivate": [shut_out],
    "staff:person_activate": [let_in],
    "staff:person_reset": [take_step_away],
    "signin:app_new": [new_app],
    "signin:passkey_new": [odd_passkey],
    "signin:recovery_codes": [new_codes],
    "signin:way_remove": [removed_way],
    "signin:sessions": [others_out],
    "signin:elsewhere": [closed_elsewhere],
    "signin:confirm": [shown_again],
    "staff:line_new": [new_line],
    "staff:line_end": [ended_line],
    "staff:agency_new": [new_agency],
    "staff:agency_edit": [renamed_agency],
    "staff:team_new": [new_team],
    "staff:team_edit": [moved_team],
    "audit:trail": [look_up],
}
