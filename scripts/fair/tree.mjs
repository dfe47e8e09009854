/** A page as a tree, and what is asked of it. */
import { DomUtils, parseDocument } from 'htmlparser2';

/** @typedef {ReturnType<typeof parseDocument>} Document @typedef {ReturnType<typeof DomUtils.findAll>[number]} Element */

/** What is in a page and is read by nobody. */
const unread = new Set(['script', 'style', 'template', 'noscript']);

/** @param {string} html @returns {Document} */
export const treeOf = (html) => parseDocument(html);

/** @param {Document | Element} root @param {(one: Element) => boolean} test @returns {Element[]} */
export const allOf = (root, test) => DomUtils.findAll(test, root.children);

/** @param {Document | Element} root @param {...string} names @returns {Element[]} */
export const named = (root, ...names) => allOf(root, (one) => names.includes(one.name));

/** The words of a node as they are read, with single spaces; what stands in elements of its own is no part of the word beside it. */
export const wordsOf = (node) => rawWords(node).replace(/\s+/g, ' ').trim();

function rawWords(node) {
  if (node.type === 'text') return node.data;
  if (node.type === 'comment' || unread.has(node.name)) return '';
  const words = (node.children ?? []).map(rawWords).join('');
  return node.type === 'tag' ? ` ${words} ` : words;
}

/** The nearest element around this one that passes. @returns {Element | null} */
export function around(node, test) {
  for (let one = node.parent; one; one = one.parent) if (one.type === 'tag' && test(one)) return one;
  return null;
}

/** Whether nobody sees it, or nobody who hears the page: by its own attributes or those around it. */
export const isHidden = (node) => [node, around(node, hides)].some((one) => one && hides(one));

/** What React still has to put in its place is hidden only until then. */
const hides = ({ attribs = {} }) =>
  attribs['aria-hidden'] === 'true' || ('hidden' in attribs && !/^S:/.test(attribs.id ?? ''));
