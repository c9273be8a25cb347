/* What stays in the reader's own browser: the reading list, the last visit, a switch for keys. */
(function () {
  "use strict";

  var awesomequant = window.awesomequant = window.awesomequant || {};

  /* A store of this site alone; where the browser keeps nothing, it lasts as long as the page. */
  function Store(root, storage) {
    this.prefix = "awesomequant " + new URL(root, location.href).pathname + " ";
    this.storage = storage;
    this.memory = {};
  }

  Store.prototype.get = function (name) {
    try {
      var found = window[this.storage].getItem(this.prefix + name);
      return found === null ? this.memory[name] || "" : found;
    } catch (error) {
      return this.memory[name] || "";
    }
  };

  /* Keep a text; says whether it will be there tomorrow. */
  Store.prototype.set = function (name, text) {
    this.memory[name] = text;
    try {
      window[this.storage].setItem(this.prefix + name, text);
      return true;
    } catch (error) {
      return false;
    }
  };

  /* Papers a reader chose, by id, in the order they were chosen. */
  function ReadingList(root) {
    this.store = new Store(root, "localStorage");
  }

  ReadingList.prototype.ids = function () {
    try {
      var found = JSON.parse(this.store.get("reading list") || "[]");
      return Array.isArray(found) ? found.filter(isId) : [];
    } catch (error) {
      return [];
    }
  };

  ReadingList.prototype.keep = function (ids) {
    return this.store.set("reading list", JSON.stringify(Array.from(new Set(ids))));
  };

  /* Put a paper on the list, or take it off; says whether the browser could keep that. */
  ReadingList.prototype.toggle = function (id, on) {
    var others = this.ids().filter(function (other) { return other !== id; });
    return this.keep(on ? others.concat(id) : others);
  };

  /* The list as a text to save in a file. */
  ReadingList.prototype.saved = function () {
    return JSON.stringify({ "reading list": this.ids() }, null, 1) + "\n";
  };

  /* The ids in a saved text; throws an Error that tells a reader what is wrong. */
  ReadingList.prototype.read = function (text) {
    var found;
    try {
      found = JSON.parse(text)["reading list"];
    } catch (error) {
      throw new Error("This file is no saved reading list.");
    }
    if (!Array.isArray(found)) throw new Error("This file is no saved reading list.");
    return found.filter(isId);
  };

  function isId(value) {
    return typeof value === "string" && /^[a-z0-9](-?[a-z0-9])*$/.test(value) && value.length <= 80;
  }

  /* The day up to which the reader has seen all additions, as of the visit before this one; ""
     on a first visit. "newest" is the day of the latest addition. */
  function lastSeen(root, newest) {
    var lasting = new Store(root, "localStorage"), visit = new Store(root, "sessionStorage");
    if (!visit.get("here")) {
      visit.set("here", "yes");
      visit.set("seen", lasting.get("seen"));
      lasting.set("seen", newest);
    }
    return visit.get("seen");
  }

  awesomequant.Store = Store;
  awesomequant.ReadingList = ReadingList;
  awesomequant.lastSeen = lastSeen;
})();
