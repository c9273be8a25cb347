"""Put every hostile branch of ``tests/gate.py`` through the steps of both workflows; print a table.

python benchmarks/gate.py [NAME]        those whose names hold NAME, with all that is said
"""

import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "tests")]

import gate  # noqa: E402 -- found beside us, however we are started


def main() -> None:
    """Run them, and leave with 1 where one did not come to what it should."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    faults = 0
    for workflow in (gate.OURS, gate.STARTER):
        name = "the starter's" if workflow == gate.STARTER else "ours"
        print(
            f"\n| branch ({name} check.yml) | wanted | came to | s | |\n| --- | --- | --- | --: | --- |"
        )
        with tempfile.TemporaryDirectory() as folder:
            forge = gate.Forge(Path(folder), workflow)
            for branch in gate.BRANCHES:
                if wanted not in branch.name:
                    continue
                start = time.perf_counter()
                outcome = forge.put_through(branch)
                fault = gate.fault(branch, outcome)
                faults += bool(fault)
                taken = time.perf_counter() - start
                print(
                    f"| {branch.name} | {branch.outcome} | {outcome.kind} | {taken:.1f} | {fault} |",
                    flush=True,
                )
                if wanted or fault:
                    print("\n".join(f"    {line}" for line in outcome.said.splitlines()[:25]))
    print(f"\n{len(gate.BRANCHES)} branches, two workflows, {faults} not as they should be")
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
