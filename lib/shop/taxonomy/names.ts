import arabic from '@/lib/platform/messages/ar/taxonomy.json';
import english from '@/lib/platform/messages/en/taxonomy.json';
import { type NodeId, nodeIds, pathOf, wordsOf } from './tree';

/** What parts the steps of a path in writing. */
const step = ' > ';

/** A node's name in both languages: what somebody may type to find it, whatever language the screen is in. */
export function namesOf(id: NodeId): readonly [english: string, arabic: string] {
  return [english[id], arabic[id]];
}

/** The way to a node in English, as files name it to other systems: `Ceramics > Bowls`. */
export function writtenPath(id: NodeId): string {
  return pathOf(id)
    .map((one) => english[one])
    .join(step);
}

/** The same in Arabic. */
export function arabicPath(id: NodeId): string {
  return pathOf(id)
    .map((one) => arabic[one])
    .join(step);
}

/** What the database keeps of the tree: to search by its words, and to put a product on its shelf. */
export function taxonomyRows(): { key: string; shelf: string; parent: string | null; words: string }[] {
  return nodeIds.map((key) => {
    const path = pathOf(key);
    // A search for what is above finds what is below it.
    const words = path.flatMap((one) => [...namesOf(one), ...wordsOf(one)]);
    return { key, shelf: path[0], parent: path.at(-2) ?? null, words: [...new Set(words)].join(' ').toLowerCase() };
  });
}
