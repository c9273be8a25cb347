/* The search box of every page: papers, tags and venues as one types, with explore for the rest.
   It is a form that leads to the explore page; what this adds is a list below it. */
(function () {
  "use strict";

  var awesomequant = window.awesomequant = window.awesomequant || {};
  var SHOWN = 8, DOORS = 3;

  function Box(form) {
    var self = this;
    this.form = form;
    this.root = form.dataset.root;
    this.input = form.querySelector("input[type=search]");
    this.list = document.createElement("ul");
    this.list.className = "aq-found";
    this.list.hidden = true;
    this.status = document.createElement("span");
    this.status.className = "aq-unseen";
    this.status.setAttribute("role", "status");
    form.append(this.list, this.status);
    this.turn = 0;
    this.input.autocomplete = "off";
    this.input.addEventListener("focus", function () {
      Promise.all([awesomequant.contents(self.root), awesomequant.need()])
        .catch(function () {}); // the form works without
    });
    this.input.addEventListener("input", function () { self.run(); });
    form.addEventListener("keydown", function (event) { self.key(event); });
    form.addEventListener("focusout", function (event) {
      if (!form.contains(event.relatedTarget)) self.list.hidden = true;
    });
    form.addEventListener("focusin", function () { self.list.hidden = !self.list.children.length; });
  }

  Box.prototype.run = async function () {
    var turn = ++this.turn, query = this.input.value, self = this, found;
    if (!query.trim()) {
      this.status.textContent = "";
      this.list.replaceChildren();
      this.list.hidden = true;
      return;
    }
    try {
      await awesomequant.need();
      var index = awesomequant.indexOf(this.root);
      found = await index.attempt(function () { return self.find(index, query); });
    } catch (error) {
      found = { items: [], count: 0, groups: [] }; // the form still leads to the explore page
    }
    if (turn === this.turn) this.show(query, found);
  };

  Box.prototype.find = async function (index, query) {
    var table = await index.open(), hits = await index.search(query, {}), items = [];
    if (!hits) return { items: [], count: 0, groups: [] };
    var state = awesomequant.results.sift(table.count, hits, [], []);
    var numbers = awesomequant.results.ordered(state, hits, null);
    var found = await Promise.all([index.rows(Array.from(numbers.slice(0, SHOWN))), index.doors()]);
    doors(found[1], hits.groups).forEach(function (door) {
      items.push({ to: door.page, title: door.title, about: door.about });
    });
    found[0].forEach(function (row) {
      var by = row.authors ? row.authors.split(", ")[0] + (row.authors.includes(", ") ? " et al., " : ", ") : "";
      items.push({ to: "papers/" + row.id + "/", title: row.title, about: by + row.venue + " " + row.year });
    });
    return { items: items, count: numbers.length, groups: hits.groups };
  };

  /* The pages of tags, venues and the like that have every word. */
  function doors(all, groups) {
    return all.filter(function (door) {
      return groups.every(function (group) {
        return has(door, group.joined) || group.words.every(function (word) { return has(door, word); });
      });
    }).slice(0, DOORS);
  }

  function has(door, wanted) {
    return wanted && door.words.some(function (word) { return word.startsWith(wanted); });
  }

  Box.prototype.show = function (query, found) {
    var self = this, make = awesomequant.element;
    var every = { to: "explore/?q=" + encodeURIComponent(query.trim()), title: found.count ?
      "All " + awesomequant.counted(found.count, "paper", "papers") + " for “" + query.trim() + "”" :
      "No paper for “" + query.trim() + "”; look in the whole list", about: "" };
    this.list.replaceChildren.apply(this.list, found.items.concat(every).map(function (item, at) {
      var entry = make("li"), link = make("a"), title = make("span", "aq-found__title");
      link.href = self.root + item.to;
      if (at < found.items.length) awesomequant.rows.marked(title, item.title, found.groups);
      else title.textContent = item.title;
      link.append(title);
      if (item.about) link.append(" ", make("span", "aq-found__about", item.about));
      entry.append(link);
      return entry;
    }));
    this.list.hidden = false;
    this.status.textContent = (found.count ? awesomequant.counted(found.count, "paper", "papers")
      : "No paper") + "; arrow keys lead through the first";
  };

  /* Arrows move through the box and the links below it; Escape leads back and closes. */
  Box.prototype.key = function (event) {
    var stops = [this.input].concat(Array.from(this.list.querySelectorAll("a")));
    var at = stops.indexOf(document.activeElement), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    event.stopPropagation(); // the theme listens to letters and arrows
    if (event.isComposing || this.list.hidden) return;
    if (step) stops[(at + step + stops.length) % stops.length].focus();
    else if (event.key === "Escape") {
      this.input.focus();
      this.list.hidden = true;
    } else return;
    event.preventDefault();
  };

  /* "/" leads to the box on pages without one of their own. */
  function slash(event) {
    var box = document.querySelector("form.aq-find input[type=search]"), target = event.target;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !box) return;
    if (document.querySelector(".aq-explore") || target.isContentEditable) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || !box.offsetParent) return;
    box.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  function start() {
    document.querySelectorAll("form.aq-find").forEach(function (form) {
      if (!form.querySelector(".aq-found")) new Box(form);
    });
  }

  document.addEventListener("keydown", slash);
  if (window.document$ && window.document$.subscribe) window.document$.subscribe(start);
  else start();
})();
