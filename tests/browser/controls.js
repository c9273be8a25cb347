// What a page offers to press, and what state it is in. Each function here is evaluated in a page
// by tests/browser/reader.py; none of them belongs to the site.
() => {
  if (window.controls) return;
  const OFFERED =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], " +
    "[role=switch], [role=tab], [role=menuitem], [tabindex], [contenteditable], label";

  /** Whether an element takes part: it stands there, is no decoration, and can be pressed. */
  function takesPart(element) {
    if (element.closest("[aria-hidden=true], [inert]") || element.disabled) return false;
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width * box.height > 0;
  }

  /** Whether a pointer can meet it: it is painted, and not beside the page. */
  function isPainted(element) {
    const box = element.getBoundingClientRect();
    if (getComputedStyle(element).pointerEvents === "none") return false;
    return element.checkVisibility({ opacityProperty: true }) && box.right > 0 &&
      box.left < innerWidth;
  }

  /** Whether a field is there for keys alone: it is unseen, and its label stands for it. */
  function isUnseen(field) {
    if (!field.checkVisibility({ visibilityProperty: true })) return true;
    const box = field.getBoundingClientRect();
    return Number(getComputedStyle(field).opacity) === 0 || box.width < 4 || box.height < 4;
  }

  function nameOf(element) {
    const by = (element.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
    const labelled = by.map((id) => document.getElementById(id)?.textContent || "").join(" ");
    const label = [...(element.labels || [])].map((one) => one.textContent || one.title).join(" ");
    const pictures = [...element.querySelectorAll("img[alt], svg title")];
    const drawn = pictures.map((one) => one.alt || one.textContent).join(" ");
    const said = [element.getAttribute("aria-label"), labelled, label,
      element.tagName === "SELECT" ? "" : element.textContent, drawn, element.title];
    return (said.find((text) => text?.trim()) || "").replace(/\s+/g, " ").trim();
  }

  function kindOf(element) {
    const tag = element.tagName.toLowerCase();
    if (tag === "a") return "link";
    if (tag === "summary") return "fold";
    if (tag === "label") return "label";
    if (tag === "select") return "select";
    if (tag === "textarea" || element.isContentEditable) return "field";
    if (tag === "input") {
      if (element.type === "checkbox") return "check";
      if (element.type === "radio") return "choice";
      if (element.type === "file") return "file";
      return ["submit", "button", "reset", "image"].includes(element.type) ? "button" : "field";
    }
    return tag === "button" || element.getAttribute("role") === "button" ? "button" : "place";
  }

  /** Whether radio buttons are unseen, and the label of one at a time is there to go on to it. */
  function isSwitch(field) {
    if (field.type !== "radio") return false;
    const all = [...document.getElementsByName(field.name)];
    const shown = all.flatMap((one) => [...one.labels]).filter((one) => one.checkVisibility());
    return all.every(isUnseen) && all.length > 1 && shown.length === 1;
  }

  /** Mark radio buttons of one name; tell which is chosen, and how many there are. */
  function choices(number) {
    const control = get(number);
    const all = [...document.getElementsByName((control.control || control).name)];
    all.forEach((one, at) => one.setAttribute("data-choice", String(at)));
    return [all.findIndex((one) => one.checked), all.length];
  }

  /** Wait until nothing has been put into the page for a while. */
  function quiet(while_) {
    return new Promise((done) => {
      let timer = setTimeout(done, while_);
      const watch = new MutationObserver(() => {
  if (window.controls) return;
        clearTimeout(timer);
        timer = setTimeout(done, while_);
      });
      watch.observe(document.body, { subtree: true, childList: true });
      setTimeout(done, 20 * while_);
    });
  }

  /** What is alike: the same kind of element within the same kinds of parts of the page. */
  function groupOf(element) {
    const parts = [];
    for (let at = element; at && at !== document.body && parts.length < 3; at = at.parentElement) {
      const named = [...at.classList].filter((one) => /^(aq|md)-/.test(one) && !/--/.test(one));
      if (named.length || at === element) parts.push([at.tagName, ...named].join(".").toLowerCase());
    }
    const told = Object.entries(element.dataset)
      .filter(([key]) => ["do", "format", "mdType", "mdComponent"].includes(key))
      .map(([key, value]) => `${key}=${value}`);
    const facet = element.closest("[data-facet]")?.dataset.facet || "";
    const text = element.textContent.replace(/\d+/g, "#").trim(); // not a name that tells the paper
    const said = kindOf(element) === "button" && !element.dataset.do ? text : "";
    const name = element.name || element.id.replace(/\d+/g, "#");
    return [...parts, ...told, facet, name, said].join(" ");
  }

  /** Whether keys meet a label's field. The drawer of the theme, which narrow pages fold their menu
   * into, is ticked by labels of a field that is not there for keys: a pointer's alone. */
  function hasKeys(label) {
    return label.tabIndex >= 0 || label.control.checkVisibility();
  }

  function isMeant(element, way) {
    const tag = element.tagName.toLowerCase();
    if (tag === "label") {
      const field = element.control; // it is a control where what it is for cannot be pressed
      return Boolean(field) && takesPart(element) && isPainted(element) && isUnseen(field) &&
        (way !== "keyboard" || hasKeys(element));
    }
    if (tag === "input" && isUnseen(element)) return false;
    if (element.tabIndex < 0) return false; // for scripts, or told twice
    return takesPart(element);
  }

  function find(within, way) {
    const root = within ? document.querySelector(within) : document;
    document.querySelectorAll("[data-control]").forEach((one) => one.removeAttribute("data-control"));
    return [...root.querySelectorAll(OFFERED)].filter(
      (one) => isMeant(one, way) && (way === "keyboard" || isPainted(one)),
    ).map((element, number) => {
      element.setAttribute("data-control", String(number));
      const keyed = element.tagName === "LABEL" ? element.control : element;
      return {
        number,
        kind: isSwitch(keyed) ? "check" : kindOf(keyed),
        tag: element.tagName.toLowerCase(),
        name: nameOf(element) || nameOf(keyed),
        group: groupOf(element),
        href: element.tagName === "A" ? element.href : "",
        saves: element.hasAttribute("download"),
        html: element.outerHTML.replace(/\s+/g, " ").slice(0, 160),
      };
    });
  }

  function get(number) {
    return document.querySelector(`[data-control="${number}"]`);
  }

  /** Put the focus where keys press the control: of several choices, on the one that is chosen. */
  function focus(number) {
    const control = get(number);
    const keyed = control.control || control;
    const chosen = [...document.getElementsByName(keyed.name || "")].find((one) => one.checked);
    (keyed.type === "radio" && chosen ? chosen : keyed).focus();
  }

  /** Mark the field that a button is beside, or the button that a field is beside. */
  function beside(number, wanted) {
    const control = get(number);
    document.querySelectorAll("[data-beside]").forEach((one) => one.removeAttribute("data-beside"));
    for (let at = control.parentElement; at && at.tagName !== "MAIN"; at = at.parentElement) {
      const all = [...at.querySelectorAll(wanted)];
      const found = all.find((one) => one !== control && takesPart(one));
      if (found) {
        found.setAttribute("data-beside", "");
        return true;
      }
    }
    return false;
  }

  /** Put the focus on what Tab leaves for this control, so that the next Tab must reach it. */
  function before(number) {
    const control = get(number);
    const keyed = control.tagName === "LABEL" ? control.control : control;
    const all = [...document.querySelectorAll(OFFERED)].filter(
      (one) => one === keyed || (one.tabIndex >= 0 && one.tagName !== "LABEL" && takesPart(one) &&
        !(one.type === "radio" && one.name === keyed.name)),
    );
    const place = all.indexOf(keyed);
    document.activeElement?.blur();
    if (place < 1) document.body.tabIndex = -1;
    (place < 1 ? document.body : all[place - 1]).focus();
  }

  const LOOKS = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor",
    "borderColor", "color", "textDecorationLine", "opacity", "transform"];

  /** How the control and what stands for it look. */
  function looks(number) {
    const control = get(number);
    const around = [control, control.parentElement, ...(control.labels || [])];
    return around.map((one) => LOOKS.map((name) => getComputedStyle(one)[name]).join(" ")).join("|");
  }

  function isFocused(number) {
    const control = get(number);
    const keyed = control.tagName === "LABEL" ? control.control : control;
    const at = document.activeElement;
    return at === keyed || at === control || (keyed.type === "radio" && at?.name === keyed.name);
  }

  function state() {
    const fields = [...document.querySelectorAll("input, select, textarea")];
    const marks = [...document.querySelectorAll("[aria-pressed], [aria-expanded], [aria-sort]")];
    return {
      address: location.href.split("#")[0],
      scheme: document.body.dataset.mdColorScheme || "",
      fields: fields.map((one) => (one.matches("[type=checkbox], [type=radio]") ? one.checked : one.value)).join("|"),
      open: [...document.querySelectorAll("details, dialog")].map((one) => Number(one.open)).join(""),
      marks: marks.map((one) => one.getAttribute("aria-pressed") + one.getAttribute("aria-expanded") +
        one.getAttribute("aria-sort")).join(""),
      rows: document.querySelectorAll("main li, main tr").length,
      text: document.body.innerText.replace(/\s+/g, " "),
      scrolled: Math.round(window.scrollY),
    };
  }

  /** Be at every control for a moment, as a pointer or the focus: what is loaded late is loaded. */
  function touch() {
    const all = [...document.querySelectorAll("main :is(select, button, summary, [type=checkbox])")];
    const seen = new Set();
    all.filter((one) => takesPart(one) && !seen.has(groupOf(one)) && seen.add(groupOf(one)));
    for (const one of all.filter((it) => seen.delete(groupOf(it)))) {
      one.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
      one.dispatchEvent(new PointerEvent("pointerenter"));
      one.focus({ preventScroll: true });
    }
    document.activeElement?.blur();
  }

  /** What a control itself says: ticked or not, open or not. */
  function own(number) {
    const control = get(number);
    const keyed = control.control || control;
    return `${keyed.checked} ${control.closest("details")?.open} ${control.getAttribute("aria-pressed")}`;
  }

  /** Unfold what a control stands in, and fold all else that we unfolded: on a phone a fold may
   * fill the screen, and a menu closes itself when it is left. */
  function reveal(number) {
    const control = get(number);
    const within = control.tagName === "SUMMARY" ? control.parentElement.parentElement : control;
    const around = new Set();
    for (let at = within.closest("details"); at; at = at.parentElement.closest("details")) {
      around.add(at);
    }
    for (const one of document.querySelectorAll("details[data-unfolded]")) {
      one.open = around.has(one);
    }
    around.forEach((one) => (one.open = true));
  }

  function unfold() {
    for (const one of document.querySelectorAll("details:not([open])")) {
      one.open = true;
      one.dataset.unfolded = "";
    }
  }

  /** Whether something lies over a control. */
  function isCovered(number) {
    const control = get(number);
    const box = control.getBoundingClientRect();
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return Boolean(over) && over !== control && !control.contains(over) && !over.contains(control);
  }

  /** Where the label lies that covers a control to undo what it did, as a drawer's does. */
  function coverOf(number) {
    const field = get(number).control;
    const [x, y] = [innerWidth - 8, innerHeight / 2];
    const over = document.elementFromPoint(x, y);
    return field && over !== get(number) && over?.control === field ? [x, y] : null;
  }

  // What a page hands over as a file, kept for a browser that does not tell of downloads.
  const made = new Map();
  const handed = [];
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const address = create.call(URL, blob);
    made.set(address, blob);
    return address;
  };
  function hand(link) {
    if (link?.hasAttribute("download") || /\.(bib|ris|csv|csl\.json)$/.test(link?.pathname || "")) {
      handed.push([link.download || link.pathname.split("/").pop(), link.href]);
    }
  }
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.isConnected) hand(this);
    return click.call(this);
  };
  document.addEventListener("click", (event) => hand(event.target.closest?.("a[href]")), true);

  function given() {
    return handed;
  }

  function bytesOfGiven() {
    return Promise.all(handed.splice(0).map(async ([name, address]) => {
      const blob = made.get(address) || (await (await fetch(address)).blob());
      const reader = new FileReader();
      const read = new Promise((done) => (reader.onload = done));
      reader.readAsDataURL(blob);
      await read;
      return [name, reader.result.split(",")[1] || ""];
    }));
  }

  window.controls = {
    find, get, focus, beside, quiet, choices, before, looks, isFocused, state, own, reveal, touch,
    unfold, isCovered, coverOf, given, bytesOfGiven,
  };
};
