"""What leaves the house about papers: a citation each, written in many formats."""

from awesomequant.export.citation import Citation, citation
from awesomequant.export.exporters import Format, chosen, exporters

__all__ = ["Citation", "Format", "chosen", "citation", "exporters"]
