"""What the workflows of a new list do, step by step, to a repository and its code host."""

import json
from pathlib import Path
from typing import Any

import pytest
from flows import Host

PAPER = "data/papers/2019/binary-networks-2019.yaml"


@pytest.fixture(name="host")
def _host(tmp_path: Path) -> Host:
    return Host(tmp_path)


def suggested(link: str, **more: str) -> dict[str, Any]:
    """Return the event of an issue, written with the form."""
    answers = {"Link to the paper": link, **{key.capitalize(): text for key, text in more.items()}}
    body = "\n\n".join(f"### {label}\n\n{text}" for label, text in answers.items())
    return {"issue": {"number": 7, "state": "open", "title": "$(touch pwned)", "body": body}}


SOUND = suggested("https://example.org/nectar.html", title="Nectar Flows", venue="BeeConf",
                  year="2021", tags="flight")  # fmt: skip


def with_issue(host: Host) -> None:
    host.set(issues={"7": {"title": "x", "body": "", "open": True, "comments": []}})


def test_a_suggestion_becomes_a_pull_request(host: Host) -> None:
    with_issue(host)
    run = host.run("suggest", SOUND)
    assert run.code == 0, run.said
    (pull,) = host.state["pulls"]
    assert (pull["head"], pull["base"]) == ("suggested-7", "main")
    assert pull["body"].rstrip().endswith("Closes #7")
    (file,) = [name for name in host.files("suggested-7") if name.startswith("data/papers/")]
    assert 'title: "Nectar Flows"' in host.text("suggested-7", file)
    assert "Nectar Flows" in host.state["issues"]["7"]["comments"][0]
    assert host.state["issues"]["7"]["open"]


def test_an_edited_suggestion_edits_its_pull_request_and_its_answer(host: Host) -> None:
    with_issue(host)
    host.run("suggest", SOUND)
    body = SOUND["issue"]["body"].replace("Nectar Flows", "Nectar Flows Twice")
    run = host.run("suggest", {"issue": {**SOUND["issue"], "body": body}})
    assert run.code == 0, run.said
    (pull,) = host.state["pulls"]
    assert "Nectar Flows Twice" in pull["body"]
    (comment,) = host.state["issues"]["7"]["comments"]
    assert "Nectar Flows Twice" in comment


def test_where_workflows_may_open_none_the_answer_links_to_it(host: Host) -> None:
    with_issue(host)
    host.set(closed_to_workflows=True)
    run = host.run("suggest", SOUND)
    assert run.code == 0, run.said
    assert host.state["pulls"] == []
    (comment,) = host.state["issues"]["7"]["comments"]
    assert "https://github.com/ann/bees/compare/main...suggested-7?expand=1" in comment


def test_what_the_list_has_is_answered_and_closed(host: Host) -> None:
    with_issue(host)
    host.run("suggest", SOUND)
    pushed = host.git("rev-parse", "suggested-7").strip()
    host.git("update-ref", "refs/heads/main", pushed)
    before = host.git("rev-parse", "main")
    host.set(pulls=[])
    run = host.run("suggest", SOUND)
    assert run.code == 0, run.said
    issue = host.state["issues"]["7"]
    assert issue["comments"][0].startswith("Already listed as `")
    assert not issue["open"]
    assert host.state["pulls"] == []
    assert host.git("rev-parse", "main") == before


@pytest.mark.parametrize(
    "link",
    [
        "$(touch pwned) `touch pwned` ; touch pwned",
        "' || touch pwned; echo '",
        'https://example.org/$(touch pwned)\n\n### Title\n\n"; touch pwned #\n\n### Tags\n\n; touch pwned',
        "@everyone\n```\n@everyone\n::error::x\n~~~~~~~~\n@everyone",
        "../../../../etc/passwd",
        "x" * 60_000,
    ],
)
def test_hostile_text_is_refused_and_nothing_runs(host: Host, link: str) -> None:
    with_issue(host)
    run = host.run("suggest", suggested(link))
    assert run.code == 0, run.said
    assert host.state["pulls"] == []
    (comment,) = host.state["issues"]["7"]["comments"]
    assert comment.startswith("This could not be added")
    assert not list(host.folder.rglob("pwned"))
    assert host.git("branch", "--list", "suggested-7") == ""


def test_a_record_that_the_check_refuses_is_answered_and_not_proposed(host: Host) -> None:
    with_issue(host)
    settings = host.text("main", "data/list.yaml")
    stricter = settings.replace("rules: {", "rules: {error: [title-case], ")
    assert stricter != settings
    host.commit({"data/list.yaml": stricter})
    loud = "NECTAR FLOWS IN MAY AND IN JUNE"
    run = host.run(
        "suggest", suggested("https://example.org/n.html", title=loud, venue="BeeConf", year="2021")
    )
    assert run.code == 0, run.said
    assert host.state["pulls"] == []
    (comment,) = host.state["issues"]["7"]["comments"]
    assert "The check says:" in comment
    assert "title-case" in comment


def test_readme_follows_a_merge(host: Host) -> None:
    host.commit({"data/papers/2021/nectar-flows-2021.yaml":
                 'title: "Nectar Flows"\nvenue: BeeConf\nyear: 2021\ntags: [flight]\n'
                 "url: https://example.org/nectar.html\nfields: {species: honey bee}\n",
                 "data/tags.yaml": host.text("main", "data/tags.yaml") + "wax: {label: Wax}\n"})  # fmt: skip
    run = host.run("render")
    assert run.code == 0, run.said
    assert "Nectar Flows" in host.text("main", "README.md")
    assert '"wax"' in host.text("main", ".github/ISSUE_TEMPLATE/2-paper.yml")
    assert '"wax"' in host.text("main", "schema/paper.schema.json")
    head = host.git("rev-parse", "main")
    assert host.run("render").code == 0
    assert host.git("rev-parse", "main") == head, "nothing to do, nothing pushed"
    assert host.state["calls"] == []


