/** Nothing is chosen for anybody beforehand that costs, comes again, agrees or shows: what stands ticked on first view is on a list. */
import { around, named, wordsOf } from './tree.mjs';

/** @typedef {{ kind: string, name: string, value: string, words: string }} Chosen */

/** Names of fields that would add money, make it come again, agree to something or widen who sees it. */
const telling =
  /amount|tip\b|donat|fee|extra|insur|protect|wrap|quantity|repeat|recur|rhythm|plan\b|shipping|delivery|express|audience|visib|shar(e|ing)|consent|agree|news|market(ing)?\b|subscri|notif|remind|remember/i;

const kindOf = ({ name, attribs }) => (name === 'input' ? (attribs.type ?? 'text') : name);

/** What of a form is chosen before anybody touches it. @param {import('./tree.mjs').Document} tree @returns {Chosen[]} */
export function chosenIn(tree) {
  const ticked = named(tree, 'input').filter(
    ({ attribs }) => /^(checkbox|radio)$/.test(attribs.type ?? '') && 'checked' in attribs,
  );
  const picked = named(tree, 'option')
    .filter(({ attribs }) => 'selected' in attribs && attribs.value !== '')
    .flatMap((option) => {
      const select = around(option, ({ name }) => name === 'select');
      return select && telling.test(select.attribs.name ?? '') ? [select] : [];
    });
  // One unit is what anybody means who adds a thing; nothing less can be asked for.
  const counted = named(tree, 'input').filter(
    ({ attribs }) =>
      /^(number|range|hidden)$/.test(attribs.type ?? '') &&
      telling.test(attribs.name ?? '') &&
      !['', '0', '1', undefined].includes(attribs.value),
  );
  return [...ticked, ...picked, ...counted].map((one) => ({
    kind: kindOf(one),
    name: one.attribs.name ?? '',
    value: one.attribs.value ?? 'on',
    words: wordsOf(around(one, ({ name }) => name === 'label') ?? one).slice(0, 60),
  }));
}

/**
 * @param {import('./tree.mjs').Document} tree @param {string} route
 * @param {Record<string, { on: readonly string[], why: string }>} allowed by the name of the field, a number in it as `N`; an `on` that ends with `*` stands for all that begin so
 */
export const tickedFaults = (tree, route, allowed) =>
  chosenIn(tree)
    .filter(({ name }) => !isAllowed(allowed[name.replace(/\d+/g, 'N')]?.on ?? [], route))
    .map(({ kind, name, value, words }) => `${kind} "${name}" = "${value}" is chosen beforehand (${words})`);

const isAllowed = (on, route) =>
  on.some((one) => (one.endsWith('*') ? route.startsWith(one.slice(0, -1)) : one === route));
