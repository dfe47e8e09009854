import { type Category, categories } from '@/lib/shop/catalog/model';

/** Words that say on which shelf something belongs, in the singular and without endings; a shelf's own name is one of them. */
const words: Readonly<Partial<Record<Category, string>>> = {
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

const shelfOf = new Map<string, Category>(
  categories.flatMap((shelf) =>
    [...(words[shelf] ?? '').split(' '), shelf]
      .filter((word) => word !== '')
      .map((word) => [fold(word), shelf] as const),
  ),
);

/**
 * The shelf that the words of a category mean, however another system writes it (`Apparel & Accessories > Clothing > Shirts`,
 * `mens-shirts`, `ملابس`): the last part that says something decides. Null when none does.
 */
export function shelfOfWords(text: string): Category | null {
  const parts = text.slice(0, 500).split(/\s*(?:->|[>/|»,؛;])\s*/);
  for (const part of parts.toReversed()) {
    const found = fold(part)
      .split(/[\s&_-]+/)
      .toReversed();
    for (const word of [fold(part), ...found]) {
      const shelf = shelfOf.get(word) ?? shelfOf.get(singular(word));
      if (shelf) return shelf;
    }
  }
  return null;
}

function singular(word: string): string {
  return word.replace(/(?:(?<=x|ch|sh|ss)es|(?<!s)s)$/, '');
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u064b-\u0652\u0640]/g, '')
    .trim();
}
