/* Rows of results chosen and put in order. */

import assert from "node:assert/strict";
import test from "node:test";

import { fitsAll, inOrder } from "../../../templates/site/scripts/board-rows.js";

const places = { 2: 2, 4: 4, mxfp4: 4.25, 8: 8 };
const row = (at, more = {}) => ({ method: "M", year: 0, value: 1, hasCode: false, by: "authors", at, ...more });
const asked = (value, more = {}) => ({
  parts: value ? [{ name: "w", value, sign: "≤", places }] : [], by: "", code: false, sort: "",
  isAny: true, ...more,
});

test("a value is what stands there, a bound is by place", () => {
  const rows = ["2", "4", "mxfp4", "8", "mixed", "not stated", ""].map((w) => row({ w }));
  const fitting = (value) =>
    rows.filter((one) => fitsAll(one, asked(value))).map(({ at }) => at.w);
  assert.deepEqual(fitting("4"), ["4"]);
  assert.deepEqual(fitting("..4"), ["2", "4"]);
  assert.deepEqual(fitting("mixed"), ["mixed"]);
  const upwards = asked("..4");
  upwards.parts[0].sign = "≥";
  const above = rows.filter((one) => fitsAll(one, upwards));
  assert.deepEqual(above.map(({ at }) => at.w), ["4", "mxfp4", "8"]);
});

test("code and who tells it narrow", () => {
  assert.equal(fitsAll(row({}), asked("", { code: true })), false);
  assert.equal(fitsAll(row({}, { hasCode: true }), asked("", { code: true })), true);
  assert.equal(fitsAll(row({}), asked("", { by: "toolkit" })), false);
});

test("the order is by value, year or name, and equals stay", () => {
  const rows = [row({}, { method: "b", value: 2, year: 2020 }), row({}, { method: "a", value: 1 }),
    row({}, { method: "c", value: 3, year: 2024 }), row({}, { method: "d", value: 2 })];
  const names = (sort, isLower) => inOrder(rows, sort, isLower).map(({ method }) => method).join("");
  assert.equal(names("", true), "bacd");
  assert.equal(names("best", true), "abdc");
  assert.equal(names("best", false), "cbda");
  assert.equal(names("year", true), "cbad");
  assert.equal(names("method", true), "abcd");
});
