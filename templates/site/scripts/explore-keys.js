/* The keys of the explore page; readers who speak to their computer can switch them off. */
(function () {
  "use strict";

  var awesomequant = window.awesomequant = window.awesomequant || {};

  function typing(target) {
    return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
      (target.tagName === "INPUT" && target.type !== "checkbox");
  }

  /* Answer keys for one explore page. */
  awesomequant.listenToKeys = function (explore) {
    var dialog = explore.part(".aq-help"), box = dialog.querySelector("[name=keys]");
    var store = new awesomequant.Store(explore.root, "localStorage");
    box.checked = store.get("keys") !== "off";
    box.addEventListener("change", function () { store.set("keys", box.checked ? "on" : "off"); });
    explore.actions.help = function () { dialog.showModal(); };

    function move(step) {
      var titles = Array.from(explore.list.querySelectorAll(".aq-row__title"));
      var row = document.activeElement.closest(".aq-row");
      var at = row ? titles.indexOf(row.querySelector(".aq-row__title")) + step : 0;
      if (titles[at]) titles[at].focus();
      else if (at === titles.length && !explore.part(".aq-show-more").hidden) explore.more();
    }

    function keep() {
      var row = document.activeElement.closest(".aq-row");
      if (row) row.querySelector(".aq-keep input").click();
    }

    function escape(target) {
      if (typing(target)) {
        target.blur();
        explore.part(".aq-status").focus();
      } else explore.clear();
    }

    var keys = {
      "/": function () {
        explore.form.elements.q.focus();
        explore.form.elements.q.select();
      },
      j: function () { move(1); },
      k: function () { move(-1); },
      x: keep,
      "?": explore.actions.help
    };

    document.addEventListener("keydown", function (event) {
      var target = event.target;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (dialog.open || !document.contains(explore.element)) return;
      if (event.key === "Escape") {
        if (target !== document.body && !explore.element.contains(target)) return;
        escape(target);
      } else {
        if (typing(target) || !keys[event.key] || !box.checked) return;
        keys[event.key]();
      }
      event.preventDefault();
      event.stopPropagation(); // the theme has a search of its own on some of these
    });
  };
})();
