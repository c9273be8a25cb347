"""Tables of CSV and TSV: one a file, its rows read as ``import`` reads them."""

from collections.abc import Iterator

from awesomequant.intake.formats.csv import rows_of
from awesomequant.intake.tables.grid import WIDEST, Cell, Table
from awesomequant.intake.tables.inline import content_of
from awesomequant.library.draft import Reading
from awesomequant.library.problems import Level, Place


def separated_tables(source: str, file: str, reading: Reading) -> Iterator[Table]:
    """Yield the table of a file; lines of one cell above its head are its caption."""
    table = Table("CSV", 1, 1, heads=1)
    above: list[str] = []
    is_head = True
    for row in rows_of(source, file, reading):
        said = [cell for cell in row.cells if cell.strip()]
        if is_head and len(said) == 1 and len(row.cells) < 2 + len(above):
            above.append(said[0].strip())
            told = f"'{said[0].strip()[:80]}' stands above the heads"
            reading.tell(Place(file, row.line), told, Level.NOTE)
            continue
        if is_head:
            table.line, is_head = row.line, False
        cells = row.cells[:WIDEST]
        table.rows.append([Cell(content_of(cell.strip()), row.line, 1) for cell in cells])
        table.last = row.line
    table.caption = " ".join(above)
    if table.rows:
        yield table
