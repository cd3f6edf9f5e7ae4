"""What was done about something that reached somebody it should not have."""

from datetime import datetime

from families.sharing.actions import change_breach, close_breach, decide_report, tell_of_breach
from families.sharing.models import Breach, BreachReport, BreachTold, SharedVersion
from restorative.accounts.models import Role, SupervisionLine, User
from restorative.demo.clock import Clock
from restorative.demo.story import Mishap


def see_through(version: SharedVersion, mishap: Mishap, clock: Clock, after: datetime, by: User) -> datetime:
    """From telling whose facts they were until it is closed: by the worker, the lead and the manager."""
    breach = Breach.objects.get(version_id=version.pk)
    lead = User.objects.get(roles__contains=[Role.LEAD])
    manager = SupervisionLine.objects.current().select_related("manager").get(supervisee=by).manager
    with clock.at(clock.moment(mishap.day, "17:40", after=after)) as at:
        tell_of_breach(breach=breach, who=BreachTold.Who.PERSON, words=mishap.told, told_at=at, by=by)
        said = {"made_safe": mishap.made_safe, "learning": mishap.learned}
        change_breach(breach=breach, said={"reached": breach.reached, "what": breach.what, **said}, by=by)
    with clock.at(clock.moment(mishap.day, "18:05", after=at)) as at:
        decision = BreachReport.Decision.NOT_NEEDED
        decide_report(breach=breach, decision=decision, why=mishap.no_report, reference="", by=lead)
    with clock.at(clock.moment(mishap.day, "18:20", after=at)) as at:
        breach.refresh_from_db()
        close_breach(breach=breach, by=manager)
    return at
