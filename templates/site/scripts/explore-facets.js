/* Facets: the counted links that the page arrives with become boxes to tick. */
(function () {
  "use strict";

  var awesomequant = window.awesomequant = window.awesomequant || {};
  var MANY = 12;

  /* Make a facet of the page's list; "changed(value, choice)" is called with 1 for include, -1 for
     exclude, 0 for neither; for years "changed(from, to)". */
  function Facet(source, changed) {
    this.id = source.dataset.facet;
    this.label = source.dataset.label;
    this.changed = changed;
    this.items = new Map();
    var box = this.element = awesomequant.element("fieldset", "aq-facet");
    box.dataset.facet = this.id;
    box.append(awesomequant.element("legend", "aq-facet__name", this.label));
    if (this.id === "year") this.addRange(box);
    Array.from(source.children).slice(1).forEach(function (child) { box.append(child); });
    box.querySelectorAll("li[data-value]").forEach(this.upgrade, this);
    if (this.items.size > MANY && this.id !== "year") this.addFinder(box);
    source.replaceWith(box);
  }

  Facet.prototype.labelOf = function (value) {
    return this.items.has(value) ? this.items.get(value).label : value;
  };

  Facet.prototype.upgrade = function (item) {
    var value = item.dataset.value, label = item.firstElementChild.textContent, self = this;
    var count = item.querySelector(".aq-count"), name = awesomequant.element("span", "aq-name", label);
    var control = this.id === "year" ? yearButton() : checkbox();
    this.items.set(value, { item: item, control: control, count: count, label: label });

    function checkbox() {
      var box = awesomequant.element("input"), around = awesomequant.element("label");
      var state = awesomequant.element("span", "aq-unseen aq-excluded");
      box.type = "checkbox";
      box.addEventListener("change", function () {
        var was = Number(box.dataset.choice || 0);
        self.changed(value, was === 0 ? 1 : was === 1 ? -1 : 0);
      });
      around.append(box, name, state, count);
      item.replaceChildren(around);
      return box;
    }

    function yearButton() {
      var button = awesomequant.element("button", "aq-year"), year = Number(value);
      button.type = "button";
      button.append(name, count);
      button.addEventListener("click", function () {
        var on = button.getAttribute("aria-pressed") === "true";
        self.changed(on ? 0 : year, on ? 0 : year);
      });
      item.replaceChildren(button);
      return button;
    }
  };

  /* Two boxes for the first and the last year. */
  Facet.prototype.addRange = function (box) {
    var line = awesomequant.element("div", "aq-range"), self = this;
    this.range = ["from", "to"].map(function (name) {
      var label = awesomequant.element("label", "", name + " "), input = awesomequant.element("input");
      input.type = "number";
      input.min = 1900;
      input.max = 2999;
      input.inputMode = "numeric";
      input.addEventListener("change", function () {
        self.changed(year(self.range[0]), year(self.range[1]));
      });
      label.append(input);
      line.append(label);
      return input;
    });
    box.append(line);
  };

  function year(input) {
    var found = Number(input.value);
    return found >= 1000 && found <= 9999 ? Math.floor(found) : 0;
  }

  /* A box that finds values by their names, where there are many. */
  Facet.prototype.addFinder = function (box) {
    var input = awesomequant.element("input", "aq-finder"), self = this;
    input.type = "search";
    input.placeholder = "Find in " + this.label.toLowerCase();
    input.setAttribute("aria-label", input.placeholder);
    input.addEventListener("input", function () {
      awesomequant.need().then(function () {
        var wanted = awesomequant.text.fold(input.value.trim()), more = box.querySelector("details");
        self.items.forEach(function (one) {
          one.item.hidden = !awesomequant.text.fold(one.label).includes(wanted);
        });
        if (more) more.open = Boolean(wanted);
      }, function () {}); // without the script the list stays as it is
    });
    box.querySelector("legend").after(input);
  };

  /* Show what is chosen. */
  Facet.prototype.choose = function (state) {
    var self = this;
    this.items.forEach(function (one, value) {
      if (self.id === "year") {
        var on = state.from === Number(value) && state.to === Number(value);
        one.control.setAttribute("aria-pressed", String(on));
        return;
      }
      var choice = awesomequant.state.choice(state, self.id, value);
      one.control.dataset.choice = choice;
      one.control.checked = choice === 1;
      one.control.indeterminate = choice === -1;
      one.item.classList.toggle("aq-without", choice === -1);
      one.item.querySelector(".aq-excluded").textContent = choice === -1 ? " (excluded)" : "";
    });
    if (this.range) {
      this.range[0].value = state.from || "";
      this.range[1].value = state.to || "";
    }
  };

  /* Show how many papers each value would leave; what leaves none cannot be chosen. */
  Facet.prototype.count = function (counts, state) {
    var self = this;
    this.items.forEach(function (one, value) {
      var count = counts.get(value) || 0, text = count.toLocaleString("en");
      if (one.count.textContent !== text) one.count.textContent = text;
      var chosen = self.id === "year" ? one.control.getAttribute("aria-pressed") === "true"
        : awesomequant.state.choice(state, self.id, value) !== 0;
      one.control.disabled = !count && !chosen && one.control !== document.activeElement;
    });
  };

  awesomequant.Facet = Facet;
})();
