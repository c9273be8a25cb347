/* What every script of the site uses: elements, counts in words, and the scripts of the index,
   which are loaded when a reader first wants something of it. */
(function () {
  "use strict";

  var here = document.currentScript.src;
  var awesomequant = window.awesomequant = window.awesomequant || {};
  if (awesomequant.need) return;
  var loading = null, tables = {};

  /* Load search.js once; the promise fails where it cannot be had, and the next call tries again. */
  awesomequant.need = function () {
    loading = loading || new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = new URL("search.js", here).href;
      script.onload = done;
      script.onerror = function () {
        loading = null;
        script.remove();
        failed(new Error("search.js could not be loaded"));
      };
      document.head.append(script);
    });
    return loading;
  };

  /* Fetch the search index's table of contents, once; "anew" after the site has changed. */
  awesomequant.contents = function (root, anew) {
    if (!tables[root] || anew) {
      tables[root] = fetch(root + "search-index/meta.json", { cache: "no-cache" })
        .then(function (answer) {
          if (!answer.ok) throw new Error("meta.json: " + answer.status);
          return answer.json();
        });
      tables[root].catch(function () { delete tables[root]; });
    }
    return tables[root];
  };

  awesomequant.element = function (name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  awesomequant.counted = function (count, one, many) {
    return count.toLocaleString("en") + " " + (count === 1 ? one : many);
  };
})();
