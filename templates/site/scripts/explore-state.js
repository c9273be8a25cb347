/* What a reader asked for, as a value and as the page's address; whatever is usual is left out. */
(function () {
  "use strict";

  var awesomequant = window.awesomequant = window.awesomequant || {};
  var SORTS = ["year", "citations", "stars", "added"];

  function empty() {
    return { q: "", exact: false, abstracts: false, kept: false, since: "", sort: "",
      from: 0, to: 0, facets: {} };
  }

  function facet(state, id) {
    state.facets[id] = state.facets[id] || { include: [], exclude: [] };
    return state.facets[id];
  }

  /* Read an address: ?q=…&tag=low-bit&-tag=nlp&year=2018-2020&sort=citations; "ids" are the
     facets of this list. What makes no sense is passed over. */
  function parse(search, ids) {
    var asked = new URLSearchParams(search), state = empty(), sort = asked.get("sort");
    state.q = (asked.get("q") || "").slice(0, 500);
    state.exact = asked.get("exact") === "yes";
    state.abstracts = asked.get("abstracts") === "yes";
    state.kept = asked.get("kept") === "yes";
    if (/^\d{4}-\d\d-\d\d$/.test(asked.get("since") || "")) state.since = asked.get("since");
    if (SORTS.includes(sort)) state.sort = sort;
    var years = /^(\d{4})?(-)?(\d{4})?$/.exec(asked.get("year") || "");
    if (years) {
      state.from = Number(years[1] || 0);
      state.to = Number(years[2] ? years[3] || 0 : years[1] || 0);
    }
    ids.forEach(function (id) {
      var include = unique(asked.getAll(id)), exclude = unique(asked.getAll("-" + id));
      if (include.length || exclude.length) state.facets[id] = { include: include, exclude: exclude };
    });
    return state;
  }

  function unique(values) { return Array.from(new Set(values.filter(Boolean))); }

  function years(state) {
    if (state.from && state.from === state.to) return String(state.from);
    return (state.from || "") + "-" + (state.to || "");
  }

  /* The address of a state, from its question mark on; "" for the usual view. */
  function format(state) {
    var asked = new URLSearchParams();
    if (state.q.trim()) asked.append("q", state.q.trim());
    ["exact", "abstracts", "kept"].forEach(function (name) {
      if (state[name]) asked.append(name, "yes");
    });
    if (state.since) asked.append("since", state.since);
    if (state.from || state.to) asked.append("year", years(state));
    Object.keys(state.facets).sort().forEach(function (id) {
      state.facets[id].include.forEach(function (value) { asked.append(id, value); });
      state.facets[id].exclude.forEach(function (value) { asked.append("-" + id, value); });
    });
    if (state.sort) asked.append("sort", state.sort);
    var text = asked.toString();
    return text ? "?" + text : "";
  }

  /* Whether a value of a facet is included (1), excluded (-1) or neither (0). */
  function choice(state, id, value) {
    var chosen = state.facets[id];
    if (!chosen) return 0;
    return chosen.include.includes(value) ? 1 : chosen.exclude.includes(value) ? -1 : 0;
  }

  function choose(state, id, value, choice) {
    var chosen = facet(state, id);
    function other(one) { return one !== value; }
    chosen.include = chosen.include.filter(other).concat(choice > 0 ? value : []);
    chosen.exclude = chosen.exclude.filter(other).concat(choice < 0 ? value : []);
    if (!chosen.include.length && !chosen.exclude.length) delete state.facets[id];
  }

  /* Whether papers must be kept out for other reasons than the words of the query. */
  function filters(state) {
    return Boolean(state.from || state.to || state.kept || state.since ||
      Object.keys(state.facets).length);
  }

  awesomequant.state = { empty: empty, parse: parse, format: format, years: years, choice: choice,
    choose: choose, filters: filters };
})();
