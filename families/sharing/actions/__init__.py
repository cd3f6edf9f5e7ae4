from families.sharing.actions.versions import (
    ChangedMeanwhile,
    recall_version,
    save_composition,
    share_version,
)

__all__ = [
    "ChangedMeanwhile",
    "recall_version",
    "save_composition",
    "share_version",
]
