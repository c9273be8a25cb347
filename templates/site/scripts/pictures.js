/* Pictures to keep: as SVG with their colours, as PNG drawn from that; their numbers as CSV. */

import { save } from "./downloads.js";
import { element } from "./elements.js";
import { say } from "./messages.js";

// What the style sheet says of a drawing, to be written into it where it leaves the page.
const LOOK = ["fill", "fill-opacity", "stroke", "stroke-width", "font-family", "font-size",
  "font-weight", "text-anchor"];
// Points of the PNG for each unit of the drawing: 1,440 across, for a slide.
const SCALE = 3;
const MARGIN = 16, HEAD = 40, FOOT = 30;

/**
 * Return a drawing as a document of its own: with its title above, and whence it is below.
 * @param {SVGSVGElement} drawing
 * @param {string} title
 * @param {string} source
 */
function alone(drawing, title, source) {
  const { x, y, width, height } = drawing.viewBox.baseVal;
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const shown = drawing.querySelectorAll("*"), copied = copy.querySelectorAll("*");
  for (const [at, shape] of copied.entries()) {
    const look = getComputedStyle(shown[at]);
    if (!shape.matches("rect, text, line, path, polyline, circle")) continue;
    for (const name of LOOK) shape.setAttribute(name, look.getPropertyValue(name));
    if (look.display === "none") shape.remove();
    shape.removeAttribute("class");
  }
  // Links of the page lead nowhere outside of it.
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const ink = getComputedStyle(drawing).color;
  const paper = getComputedStyle(document.body).backgroundColor;
  const box = [x - MARGIN, y - HEAD, width + 2 * MARGIN, height + HEAD + FOOT];
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", box.join(" "));
  copy.setAttribute("width", String(box[2]));
  copy.setAttribute("height", String(box[3]));
  copy.removeAttribute("class");
  const sheet = made("rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: paper });
  const letters = { x, fill: ink, "font-family": "system-ui, sans-serif" };
  const above = made("text", { ...letters, y: y - 16, "font-size": 16, "font-weight": 600 }, title);
  const below = made("text", { ...letters, y: y + height + 20, "font-size": 10 }, source);
  copy.prepend(sheet, above);
  copy.append(below);
  return { text: new XMLSerializer().serializeToString(copy), width: box[2], height: box[3] };
}

/**
 * Make an element of a drawing.
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 */
function made(name, attributes, text = "") {
  const one = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, String(value));
  one.textContent = text;
  return one;
}

/**
 * Let the browser save a drawing as PNG; throws where it cannot draw it.
 * @param {string} name
 * @param {{ text: string, width: number, height: number }} drawn
 */
async function savePicture(name, drawn) {
  const picture = new Image();
  picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawn.text);
  await picture.decode();
  const canvas = element("canvas");
  canvas.width = Math.round(drawn.width * SCALE);
  canvas.height = Math.round(drawn.height * SCALE);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("no picture");
  save(name, "image/png", blob);
}

/**
 * Return a table as CSV: what begins as a formula stays text in programs that would reckon it.
 * @param {HTMLTableElement} table
 */
function csv(table) {
  const field = (/** @type {HTMLTableCellElement} */ { textContent }) => {
    const text = (textContent ?? "").trim(), safe = /^[=+\-@]/.test(text) ? "'" + text : text;
    return /[",\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  return Array.from(table.rows, (row) => Array.from(row.cells, field).join(",") + "\r\n").join("");
}

function offerPictures() {
  /** @type {NodeListOf<HTMLElement>} */
  const figures = document.querySelectorAll(".aq-drawn[data-name]:not([data-offered])");
  for (const figure of figures) {
    const drawing = figure.querySelector("svg"), table = figure.parentElement?.querySelector("table");
    if (!drawing || !table) continue;
    const { name = "" } = figure.dataset, said = element("span");
    figure.dataset.offered = "";
    said.setAttribute("role", "status");
    const title = figure.parentElement?.querySelector("h2")?.firstChild?.textContent ?? "";
    const source = figure.querySelector(".aq-source")?.textContent ?? "";
    const row = element("p", "aq-files");
    /** @type {[string, () => void | Promise<void>][]} */
    const forms = [
      ["SVG", () => save(name + ".svg", "image/svg+xml", alone(drawing, title, source).text)],
      ["PNG", () => savePicture(name + ".png", alone(drawing, title, source))],
      ["CSV", () => save(name + ".csv", "text/csv;charset=utf-8", "\ufeff" + csv(table))],
    ];
    for (const [label, keep] of forms) {
      const knob = element("button", "aq-copy", label);
      knob.type = "button";
      knob.setAttribute("aria-label", say("{title} as {format}", { title, format: label }));
      knob.addEventListener("click", async () => {
        try {
          await keep();
          said.textContent = say("Saved");
        } catch {
          said.textContent = say("This browser cannot make the file.");
        }
      });
      row.append(knob);
    }
    row.append(said);
    figure.append(row);
  }
}

offerPictures();
