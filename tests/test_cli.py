"""The command line as a person meets it: help, exit codes, messages, never a traceback."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import TOY, copy_of_toy, run, with_record

from awesomequant.cli import awesomequant, main

COMMANDS = ("build", "check", "export", "import", "readme", "serve")


def test_the_help_names_every_command_with_a_line_on_it() -> None:
    done = run("--help")
    assert done.returncode == 0
    for name in COMMANDS:
        assert f"\n  {name} " in done.stdout
    assert set(COMMANDS) <= set(awesomequant.list_commands(None))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(name: str) -> None:
    done = run(name, "--help")
    assert done.returncode == 0
    assert f"awesomequant {name}" in done.stdout or "Examples" in done.stdout


def test_the_help_imports_no_model_and_no_parser() -> None:
    code = (
        "import sys, awesomequant.cli as cli\n"
        "try: cli.awesomequant(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = ('pydantic', 'yaml', 'jinja2', 'mkdocs', 'requests')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek"], "there is no command 'chek'; did you mean 'check'?"),
        (["check", "--colour"], "No such option"),
        (["import", "nowhere.md"], "does not exist"),
        (["-C", "/", "check"], "there is no data/list.yaml in /"),
    ],
)
def test_wrong_use_is_told_in_a_line_and_exits_with_2(arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_findings_exit_with_1_and_stand_on_standard_output(tmp_path: Path) -> None:
    project = with_record(tmp_path, "title: a: b\n")
    done = run("-C", project, "check")
    assert done.returncode == 1
    assert done.stdout.startswith("data/papers/2020/x.yaml:1:9: error[yaml]: a colon stands")
    for name in ("readme", "export", "build"):
        stopped = run("-C", project, name)
        assert stopped.returncode == 1
        assert "data/papers/2020/x.yaml:1:9:" in stopped.stderr
        assert stopped.stdout == ""
    assert not (project / "README.md").exists()


def test_a_sound_list_exits_with_0_and_a_quiet_run_says_nothing() -> None:
    assert run("-C", TOY, "check").stderr == "3 papers, no error\n"
    quiet = run("-q", "-C", TOY, "check")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


def test_readme_check_tells_whether_it_is_current(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    assert run("-C", project, "readme", "--check").returncode == 1
    assert run("-C", project, "readme").returncode == 0
    assert run("-C", project, "readme", "--check").returncode == 0
    assert run("-C", project / "data/papers", "readme", "--check").returncode == 0


def test_a_mistake_of_ours_is_told_without_a_traceback(tmp_path: Path) -> None:
    project = copy_of_toy(tmp_path)
    (project / "exporters").mkdir()
    (project / "exporters/broken.py").write_text(
        '"""Broken."""\n\nSUFFIX, MEDIA_TYPE = ".x", "text/x"\n\n\ndef entry(cited):\n    return 1 / 0\n'
    )
    done = run("-C", project, "export", "--format", "broken")
    assert done.returncode == 2
    assert "ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def kept_signals() -> Iterator[None]:
    """Put back what a command that is stopped leaves to the end of its process."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mask of signals")
@pytest.mark.usefixtures("kept_signals")
@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("SchemaError: …")])
def test_ctrl_c_is_told_as_such_whatever_a_library_makes_of_it(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def raised(*_: object) -> None:
        raise error

    monkeypatch.setattr(sys, "argv", ["awesomequant", "check"])
    monkeypatch.setattr("awesomequant.cli.Commands.invoke", raised)
    with pytest.raises(SystemExit) as left:
        main(stopped_by=lambda: signal.SIGINT)
    assert left.value.code == 130
    assert capsys.readouterr().err.split() == ["stopped"]


def test_a_reader_that_goes_away_early_is_no_error() -> None:
    command = f"{sys.executable} -m awesomequant export --format json | head -c 10"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


SWALLOWS = """
import os, signal, sys, time
import awesomequant.__main__ as program
from awesomequant.cli import Commands
class Swallowing:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(1000):
            pass
def invoke(*_):
    Swallowing()
    time.sleep(60)
    print("went on")
Commands.invoke = invoke
sys.argv = ["awesomequant", "check"]
program.main()
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers")
def test_a_stop_that_is_swallowed_where_python_ignores_errors_comes_again() -> None:
    """The library that compiles pydantic's patterns does so; a command went on to its end."""
    done = subprocess.run(
        [sys.executable, "-c", SWALLOWS], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.split()) == (143, "", ["stopped"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize(
    ("streams", "code", "says"),
    [
        (">&-", 0, "3 papers, no error\n"),
        ("2>&-", 0, ""),
        ("<&- >&- 2>&-", 0, ""),
        ("2> /dev/full", 0, ""),
        ("> /dev/full", 0, "3 papers, no error\n"),
        ("> /dev/full 2> /dev/full", 0, ""),
    ],
)
def test_streams_that_are_closed_or_full_keep_nobody_from_work(
    streams: str, code: int, says: str
) -> None:
    done = sh(f"-C '{TOY}' check {streams}")
    assert (done.returncode, done.stderr) == (code, says)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("heard", ["", "2> /dev/full"])
@pytest.mark.parametrize("words", ["export", "export --format json", "explain id-style"])
def test_a_result_that_finds_no_room_is_told_by_the_exit_code(words: str, heard: str) -> None:
    done = sh(f"-C '{TOY}' {words} > /dev/full {heard}")
    assert done.returncode == 3
    said = "Error: standard output: No space left on device; make room on the disk, then run it"
    assert done.stderr == ("" if heard else f"{said} again\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such home")
def test_a_home_that_is_none_keeps_nobody_from_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Users of services have it so."""
    for name in ("AWESOMEQUANT_CACHE", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", "/dev/null")
    project = copy_of_toy(tmp_path)
    for words in (["check"], ["readme"]):
        done = run("-C", project, *words)
        assert (done.returncode, "Error" in done.stderr) == (0, False)


def test_what_nobody_reads_any_more_stops_nothing() -> None:
    done = sh(f"-C '{TOY}' check 2>&1 >&- | true", pipe=True)
    assert done.stdout == "0\n"


def sh(words: str, *, pipe: bool = False) -> subprocess.CompletedProcess[str]:
    """Run the command line as a shell does; with ``pipe`` its code is said on standard output."""
    command = f"'{sys.executable}' -m awesomequant {words}"
    if pipe:
        first, _, rest = command.partition("|")
        command = f"exec 3>&1; {{ {first}; echo $? >&3; }} | {rest}"
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("encoding", ["latin-1", "cp437"])
def test_what_a_program_reads_is_utf_8_whatever_letters_its_pipe_has(
    tmp_path: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those of Windows; what people read is told in letters that are there."""
    project = with_record(tmp_path, 'title: 1\n"n量ö": 😀\n', "2020/量子.yaml")
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    done = run("-C", project, "check", "--output-format", "json")
    assert (done.returncode, "n量ö" in done.stdout, "mistake" in done.stderr) == (1, True, False)
    done = run("explain-venue", "NeurIPS 量子")
    assert "\\u91cf\\u5b50" in done.stdout


def test_modules_that_lie_in_a_list_are_not_ours(tmp_path: Path) -> None:
    """``python -m`` looks there first: a stranger's yaml.py ran in whoever checked his branch."""
    project = copy_of_toy(tmp_path)
    # What Python reads before it begins with us, as io.py or awesomequant.py, nobody can help.
    for name in ("yaml.py", "click.py", "pydantic/__init__.py", "json.py"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("raise SystemExit('ran')\n")
    done = run("check", cwd=project)
    assert (done.returncode, "ran" in done.stderr) == (0, False), done.stderr
