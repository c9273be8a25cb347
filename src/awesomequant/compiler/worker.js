// The worker of the page that checks a bibliography: fetches the lookup files that a question
// needs, and hands the answer of the engine on.  Behind it stands the engine, made of our Python.

// So many files are asked for at once: HTTP/2 carries them beside each other, of HTTP/1 the browser
// itself asks for six.
const $$AT_ONCE = 24;
const $$held = $dict();
let $$list = $$engine.list($$held);
// Parts that came in packs, as text until they are wanted.
const $$texts = new Map();
let $$root = "";
let $$bytes = 0;

/** Values of JSON by their names, each made the engine's own when it is first asked for. */
class $$Read extends $Dict {
  constructor(value) {
    super();
    this.held = new Map(Object.entries(value));
    this.waiting = new Set(this.held.keys());
    this.own = new Map(); // nobody takes ``held`` as it is
  }
  make(key) {
    if (this.waiting.delete(key)) this.held.set(key, $$read(this.held.get(key)));
  }
  put(key, value) {
    this.waiting?.delete(key); // none while the base is made
    super.put(key, value);
  }
  $item(key) {
    this.make(key);
    return super.$item(key);
  }
  $get(key, other = null) {
    this.make(key);
    return super.$get(key, other);
  }
  $values() {
    for (const key of this.waiting) this.make(key);
    return super.$values();
  }
}

/** A value of JSON as the engine has values. */
function $$read(value) {
  if (Array.isArray(value)) return value.map($$read);
  return value === null || typeof value !== "object" ? value : new $$Read(value);
}

/** A value of the engine as messages carry it. */
function $$told(value) {
  if (value === null || typeof value !== "object") return value;
  if (value instanceof String) return value.valueOf();
  if (value instanceof $Dict) return Object.fromEntries(value.$items().map(([name, one]) => [name, $$told(one)]));
  return [...value].map($$told);
}

/** Fetches a file; null for one that is not there. */
async function $$fetched(address) {
  const url = new URL(address, $$root);
  let answer;
  try {
    answer = await fetch(url, { credentials: "same-origin" });
  } catch {
    throw new $$Failure(`${url} cannot be reached: is there a connection?`);
  }
  if (answer.status === 404) {
    // Another file named it: the site was built anew since that was read.
    if (address.includes("-")) throw new $$Stale(`${$$root} was built anew while it was read: try again`);
    return null;
  }
  if (!answer.ok) throw new $$Failure(`${url} answers ${answer.status}: try again later`);
  try {
    const body = await answer.arrayBuffer();
    // As it came over the network, where the host says so.
    $$bytes += Number(answer.headers.get("content-length")) || body.byteLength;
    return new TextDecoder().decode(await $$unzipped(body));
  } catch {
    throw new $$Failure(`${url} did not come whole: try again`);
  }
}

/** Opens what is gzipped, unless the host has done so. */
async function $$unzipped(body) {
  const start = new Uint8Array(body, 0, Math.min(2, body.byteLength));
  if (start[0] !== 0x1f || start[1] !== 0x8b) return body;
  // Not by a Blob, whose bytes go to another process and back.
  const opening = new DecompressionStream("gzip");
  const writer = opening.writable.getWriter();
  const written = writer.write(new Uint8Array(body)).then(() => writer.close());
  const [opened] = await Promise.all([new Response(opening.readable).arrayBuffer(), written]);
  return opened;
}

function $$parsed(address, text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new $$Failure(`${new URL(address, $$root)} is no JSON: the site is not whole, or another answered for it`);
  }
}

/** Takes a file in; of a pack the parts that nobody wants yet wait as text. */
function $$taken(address, text, wanted) {
  $met(text?.includes("\\ud8") ? "\ud83d\ude00" : (text ?? ""));
  if (!address.endsWith(".bin")) {
    $$held.put(address, text === null ? null : $$read($$parsed(address, text)));
    return;
  }
  const [, head, ...parts] = text.split("\x1e");
  const folder = address.slice(0, address.lastIndexOf("/") + 1);
  const names = $$parsed(address, head ?? "").parts ?? [];
  for (const [at, name] of names.entries()) {
    const part = `${folder}${name}.json`;
    if (wanted.has(part)) $$held.put(part, $$read($$parsed(address, parts[at] ?? "")));
    else $$texts.set(part, parts[at] ?? "");
  }
  $$held.put(address, $$read({}));
}

class $$Failure extends Error {}

class $$Stale extends $$Failure {}

/** Fetches files, and tells how far it is: ``done`` of them were fetched for a question before. */
async function $$collect(question, every, number, done) {
  const wanted = new Set(every);
  for (const address of every) {
    const text = $$texts.get(address);
    if (text === undefined) continue;
    $$texts.delete(address);
    wanted.delete(address);
    $$held.put(address, $$read($$parsed(address, text)));
  }
  const asked = $$engine.by_packs(question, [...wanted]);
  const of = done + asked.length;
  const open = asked[Symbol.iterator]();
  const row = async () => {
    for (const address of open) {
      $$taken(address, await $$fetched(address), wanted);
      done++;
      postMessage({ tell: "progress", number, done, of, bytes: $$bytes });
    }
  };
  await Promise.all(Array.from({ length: Math.min($$AT_ONCE, asked.length) }, row));
  return done;
}

async function $$answer({ ask, number, name, text, wishes, wanted }) {
  const start = performance.now();
  const year = new Date().getUTCFullYear();
  const question = $$engine.question($$list, $met(name), $met(text), $$read(wishes ?? {}), year);
  let done = 0;
  for (let next = $$engine.wanted(question); next.length; next = $$engine.wanted(question))
    {done = await $$collect(question, next, number, done);}
  for (;;) {
    $$engine.missed(question);
    const answer =
      ask === "mend"
        ? $$engine.mended(question, wanted === "certain" ? null : wanted)
        : $$engine.audited(question);
    // Seldom a mend or a doubt asks for more; then all is asked again.
    const missed = $$engine.missed(question);
    if (missed.length) {
      done = await $$collect(question, missed, number, done);
      continue;
    }
    const told = { tell: ask === "mend" ? "mended" : "audited", number, ...$$told(answer) };
    if (ask === "mend") return told;
    return { ...told, bytes: $$bytes, milliseconds: Math.round(performance.now() - start) };
  }
}

/** Answers; where the site is no longer the one that was read, by the one that it is now. */
async function $$answered(data) {
  try {
    return await $$answer(data);
  } catch (error) {
    if (!(error instanceof $$Stale)) throw error;
    $$held.$clear();
    $$texts.clear();
    $$list = $$engine.list($$held);
    return await $$answer(data);
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
      .then(() => $$answered(data))
      .catch((error) => ({ tell: "failed", number: data.number, message: $$words(error) }))
      .then((answer) => postMessage(answer));
  };}
