/* From scores and filters to the papers of a result, in order, with the counts of every facet.
   Pure functions over typed arrays: one pass over the papers a filter. */
(function () {
  "use strict";

  var awesomequant = window.awesomequant = window.awesomequant || {};
  var OUT = 255; // fails more than one filter, or one that has no counts of its own

  /* Filter: "hits" from Index.search or null; "masks" are arrays that say 1 for each paper that may
     stay; "facets" are {column, include, exclude} with the places of values as sets, and the year
     {column, from, to}. At most 250 facets. Gives for each paper 0 where it is in the result,
     n where only facet n (from 1) keeps it out, OUT else. */
  function sift(count, hits, masks, facets) {
    var state = new Uint8Array(count), paper;
    if (hits) {
      for (paper = 0; paper < count; paper++) if (!hits.scores[paper]) state[paper] = OUT;
    }
    masks.forEach(function (mask) {
      for (paper = 0; paper < count; paper++) if (!mask[paper]) state[paper] = OUT;
    });
    facets.forEach(function (facet, at) {
      if (facet.years) inYears(facet, at + 1, state);
      else answers(facet, at + 1, state);
    });
    return state;
  }

  function fail(state, paper, facet) {
    state[paper] = state[paper] && state[paper] !== facet ? OUT : facet;
  }

  function inYears(facet, number, state) {
    if (!facet.from && !facet.to) return;
    var from = facet.from || 0, to = facet.to || 99999;
    for (var paper = 0; paper < state.length; paper++) {
      var year = facet.years[paper] - 1;
      if (year < from || year > to) fail(state, paper, number);
    }
  }

  function answers(facet, number, state) {
    if (!facet.include.size && !facet.exclude.size) return;
    var verdict = new Int8Array(facet.column.values.length);
    facet.include.forEach(function (place) { verdict[place] = 1; });
    facet.exclude.forEach(function (place) { verdict[place] = -1; });
    var asked = facet.include.size > 0, places = facet.column.places, starts = facet.column.starts;
    for (var paper = 0; paper < state.length; paper++) {
      var found = false, refused = false;
      if (starts) {
        for (var at = starts[paper]; at < starts[paper + 1]; at++) {
          if (verdict[places[at]] > 0) found = true;
          else if (verdict[places[at]] < 0) refused = true;
        }
      } else if (places[paper]) {
        found = verdict[places[paper] - 1] > 0;
        refused = verdict[places[paper] - 1] < 0;
      }
      if (refused) state[paper] = OUT;
      else if (asked && !found) fail(state, paper, number);
    }
  }

  /* How many papers a value of a facet would leave: as if nothing were chosen in this facet. */
  function counts(facet, number, state) {
    return facet.years ? yearCounts(facet, number, state) : valueCounts(facet, number, state);
  }

  function valueCounts(facet, number, state) {
    var column = facet.column, places = column.places, starts = column.starts;
    var found = new Uint32Array(column.values.length), result = new Map();
    for (var paper = 0; paper < state.length; paper++) {
      if (state[paper] && state[paper] !== number) continue;
      if (starts) for (var at = starts[paper]; at < starts[paper + 1]; at++) found[places[at]]++;
      else if (places[paper]) found[places[paper] - 1]++;
    }
    column.values.forEach(function (value, place) { result.set(value, found[place]); });
    return result;
  }

  function yearCounts(facet, number, state) {
    var found = new Uint32Array(10001), result = new Map();
    for (var paper = 0; paper < state.length; paper++) {
      if (!state[paper] || state[paper] === number) found[facet.years[paper] - 1]++;
    }
    found.forEach(function (count, year) { if (count) result.set(String(year), count); });
    return result;
  }

  /* The papers of a result in order: by "keys" (larger first) where given, else by their scores,
     else as they are numbered; within the same by number. */
  function ordered(state, hits, keys) {
    var count = state.length, values = keys || (hits && hits.scores), top = 0, size = 0, paper;
    for (paper = 0; paper < count; paper++) {
      if (state[paper]) continue;
      size++;
      if (values && values[paper] > top) top = values[paper];
    }
    var result = new Uint32Array(size), at = 0;
    if (!values) {
      for (paper = 0; paper < count; paper++) if (!state[paper]) result[at++] = paper;
      return result;
    }
    var ranks = new Float64Array(size);
    for (paper = 0; paper < count; paper++) {
      if (!state[paper]) ranks[at++] = (top - values[paper]) * count + paper;
    }
    ranks.sort();
    for (at = 0; at < size; at++) result[at] = ranks[at] % count;
    return result;
  }

  awesomequant.results = { sift: sift, counts: counts, ordered: ordered };
})();
