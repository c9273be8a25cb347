// Set references by citeproc-js: reads jobs as JSON from standard input, writes their references.
//
// A job is {style, locales, force, items}: files of the style and of a folder of locales, whether
// the style has to speak English, and items of CSL-JSON. Each item is set alone: nothing is told
// apart from others of its name and year.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const CSL = createRequire(import.meta.url)("citeproc");
const jobs = JSON.parse(readFileSync(0, "utf8"));

const set = jobs.map(({ style, locales, force, items }) => {
  const byId = new Map(items.map((item) => [item.id, item]));
  const retrieveLocale = (name) => {
    const file = `${locales}/locales-${name}.xml`;
    return existsSync(file) ? readFileSync(file, "utf8") : null;
  };
  const system = { retrieveLocale, retrieveItem: (id) => byId.get(id) };
  const engine = new CSL.Engine(system, readFileSync(style, "utf8"), "en-US", force);
  engine.setOutputFormat("html");
  return items.map(({ id }) => {
    engine.updateItems([id]);
    return engine.makeBibliography()[1][0];
  });
});
process.stdout.write(JSON.stringify(set));
