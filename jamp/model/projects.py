"""Projects: what is tracked."""

from __future__ import annotations

from jamp.model.focus_areas import FOCUS_AREAS
from jamp.model.provenance import SAID
from jamp.model.sheets import Column, Kind, Sheet
from jamp.model.statuses import EXIT_REASONS, STAGES, STATUSES

SHEET = Sheet(
    name="projects",
    label="Projects",
    table="project",
    key=("project_id",),
    scope=("city",),
    name_column="title",
    embeds=("status", "stage", "percent_complete", "as_at", "issues", "next_steps"),
    columns=(
        Column(
            "project_id",
            Kind.CODE,
            "Project code",
            help="As in the records, for instance ASCN-PNH-02",
            required=True,
        ),
        Column("title", Kind.TEXT, "Title", required=True, longest=300),
        Column("title_ja", Kind.TEXT, "Title in Japanese", longest=300),
        Column(
            "city",
            Kind.REFERENCES,
            "City",
            help="One or more, separated by a semicolon",
            refers_to="cities",
            link="project_city",
        ),
        Column(
            "country",
            Kind.REFERENCE,
            "Country",
            help="Needed only where no city is given",
            refers_to="countries",
        ),
        Column(
            "programme",
            Kind.REFERENCES,
            "Programme",
            help="One or more codes, separated by a semicolon",
            refers_to="programmes",
            link="project_programme",
        ),
        Column("focus_area", Kind.CHOICE, "Focus area", choices=FOCUS_AREAS),
        Column("sector", Kind.TEXT, "Sector"),
        Column("objective", Kind.TEXT, "Objective"),
        Column("description", Kind.TEXT, "Description"),
        Column(
            "theme",
            Kind.REFERENCES,
            "Theme",
            help="One or more codes, separated by a semicolon",
            refers_to="themes",
            link="project_theme",
        ),
        Column("sdg", Kind.CODES, "SDG targets", help="For instance 11.2; 13.1", link="project_sdg"),
        Column(
            "fiscal_year",
            Kind.CODE,
            "Fiscal year",
            help="Japanese fiscal year, April to March, for instance FY2021",
        ),
        Column("start_date", Kind.DATE, "Start"),
        Column("end_date", Kind.DATE, "End"),
        Column(
            "part_of",
            Kind.REFERENCE,
            "Belongs to",
            help="The project that this one prepares or supports",
            refers_to="projects",
        ),
        Column("exit_date", Kind.DATE, "Left the list"),
        Column("exit_reason", Kind.CHOICE, "Reason for leaving", choices=EXIT_REASONS),
        Column("exit_note", Kind.TEXT, "Note on leaving"),
        Column("note", Kind.TEXT, "Note"),
        *SAID,
        Column(
            "as_at", Kind.DATE, "As at", help="The reporting date of the status and the texts in this row"
        ),
        Column("status", Kind.CHOICE, "Status", help="Empty means not stated", choices=STATUSES),
        Column("stage", Kind.CHOICE, "Smart JAMP stage", choices=STAGES),
        Column("percent_complete", Kind.NUMBER, "Percent complete", help="0 to 100", least=0, most=100, unit="%"),
        Column("issues", Kind.TEXT, "Issues"),
        Column("next_steps", Kind.TEXT, "Next steps"),
    ),
)
