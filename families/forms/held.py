"""What the long form about one person says is held to the family's tree, beside the field where it is wrong."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError

from families.forms.people import MemberForm, TieForm
from families.models import Member
from families.tree import Fault, Link, Person, Tree, Wrong, new_faults

# where no short form of the two is on the page: the fact of this person that is most likely wrong
OTHERWISE = {
    Wrong.BEGAN_AFTER_DEATH: "died_on",
    Wrong.BORN_LONG_AFTER_DEATH: "died_on",
    Wrong.TWO_MOTHERS: "sex",
    Wrong.TWO_FATHERS: "sex",
}


def hold_to_tree(tree: Tree, member: Member, form: MemberForm, ties: list[TieForm]) -> bool:
    """Whether nothing is wrong that was not wrong before. Both must be valid by themselves."""
    found = new_faults(tree, with_said(tree, member, form.cleaned_data, ties))
    for fault in found:
        say(fault, str(member.pk), form, ties)
    return not found


def with_said(tree: Tree, member: Member, facts: dict[str, Any], ties: list[TieForm]) -> Tree:
    """The tree as it would be."""
    key = str(member.pk)
    person = Person(
        key=key,
        called=facts["preferred_name"] or facts["full_name"].split(" ")[0],
        full_name=facts["full_name"],
        is_child=facts["kind"] == Member.Kind.CHILD,
        sex=facts["sex"],
        born=facts["birth_date"],
        due=facts["due_date"],
        died=facts["died_on"],
    )
    others = tuple(one for one in tree.people if one.key != key)
    said = [tie.tie for tie in ties]
    was = {Link(str(tie.parent.pk), str(tie.child.pk), tie.was.kind) for tie in said}
    now = [Link(str(tie.parent.pk), str(tie.child.pk), tie.now.kind) for tie in said if tie.now.kind]
    links = tuple(one for one in tree.links if one not in was)
    return replace(tree, people=(*others, person), links=(*links, *now))


def say(fault: Fault, key: str, form: MemberForm, ties: list[TieForm]) -> None:
    about = [tie for tie in ties if str(tie.other.pk) in fault.who]
    error = ValidationError(fault.message)
    if fault.fact == "kind" and about:
        about[0].add_error("kind", error)
    elif fault.fact in form.fields and fault.fact != "kind" and fault.who == (key,):
        form.add_error(fault.fact, error)
    else:
        form.add_error(OTHERWISE.get(fault.wrong, "birth_date"), error)
