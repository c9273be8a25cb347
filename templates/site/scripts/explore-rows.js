/* Rows of papers: made from the page's template, which is what the page arrived with. */
(function () {
  "use strict";

  var awesomequant = window.awesomequant = window.awesomequant || {};
  var element = awesomequant.element;

  /* "count" is a number as lists show it: 999, 1.2k, 12k, 3.4M (text.compact in Python). */
  function compact(count) {
    var unit = count >= 1e6 ? [1e6, "M"] : count >= 1e3 ? [1e3, "k"] : null;
    if (!unit) return String(count);
    var text = (count / unit[0]).toFixed(1).replace(/\.0$/, "").slice(0, 4).replace(/\.$/, "");
    return text + unit[1];
  }

  /* Put text into an element, with the words that were searched for marked. */
  function marked(into, text, groups) {
    var wanted = (groups || []).flatMap(function (group) {
      return group.words.concat(group.joined || []);
    });
    var done = 0;
    if (wanted.length) {
      for (var found of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[.+#-][\p{L}\p{N}\p{M}]+)*/gu)) {
        parts(found[0], found.index, wanted).forEach(function (part) {
          into.append(text.slice(done, part[0]), element("mark", "", text.slice(part[0], part[1])));
          done = part[1];
        });
      }
    }
    into.append(text.slice(done));
  }

  /* The places of a written word, or of its parts between signs, that answer a query. */
  function parts(written, start, wanted) {
    var whole = awesomequant.text.groups(written);
    if (whole.length === 1 && begins(whole[0].joined, wanted)) return [[start, start + written.length]];
    var found = [];
    for (var piece of written.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      var words = awesomequant.text.words(piece[0]);
      if (words.some(function (word) { return begins(word, wanted); })) {
        found.push([start + piece.index, start + piece.index + piece[0].length]);
      }
    }
    return found;
  }

  function begins(word, wanted) {
    return word && wanted.some(function (one) { return word.startsWith(one); });
  }

  function address(link, to) {
    if (/^https?:\/\//i.test(to)) link.href = to;
    else link.removeAttribute("href");
  }

  /* Fill a copy of the template; what a paper lacks is taken out. */
  function filled(template, row, root, groups) {
    var made = template.content.firstElementChild.cloneNode(true);
    function part(name) { return made.querySelector(".aq-row__" + name); }
    function without(name) { part(name).remove(); }
    made.dataset.id = row.id;
    made.dataset.added = row.added;
    part("title").href = root + "papers/" + row.id + "/";
    part("title").textContent = "";
    marked(part("title"), row.title, groups);
    if (row.authors) marked(part("by"), row.authors, groups); else without("by");
    part("where").textContent = row.venue + " " + row.year;
    if (row.citations === null) without("citations");
    else {
      part("citations").textContent = awesomequant.counted(row.citations, "citation", "citations");
      part("citations").classList.toggle("aq-hot", row.hot);
    }
    if (row.stars === null) without("stars");
    else part("stars").textContent = "★ " + compact(row.stars);
    linked("code", row.code);
    linked("open", row.link);
    tagged(made.querySelector(".aq-tags"), row.tags, root);
    return made;

    function linked(name, to) {
      if (to) address(part(name).querySelector("a"), to);
      else without(name);
    }
  }

  /* Show tags by what they are called, which the page tells. */
  function tagged(list, tags, root) {
    var page = document.querySelector(".aq-explore"), labels = JSON.parse(page.dataset.tags);
    if (!tags.length) list.remove();
    tags.forEach(function (tag) {
      var item = element("li"), link = element("a", "", labels[tag] || tag);
      link.href = root + "tags/" + encodeURIComponent(tag) + "/";
      item.append(link);
      list.append(item);
    });
  }

  awesomequant.rows = { filled: filled, marked: marked };
})();