def test_a_protected_branch_gets_a_pull_request(host: Host) -> None:
    host.commit({"data/tags.yaml": host.text("main", "data/tags.yaml") + "wax: {label: Wax}\n"})
    hook = host.bare / "hooks/update"
    hook.write_text('#!/bin/sh\n[ "$1" != refs/heads/main ]\n')
    hook.chmod(0o755)
    for _ in range(2):
        run = host.run("render")
        assert run.code == 0, run.said
        (pull,) = host.state["pulls"]
        assert (pull["head"], pull["base"]) == ("render", "main")
    assert '"wax"' in host.text("render", "schema/paper.schema.json")


def test_a_week_is_one_pull_request(host: Host) -> None:
    metrics = host.text("main", "data/metrics.yaml")
    (host.standin / "proposals.yaml").write_text("- a proposal\n")
    for number in range(2):
        (host.standin / "metrics.yaml").write_text(f"{metrics}# {number}\n")
        run = host.run("update")
        assert run.code == 0, run.said
        assert "a proposal" in run.summary
    (pull,) = host.state["pulls"]
    assert (pull["head"], pull["title"]) == ("weekly-update", "Weekly update")
    assert "# 1" in host.text("weekly-update", "data/metrics.yaml")
    assert "proposals.yaml" not in host.files("weekly-update")
    (host.standin / "metrics.yaml").write_text(metrics)
    (host.standin / "proposals.yaml").write_text("")
    calls = len(host.state["calls"])
    assert host.run("update").code == 0
    assert len(host.state["calls"]) == calls, "nothing has changed"


def test_links_are_one_issue_that_closes_by_itself(host: Host) -> None:
    def week(code: int, report: str, repairs: str = "") -> dict[str, Any]:
        (host.standin / "code").write_text(str(code))
        (host.standin / "links.md").write_text(report)
        (host.standin / "repairs.yaml").write_text(repairs)
        run = host.run("links")
        assert run.code == (code > 1), run.said
        (issue,) = host.state["issues"].values() or [{}]
        return dict(issue)

    assert week(0, "# Links\nall well\n") == {}
    issue = week(1, "# Links\none dead\n", "- a repair\n")
    assert issue["title"] == "Links to look at"
    assert "one dead" in issue["body"]
    assert "update --apply repairs.yaml" in issue["body"]
    assert "two dead" in week(1, "# Links\ntwo dead\n")["body"]
    assert week(3, "# Links\n")["open"], "a run that failed says nothing"
    assert not week(0, "# Links\nall well\n")["open"]


MEND = {
    "path": "data/papers/2021/x.yaml",
    "start_line": 1,
    "line": 2,
    "text": 'title: "X"\nvenue: Y\n',
}


def left(host: Host, found: object) -> dict[str, Any]:
    """Return what comes of what a check left, for the pull request whose head is ``abc``."""
    (host.folder / "left").mkdir(exist_ok=True)
    text = found if isinstance(found, str) else json.dumps(found)
    (host.folder / "left/suggestions.json").write_text(text)
    host.set(open=[{"number": 8, "head": {"sha": "older"}}, {"number": 9, "head": {"sha": "abc"}}])
    run = host.run("mends")
    assert run.code == 0 or isinstance(found, str), run.said
    assert not list(host.folder.rglob("pwned"))
    return host.state


def test_mends_are_suggested_at_their_lines_and_once(host: Host) -> None:
    (review,) = left(host, [MEND])["reviews"]
    assert review["commit_id"] == "abc"
    (comment,) = review["comments"]
    assert (comment["path"], comment["start_line"], comment["line"]) == (MEND["path"], 1, 2)
    assert comment["body"] == '```suggestion\ntitle: "X"\nvenue: Y\n```'
    assert len(left(host, [MEND])["reviews"]) == 1, "the same is not said twice"
    more = {**MEND, "start_line": 4, "line": 4, "text": "year: 2021\n"}
    (comment,) = left(host, [MEND, more])["reviews"][1]["comments"]
    assert "start_line" not in comment


@pytest.mark.parametrize(
    "found",
    [
        [{**MEND, "text": "a\n```\n@everyone ![x](https://evil.example)\n`````\n"}],
        [{**MEND, "text": "x" * 10_000}, {**MEND, "line": "1"}, {**MEND, "path": None}],
        [MEND] * 500,
        [],
    ],
)
def test_what_a_stranger_leaves_is_data_within_bounds(host: Host, found: object) -> None:
    for review in left(host, found)["reviews"]:
        assert len(review["comments"]) <= 20
        for comment in review["comments"]:
            assert comment.keys() <= {"path", "line", "side", "body", "start_line", "start_side"}
            fence, *lines, end = comment["body"].split("\n")
            assert (fence, end) == ("```suggestion", "```")
            assert not [line for line in lines if "```" in line]


@pytest.mark.parametrize("found", ['{"a": 1}', "no JSON", '"x"', "x" * 300_000])
def test_what_is_no_list_of_mends_is_not_posted(host: Host, found: str) -> None:
    assert left(host, found)["reviews"] == []
