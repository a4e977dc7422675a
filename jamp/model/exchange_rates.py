"""Exchange rates at which money is converted; the original amounts are always kept."""

from __future__ import annotations

from jamp.model.provenance import FROM
from jamp.model.sheets import Column, Kind, Sheet

SHEET = Sheet(
    name="exchange_rates",
    label="Exchange rates",
    table="exchange_rate",
    key=("currency", "into", "as_at"),
    columns=(
        Column("currency", Kind.CODE, "Currency", help="ISO 4217 code, for instance THB", required=True),
        Column("into", Kind.CODE, "Into", help="ISO 4217 code of what it is converted into, for instance JPY", required=True),
        Column("as_at", Kind.DATE, "Date", help="The day of the rate", required=True),
        Column("rate", Kind.NUMBER, "Rate", help="How many of the second for one of the first", required=True, least=0),
        *FROM,
    ),
)
