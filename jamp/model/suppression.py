"""Small numbers of people, which could point at persons: what is not shown to everybody.

A figure of a group of persons is small when it is above zero and under the limit. With it are hidden as many others as
it takes that no subtraction gives it away: each hidden figure could as well be another one, at least `limit` apart, in
a table that has the same figures wherever they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jamp.model.recovery import Figures

ENTERPRISES = frozenset({"msmes", "startups"})
SUPPRESSED = "suppressed"
Table = Mapping[str, float]  # {groups: value}
Name = tuple[str, str]  # date, groups
STEPS = 24  # figures that are hidden one by one for what other dates tell
Dates = Mapping[str, Mapping[str, Table]]  # {date: {source: its table}}


def personal(groups: str) -> bool:
    """True where the groups, joined as values name them, hold a group of persons."""
    return any(group not in ENTERPRISES for group in groups.split("+") if group)


def hidden(tables: Sequence[Table], limit: float, people: bool) -> set[str]:
    """The groups whose figures are not shown. `tables`: as each source gives them of one indicator at one date; `people`:
    the indicator counts people, so that a small number of everybody is hidden even where no groups are."""
    return _hidden({"": {str(i): table for i, table in enumerate(tables)}}, limit, people, set()).get("", set())


def hidden_in_time(dates: Dates, limit: float, people: bool) -> dict[str, set[str]]:
    """{date: the groups whose figures are not shown} of a sum that never becomes less: what it is at other dates gives no
    small number away. Dates are in the order of time when sorted."""
    each = {(date, groups) for date, tables in dates.items() for groups in hidden([tables[source] for source in sorted(tables)], limit, people)}
    return _hidden(dates, limit, people, each)


def _hidden(dates: Dates, limit: float, people: bool, known: set[Name]) -> dict[str, set[str]]:
    """`known`: some of what must be hidden, as far as one date tells."""
    every = {(date, groups): value for date, tables in dates.items() for table in tables.values() for groups, value in table.items()}
    small = {(date, groups) for date, tables in dates.items() for groups in _small(list(tables.values()), limit, people)}
    out = small | known
    # nothing to hide, or nothing left that could be hidden with it
    if out and any(value > 0 and one not in small for one, value in every.items()):
        _hide_more(out, small, known, every, _protected(dates, limit))
    found: dict[str, set[str]] = {}
    for date, groups in out:
        found.setdefault(date, set()).add(groups)
    return found


def _hide_more(out: set[Name], small: set[Name], known: set[Name], every: Mapping[Name, float], protected: Sequence[Figures]) -> None:
    # over time only the small ones: that others are at least so many as earlier and at most so many as later is no secret
    guarded = small if known else out
    for groups in (len(every), 1, 0):
        # where it does not end soon, crossed groups go, then all groups
        out |= {one for one, value in every.items() if value > 0 and len(one[1].split("+") if one[1] else ()) > groups}
        added: list[Name] = []
        while len(added) < STEPS or not known:
            more = next((found for one in protected if (found := one.lacking(guarded, out)) is not None), None)
            if more is None:
                # what was hidden on the way there may not be needed in the end
                for one in sorted(added, key=lambda one: (-every[one], one)):
                    if all(figures.safe(guarded - {one}, out - {one}) for figures in protected):
                        out.remove(one)
                return
            out.add(more)
            added.append(more)
    out |= {one for one, value in every.items() if value > 0}


def _small(tables: Sequence[Table], limit: float, people: bool) -> set[str]:
    whole = people or any(personal(groups) for table in tables for groups in table)
    return {groups for table in tables for groups, value in table.items()
            if 0 < value < limit and (personal(groups) or (whole and not groups))}  # fmt: skip


def _protected(dates: Dates, limit: float) -> list[Figures]:
    """The figures of each source, and of all of them: who reads two sources puts them together."""
    together: dict[str, Table] = {date: {groups: value for source in sorted(tables, reverse=True) for groups, value in tables[source].items()}
                for date, tables in dates.items()}  # fmt: skip
    alike = all(len(tables) == 1 for tables in dates.values())
    sources = [] if alike else sorted({source for tables in dates.values() for source in tables})
    each: list[dict[str, Table]] = [{date: tables[source] for date, tables in dates.items() if source in tables} for source in sources]
    return [Figures(one, limit) for one in [*each, together]]
