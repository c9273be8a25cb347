"""Stop ``awesomequant serve`` at random moments by all means, and count what is not clean.

python benchmarks/stop.py [TIMES] [SEED]
"""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

TOY = Path(__file__).parents[1] / "tests/toy"
SHARED = Path("/dev/shm")  # noqa: S108 -- where the served site may lie
# When: a word of its log that is waited for, and up to how many seconds after it.  ``ast`` is the
# first module that is imported once the handler of Ctrl-C is set; Python alone can be stopped before.
MOMENTS = {
    "importing": ("| ast", 1.5),
    "first build": ("Building documentation", 1.5),
    "beginning to serve": ("Serving on", 0.003),
    "serving": ("Serving on", 0.8),
    "rebuilding": ("Detected file changes", 1.5),
}
# How: what is sent, whether to the whole group as by a terminal, and how it may exit.
WAYS = {
    "Ctrl-C": ([signal.SIGINT], True, {130}),
    "Ctrl-C twice": ([signal.SIGINT, signal.SIGINT], True, {130}),
    "SIGINT": ([signal.SIGINT], False, {130}),
    "SIGTERM": ([signal.SIGTERM], False, {143, -15}),
    "SIGHUP": ([signal.SIGHUP], False, {129, -1}),
    "SIGKILL": ([signal.SIGKILL], False, {-9}),
}


def stopped(project: Path, moment: str, way: str, chance: random.Random) -> tuple[list[str], float]:
    """Serve and stop once; return what was not clean, and the seconds from the signal to the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "awesomequant", "-C", str(project), "serve"]
    with subprocess.Popen(
        [*command, "--address", address],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, **({"PYTHONPROFILEIMPORTTIME": "1"} if moment == "importing" else {})},
    ) as served:
        assert served.stderr
        word, after = MOMENTS[moment]
        if moment == "rebuilding":
            next(line for line in served.stderr if "Serving on" in line)
            time.sleep(1)  # until it is heard what changes
            with (project / "docs/index.md").open("a") as page:  # a touch changes nothing
                page.write("\nMore.\n")
        next(line for line in served.stderr if word in " ".join(line.split()))
        time.sleep(chance.uniform(0, after))
        begun = time.monotonic()
        signals, group, codes = WAYS[way]
        for number in signals:
            if served.poll() is None:
                (os.killpg if group else os.kill)(served.pid, number)
            time.sleep(chance.uniform(0, 0.2) if len(signals) > 1 else 0)
        # The end of the pipe: MkDocs writes to it too, so that nobody is left when it is read.
        told, code = served.stderr.read(), served.wait()
    took = time.monotonic() - begun
    folders = [Path(tempfile.gettempdir()), SHARED]
    left = [path for folder in folders for path in folder.glob(f".awesomequant-{served.pid}-*")]
    faults = {
        "a traceback": "Traceback" in told or "Exception ignored" in told,
        f"exit code {code}": code not in codes,
        "a folder left": bool(left),
        "slow": took > 5,
    }
    return [fault for fault, is_so in faults.items() if is_so], took


def main(times: int = 200, seed: int = 1) -> None:
    """Stop it so many times; print each fault and the totals."""
    # A shell has those in the background ignore a Ctrl-C, and so whom we start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    chance = random.Random(seed)  # noqa: S311 -- the same moments every time
    faults: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        project = Path(shutil.copytree(TOY, Path(folder) / "toy"))
        for _ in range(times):
            moment, way = chance.choice([*MOMENTS]), chance.choice([*WAYS])
            found, took = stopped(project, moment, way, chance)
            slowest = max(slowest, took)
            faults.update(found)
            if found:
                print(f"{way} while {moment}: {', '.join(found)}")
    print(
        f"{times} stops, {faults.total()} faults {dict(faults)}, the slowest took {slowest:.2f} s"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
