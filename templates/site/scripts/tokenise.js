/* Cut a query into the words of the search index, as search/tokenise.py cuts papers;
   tests/vectors/words.json and a test over every character hold the two together. */
(function () {
  "use strict";

  var PLAIN = {
    "ß": "ss", "ς": "σ", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
    "ħ": "h", "ı": "i"
  };
  var CJK = "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
    "\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3134f}";
  var LETTER = "[\\p{L}\\p{N}]";
  var WORD = "[0-9]+(?:\\.[0-9]+)+|[" + CJK + "]+|(?:(?![" + CJK + "])" + LETTER + ")+" +
    "(?:[+#]+(?![\\p{L}\\p{N}+#]))?";
  var HYPHEN = "[-\\u2010\\u2012\\u2013\\u2212]";
  var word = new RegExp(WORD, "gu");
  var group = new RegExp("(?:" + WORD + ")(?:" + HYPHEN + "(?:" + WORD + "))*", "gu");
  var cjk = new RegExp("^[" + CJK + "]", "u");
  // Words that no search should fail for, left out where others stand beside them.
  var COMMON = new Set(
    ("a an and are as at by can do for from how in into is it its of on or the to via what with")
      .split(" "));

  /* Lower case, no accents, every letter in its plainest form. */
  function fold(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]+/g, "").toLowerCase()
      .replace(/[ßςæœøđðþłħı]/g, function (letter) { return PLAIN[letter]; }).normalize("NFC");
  }

  function cut(run) {
    var signs = Array.from(run);
    if (signs.length < 2 || !cjk.test(run)) return [run];
    return signs.slice(1).map(function (sign, place) { return signs[place] + sign; });
  }

  /* The words of a text in order; CJK text as pairs of characters. */
  function words(text) {
    return (fold(text).match(word) || []).flatMap(cut);
  }

  /* What a query asks for: groups of words, all of which must be there. A group that was written
     with hyphens also counts where its words stand as one ("joined"). */
  function groups(query) {
    var found = (fold(query).match(group) || []).map(function (text) {
      var pieces = text.match(word);
      return {
        words: pieces.flatMap(cut),
        joined: pieces.length > 1 ? pieces.join("") : ""
      };
    });
    var telling = found.filter(function (one) { return one.joined || !COMMON.has(one.words[0]); });
    return telling.length ? telling : found;
  }

  /* How many letters must change, come, go or swap places to make one word of another; and of
     another word's beginning. Beyond "most" the number is not exact, only larger. */
  function distance(one, other, most) {
    var before, last = [], row = [], best, i, j, cost;
    for (j = 0; j <= other.length; j++) last[j] = j;
    for (i = 1; i <= one.length; i++) {
      row = [i];
      best = i;
      for (j = 1; j <= other.length; j++) {
        cost = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        best = Math.min(best, row[j]);
      }
      if (best > most + 1) return { whole: most + 1, start: most + 1 };
      before = last;
      last = row;
    }
    return { whole: last[other.length], start: Math.min.apply(null, last) };
  }

  var awesomequant = window.awesomequant = window.awesomequant || {};
  awesomequant.text = { fold: fold, words: words, groups: groups, distance: distance };
})();
