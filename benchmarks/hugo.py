"""Lay out a site for Hugo that has the paper, year, venue and tag pages of a site that we built.

Its content adapter makes the pages from one JSON file, papers.json as we publish it: the fastest
way that Hugo has (files of front matter take it twice the time).  The shell of each page is the one
that our own pages have, so that both write the same bytes around the same facts.
"""

import re
import shutil
from pathlib import Path

_CONFIG = """baseURL = "https://example.org/list/"
title = "A generated list"
disableKinds = ["RSS", "sitemap", "section", "home", "taxonomy", "404"]
[taxonomies]
tag = "tags"
venue = "venues"
year = "years"
"""

_ADAPTER = """{{ $data := resources.Get "papers.json" | transform.Unmarshal }}
{{ range $data.papers }}
{{ $params := dict "paper" . "tags" (.tags | default slice) "venues" (slice .venue) }}
{{ $params = merge $params (dict "years" (slice (string .year))) }}
{{ $.AddPage (dict "kind" "page" "path" .id "title" .title "params" $params) }}
{{ end }}
"""

_HEAD = """{{ $p := .Params.paper }}<title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
<meta name="description" content="{{ substr $p.abstract 0 160 }}">
<meta property="og:type" content="article"><meta property="og:title" content="{{ .Title }}">
<meta property="og:url" content="{{ .Permalink }}">
<meta name="citation_title" content="{{ .Title }}">
{{ range $p.authors }}<meta name="citation_author" content="{{ . }}">
{{ end }}<meta name="citation_publication_date" content="{{ $p.year }}">
{{ with $p.arxiv }}<meta name="citation_arxiv_id" content="{{ . }}">
<meta name="citation_pdf_url" content="https://arxiv.org/pdf/{{ . }}">{{ end }}
<meta name="citation_public_url" content="{{ $p.url }}">
<meta name="citation_conference_title" content="{{ $p.venue }}">
{{ $people := slice }}{{ range $p.authors }}
{{ $people = $people | append (dict "@type" "Person" "name" .) }}{{ end }}
{{ $ld := dict "@context" "https://schema.org" "@type" "ScholarlyArticle" "headline" .Title }}
{{ $ld = merge $ld (dict "author" $people "datePublished" (string $p.year) "url" .Permalink) }}
{{ $ld = merge $ld (dict "abstract" $p.abstract "keywords" $p.tags) }}
<script type="application/ld+json">{{ $ld | jsonify | safeJS }}</script>
"""

_ROW = """<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
<p>{{ delimit .Params.paper.authors ", " }}</p>
<p>{{ .Params.paper.venue }} {{ .Params.paper.year }}
{{ with .Params.paper.citations }}· {{ .count }} citations{{ end }}
{{ range .Params.paper.tags }}<a href="/list/tags/{{ . }}/">{{ . }}</a> {{ end }}</p></li>
"""

_PAPER = """{{ $p := .Params.paper }}<article class="aq-paper"><p class="aq-paper__authors">
{{ range $p.authors }}<a href="../../authors/{{ . | urlize }}/">{{ . }}</a>, {{ end }}</p>
<p class="aq-paper__facts"><a href="../../venues/{{ $p.venue | urlize }}/">{{ $p.venue }}</a>
<a href="../../years/{{ $p.year }}/">{{ $p.year }}</a>
{{ with $p.citations }}<span>{{ .count }} citations <small>({{ .source }}, {{ .as_of }})</small>
</span>{{ end }}</p>
<ul class="aq-tags">{{ range $p.tags }}<li><a href="../../tags/{{ . }}/">{{ . }}</a></li>{{ end }}
</ul><p class="aq-paper__links"><a class="md-button" href="{{ $p.url }}">Paper</a>
{{ with $p.arxiv }}<a class="md-button" href="https://arxiv.org/abs/{{ . }}">Preprint</a>{{ end }}
{{ range $p.code }}<a class="md-button" href="{{ .url }}">{{ .label }}
{{ with .stars }}<small>{{ .count }} stars</small>{{ end }}</a>{{ end }}</p>
<h2 id="abstract">Abstract</h2><p>{{ $p.abstract }}</p>
<h2 id="cite">Cite</h2><p>{{ delimit $p.authors ", " }}. {{ .Title }}. {{ $p.venue }},
{{ $p.year }}. {{ $p.url }}</p>
<pre><code>@inproceedings{ {{- $p.id }},
  title = {{ printf "{%s}" .Title }},
  author = {{ printf "{%s}" (delimit $p.authors " and ") }},
  booktitle = {{ printf "{%s}" $p.venue }},
  year = {{ printf "{%v}" $p.year }},
{{ with $p.arxiv }}  eprint = {{ printf "{%s}" . }},{{ end }}
  url = {{ printf "{%s}" $p.url }},
}</code></pre></article>
"""


def lay_out(built: Path, folder: Path) -> None:
    """Write into ``folder`` what Hugo needs to make the pages of the site in ``built``."""
    page = next(iter(sorted((built / "papers").glob("*/index.html")))).read_text("utf-8")
    head, start = page.index("<title>"), page.index("<h1")
    end = page.rindex("</article>")
    # Of the head the facts are Hugo's to make; the links to style sheets and scripts stay.
    kept = re.sub(
        r"<meta\s[^>]*>|<title>.*?</title>|<script type=.application/ld.*?</script>"
        r"|<link rel=.canonical.[^>]*>",
        "",
        page[head : page.index("</head>")],
        flags=re.DOTALL,
    )
    before = page[:head] + "@HEAD@" + kept + page[page.index("</head>") : start]
    # "{{" begins an action of Hugo's templates, and no shell of ours has one.
    shell = f'{before}<h1 id="top">{{{{ .Title }}}}</h1>@BODY@{page[end:]}'
    title = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    shell = shell.replace(title[1], "{{ .Title }}") if title else shell
    listed = f'<p>{{{{ len .Pages }}}} papers</p><ol class="aq-list">{{{{ range .Pages }}}}{_ROW}'
    layouts = {
        "page.html": shell.replace("@HEAD@", _HEAD).replace("@BODY@", _PAPER),
        "term.html": shell.replace("@HEAD@", "<title>{{ .Title }}</title>").replace(
            "@BODY@", f"{listed}{{{{ end }}}}</ol>"
        ),
    }
    for name, text in layouts.items():
        file = folder / "layouts" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (folder / "content/papers").mkdir(parents=True, exist_ok=True)
    (folder / "content/papers/_content.gotmpl").write_text(_ADAPTER, "utf-8")
    (folder / "hugo.toml").write_text(_CONFIG, "utf-8")
    (folder / "assets").mkdir(exist_ok=True)
    shutil.copyfile(built / "papers.json", folder / "assets/papers.json")


def pages_alike(built: Path, public: Path) -> list[str]:
    """Return what is to be said where Hugo made other pages than the site that we built has."""
    said = []
    for kind in ("papers", "years", "venues", "tags"):
        # Ours go on over several pages where they are long, "2024_2"; one of no paper is ours alone.
        ours = [one for one in (built / kind).glob("*/index.html") if "_" not in one.parent.name]
        hugos = list((public / kind).glob("*/index.html"))
        if abs(len(ours) - len(hugos)) > len(ours) // 100:
            said.append(f"Of {kind} Hugo made {len(hugos):,} pages, and we {len(ours):,}.")
    return said
