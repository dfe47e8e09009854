/**
 * The tree of categories: what a product is, from the shelf it stands on down to the kind of thing.
 *
 * Invariants
 * - Its roots are the shelves, in their order; every other node has one parent, and no path is a circle.
 * - An id is a word of our own and stays: it stands in addresses, documents and rows. A node moves by its parent, never by its id.
 * - The number beside a node is that of Google's taxonomy of products (`taxonomy-with-ids.en-US.txt`, version 2021-09-21) and only
 *   where both mean the same; 0 where no entry does. No number stands twice.
 */
import { type Category, categories, isCategory } from '@/lib/shop/catalog/model';
import { homeNodes } from './home-nodes';
import { roomNodes } from './room-nodes';
import { thingNodes } from './thing-nodes';
import { wearNodes } from './wear-nodes';

const rows = [...homeNodes, ...roomNodes, ...wearNodes, ...thingNodes] as const;

/** The id of a node: a shelf's, or that of a place below one. `taxonomy.<id>` names it to a person. */
export type NodeId = (typeof rows)[number][0];

type Node = {
  readonly id: NodeId;
  readonly parent: NodeId | null;
  readonly google: string;
  readonly words: readonly string[];
  readonly children: NodeId[];
};

const nodes = new Map<string, Node>(
  rows.map(([id, parent, google, words]) => [
    id,
    {
      ...{ id, parent: parent === '' ? null : parent, google: google === 0 ? '' : String(google), children: [] },
      words: words.split(', ').filter((word) => word !== ''),
    },
  ]),
);
for (const { id, parent } of nodes.values()) if (parent !== null) at(parent).children.push(id);

const byGoogle = new Map(
  [...nodes.values()].flatMap(({ id, google }) => (google === '' ? [] : [[google, id] as const])),
);

function at(id: NodeId): Node {
  const node = nodes.get(id);
  if (!node) throw new Error(`Invariant broken: no node ${id}`);
  return node;
}

/** All nodes as one would read the tree: each before what is below it, shelves in their order. */
export const nodeIds: readonly [NodeId, ...NodeId[]] = [categories[0], ...categories.flatMap(withDescendants).slice(1)];

/** Tells whether `text` names a node. */
export function isNode(text: unknown): text is NodeId {
  return typeof text === 'string' && nodes.has(text);
}

/** The way to a node: its shelf first, itself last. */
export function pathOf(id: NodeId): readonly [NodeId, ...NodeId[]] {
  const { parent } = at(id);
  if (parent === null) return [id];
  const [shelf, ...rest] = pathOf(parent);
  return [shelf, ...rest, id];
}

/** The shelf on which a node stands. */
export function shelfOf(id: NodeId): Category {
  const [shelf] = pathOf(id);
  if (!isCategory(shelf)) throw new Error(`Invariant broken: ${id} stands on no shelf`);
  return shelf;
}

/** What is directly below a node, in the order it is told. */
export function childrenOf(id: NodeId): readonly NodeId[] {
  return at(id).children;
}

/** A node and all below it: what a search for it finds. */
export function withDescendants(id: NodeId): readonly NodeId[] {
  return [id, ...at(id).children.flatMap(withDescendants)];
}

/** The number that Google's taxonomy has for a node, or for the nearest one above it that has any; empty where none has. */
export function googleOf(id: NodeId): string {
  return (
    pathOf(id)
      .map((one) => at(one).google)
      .findLast((number) => number !== '') ?? ''
  );
}

/** The node of a number of Google's taxonomy; null where none means the same. */
export function nodeOfGoogle(number: string): NodeId | null {
  return byGoogle.get(number) ?? null;
}

/** Other words for a node, in English and Arabic, as people type them. */
export function wordsOf(id: NodeId): readonly string[] {
  return at(id).words;
}

/** A node as a product's row keeps it: its shelf, and the node where that is not the shelf itself. */
export function placeOf(id: NodeId): { readonly category: Category; readonly subcategory: string } {
  return { category: shelfOf(id), subcategory: isCategory(id) ? '' : id };
}

/** The node of a product's row; what is not known any more is its shelf, else the last one. */
export function nodeOfPlace(category: string, subcategory: string): NodeId {
  if (isNode(subcategory)) return subcategory;
  return isNode(category) ? category : 'other';
}
