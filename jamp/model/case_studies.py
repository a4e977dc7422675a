"""Case studies: what a city did, what came of it, and what another one needs to do it too.

The texts stand in the language in which the case was written; other languages are rows of `case_texts`. Figures are no
texts: `case_evidence` points to values of indicators.
"""

from __future__ import annotations

from jamp.model.provenance import FROM, SAID
from jamp.model.sheets import Column, Kind, Sheet

LANGUAGES = ("en", "ja", "id", "km", "lo", "ms", "my", "th", "tl", "vi")
STATES = ("draft", "in review", "cleared", "withdrawn")
CONSENTS = ("given", "asked", "not asked", "withdrawn")
GIVEN = "given"

# letters that fit the two pages of a case; longer texts are stored, and told before clearing
LIMITS = {
    "title": 120, "claim": 200, "challenge": 700, "approach": 900, "worked": 500, "not_worked": 500, "results": 500,
    "reached": 250, "conditions": 600, "transfer": 400, "lessons": 400,
}  # fmt: skip
# what no case can be cleared without
NEEDED = ("title", "claim", "challenge", "approach", "worked", "not_worked", "reached", "conditions", "transfer")

TEXTS = (
    Column("title", Kind.TEXT, "Title", required=True, longest=300),
    Column("claim", Kind.TEXT, "The claim in one sentence", help="What came of it, for whom; each figure in it is one of the evidence"),
    Column("challenge", Kind.TEXT, "The problem before"),
    Column("approach", Kind.TEXT, "What was done"),
    Column("worked", Kind.TEXT, "What made it work"),
    Column("not_worked", Kind.TEXT, "What did not work"),
    Column("results", Kind.TEXT, "Results in words", help="The figures themselves are the evidence"),
    Column("reached", Kind.TEXT, "Who was reached"),
    Column("conditions", Kind.TEXT, "Conditions to repeat it", help="Law, staff, data, equipment, partners that another city needs"),
    Column("transfer", Kind.TEXT, "Transfer", help="What another city would do otherwise, and who has taken it up"),
    Column("lessons", Kind.TEXT, "Lessons"),
)

SHEET = Sheet(
    name="case_studies",
    label="Case studies",
    table="case_study",
    key=("case_id",),
    scope=("project_id",),
    name_column="title",
    columns=(
        Column("case_id", Kind.CODE, "Case code", required=True),
        Column("project_id", Kind.REFERENCE, "Project code", required=True, refers_to="projects"),
        Column("city", Kind.REFERENCE, "City", help="Needed only where the project lies in several", refers_to="cities"),
        Column("language", Kind.CHOICE, "Language", help="In which the texts of this line are written; empty means English", choices=LANGUAGES),
        *TEXTS,
        Column("start_date", Kind.DATE, "From"),
        Column("end_date", Kind.DATE, "To"),
        Column("cost", Kind.NUMBER, "Cost", help="In whole units of the currency", least=0),
        Column("cost_currency", Kind.CODE, "Currency of the cost", help="ISO 4217 code, for instance JPY"),
        Column("cost_date", Kind.DATE, "Date of the prices"),
        Column("cost_note", Kind.TEXT, "What the cost holds", help="Also where it is not known: who should say", longest=300),
        Column("theme", Kind.REFERENCES, "Theme", help="One or more codes, separated by a semicolon", refers_to="themes", link="case_theme"),
        Column("sdg", Kind.CODES, "SDG targets", help="For instance 11.2; 13.1", link="case_sdg"),
        Column("group", Kind.REFERENCES, "Groups reached", help="One or more codes, separated by a semicolon", refers_to="groups", link="case_group"),
        Column("meeting", Kind.REFERENCE, "Shown at the meeting", refers_to="meetings"),
        Column("session", Kind.TEXT, "Session of the meeting", longest=300),
        Column("guidebook_page", Kind.TEXT, "Page of the Guidebook", help="Of the ASEAN Smart City Planning Guidebook (2022)", longest=100),
        Column("author", Kind.TEXT, "Author", help="A name and an office", longest=300),
        Column("written_on", Kind.DATE, "Written on"),
        Column("reviewer", Kind.TEXT, "Second reader", help="Another person than the author", longest=300),
        Column("reviewed_on", Kind.DATE, "Read on"),
        Column("contact", Kind.TEXT, "Contact", help="An office, not a person"),
        Column("state", Kind.CHOICE, "State", required=True, choices=STATES),
        Column("withdrawn_on", Kind.DATE, "Withdrawn on"),
        Column("withdrawn_reason", Kind.TEXT, "Why it was withdrawn", longest=600),
        *SAID,
    ),
)

