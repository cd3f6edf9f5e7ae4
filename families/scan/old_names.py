"""What of a name that was changed gives somebody away."""


def words_to_keep(old: str, new: str) -> list[str]:
    """What is looked for of an old name, each as a name that was changed: the whole of it, its surname with it.

    A part that the new name has too says nothing, and would be found everywhere.
    """
    before, now = old.split(), {word.casefold() for word in new.split()}
    first, last = before[:-1], before[-1:]
    gone = [word for word in first if word.casefold() not in now]
    if all(word.casefold() in now for word in last):
        return [" ".join(gone)] if gone else []
    whole = [" ".join(before)]
    return [*whole, " ".join(gone)] if gone else whole
