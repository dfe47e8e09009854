/**
 * The DEV pictures in two parts, one to learn from and one to judge on, with nothing in both: groceries by their kind, objects by their
 * class, garments by the person who photographed them, altered copies with their garment. The 81 catalogue pictures are in both.
 */
import fs from 'node:fs';
import path from 'node:path';

const cartons = new Set([
  'Juice',
  'Milk',
  'Yoghurt',
  'Oatghurt',
  'Soyghurt',
  'Soy-Milk',
  'Oat-Milk',
  'Sour-Milk',
  'Sour-Cream',
]);
/** What is one kind of goods for whoever looks for it, whatever its labels say. */
const kindOf = ({ source, label, coarse }) => {
  if (source === 'grocery') return cartons.has(coarse) ? 'cartons' : 'produce';
  if (source.startsWith('clothing')) return label === 'Shoes' ? 'shoes' : 'garments';
  return label === 'windsor_chair' ? 'chair' : label;
};

/** Even or odd, for ever the same. @param {string} text */
export function isEven(text) {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619);
  return ((hash >>> 13) & 1) === 0;
}

/** @param {string} folder of visual-dev @returns tasks, and items with `kind`, `family` (what is in one part), `part` ('learn', 'judge' or 'both') and `file` in full */
export function readDev(folder) {
  const { tasks, items: raw } = JSON.parse(fs.readFileSync(path.join(folder, 'labels.json'), 'utf8'));
  const original = new Map(tasks['exact-item'].queries.map(({ id, relevant: [right] }) => [id, raw[right]]));
  const items = {};
  for (const [id, item] of Object.entries(raw)) {
    const { source, label, coarse, group } = original.get(id) ?? item;
    const key = source === 'grocery' ? coarse : source.startsWith('clothing') ? group : kindOf({ source, label });
    const isCatalogue = source === 'grocery' && tasks['photo-to-product'].gallery.includes(id);
    const family = `${source.slice(0, 8)} ${key}`;
    const part = isCatalogue ? 'both' : isEven(family) ? 'learn' : 'judge';
    items[id] = { ...item, kind: kindOf({ source, label, coarse }), family, part, file: path.join(folder, item.file) };
  }
  return { tasks, items };
}

/** The tasks with the queries and, but for the catalogue, the galleries of one part (of both without one), as far as they were `seen`. */
export function tasksOf({ tasks, items }, part, seen) {
  const within = (id) => seen.has(id) && (part === undefined || items[id].part === part || items[id].part === 'both');
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      {
        ...task,
        gallery: task.gallery.filter(within),
        queries: task.queries.filter(({ id, relevant }) => within(id) && (relevant ?? []).every(within)),
      },
    ]),
  );
}

/** Every picture of the tasks as `showAll` wants it. */
export function picturesOf({ tasks, items }) {
  const shown = new Set(Object.values(tasks).flatMap(({ queries }) => queries.map(({ id }) => id)));
  const ids = new Set([...shown, ...Object.values(tasks).flatMap(({ gallery }) => gallery)]);
  return [...ids].map((id) => ({ id, file: items[id].file, isShown: shown.has(id) }));
}
