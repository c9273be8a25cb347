/* The explore page: search, filters, order, reading list and downloads over the list it arrives as.
   Nothing is fetched before the first pointer, focus or key, unless the address asks for it. */
(function () {
  "use strict";

  var awesomequant = window.awesomequant = window.awesomequant || {};
  var FIRST = 10, PAGE = 100, PAUSE = 250;
  var states = awesomequant.state;

  function Explore(element) {
    var self = this;
    this.element = element;
    this.root = element.dataset.root;
    this.index = null; // once the reader wants something of it
    this.list = element.querySelector(".aq-list");
    this.form = element.querySelector(".aq-search");
    this.template = element.querySelector(".aq-row-template");
    this.kept = new awesomequant.ReadingList(this.root);
    this.added = JSON.parse(element.dataset.added);
    this.seen = awesomequant.lastSeen(this.root, Object.keys(this.added).sort().pop() || "");
    this.numbers = null; // the papers of the result, in order, once one was asked for
    this.groups = [];
    this.turn = 0;
    this.typed = null; // the address for what is being typed
    this.actions = { more: this.more, fresh: this.fresh, exactly: this.exactly };
    this.facets = Array.from(element.querySelectorAll(".aq-facet")).map(function (source) {
      return new awesomequant.Facet(source, function (one, other) {
        self.choose(source.dataset.facet, one, other);
      });
    });
    this.ids = this.facets.map(function (facet) { return facet.id; }).filter(function (id) {
      return id !== "year";
    });
    this.state = states.parse(location.search, this.ids);
    this.showControls();
    this.listen();
    this.show();
    if (states.format(this.state)) this.run();
  }

  /* Find an element of the page. */
  Explore.prototype.part = function (selector) { return this.element.querySelector(selector); };

  Explore.prototype.showControls = function () {
    this.form.hidden = false;
    this.element.classList.add("aq-live");
    var fresh = 0, self = this;
    if (this.seen) {
      Object.keys(this.added).forEach(function (day) {
        if (day > self.seen) fresh += self.added[day];
      });
    }
    this.part(".aq-fresh").hidden = !fresh;
    this.part(".aq-fresh button").textContent =
      awesomequant.counted(fresh, "paper", "papers") + " new since your last visit";
    var rest = this.part(".aq-rest");
    if (rest && this.list.children.length) rest.hidden = true;
    this.part(".aq-show-more").hidden = Number(this.element.dataset.count) <= this.list.children.length;
    if (!matchMedia("(max-width: 60em)").matches) this.part(".aq-fold").open = true;
    this.dressAll();
  };

  Explore.prototype.dressAll = function () {
    var kept = new Set(this.kept.ids()), seen = this.seen;
    for (var row of this.list.children) dress(row, kept, seen);
    this.part(".aq-kept-count").textContent = kept.size ? "(" + kept.size + ")" : "";
  };

  /* Give a row its box for the reading list, and its mark where it is new since "seen". */
  function dress(row, kept, seen) {
    if (!row.querySelector(".aq-keep")) {
      var label = awesomequant.element("label", "aq-keep"), box = awesomequant.element("input");
      var title = row.querySelector(".aq-row__title").textContent;
      box.type = "checkbox";
      label.append(box, awesomequant.element("span", "aq-unseen", "Reading list: " + title));
      row.prepend(label);
      if (seen && row.dataset.added > seen) {
        row.querySelector(".aq-row__facts").append(awesomequant.element("span", "aq-new", "new"));
      }
    }
    row.querySelector(".aq-keep input").checked = kept.has(row.dataset.id);
  }

  // what the reader does

  Explore.prototype.listen = function () {
    var self = this, form = this.form, wake = function () { self.wake(); };
    ["pointerdown", "pointerover", "focusin", "keydown"].forEach(function (name) {
      self.element.addEventListener(name, wake, { once: true, passive: true });
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.elements.q.addEventListener("input", function () {
      self.state.q = form.elements.q.value;
      self.state.exact = false;
      self.run();
      clearTimeout(self.pausing); // browsers are slow at replacing addresses, and count how often
      self.typed = states.format(self.state);
      self.pausing = setTimeout(function () { self.typingEnds(); }, PAUSE);
    });
    form.addEventListener("change", function (event) {
      var name = event.target.name;
      if (name === "q") return;
      self.state[name] = name === "sort" ? event.target.value : event.target.checked;
      self.go();
    });
    this.list.addEventListener("change", function (event) {
      var row = event.target.closest(".aq-row");
      if (row) self.keep(row.dataset.id, event.target.checked);
    });
    this.element.addEventListener("click", function (event) {
      var button = event.target.closest("[data-do]");
      if (button) self.actions[button.dataset.do].call(self);
    });
    addEventListener("popstate", function () { self.back(); });
    addEventListener("storage", function () { self.dressAll(); });
    awesomequant.listenToKeys(this);
  };

  Explore.prototype.wake = function () {
    var self = this;
    return this.ready().then(function (table) {
      awesomequant.offerFormats(self, table);
    }).catch(function (error) { self.fail(error); });
  };

  /* The index's table of contents; it is fetched beside the script that reads the index. */
  Explore.prototype.ready = async function () {
    awesomequant.contents(this.root).catch(function () {}); // asked for again below
    await awesomequant.need();
    if (!this.index) {
      this.index = awesomequant.indexOf(this.root);
      awesomequant.listenToTake(this);
    }
    return this.index.open();
  };

  Explore.prototype.choose = function (id, one, other) {
    if (id === "year") {
      this.state.from = one;
      this.state.to = other;
    } else states.choose(this.state, id, one, other);
    this.go();
  };

  Explore.prototype.keep = function (id, on) {
    if (!this.kept.toggle(id, on)) this.hint("Your browser keeps nothing for this site: the reading list will be gone with this page.");
    this.dressAll();
    if (this.state.kept) this.run();
  };

  Explore.prototype.back = function () {
    this.typed = null;
    this.typingEnds();
    this.state = states.parse(location.search, this.ids);
    this.show();
    this.run();
  };

  /* Show a new state, with an address that the back button leaves. */
  Explore.prototype.go = function () {
    this.typingEnds();
    address(states.format(this.state), "pushState");
    this.show();
    this.run();
  };

  /* Make the address tell what was typed; no step of its own on the way back. */
  Explore.prototype.typingEnds = function () {
    clearTimeout(this.pausing);
    if (this.typed !== null) address(this.typed, "replaceState");
    this.typed = null;
  };

  function address(search, how) {
    if (search !== location.search) history[how](null, "", location.pathname + search);
  }

  Explore.prototype.clear = function () {
    this.state = states.empty();
    this.go();
  };

  Explore.prototype.fresh = function () {
    this.state = states.empty();
    this.state.since = this.seen;
    this.state.sort = "added";
    this.go();
    this.part(".aq-status").focus();
  };

  Explore.prototype.exactly = function () {
    this.state.exact = true;
    this.go();
    this.form.elements.q.focus();
  };

  // what the page shows

  /* Show the state in the form, the facets and the chips. */
  Explore.prototype.show = function () {
    var form = this.form.elements, state = this.state;
    if (form.q.value.trim() !== state.q.trim()) form.q.value = state.q;
    form.sort.value = state.sort;
    form.kept.checked = state.kept;
    if (form.abstracts) form.abstracts.checked = state.abstracts;
    this.facets.forEach(function (facet) { facet.choose(state); });
    this.showChips();
  };

  /* Say every active filter, each with a button that takes it away. */
  Explore.prototype.showChips = function () {
    var self = this, state = this.state, chips = this.part(".aq-chips"), found = [];
    if (state.from || state.to) {
      found.push(["Year: " + states.years(state).replace("-", "–"), function () { state.from = state.to = 0; }]);
    }
    if (state.since) found.push(["New since " + state.since, function () { state.since = ""; }]);
    if (state.kept) found.push(["Reading list", function () { state.kept = false; }]);
    this.facets.forEach(function (facet) {
      var chosen = state.facets[facet.id] || { include: [], exclude: [] };
      chosen.include.concat(chosen.exclude).forEach(function (value) {
        var not = chosen.exclude.includes(value) ? "not " : "";
        found.push([facet.label + ": " + not + facet.labelOf(value), function () {
          states.choose(state, facet.id, value, 0);
        }]);
      });
    });
    chips.replaceChildren.apply(chips, found.map(function (one, at) {
      var item = awesomequant.element("li"), button = awesomequant.element("button", "aq-chip", one[0]);
      button.type = "button";
      button.setAttribute("aria-label", "Remove filter " + one[0]);
      button.addEventListener("click", function () {
        one[1]();
        self.go();
        var next = chips.querySelectorAll("button");
        (next[Math.min(at, next.length - 1)] || self.part(".aq-status")).focus();
      });
      item.append(button);
      return item;
    }));
    chips.hidden = !found.length;
  };

  Explore.prototype.hint = function (text) {
    this.part(".aq-hint").textContent = text;
    this.part(".aq-hint").hidden = !text;
  };

  Explore.prototype.fail = function (error) {
    this.element.removeAttribute("aria-busy");
    this.hint("The search index could not be read (" + error.message + "). Check the connection and try again; the pages of years, tags and venues hold every paper.");
  };

  /* Search, and show what is found; an answer that a newer question overtook is dropped. */
  Explore.prototype.run = function () {
    var self = this, turn = ++this.turn;
    this.element.setAttribute("aria-busy", "true");
    this.running = this.ready()
      .then(function () { return self.index.attempt(function () { return self.find(turn); }); })
      .catch(function (error) { if (turn === self.turn) self.fail(error); });
    return this.running;
  };

  Explore.prototype.find = async function (turn) {
    var state = JSON.parse(JSON.stringify(this.state)), self = this;
    var table = await this.index.open();
    var asked = [
      state.q.trim() ? this.index.search(state.q, { abstracts: state.abstracts, exactly: state.exact }) : null,
      states.filters(state) ? this.columns(state) : [],
      state.sort && state.sort !== "year" ? this.index.sort(state.sort) : null,
      this.masks(state, table.count)
    ];
    var found = await Promise.all(asked);
    if (turn !== this.turn) return;
    var hits = found[0], sifted = awesomequant.results.sift(table.count, hits, found[3], found[1]);
    var byYear = state.sort === "year";
    this.numbers = awesomequant.results.ordered(sifted, byYear ? null : hits, found[2]);
    this.groups = hits ? hits.groups : [];
    await this.showFirst(turn);
    if (turn !== this.turn) return;
    this.showStatus(hits);
    awesomequant.offerFormats(this, table);
    var columns = found[1].length ? found[1] : await this.columns(state);
    if (turn !== this.turn) return;
    columns.forEach(function (column, at) {
      self.facets[at].count(awesomequant.results.counts(column, at + 1, sifted), state);
    });
  };

  /* The columns of all facets, with what is chosen in each as places of values. */
  Explore.prototype.columns = async function (state) {
    var found = await this.index.columns();
    return this.facets.map(function (facet) {
      if (facet.id === "year") return { years: found.years, from: state.from, to: state.to };
      var column = found.facets.get(facet.id) || { values: [], places: [], starts: null };
      var chosen = state.facets[facet.id] || {};
      function places(values) {
        return new Set((values || []).map(function (value) { return column.values.indexOf(value); }));
      }
      return { column: column, include: places(chosen.include), exclude: places(chosen.exclude) };
    });
  };

  Explore.prototype.masks = async function (state, count) {
    var masks = [];
    if (state.kept) {
      var mask = new Uint8Array(count), numbers = await this.index.numbers(this.kept.ids());
      numbers.forEach(function (number) { if (number >= 0) mask[number] = 1; });
      masks.push(mask);
    }
    if (state.since) {
      var day = Date.parse(state.since) / 864e5, added = await this.index.sort("added");
      masks.push(added.map(function (one) { return one - 1 > day ? 1 : 0; }));
    }
    return masks;
  };

  /* Show the first papers at once, and the rest of a hundred when typing pauses. */
  Explore.prototype.showFirst = async function (turn) {
    var self = this, found = await this.index.rows(Array.from(this.numbers.slice(0, FIRST)));
    if (turn !== this.turn) return;
    this.list.replaceChildren.apply(this.list, this.made(found));
    this.list.hidden = !found.length;
    this.element.removeAttribute("aria-busy");
    this.dressAll();
    this.showMore();
    clearTimeout(this.filling);
    if (this.numbers.length > FIRST) {
      this.filling = setTimeout(function () {
        self.fill(PAGE - FIRST, turn).catch(function (error) { self.fail(error); });
      }, PAUSE);
    }
  };

  Explore.prototype.fill = async function (count, turn) {
    var shown = this.list.children.length;
    var found = await this.index.rows(Array.from(this.numbers.slice(shown, shown + count)));
    if (turn !== this.turn || shown !== this.list.children.length) return;
    this.list.append.apply(this.list, this.made(found));
    this.dressAll();
    this.showMore();
  };

  Explore.prototype.made = function (found) {
    var self = this;
    return found.map(function (row) {
      return awesomequant.rows.filled(self.template, row, self.root, self.groups);
    });
  };

  Explore.prototype.showMore = function () {
    var shown = this.list.children.length, left = this.numbers.length - shown;
    this.part(".aq-show-more").hidden = left <= 0;
    this.part(".aq-show-more button").textContent = "Show " + Math.min(left, PAGE).toLocaleString("en") + " more";
    var rest = this.part(".aq-rest");
    if (rest) rest.remove();
  };

  /* Show more rows; the focus goes to the first of them. */
  Explore.prototype.more = async function () {
    var self = this, at = this.list.children.length;
    clearTimeout(this.filling);
    try {
      await this.ready();
      await this.index.attempt(async function () {
        var table = await self.index.open(); // before any search papers stand as they are numbered
        self.numbers = self.numbers || new Uint32Array(table.count).map(function (_, at) { return at; });
        await self.fill(PAGE, self.turn);
      });
    } catch (error) {
      this.fail(error);
    }
    if (this.list.children[at]) this.list.children[at].querySelector(".aq-row__title").focus();
  };

  Explore.prototype.showStatus = function (hits) {
    var count = this.numbers.length, read = hits && hits.read, q = this.state.q.trim();
    var asked = q ? " for “" + (read || q) + "”" : "";
    this.part(".aq-status").textContent =
      (count ? awesomequant.counted(count, "paper", "papers") : "No paper") + asked;
    this.hint(hits && hits.partly ? "No paper has all of these words; these have most of them." : "");
    if (read) this.showReading(q, read);
    else if (!count && states.filters(this.state)) this.hint("Take a filter away, or press Esc to clear all.");
  };

  Explore.prototype.showReading = function (q, read) {
    var hint = this.part(".aq-hint"), button = awesomequant.element("button", "aq-button", q);
    button.type = "button";
    button.dataset.do = "exactly";
    hint.replaceChildren("Showing results for ", awesomequant.element("strong", "", read), ". Search instead for ", button);
    hint.hidden = false;
  };

  function start() {
    var element = document.querySelector(".aq-explore");
    if (element && !element.classList.contains("aq-live")) awesomequant.explore = new Explore(element);
  }

  if (window.document$ && window.document$.subscribe) window.document$.subscribe(start);
  else start();
})();
