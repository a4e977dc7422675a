"""What a page shows, taken from one real run of it as plain data."""

from __future__ import annotations

from typing import Any

from tests.pages import opened


def elements(page: str, **address: str) -> dict[str, Any]:
    """The tree of a page's elements; the database is that of the environment."""
    test = opened(page)
    for name, value in address.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return _node(test.main)


def _node(element: Any) -> dict[str, Any]:
    kind = str(element.type)
    if hasattr(element, "children"):
        return {"kind": kind, "children": [_node(child) for child in element.children.values()]}
    if kind == "html":
        return {"kind": kind, "body": element.proto.body}
    if kind == "plotly_chart":
        return {"kind": kind, "spec": element.proto.spec}
    if kind == "pagination":
        return {"kind": kind, "pages": element.proto.num_pages}
    if kind in ("text_input", "text_area"):
        return {"kind": kind, "label": element.label}
    if kind in ("multiselect", "selectbox"):
        return {"kind": kind, "label": element.label, "options": list(element.options)}
    if kind == "button":
        return {"kind": kind, "label": element.label}
    raise AssertionError(f"an element that the constant page does not know: {kind}")
