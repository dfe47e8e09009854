import type { SeenTag } from '@/lib/shop/vision/models/tags';
import type { ToldThing } from './photo-words';
import { shelfOfGoods } from './shelf-of-goods';

type Words = { readonly en: string; readonly ar: string };

/** Kinds that are taken for each other have one word together. */
const together: readonly (Words & { readonly keys: string })[] = [
  { en: 'top', ar: 'بلوزة', keys: 't-shirt sweatshirt cardigan' },
  { en: 'trousers', ar: 'بنطلون', keys: 'jeans' },
  { en: 'jacket', ar: 'جاكيت', keys: 'suit coat' },
  { en: 'shoes', ar: 'حذاء', keys: 'sneakers loafers sandals clogs boots' },
  { en: 'cushion', ar: 'وسادة', keys: 'pillow' },
  { en: 'watch', ar: 'ساعة', keys: 'watch' },
];

/** Kinds that are seldom taken for others: their own first word is said. All others have only a shelf. */
const alone = new Set(
  `dress scarf hat backpack handbag sunglasses necklace umbrella lamp candle vase rug chair sofa table clock basket mug teapot laptop
  keyboard camera guitar bicycle helmet teddy-bear book`.split(/\s+/),
);

const wordOf = new Map(
  together.flatMap(({ keys, en, ar }) => keys.split(' ').map((key) => [key, { en, ar }] as const)),
);

/** Surer than this a thing is named, or its shelf (`bench/vision/drafts.mjs`: 94 and 97 of 100 garments are so rightly). */
const nameScoreMin = 0.7;
const shelfScoreMin = 0.4;

/** What the tags of a photograph tell: the thing when they are sure of it, its shelf when they agree on one. */
export function toldByTags(tags: readonly SeenTag[]): Pick<ToldThing, 'thing' | 'shelf'> {
  return {
    thing: surest(tags, nameScoreMin, wordsOf),
    shelf: surest(tags, shelfScoreMin, ({ key }) => shelfOfGoods(key)),
  };
}

/** What most of the tags say, where they say it surely enough; tags that say nothing count against it. */
function surest<Said>(tags: readonly SeenTag[], least: number, said: (tag: SeenTag) => Said | null): Said | null {
  const sums = new Map<string, { value: Said | null; score: number }>();
  for (const tag of tags) {
    const value = said(tag);
    const name = JSON.stringify(value ?? tag.key);
    sums.set(name, { value, score: (sums.get(name)?.score ?? 0) + tag.score });
  }
  const [first] = [...sums.values()].sort((one, other) => other.score - one.score);
  return first && first.score >= least ? first.value : null;
}

function wordsOf({ key, en, ar }: SeenTag): Words | null {
  const own = alone.has(key) && en[0] !== undefined && ar[0] !== undefined ? { en: en[0], ar: ar[0] } : null;
  return wordOf.get(key) ?? own;
}