IN_OTHER_LANGUAGES = Sheet(
    name="case_texts",
    label="Case studies in other languages",
    table="case_text",
    key=("case_id", "language"),
    scope=("case_id",),
    name_column="title",
    columns=(
        Column("case_id", Kind.REFERENCE, "Case code", required=True, refers_to="case_studies"),
        Column("language", Kind.CHOICE, "Language", required=True, choices=LANGUAGES),
        *TEXTS,
        *FROM,
    ),
)

EVIDENCE = Sheet(
    name="case_evidence",
    label="Evidence of case studies",
    table="case_evidence",
    key=("case_id", "indicator_id", "groups"),
    scope=("case_id",),
    columns=(
        Column("case_id", Kind.REFERENCE, "Case code", required=True, refers_to="case_studies"),
        Column("indicator_id", Kind.REFERENCE, "Indicator code", required=True, refers_to="indicators"),
        Column("groups", Kind.GROUPS, "Groups", help="Empty for everybody; crossed groups joined by +, for instance informal_workers+women", refers_to="groups"),
        Column("baseline_as_at", Kind.DATE, "Date of the value before", help="Empty for the baseline of the indicator"),
        Column("as_at", Kind.DATE, "Date of the value after", help="Empty for the newest one"),
        Column("position", Kind.INTEGER, "Order", least=1),
        Column("note", Kind.TEXT, "Note", longest=300),
    ),
)

QUOTES = Sheet(
    name="case_quotes",
    label="Quotes in case studies",
    table="case_quote",
    key=("quote_id",),
    scope=("case_id",),
    name_column="quote",
    columns=(
        Column("quote_id", Kind.CODE, "Quote code", required=True),
        Column("case_id", Kind.REFERENCE, "Case code", required=True, refers_to="case_studies"),
        Column("quote", Kind.TEXT, "Quote", required=True, longest=400),
        Column("speaker", Kind.TEXT, "Who says it", help="What the person does, not the name, unless the person wants it", required=True, longest=200),
        Column("language", Kind.CHOICE, "Language", choices=LANGUAGES),
        Column("consent", Kind.CHOICE, "Consent", required=True, choices=CONSENTS),
        Column("consent_date", Kind.DATE, "Date of the consent"),
        *FROM,
    ),
)

PHOTOS = Sheet(
    name="case_photos",
    label="Photos of case studies",
    table="case_photo",
    key=("photo_id",),
    scope=("case_id",),
    name_column="caption",
    columns=(
        Column("photo_id", Kind.CODE, "Photo code", required=True),
        Column("case_id", Kind.REFERENCE, "Case code", required=True, refers_to="case_studies"),
        Column("file", Kind.CODE, "Stored picture", help="Given by the tracker when the picture is sent on the page", required=True),
        Column("caption", Kind.TEXT, "What the photo shows", required=True, longest=300),
        Column("caption_ja", Kind.TEXT, "What the photo shows, in Japanese", longest=300),
        Column("credit", Kind.TEXT, "Credit", help="Who took it, or whose it is", required=True, longest=200),
        Column("persons", Kind.CHOICE, "Persons can be recognised", choices=("yes", "no")),
        Column("consent", Kind.CHOICE, "Consent", help="Of who took it and of the persons shown", required=True, choices=CONSENTS),
        Column("consent_date", Kind.DATE, "Date of the consent"),
        Column("position", Kind.INTEGER, "Order", least=1),
        *FROM,
    ),
)
