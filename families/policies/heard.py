"""What each person thinks, needs and is like to work with: written in one's own name, never changed. No grant for
families: what they said is theirs to read in what is shared with them, and our thoughts are nobody's but ours.
"""

from families.policies.rules import BY_MYSELF, staff_table
from restorative.access.policies import Rule, Table


def noted(name: str) -> Table:
    return staff_table(name, "SELECT", Rule("staff", "INSERT", BY_MYSELF))


TABLES = [
    noted("families_viewsought"),
    noted("families_influencethought"),
    noted("families_neednote"),
    noted("families_gettingtoknow"),
    noted("families_tried"),
    noted("families_identity"),
    noted("families_explained"),
    noted("families_interpreted"),
]
