import { type Category, categories } from '@/lib/shop/catalog/model';
import { arabicPath, namesOf, writtenPath } from './names';
import { type NodeId, nodeIds, pathOf, wordsOf } from './tree';

/** Words that say on which shelf something belongs, in the singular and without endings; a shelf's own name is one of them. */
const ofShelves: Readonly<Partial<Record<Category, string>>> = {
  rugs: 'rug carpet kilim mat سجاد سجادة بساط كليم',
  textiles: 'textile fabric throw blanket linen towel bedding bedsheet tablecloth منسوجات قماش بطانية مفروشات',
  cushions: 'cushion pillow وسادة وسائد مخدة',
  tiles: 'tile zellige بلاط زليج',
  ceramics: 'ceramic pottery mug bowl plate tableware cup teapot vase خزف فخار سيراميك أواني',
  lighting: 'lighting lamp lantern light bulb إضاءة مصباح فانوس',
  art: 'art print poster painting artwork فن لوحة فنون',
  brass: 'brass copper نحاس',
  baskets: 'basket woven سلة سلال',
  candles: 'candle scent incense شمعة شموع',
  furniture: 'furniture chair table desk sofa bed shelf cabinet stool bench wardrobe أثاث كرسي طاولة',
  decor: 'decor decoration decorative mirror frame ornament home-decoration ديكور زينة',
  plants: 'plant seed seedling succulent نبات نباتات',
  garden: 'garden gardening patio outdoor-living حديقة',
  clothing:
    'clothing clothe apparel shirt t-shirt tshirt tee dress top jacket coat trouser pant jean short skirt sweater hoodie sweatshirt ' +
    'sock underwear fashion menswear womenswear polo ملابس أزياء قميص فستان رجال نساء',
  scarves: 'scarf scarve shawl hijab وشاح أوشحة شال حجاب',
  shoes: 'shoe footwear boot sandal sneaker trainer slipper heel حذاء أحذية',
  jewellery: 'jewellery jewelry ring necklace bracelet earring watch مجوهرات حلي ساعة ساعات خاتم',
  beauty:
    'beauty soap cosmetic skincare skin-care makeup fragrance perfume lipstick nail hair جمال صابون عناية عطر عطور مكياج',
  food: 'food grocery groceries drink juice beverage coffee tea snack spice chocolate honey fruit vegetable أغذية طعام بقالة مشروبات قهوة شاي عسل',
  books: 'book ebook magazine novel كتاب كتب',
  toys: 'toy game puzzle doll ألعاب لعبة',
  cameras: 'camera lens photography كاميرا تصوير',
  computers: 'computer laptop tablet smartphone phone electronic keyboard monitor حاسوب كمبيوتر إلكترونيات هاتف هواتف',
  accessories:
    'accessory accessorie bag handbag backpack belt wallet sunglass hat cap glove إكسسوارات حقيبة حقائب نظارات',
  sports: 'sport fitness gym yoga ball bicycle cycling running رياضة رياضي لياقة',
  outdoors: 'outdoor camping hiking tent climbing ski snowboard boot-camp تخييم',
  services: 'service booking appointment خدمة خدمات حجز',
};

const byPath = new Map(
  nodeIds.flatMap((id) => [writtenPath(id), arabicPath(id)].map((path) => [fold(path), id] as const)),
);
/** Names before other words, and of what is called alike the one that is nearer the shelf. */
const byName = firstOf(nodeIds.flatMap((id) => namesOf(id).map((name) => [name, id] as const)));
const byWord = firstOf(nodeIds.flatMap((id) => wordsOf(id).map((word) => [word, id] as const)));
const byShelfWord = firstOf(
  categories.flatMap((shelf) => [...(ofShelves[shelf] ?? '').split(' '), shelf].map((word) => [word, shelf] as const)),
);

/** The node whose whole path a text is, in either language; null when it is none. */
export function nodeOfPath(text: string): NodeId | null {
  return byPath.get(fold(text)) ?? null;
}

/**
 * The node that the words of a category mean, however another system writes it (`Apparel & Accessories > Clothing > Shirts`,
 * `mens-shirts`, `ملابس`): the last part that says something decides. Null when none does.
 */
export function nodeOfWords(text: string): NodeId | null {
  const whole = nodeOfPath(text);
  if (whole !== null) return whole;
  const parts = text.slice(0, 500).split(/\s*(?:->|[>/|»,؛;])\s*/);
  for (const part of parts.toReversed()) {
    const found = ofWhole(part) ?? ofWords(part);
    if (found !== null) return found;
  }
  return null;
}

function ofWhole(part: string): NodeId | null {
  const text = fold(part);
  return look(byName, text) ?? look(byWord, text) ?? look(byShelfWord, text);
}

/** Two or three words together, the last ones first; then single words, which say less: only names of one word, and words of shelves. */
function ofWords(part: string): NodeId | null {
  const words = fold(part).split(/[\s&_-]+/);
  for (const size of [3, 2]) {
    for (let end = words.length; end >= size; end -= 1) {
      const together = words.slice(end - size, end).join(' ');
      const found = look(byName, together) ?? look(byWord, together);
      if (found !== null) return found;
    }
  }
  for (const word of words.toReversed()) {
    const found = look(byName, word) ?? look(byShelfWord, word);
    if (found !== null) return found;
  }
  return null;
}

function look(known: ReadonlyMap<string, NodeId>, text: string): NodeId | null {
  return known.get(text) ?? known.get(singular(text)) ?? null;
}

function firstOf(pairs: readonly (readonly [string, NodeId])[]): ReadonlyMap<string, NodeId> {
  const found = new Map<string, NodeId>();
  const byDepth = pairs.toSorted(([, one], [, other]) => pathOf(one).length - pathOf(other).length);
  for (const [name, id] of byDepth) {
    const text = fold(name);
    for (const form of [text, singular(text)]) if (form !== '' && !found.has(form)) found.set(form, id);
  }
  return found;
}

function singular(word: string): string {
  return word.replace(/(?:(?<=x|ch|sh|ss)es|(?<!s)s)$/, '');
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u064b-\u0652\u0640]/g, '')
    .replaceAll(/\s*>\s*/g, ' > ')
    .trim();
}
