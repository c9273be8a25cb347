// The worker of the page that checks a bibliography: fetches the lookup files that a question
// needs, and hands the answer of the engine on.  Behind it stands the engine, made of our Python.

// So many files are asked for at once: more gain nothing over HTTP/2, and servers cut off others.
const $$AT_ONCE = 12;
const $$held = $dict();
let $$root = "";
let $$bytes = 0;

/** A value of JSON as the engine has values. */
function $$read(value) {
  if (Array.isArray(value)) return value.map($$read);
  if (value === null || typeof value !== "object") return value;
  return new $Dict(Object.entries(value).map(([name, one]) => [name, $$read(one)]));
}

/** A value of the engine as messages carry it. */
function $$told(value) {
  if (value === null || typeof value !== "object") return value;
  if (value instanceof String) return value.valueOf();
  if (value instanceof $Dict) return Object.fromEntries(value.$items().map(([name, one]) => [name, $$told(one)]));
  return [...value].map($$told);
}

async function $$fetched(address) {
  const url = new URL(address, $$root);
  let answer;
  try {
    answer = await fetch(url, { credentials: "same-origin" });
  } catch {
    throw new $$Failure(`${url} cannot be reached: is there a connection?`);
  }
  if (answer.status === 404) return null;
  if (!answer.ok) throw new $$Failure(`${url} answers ${answer.status}: try again later`);
  const text = await answer.text();
  $$bytes += text.length;
  $met(text.includes("\\ud8") ? "\ud83d\ude00" : text);
  try {
    return $$read(JSON.parse(text));
  } catch {
    throw new $$Failure(`${url} is no JSON: the site is not whole, or another answered for it`);
  }
}

class $$Failure extends Error {}

/** Fetches files, and tells how far it is: ``done`` of them were fetched for a question before. */
async function $$collect(wanted, number, done) {
  const of = done + wanted.length;
  const open = wanted[Symbol.iterator]();
  const row = async () => {
    for (const address of open) {
      $$held.put(address, await $$fetched(address));
      done++;
      postMessage({ tell: "progress", number, done, of, bytes: $$bytes });
    }
  };
  await Promise.all(Array.from({ length: Math.min($$AT_ONCE, wanted.length) }, row));
  return done;
}

async function $$answer({ ask, number, name, text, wishes, wanted }) {
  const start = performance.now();
  const year = new Date().getUTCFullYear();
  const question = $$engine.question($$held, $met(name), $met(text), $$read(wishes ?? {}), year);
  let done = 0;
  for (let next = $$engine.wanted(question); next.length; next = $$engine.wanted(question))
    {done = await $$collect(next, number, done);}
  for (;;) {
    $$engine.missed(question);
    const answer =
      ask === "mend"
        ? $$engine.mended(question, wanted === "certain" ? null : wanted)
        : $$engine.audited(question);
    // Seldom a mend or a doubt asks for more; then all is asked again.
    const missed = $$engine.missed(question);
    if (missed.length) {
      done = await $$collect(missed, number, done);
      continue;
    }
    const told = { tell: ask === "mend" ? "mended" : "audited", number, ...$$told(answer) };
    if (ask === "mend") return told;
    return { ...told, bytes: $$bytes, milliseconds: Math.round(performance.now() - start) };
  }
}

let $$before = Promise.resolve();

/** In words for people what went wrong. */
function $$words(error) {
  if (error instanceof $$Failure) return error.message;
  if (error instanceof RangeError) return "the file is too large, or nested too deep, to be checked here";
  return `the file cannot be checked here (${error?.message ?? error}): please tell it with the file`;
}

if (typeof postMessage === "function" && typeof importScripts === "function")
  {self.onmessage = ({ data }) => {
    if (data.ask === "open") {
      $$root = data.root;
      return;
    }
    // One after the other, as they were asked.
    $$before = $$before
      .then(() => $$answer(data))
      .catch((error) => ({ tell: "failed", number: data.number, message: $$words(error) }))
      .then((answer) => postMessage(answer));
  };}
