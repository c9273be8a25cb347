"""One list, one world of services, and a clock that does not wait: runs of ``update``."""

from pathlib import Path

from services import World, project
from serving import FakeClock, serving

from awesomequant.store import load
from awesomequant.update.inquiry import Plan
from awesomequant.update.refresh import Refreshed, refresh
from awesomequant.web.cache import Journal
from awesomequant.web.client import Client
from awesomequant.web.wire import Bounds, Wire

DAY = 86_400.0


class Bench:
    """A list, a world of services, and a clock; ``update`` is one run."""

    def __init__(self, folder: Path, papers: dict[str, str], world: World) -> None:
        self.root = project(folder / "list", papers)
        self.cache = folder / "cache"
        self.world, self.clock = world, FakeClock()

    def update(self, plan: Plan | None = None) -> Refreshed:
        with serving(self.world) as server:
            wire = Wire(routes={"*": server.base})
            client = Client(wire, self.clock, bounds=Bounds(2.0, 2.0, 2.0, 2_000_000))
            result = refresh(load(self.root), plan or Plan(), client, Journal(self.cache))
            self.client = client
        return result

    def later(self, days: float = 1) -> None:
        self.clock.seconds += days * DAY

    def files(self) -> dict[str, str]:
        found = sorted(self.root.rglob("*.yaml"))
        return {str(file.relative_to(self.root)): file.read_text("utf-8") for file in found}

    def metrics(self) -> str:
        return self.files().get("data/metrics.yaml", "")

    def record(self, name: str) -> str:
        (text,) = (text for file, text in self.files().items() if file.endswith(f"/{name}.yaml"))
        return text
