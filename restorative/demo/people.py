"""Who signs in to the demo. Nobody here exists; .example addresses reach nobody."""

from restorative.accounts.models import Role
from restorative.demo.story import Account, Staff

COUNCIL = "Ashdene Children’s Services (invented)"
TRUST = "Ashdene Community Health (invented)"

STAFF = (
    Staff(
        "margaret",
        "Margaret Hill",
        "Team manager",
        (Role.MANAGER,),
        COUNCIL,
        "Family support",
        "seven calm mornings",
    ),
    Staff(
        "daniel",
        "Daniel Reyes",
        "Team manager",
        (Role.MANAGER,),
        COUNCIL,
        "Family support",
        "green bicycle bells",
    ),
    Staff(
        "priya",
        "Priya Shah",
        "Family support worker",
        (Role.PRACTITIONER,),
        COUNCIL,
        "Family support",
        "warm tea and toast",
        manager="margaret",
    ),
    Staff(
        "tom",
        "Tom Okafor",
        "Social worker",
        (Role.PRACTITIONER,),
        COUNCIL,
        "Family support",
        "long walk by the river",
        manager="daniel",
    ),
    Staff(
        "grace",
        "Grace Lindqvist",
        "Health visitor",
        (Role.PRACTITIONER,),
        TRUST,
        "Child health",
        "small steps count",
        manager="margaret",
    ),
    Staff(
        "nell",
        "Nell Whitaker",
        "School nurse",
        (Role.PRACTITIONER,),
        TRUST,
        "Child health",
        "paper lanterns at dusk",
        manager="daniel",
    ),
    Staff(
        "ruth",
        "Ruth Adeyemi",
        "Safeguarding lead",
        (Role.LEAD,),
        COUNCIL,
        "Safeguarding",
        "open the blue door",
    ),
    Staff(
        "colin",
        "Colin Fry",
        "System administrator",
        (Role.ADMINISTRATOR,),
        COUNCIL,
        "Digital",
        "copper kettle drum",
    ),
)

PARENTS = (
    Account("Bell", "amina", "Amina Bell", "yellow paper boats"),
    Account("Bell", "marcus", "Marcus Cole", "sunday football boots"),
    Account("Ahmed", "saima", "Saima Ahmed", "cardamom and honey"),
    Account("Novak", "jana", "Jana Novak", "purple duck songs"),
    Account("Carter", "maya", "Maya Carter", "rain on the trampoline"),
    Account("Carter", "neil", "Neil Carter", "slow cooker sunday"),
    Account("Osei", "helen", "Helen Osei", "garden gate swinging"),
    Account("Lewis", "ewa", "Ewa Lewis", "plum jam on pancakes"),
    Account("Patel", "meera", "Meera Patel", "blue kite flying"),
    Account("Green", "joanne", "Joanne Green", "muddy wellington boots"),
    Account("Green", "darren", "Darren Pike", "quiet platform clock"),
    Account("Murphy", "siobhan", "Siobhan Murphy", "apple crumble evening"),
    Account("Murphy", "kevin", "Kevin Murphy", "lucky penny jar"),
    Account("Murphy", "bridget", "Bridget Murphy", "knitted tea cosy"),
    Account("Taylor", "carly", "Carly Taylor", "pink moon blanket"),
    Account("Taylor", "luke", "Luke Taylor", "old radio songs"),
)
