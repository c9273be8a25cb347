/* What a reader pastes in place of words, as search/pasted.py reads it, which says why;
   tests/vectors/pasted.json holds the two together. */

const ARXIV = new RegExp("(?:arxiv[:\\s]\\s*|(?:xiv|ar5iv)(?:\\.labs\\.arxiv)?\\.org/\\w+/|/papers/|" +
  "^(?:abs/|pdf/)?)" +
  "(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z]{2})?/\\d{7})(?:v\\d+)?(?:\\.pdf)?/?(?=$|[?#\\s])");
const DOI = /\b(10\.\d{4,9}\/[^\s"<>?#]+)/;
const SSH = /^(?:ssh:\/\/)?git@([\w.-]+)[:/]/;
const ADDRESS = new RegExp("^(?:https?://)?(?:www\\.)?" +
  "([a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,})(/[^\\s?#]*)(\\?[^\\s#]*)?");
const REPOSITORY = /^(?=.*[a-z])[\w.-]+\/[\w.-]+$/;
const SUFFIX = /(?:\/|\.git|\.pdf|\.html?|\.abstract)+$/;
const ID = /[?&]id=([\w-]+)/;
const CODE = ["github.com", "gitlab.com", "huggingface.co", "bitbucket.org", "codeberg.org"];
const HASH = /\b[0-9a-f]{32}\b/;
const NO_END = /[.,;)\]}]+$/;
const ARXIV_DOI = "10.48550/arxiv.";

/**
 * Return a text without the escapes of an address: 10.1109%2Fcvpr is 10.1109/cvpr.
 * @param {string} text
 */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string} text */
function bare(text) {
  return text.replace(SUFFIX, "");
}

/**
 * Return the keys that a pasted text may mean, the likeliest first; none of mere words.
 * @param {string} given
 * @returns {string[]}
 */
export function keysOf(given) {
  const text = unescaped(given).trim().toLowerCase().replace(SSH, "$1/"), arxiv = ARXIV.exec(text);
  if (arxiv) return ["arxiv:" + arxiv[1]];
  const found = DOI.exec(text);
  if (found) {
    const doi = found[1].replace(NO_END, "");
    if (doi.startsWith(ARXIV_DOI)) return ["arxiv:" + doi.slice(ARXIV_DOI.length)];
    return Array.from(new Set(["doi:" + doi, "doi:" + bare(doi)]));
  }
  const address = ADDRESS.exec(text);
  if (address) return [keyOf(address[1], address[2], address[3] ?? "")];
  if (!REPOSITORY.test(text)) return [];
  return ["github.com", "huggingface.co"].map((host) => "//" + host + "/" + bare(text));
}

/**
 * @param {string} host
 * @param {string} path
 * @param {string} asked
 */
function keyOf(host, path, asked) {
  const parts = bare(path).split("/").filter(Boolean), size = parts.length;
  if (CODE.includes(host) && size > 1) return "//" + host + "/" + parts[0] + "/" + bare(parts[1]);
  const id = host === "openreview.net" && ID.exec(asked);
  if (id) return "//" + host + "/" + id[1];
  if (host === "openaccess.thecvf.com" && size) return "//" + host + "/" + parts[size - 1];
  const hash = HASH.exec(path);
  if (hash) return "//" + hash[0];
  if (size > 1 && parts[size - 1] === parts[size - 2]) parts.pop();
  return "//" + host + "/" + parts.join("/");
}
