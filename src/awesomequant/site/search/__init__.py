"""The search index and the explore page: a Library in, files out; knows no MkDocs."""

from awesomequant.site.search.build import FOLDER, META, Door, build, index
from awesomequant.site.search.columns import explore, filters

__all__ = ["FOLDER", "META", "Door", "build", "explore", "filters", "index"]
