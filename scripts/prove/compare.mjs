/** Whether two answers are the same: status, headers with their order, every byte. Pure. */

/** @typedef {{ status: number, headers: [string, string][], body: Buffer, ms: number }} Answer */
/** @typedef {{ what: string, one: string, two: string }} Difference */

/** How much of both is shown where they part. */
const SHOWN = 80;

/** Not said of the answer but of the moment and the line. */
const OF_THE_LINE = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding']);

/**
 * The first thing by which two answers differ, or null. Where a page comes in pieces, which of them is ready first is chance: the pieces are put in
 * order, never left out, and `ordered` tells that it was needed.
 * @param {Answer} one @param {Answer} two @returns {{ difference: Difference | null, ordered: boolean }}
 */
export function compare(one, two) {
  const said = differentHead(one, two);
  if (said) return { difference: said, ordered: false };
  if (one.body.equals(two.body)) return { difference: null, ordered: false };
  const type = one.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  const order = /^text\/html/.test(type) ? orderPage : /^text\/x-component/.test(type) ? orderRows : undefined;
  if (!order)
    return { difference: parted('body', one.body.toString('latin1'), two.body.toString('latin1')), ordered: false };
  return { difference: parted('body', order(one.body.toString()), order(two.body.toString())), ordered: true };
}

/** @param {Answer} one @param {Answer} two @returns {Difference | null} */
function differentHead(one, two) {
  if (one.status !== two.status) return { what: 'status', one: String(one.status), two: String(two.status) };
  return parted('headers', headText(one), headText(two));
}

const headText = ({ headers }) =>
  headers
    .filter(([name]) => !OF_THE_LINE.has(name))
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

/** @returns {Difference | null} */
function parted(what, one, two) {
  if (one === two) return null;
  let at = 0;
  while (one[at] === two[at] && at < one.length) at++;
  const from = Math.max(0, at - SHOWN / 2);
  return { what, one: one.slice(from, from + SHOWN), two: two.slice(from, from + SHOWN) };
}

const PUSHED = /<script(?: nonce="[^"]*")?>self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;
/** What comes later stands in hidden boxes, each with a script that puts it in its place. */
const LATER = /<div hidden id="S:[0-9a-f]+">.*?<\/div><script(?: nonce="[^"]*")?>\$R[CXB]\([^<]*\)<\/script>/gs;

/** What was not ready when its neighbours were sent: a hole there, and later a hidden box that fills it. */
const FILLED =
  /<div hidden id="(S:[0-9a-f]+)">((?:(?!<div hidden id="S:).)*?)<\/div><script(?: nonce="[^"]*")?>(?:\$RS=function[^<]*?\};)?\$RS\("\1","(P:[0-9a-f]+)"\)<\/script>/s;

/** A page with its holes filled, as a browser fills them. */
function fillHoles(html) {
  let whole = html;
  for (let box = FILLED.exec(whole); box; box = FILLED.exec(whole)) {
    const [text, , content, hole] = box;
    const without = whole.slice(0, box.index) + whole.slice(box.index + text.length);
    whole = without.replace(`<template id="${hole}"></template>`, () => content);
  }
  return whole;
}

/** Boxes are numbered as they are needed; where each belongs stands beside it. */
const numberless = (piece) => piece.replace(/"S:[0-9a-f]+"/g, '"S:#"');

/** Forms that work without scripts are numbered as they become ready. */
const FORM = /\$ACTION_(REF_)?(\d+)/g;

/** A piece with its forms numbered as they stand in it. */
function numberForms(piece) {
  const numbers = new Map();
  return piece.replace(FORM, (_whole, ref = '', number) => {
    if (!numbers.has(number)) numbers.set(number, numbers.size);
    return `$ACTION_${ref}#${numbers.get(number)}`;
  });
}

/** A page as what stands in it, then what came later, then the rows of its data. */
export function orderPage(html) {
  const rows = [...html.matchAll(PUSHED)].map(([, text]) => JSON.parse(text)).join('');
  const rest = fillHoles(html.replace(PUSHED, ''));
  const later = [...rest.matchAll(LATER)].map(([piece]) => numberless(numberForms(piece))).sort();
  return [numberForms(rest.replace(LATER, '')), ...later, orderRows(rows)].join('\n');
}

/** A row's number and what it says. A text row carries its length and may hold line ends. @returns {Map<string, string>} */
function rowsOf(text) {
  const rows = new Map();
  let at = 0;
  while (at < text.length) {
    const colon = text.indexOf(':', at);
    const long = colon < 0 ? null : /^T([0-9a-f]+),/.exec(text.slice(colon + 1, colon + 12));
    const end = long ? endOfText(text, colon + 1 + long[0].length, Number.parseInt(long[1], 16)) : endOfLine(text, at);
    const key = text.slice(at, colon);
    rows.set(key, (rows.get(key) ?? '') + text.slice(colon + 1, end));
    at = end;
  }
  return rows;
}

/** A reference to another row: `$L1f`, `$1f:props:children`, never a person's own words, whose dollar is doubled. */
const REFERENCE = /"\$([A-Za-z@]?)([0-9a-f]+)((?::[^"]*)?)"/g;

/**
 * The rows of React's wire format as they are reached from the first: rows are numbered as they become ready, and that is chance. What no row names
 * stands at the end.
 */
export function orderRows(text) {
  const rows = rowsOf(text);
  const numbers = new Map();
  const order = [];
  const visit = (first) => {
    const waiting = [first];
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      if (numbers.has(key) || !rows.has(key)) continue;
      numbers.set(key, numbers.size.toString(16));
      order.push(key);
      for (const [, , other] of rows.get(key).matchAll(REFERENCE)) waiting.push(other);
    }
  };
  visit('0');
  const unnamed = [...rows.keys()].filter((key) => !numbers.has(key));
  const bySaying = unnamed.sort((one, two) => (rows.get(one) < rows.get(two) ? -1 : 1));
  for (const key of bySaying) visit(key);
  const renamed = (row) =>
    row.replace(REFERENCE, (whole, kind, key, rest) =>
      numbers.has(key) ? `"$${kind}#${numbers.get(key)}${rest}"` : whole,
    );
  return order.map((key) => `${numbers.get(key)}:${renamed(rows.get(key))}`).join('\n');
}

const endOfLine = (text, at) => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
};

/** Its length counts bytes of UTF-8. */
function endOfText(text, from, bytes) {
  let left = bytes;
  let at = from;
  while (left > 0 && at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    at += point < 0x10000 ? 1 : 2;
  }
  return at;
}
