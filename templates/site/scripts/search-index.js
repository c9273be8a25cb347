/* Read the search index: small gzipped files, each fetched when a query first needs it.
   search/build.py, postings.py and columns.py say how they are made. */
(function () {
  "use strict";

  var awesomequant = window.awesomequant = window.awesomequant || {};
  // What a hit is worth: the word itself or a longer one, in the title or elsewhere.
  var EXACT = [3, 6], BEGINS = [2, 4], IN_ABSTRACT = 1;
  var ROW = ["id", "title", "authors", "venue", "year", "tags", "citations", "hot", "stars", "code",
    "link", "added"];
  var ARRAYS = { B: Uint8Array, H: Uint16Array, I: Uint32Array };

  /* The site was built anew since its table of contents was read. */
  function Stale(address) { this.message = address + " is gone"; }
  Stale.prototype = Object.create(Error.prototype);

  async function bytes(address) {
    var answer = await fetch(address);
    if (answer.status === 404) throw new Stale(address);
    if (!answer.ok) throw new Error(address + ": " + answer.status);
    var body = await answer.arrayBuffer(), start = new Uint8Array(body, 0, 2);
    if (start[0] !== 0x1f || start[1] !== 0x8b) return body; // the host has opened it
    var opened = new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(opened).arrayBuffer();
  }

  /* One file as its head, with the typed arrays behind it as "arrays". */
  async function unpack(address) {
    var body = await bytes(address);
    var length = new DataView(body).getUint32(0, true);
    var head = JSON.parse(new TextDecoder().decode(new Uint8Array(body, 4, length)));
    var place = 4 + length;
    head.arrays = head.arrays.map(function (described) {
      var values = new ARRAYS[described[0]](body, place, described[1]);
      place += Math.ceil(values.byteLength / 4) * 4;
      return values;
    });
    return head;
  }

  /* The first place in a sorted list whose text comes after "text" (or is it, where "at"). */
  function bisect(list, text, at) {
    var low = 0, high = list.length, middle;
    while (low < high) {
      middle = (low + high) >> 1;
      if (list[middle] < text || (!at && list[middle] === text)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /* Which files, by the first text of each, may hold texts that begin with "start". */
  function span(firsts, start) {
    return [Math.max(bisect(firsts, start) - 1, 0), bisect(firsts, start + "\uffff", true)];
  }

  function Index(root) {
    this.root = root;
    this.files = new Map();
  }

  /* The table of contents: where each file begins, and how many papers there are. */
  Index.prototype.open = function () { return awesomequant.contents(this.root); };

  /* Do some work; once more from the start where the site was built anew meanwhile. */
  Index.prototype.attempt = async function (work) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      this.files.clear();
      await awesomequant.contents(this.root, true);
      return work();
    }
  };

  /* Fetch a file, once; "then" makes of it what is kept. */
  Index.prototype.file = function (name, then) {
    var self = this;
    if (!this.files.has(name)) {
      var found = this.open().then(function (table) {
        return unpack(self.root + "search-index/" + table.version + "/" + name + ".bin");
      }).then(then || function (head) { return head; });
      this.files.set(name, found);
      found.catch(function () { self.files.delete(name); });
    }
    return this.files.get(name);
  };

  // terms

  function Shard(head) {
    this.terms = head.terms.split("\n");
    this.counts = head.arrays[0];
    this.widths = head.arrays[1];
    this.gaps = head.arrays.slice(2);
    this.starts = new Uint32Array(this.terms.length);
    var filled = [0, 0, 0];
    for (var place = 0; place < this.starts.length; place++) {
      this.starts[place] = filled[this.widths[place]];
      filled[this.widths[place]] += this.counts[place];
    }
  }

  function shard(head) { return new Shard(head); }

  /* Raise the score of every paper of a term: scores[0] elsewhere, scores[1] in the title. */
  Shard.prototype.raise = function (place, worth, scores) {
    var gaps = this.gaps[this.widths[place]], start = this.starts[place], paper = -1, gap, score;
    for (var end = start + this.counts[place]; start < end; start++) {
      gap = gaps[start];
      paper += gap >>> 1;
      score = worth[gap & 1];
      if (scores[paper] < score) scores[paper] = score;
    }
  };

  /* Score every term of a file that begins with "word", or only the word itself. */
  Shard.prototype.match = function (word, worth, scores) {
    var place = bisect(this.terms, word, true), known = false;
    for (; place < this.terms.length && this.terms[place].startsWith(word); place++) {
      if (this.terms[place] === word) this.raise(place, worth.exact, scores);
      else if (worth.begins) this.raise(place, worth.begins, scores);
      else break;
      known = true;
    }
    return known;
  };

  /* Score the papers for one word; says whether there is any. */
  Index.prototype.word = async function (word, abstracts, scores) {
    var table = await this.open(), self = this, range = span(table.terms, word), jobs = [];
    function job(name, firsts, range, worth) {
      for (var at = range[0]; at < range[1]; at++) {
        jobs.push(self.file(name + "-" + at, shard).then(function (found) {
          return found.match(word, worth, scores);
        }));
      }
    }
    if (range[1] - range[0] > table.spread) {
      var listed = bisect(table.prefixes, word) - 1;
      job("terms", table.terms, [range[0], range[0] + 1], { exact: EXACT });
      job("prefixes", table.prefixes, [listed, listed + 1], { exact: BEGINS });
    } else {
      job("terms", table.terms, range, { exact: EXACT, begins: BEGINS });
    }
    if (abstracts) {
      var inside = (await this.file("abstracts")).terms, worth = [IN_ABSTRACT, IN_ABSTRACT];
      range = span(inside, word);
      var many = range[1] - range[0] > table.spread; // too short to look for what it begins
      job("abstract-terms", inside, many ? [range[0], range[0] + 1] : range,
        { exact: worth, begins: many ? null : worth });
    }
    return (await Promise.all(jobs)).some(Boolean);
  };

  /* Score the papers for a group of words: all of them, or the one they make when joined. */
  Index.prototype.group = async function (group, abstracts) {
    var table = await this.open(), self = this;
    function scored(word) {
      var scores = new Uint16Array(table.count);
      return self.word(word, abstracts, scores).then(function (known) {
        return { word: word, scores: scores, known: known };
      });
    }
    var found = await Promise.all(group.words.concat(group.joined || []).map(scored));
    var joined = group.joined ? found.pop() : null;
    var unknown = found.filter(function (one) { return !one.known; });
    if (joined && joined.known) unknown = [];
    var total = found[0].scores, count = found.length, paper, sum, at;
    if (count > 1 || joined) {
      total = new Uint16Array(table.count);
      for (paper = 0; paper < table.count; paper++) {
        for (sum = 0, at = 0; at < count; at++) {
          if (!found[at].scores[paper]) { sum = 0; break; }
          sum += found[at].scores[paper];
        }
        total[paper] = joined ? Math.max(sum, joined.scores[paper] * count) : sum;
      }
    }
    return { scores: total, unknown: unknown.map(function (one) { return one.word; }) };
  };

  /* The word of the list nearest to one that no paper has, or "". */
  Index.prototype.nearest = async function (word) {
    var table = await this.open(), self = this, tried = new Set(), best = { off: 9, count: 0, word: "" };
    var most = word.length < 5 ? 1 : 2;
    if (word.length < 3) return "";
    async function look(range) {
      for (var at = range[0]; at < range[1]; at++) {
        if (tried.has(at)) continue;
        tried.add(at);
        var found = await self.file("vocabulary-" + at, function (head) {
          return { words: head.words.split("\n"), counts: head.arrays[0] };
        });
        found.words.forEach(function (other, place) {
          if (other.length < word.length - most) return;
          var away = awesomequant.text.distance(word, other, most);
          var off = Math.min(away.whole, away.start + 0.5);
          if (off > most || off > best.off) return;
          if (off < best.off || found.counts[place] > best.count) {
            best = { off: off, count: found.counts[place], word: other };
          }
        });
      }
    }
    await look(span(table.vocabulary, word[0]));
    if (best.off > 1) await look(span(table.vocabulary, word[1]));
    if (!best.word) await look([0, table.vocabulary.length]);
    return best.word;
  };

  /* Search: the scores of all papers, "read" as the query that was searched for where words of the
     one given are not on the list, "partly" where no paper has all words. Null without a word. */
  Index.prototype.search = async function (query, options) {
    var groups = awesomequant.text.groups(query), self = this;
    if (!groups.length) return null;
    var found = await Promise.all(groups.map(function (group) {
      return self.group(group, options.abstracts);
    }));
    if (!options.exactly) {
      var read = await this.reading(query, found);
      if (read) {
        var again = await this.search(read, { abstracts: options.abstracts, exactly: true });
        again.read = read;
        return again;
      }
    }
    return together(found.map(function (one) { return one.scores; }), groups);
  };

  /* The query with its unknown words made known, or "" where nothing is near or none is unknown. */
  Index.prototype.reading = async function (query, found) {
    var unknown = found.flatMap(function (one) { return one.unknown; }), read = query;
    for (var word of new Set(unknown)) {
      var near = await this.nearest(word);
      if (near) read = replaced(read, word, near);
    }
    return read === query ? "" : read;
  };

  /* A text with one word, however it was accented there, replaced. */
  function replaced(text, word, other) {
    return text.replace(/[\p{L}\p{N}\p{M}+#.]+/gu, function (written) {
      return awesomequant.text.fold(written) === word ? other : written;
    });
  }

  function together(lists, groups) {
    var count = lists[0].length, scores = new Uint16Array(count), matched = new Uint8Array(count);
    var most = 0, paper, at;
    for (at = 0; at < lists.length; at++) {
      var list = lists[at];
      for (paper = 0; paper < count; paper++) {
        if (list[paper]) {
          scores[paper] += list[paper];
          if (++matched[paper] > most) most = matched[paper];
        }
      }
    }
    for (paper = 0; paper < count; paper++) if (matched[paper] < most) scores[paper] = 0;
    return { scores: scores, groups: groups, read: "", partly: most > 0 && most < lists.length };
  }

  // rows, columns and what else there is

  /* What to show of some papers, by their numbers. */
  Index.prototype.rows = async function (numbers) {
    var table = await this.open(), self = this;
    return Promise.all(numbers.map(async function (number) {
      var batch = await self.file("rows-" + Math.floor(number / table.rows));
      var values = batch.rows[number % table.rows], row = { number: number };
      ROW.forEach(function (name, at) { row[name] = values[at]; });
      return row;
    }));
  };

  /* A sort key: one number a paper, 0 for not known, else the value plus 1. */
  Index.prototype.sort = function (key) {
    return this.file("sort." + key, function (head) { return head.arrays[0]; });
  };

  /* The years of all papers, plus 1, and a Map of facets: the ids of its values, and of each paper
     its places in them; "starts" is null where no paper has two, and places then are plus 1. */
  Index.prototype.columns = function () {
    return this.file("facets", function (head) {
      var arrays = head.arrays.slice(), years = arrays.shift();
      var facets = head.facets.map(function (described) {
        var column = { values: described[1], starts: null };
        if (described[2] > 1) column.starts = starts(arrays.shift());
        column.places = arrays.shift();
        return [described[0], column];
      });
      return { years: years, facets: new Map(facets) };
    });
  };

  function starts(counts) {
    var found = new Uint32Array(counts.length + 1);
    for (var paper = 0; paper < counts.length; paper++) {
      found[paper + 1] = found[paper] + counts[paper];
    }
    return found;
  }

  /* The numbers of papers by their ids, or the ids they once had; -1 for one not on the list. */
  Index.prototype.numbers = async function (ids) {
    var table = await this.open(), self = this;
    return Promise.all(ids.map(async function (id) {
      var at = bisect(table.ids, id) - 1;
      if (at < 0) return -1;
      var found = await self.file("ids-" + at, function (head) {
        var names = head.ids.split("\n");
        return new Map(names.map(function (name, place) { return [name, head.arrays[0][place]]; }));
      });
      return found.has(id) ? found.get(id) : -1;
    }));
  };

  /* The file of some papers in a format, ready to save. */
  Index.prototype.text = async function (format, numbers) {
    var table = await this.open(), self = this, frame = table.formats[format];
    var pieces = await Promise.all(numbers.map(async function (number) {
      var batch = await self.file(format + "-" + Math.floor(number / table.pieces));
      return batch.pieces[number % table.pieces];
    }));
    return frame.head + pieces.join(frame.between) + frame.tail;
  };

  /* Pages besides papers: of tags and venues, and those written by hand. */
  Index.prototype.doors = function () {
    return this.file("doors", function (head) {
      return head.doors.map(function (door) {
        return { title: door[0], page: door[1], about: door[2],
          words: awesomequant.text.words(door[0] + " " + door[3]) };
      });
    });
  };

  var open = {};

  /* The index of the site whose root lies at "root" from this page; one a page. */
  awesomequant.indexOf = function (root) {
    open[root] = open[root] || new Index(root);
    return open[root];
  };
})();
