"""Read every list of a corpus and write what was read, for its scoring program.

python benchmarks/corpus.py CORPUS OUT
python CORPUS/score.py OUT
"""

import json
import sys
import time
from pathlib import Path

from awesomequant.intake.formats import markdown


def main(corpus: Path, out: Path) -> None:
    """Write ``OUT/<list>.jsonl`` for each list, and print what each one took."""
    out.mkdir(parents=True, exist_ok=True)
    for meta in sorted(corpus.glob("*/META.json")):
        source = meta.parent / json.loads(meta.read_text("utf-8"))["file"]
        text = source.read_text("utf-8-sig")
        began = time.process_time()
        reading = markdown.read(text, source.name)
        took = time.process_time() - began
        lines = [json.dumps(draft.to_json(), ensure_ascii=False) for draft in reading.drafts]
        (out / f"{meta.parent.name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{meta.parent.name:52} {len(lines):5} entries {took:6.2f} CPU s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
