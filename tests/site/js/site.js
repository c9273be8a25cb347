// A site for the tests: a small list, its search index as the builder writes it, and a `fetch`.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { Index } from "../../../templates/site/scripts/search-index.js";

const BUILDER = fileURLToPath(new URL("build_index.py", import.meta.url));

/**
 * Give papers what every record needs; their ids are p0, p1 … as they are listed.
 */
function list(papers) {
  const records = papers.map((paper, at) => {
    const year = paper.year ?? 2020;
    const record = {
      title: `Paper ${at}`, venue: "ICML", year, url: "https://example.org/", ...paper,
    };
    return [`data/papers/${year}/p${at}.yaml`, record];
  });
  return {
    "data/list.yaml": { title: "A list", description: "For tests" },
    "data/tags.yaml": { "low-bit": { label: "Low-bit" }, binary: { label: "Binary" } },
    "data/venues.yaml": {
      ICML: { name: "Machine Learning", kind: "conference" },
      JMLR: { name: "Journal of Machine Learning", kind: "journal" },
    },
    ...Object.fromEntries(records),
  };
}

/**
 * Build the index of some papers; `python` is that of the environment, as in every step of make.py.
 */
export function built(papers) {
  const index = execFileSync("python", [BUILDER], {
    input: JSON.stringify(list(papers)), encoding: "utf8", maxBuffer: 1e8,
  });
  return new Map(Object.entries(JSON.parse(index)).map(
    ([name, body]) => [name, Buffer.from(body, "base64")]));
}

/**
 * Serve an index: `files` can be changed while it is read, `asked` tells what was fetched of it.
 * A host that does not know parts of files sends them whole.
 */
export function serve(files, knowsParts = true) {
  const asked = [];
  globalThis.fetch = async (address, { headers } = {}) => {
    asked.push(address);
    const body = files.get(address), part = /^bytes=(\d+)-(\d+)$/.exec(headers?.Range ?? "");
    if (!body) return new Response(null, { status: 404 });
    if (!part || !knowsParts) return new Response(body);
    return new Response(body.subarray(Number(part[1]), Number(part[2]) + 1), { status: 206 });
  };
  let table;
  const contents = async (root, anew) => {
    if (!table || anew) table = JSON.parse(files.get(`${root}search-index/meta.json`));
    return table;
  };
  return { index: new Index("", contents), asked, files };
}
