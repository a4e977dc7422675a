"""Files and Plans as plain data, for programs that read what the commands print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jamp.imports.plan import FilePlan, Plan, Upload
from jamp.model.subjects import SHEETS


def uploads(files: list[Path], sheet: str | None = None) -> list[Upload]:
    """Files from disk; a file named like a sheet holds that sheet unless told otherwise."""
    return [
        Upload(file.name, file.read_bytes(), sheet or (file.stem if file.stem in SHEETS else None))
        for file in files
    ]


def described(files: tuple[FilePlan, ...], applied: bool, batch: int | None) -> dict[str, Any]:
    """The object that `--json` prints."""
    return {
        "applied": applied,
        "batch": batch,
        "files": [
            {
                **{name: getattr(file, name) for name in NAMES},
                "issues": [
                    {
                        "severity": issue.severity, "code": issue.code, "line": issue.line, "column": issue.column,
                        "value": issue.value, "message": issue.text,
                    }
                    for issue in file.issues
                ],
            }
            for file in files
        ],
    }  # fmt: skip


NAMES = ("file", "sheet", "encoding", "delimiter", "rows", "new", "changed", "unchanged", "missing")


def changes(plan: Plan) -> list[dict[str, Any]]:
    """Every change of a Plan as data: key, kind, {field: [old, new]}."""
    return [
        {
            "key": change.key,
            "kind": change.kind,
            "fields": {name: list(both) for name, both in change.fields.items()},
        }
        for change in plan.changes()
    ]
