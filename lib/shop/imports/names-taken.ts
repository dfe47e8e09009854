import { plainLine } from '@/lib/kernel/text';
import type { ProductDocument } from '@/lib/shop/catalog/product-document';
import type { Judged } from './judge-reads';
import type { ReadProblem, ReadProduct } from './model';

type Name = 'sku' | 'externalId';

/** Which product of a file, by its key there, has a SKU or is called so elsewhere: of a page it is one. */
export type NamesTaken = Readonly<Record<Name, Map<string, string>>>;

/** Of a file of which nothing was judged yet. */
export const noNamesTaken = (): NamesTaken => ({ sku: new Map(), externalId: new Map() });

/**
 * A product of a file as it was judged, or refused where it takes a name that another one of the file has, or the same for two of its
 * variants. The first in the file has it, but for what a product of the page has already and keeps.
 */
export function judgeNames(names: NamesTaken, judged: Judged): Judged {
  const { document, read, current } = judged;
  if (document === null) return judged;
  const problem = repeated(document, read) ?? taken(names, document, current, read);
  if (problem !== null)
    return { ...judged, outcome: 'refused', document: null, joins: [], problems: [...judged.problems, problem] };
  for (const sku of skusOf(document)) names.sku.set(sku, read.key);
  if (document.externalId !== '') names.externalId.set(document.externalId, read.key);
  return judged;
}

const skusOf = ({ variants }: ProductDocument) => variants.map(({ sku }) => sku).filter((sku) => sku !== '');

function repeated({ variants }: ProductDocument, read: ReadProduct): ReadProblem | null {
  for (const name of ['sku', 'externalId'] as const) {
    const all = variants.map((one) => one[name]).filter((text) => text !== '');
    const again = all.find((text, at) => all.indexOf(text) < at);
    if (again !== undefined) return nameProblem(read, name, again);
  }
  return null;
}

function taken(
  names: NamesTaken,
  document: ProductDocument,
  current: ProductDocument | null,
  read: ReadProduct,
): ReadProblem | null {
  const isOthers = (name: Name, text: string) => (names[name].get(text) ?? read.key) !== read.key;
  const kept = new Set(current === null ? [] : skusOf(current));
  const sku = skusOf(document).find((text) => !kept.has(text) && isOthers('sku', text));
  if (sku !== undefined) return nameProblem(read, 'sku', sku);
  const { externalId } = document;
  const isOwn = externalId === '' || externalId === current?.externalId;
  return isOwn || !isOthers('externalId', externalId) ? null : nameProblem(read, 'externalId', externalId);
}

/** It is said at the last line of the product that has the name: that of a second variant, where two have it. */
function nameProblem({ variants, line }: ReadProduct, name: Name, found: string): ReadProblem {
  const at = variants.findLast((one) => plainLine(one[name] ?? '') === found)?.line ?? line;
  const rule = name === 'sku' ? 'sku_taken' : 'external_id_taken';
  return { kind: 'refusal', line: at, field: name, rule, found: found.slice(0, 200) };
}
