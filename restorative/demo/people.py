"""Who signs in to the demo. Nobody here exists; .example addresses reach nobody."""

from restorative.accounts.models import Role
from restorative.demo.story import Account, Staff

AGENCY = "Ashdene Children’s Services (invented)"

STAFF = (
    Staff(
        "margaret",
        "Margaret Hill",
        "Team manager",
        (Role.MANAGER,),
        "Family support",
        "seven calm mornings",
    ),
    Staff(
        "daniel",
        "Daniel Reyes",
        "Team manager",
        (Role.MANAGER,),
        "Social work",
        "green bicycle bells",
    ),
    Staff(
        "priya",
        "Priya Shah",
        "Family support worker",
        (Role.PRACTITIONER,),
        "Family support",
        "warm tea and toast",
        manager="margaret",
    ),
    Staff(
        "tom",
        "Tom Okafor",
        "Social worker",
        (Role.PRACTITIONER,),
        "Social work",
        "long walk by the river",
        manager="daniel",
    ),
    Staff(
        "grace",
        "Grace Lindqvist",
        "Health visitor",
        (Role.PRACTITIONER,),
        "Family support",
        "small steps count",
        manager="margaret",
    ),
    Staff(
        "ruth",
        "Ruth Adeyemi",
        "Safeguarding lead",
        (Role.LEAD,),
        "Safeguarding",
        "open the blue door",
    ),
    Staff(
        "colin",
        "Colin Fry",
        "System administrator",
        (Role.ADMINISTRATOR,),
        "Digital",
        "copper kettle drum",
    ),
)

PARENTS = (
    Account("Bell", "amina", "Amina Bell", "yellow paper boats"),
    Account("Bell", "marcus", "Marcus Cole", "sunday football boots"),
    Account("Ahmed", "saima", "Saima Ahmed", "cardamom and honey"),
    Account("Novak", "jana", "Jana Novak", "purple duck songs"),
)
