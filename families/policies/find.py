"""What searches look through: read within one's families. The words of notes are written by triggers alone."""

from restorative.access.policies import IN_MY_FAMILIES, Rule, Table

# made of what stands elsewhere, where its history is kept
TABLES = [
    Table("families_namekey", (Rule("staff", "SELECT INSERT DELETE", IN_MY_FAMILIES),), history=False),
    Table("families_notewords", (Rule("staff", "SELECT", IN_MY_FAMILIES),), history=False),
]

FUNCTIONS: dict[str, tuple[str, ...]] = {"write_note_words": (), "passages_came": (), "passages_went": ()}
