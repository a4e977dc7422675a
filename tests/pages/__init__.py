"""Pages as a test opens them: one alone, without the menu."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def opened(page: str) -> AppTest:
    """The page of this name ("progress/overview"), not yet run."""
    module = page.replace("/", ".")
    return AppTest.from_string(f"from pages.{module} import page\n\npage()\n", default_timeout=120)
