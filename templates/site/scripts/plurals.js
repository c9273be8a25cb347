/* Texts of a count. */

import { TONGUE, say } from "./messages.js";

/**
 * Say a text of a `count`, in the plural that it has.
 * @param {string | Partial<Record<Intl.LDMLPluralRule, string>>} one the English of one; on a site
 *   in another language the plurals that this has
 * @param {string} many
 * @param {Record<string, string | number> & { count: number }} places
 */
export function plural(one, many, places) {
  const form = typeof one === "string" ? places.count === 1 && one :
    one[new Intl.PluralRules(TONGUE).select(places.count)];
  return say(form || many, places);
}
