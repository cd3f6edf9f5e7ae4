"""What the page of agencies shows: each with its remit and the family's view, and where two of them overlap."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from families.models import AgencyAction, AgencyDiscussion, AgencyLoad, AgencyRole, AgreedRemit, Family
from families.models.agencies import labels_of_areas
from families.overlaps import Alike, Shared, done_twice, shared_areas
from restorative.pictures import ecomap as ecomap_pictures
from restorative.pictures.drawing import Picture
from restorative.pictures.ecomap import ecomap

MOST = 60
WEEKS, DAYS = 4.3, 30
SAYS = dict(AgreedRemit.Says.choices)


@dataclass(frozen=True)
class Standing:
    """How it stands with an overlap: open, being talked about, settled, or not agreed yet."""

    kind: str
    words: str
    talk: AgencyDiscussion | None = None

    @property
    def is_settled(self) -> bool:
        return self.talk is not None and self.talk.is_agreed


@dataclass(frozen=True)
class Found:
    """An overlap, in words: whose, why we think so, how it stands, and what to ask for when it is talked about."""

    title: str
    lines: list[tuple[str, str]]
    why: str
    standing: Standing
    query: str


@dataclass
class Row:
    """One agency in the table."""

    role: AgencyRole
    is_active: bool
    loads: list[AgencyLoad] = field(default_factory=list)
    actions: list[AgencyAction] = field(default_factory=list)
    agreed: list[dict[str, Any]] = field(default_factory=list)
    is_shared: bool = False


def map_of(family: Family, today: date) -> dict[str, Any]:
    """Everything on the page, in four statements."""
    roles = list(family.agency_roles.in_order().select_related("overlap_owner")[:MOST])
    loads = list(family.agency_loads.newest_of_each())
    actions = list(family.agency_actions.open().soonest_first().select_related("role", "for_whom")[:MOST])
    talks = list(family.agency_discussions.with_parts().newest_first()[:MOST])
    rows = rows_of(roles, loads, actions, talks, today)
    shared, twice = overlaps_of(rows, talks), twice_of(actions, talks)
    found = [*twice, *shared]
    active = [row for row in rows if row.is_active]
    return {
        "rows": active,
        "ended": [row for row in rows if not row.is_active],
        "picture": picture_of(active),
        "total": total_in_words([row.role.contacts_a_month for row in active]),
        "all_loads": [load for load in loads if load.role_id is None],
        "found": [one for one in found if not one.standing.is_settled],
        "settled": [one for one in found if one.standing.is_settled],
        "actions": [(action, action.is_late_on(today)) for action in actions],
        "talks": talks,
        "may_talk": len(active) > 1,
    }


def rows_of(
    roles: Sequence[AgencyRole],
    loads: Sequence[AgencyLoad],
    actions: Sequence[AgencyAction],
    talks: Iterable[AgencyDiscussion],
    today: date,
) -> list[Row]:
    agreed = agreed_by_role(talks)
    return [
        Row(
            role,
            role.is_active_on(today),
            loads=[load for load in loads if load.role_id == role.pk],
            actions=[action for action in actions if action.role_id == role.pk],
            agreed=agreed.get(str(role.pk), []),
        )
        for role in roles
    ]


def picture_of(rows: Sequence[Row]) -> Picture | None:
    """The agencies that are there now, round the family: the same facts as in the table."""
    return ecomap([drawn(row) for row in rows]) if rows else None


def drawn(row: Row) -> ecomap_pictures.Agency:
    role = row.role
    return ecomap_pictures.Agency(
        role.agency,
        ", ".join(role.areas_in_words),
        contacts_a_month=role.contacts_a_month,
        strain=role.is_strained,
        ending=role.ends_on,
        overlaps=row.is_shared,
        family_view=view_of(row.loads),
    )


def view_of(loads: Sequence[AgencyLoad]) -> str:
    """What they all say; or that they do not say the same."""
    said = {str(load.get_load_display()).lower() for load in loads}
    return _("they differ") if len(said) > 1 else "".join(said)


def agreed_by_role(talks: Iterable[Any]) -> dict[str, list[dict[str, Any]]]:
    """What was last agreed of each agency, area by area. The newest discussion comes first."""
    areas, found = labels_of_areas(), dict[tuple[str, str], dict[str, Any]]()
    for talk in talks:
        for remit in talk.remit_facts:
            words = {"area": areas[talk.area], "says": SAYS[remit["says"]], "words": remit["words"]}
            found.setdefault(
                (remit["role"], talk.area), words | {"from_on": date.fromisoformat(remit["from_on"])}
            )
    by_role: dict[str, list[dict[str, Any]]] = {}
    for (role, _area), words in found.items():
        by_role.setdefault(role, []).append(words)
    return by_role


def overlaps_of(rows: Sequence[Row], talks: Sequence[AgencyDiscussion]) -> list[Found]:
    """Areas in which more than one of those who are there now is at work."""
    active = {str(row.role.pk): row for row in rows if row.is_active}
    shared = shared_areas({pk: row.role.areas for pk, row in active.items()})
    found = [found_shared(one, active, talks) for one in shared]
    for one, said in zip(shared, found, strict=True):
        for pk in one.roles:
            active[pk].is_shared = active[pk].is_shared or not said.standing.is_settled
    return found


def found_shared(one: Shared, active: Mapping[str, Row], talks: Sequence[AgencyDiscussion]) -> Found:
    area = str(labels_of_areas()[one.area])
    of_it = standing_of(talks, lambda talk: talk.covers(area=one.area, roles=one.roles))
    return Found(
        title=ngettext("%(area)s: %(n)d agency", "%(area)s: %(n)d agencies", len(one.roles))
        % {"area": area, "n": len(one.roles)},
        lines=agreed_lines(of_it.talk)
        if of_it.is_settled
        else [(active[pk].role.agency, active[pk].role.remit) for pk in one.roles],
        why=_("%(area)s stands in the remit of each.") % {"area": area},
        standing=of_it,
        query="&".join(f"role={pk}" for pk in one.roles),
    )


def agreed_lines(talk: Any) -> list[tuple[str, str]]:
    """What each of them does from now on, instead of what they were there for."""
    return [
        (one["agency"], " · ".join(filter(None, [str(SAYS[one["says"]]), one["words"]])))
        for one in talk.remit_facts
    ]


def twice_of(actions: Sequence[AgencyAction], talks: Sequence[AgencyDiscussion]) -> list[Found]:
    """Pairs of things that look like one."""
    by_id = {str(action.pk): action for action in actions}
    return [found_twice(pair, by_id, talks) for pair in done_twice([action.job for action in actions])]


def found_twice(pair: Alike, by_id: Mapping[str, AgencyAction], talks: Sequence[AgencyDiscussion]) -> Found:
    both = [by_id[pair.one.id], by_id[pair.other.id]]
    return Found(
        title=_("Perhaps the same thing twice"),
        lines=[(action.role.agency, action.what) for action in both],
        why=why_alike(pair, both[0]),
        standing=standing_of(talks, lambda talk: talk.covers_actions(pair.ids)),
        query="&".join(f"action={action.pk}" for action in both),
    )


def why_alike(pair: Alike, one: AgencyAction) -> str:
    """What made us think so, so that who reads it can judge."""
    facts = {
        "area": labels_of_areas()[pair.one.area],
        "words": ", ".join(f"“{word}”" for word in pair.words),
        "name": one.for_whom.called if one.for_whom else "",
    }
    if pair.one.for_whom and pair.one.for_whom == pair.other.for_whom:
        return _("Both are about %(area)s, both are for %(name)s, and both say %(words)s.") % facts
    return _("Both are about %(area)s, and both say %(words)s.") % facts


def standing_of(talks: Sequence[AgencyDiscussion], is_about: Callable[[AgencyDiscussion], bool]) -> Standing:
    """The newest discussion of it says how it stands."""
    talk = next((talk for talk in talks if is_about(talk)), None)
    if talk is None:
        return Standing("waiting", _("Open"))
    if talk.is_open:
        return Standing("", _("Being talked about"), talk)
    if talk.is_agreed:
        return Standing("good", _("Settled"), talk)
    return Standing("different", _("Not agreed yet"), talk)


def total_in_words(counts: Sequence[int | None]) -> str:
    """All contacts of a month together, as somebody would say it who has to keep them."""
    if not counts:
        return ""
    total, unknown = sum(filter(None, counts)), counts.count(None)
    if unknown == len(counts):
        return _("Nobody has counted the contacts yet.")
    said = ngettext("%(n)d contact a month", "%(n)d contacts a month", total) % {"n": total}
    words = [_("Together %(said)s: %(often)s.") % {"said": said, "often": how_often(total)}]
    if unknown:
        words.append(
            ngettext(
                "Of %(n)d agency nobody knows yet how many.",
                "Of %(n)d agencies nobody knows yet how many.",
                unknown,
            )
            % {"n": unknown}
        )
    return " ".join(words)


def how_often(total: int) -> str:
    """A number a month in the words of a week."""
    a_week = round(total / WEEKS)
    if total >= DAYS:
        return _("one every day, or more")
    if a_week >= 2:
        return _("about %(n)d every week") % {"n": a_week}
    return _("about one every week") if a_week == 1 else _("less than one every week")
