"""Who is who in the matrix, and the shapes that its rows commonly have."""

NOT_SIGNED_IN = {"nobody", "deactivated"}
FAMILY = {"mother", "father", "other_mother", "stranger"}
PRACTITIONERS = {"practitioner", "other_practitioner", "co_worker", "former_worker"}
MANAGERS = {"manager", "other_manager"}
HOLDERS = {"practitioner", "co_worker", "manager"}
STAFF = PRACTITIONERS | MANAGERS | {"lead", "administrator"}
EVERYBODY = STAFF | FAMILY | NOT_SIGNED_IN

# url name → (who holds the permission, whom of them this object lets in)
Row = tuple[set[str], set[str]]
CASE: Row = (PRACTITIONERS | MANAGERS, HOLDERS)
LIST: Row = (PRACTITIONERS | MANAGERS, PRACTITIONERS | MANAGERS)
OPEN: Row = (EVERYBODY, EVERYBODY)
MINE: Row = (FAMILY, {"mother"})
# everybody’s own account: staff only, for families have neither password nor second step
OWN: Row = (STAFF, STAFF)
# accounts belong to no family: an administrator opens every one
ACCOUNTS: Row = ({"administrator"}, {"administrator"})
# a supervision session is for its two, and some of its pages for one of them
OF_TWO: Row = (PRACTITIONERS | MANAGERS, {"practitioner", "manager"})
BY_PRACTITIONER: Row = (PRACTITIONERS | MANAGERS, {"practitioner"})
OF_MANAGERS: Row = (MANAGERS, {"manager"})
BY_MANAGER: Row = (MANAGERS, {"manager"})
# what went wrong in a family is the lead's as well
BREACH: Row = (PRACTITIONERS | MANAGERS | {"lead"}, HOLDERS | {"lead"})
