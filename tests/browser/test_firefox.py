"""Firefox is driven as Chromium is, and what it complains of is heard."""

import pytest
from browser.conftest import heard
from playwright.sync_api import Browser


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("<script>throw new Error('boo')</script>", "boo"),
        ("<script>console.error('hoo')</script>", "error: hoo"),
        ("<img src='http://127.0.0.2/x.png'>", "foreign request: http://127.0.0.2/x.png"),
        (
            "<meta http-equiv=Content-Security-Policy content='script-src x.org'><script>1</script>",
            "script-src",
        ),
    ],
)
def test_what_firefox_complains_of_is_heard(firefox: Browser, broken: str, said: str) -> None:
    complaints: list[str] = []
    context = heard(firefox.new_context(), complaints)
    page = context.new_page()
    page.set_content(f"<!doctype html><title>A</title>{broken}")
    page.wait_for_timeout(200)
    context.close()
    assert any(said in one for one in complaints), complaints
