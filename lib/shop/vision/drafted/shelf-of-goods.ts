import type { Category } from '@/lib/shop/catalog/model';

/** Shelves and the goods that stand on them, by their keys in `models/goods-words.ts`. What could stand on several is not here. */
const table: Partial<Record<Category, string>> = {
  clothing:
    'jeans t-shirt sweatshirt cardigan suit coat dress skirt abaya kimono poncho pyjamas underwear swimwear socks gloves apron baby-bib tie lab-coat',
  scarves: 'scarf',
  shoes: 'sneakers loafers sandals clogs boots',
  accessories: 'hat backpack handbag wallet sunglasses watch umbrella hair-clip',
  jewellery: 'necklace',
  lighting: 'lamp',
  candles: 'candle',
  ceramics: 'vase mug teapot plate bowl',
  cushions: 'pillow',
  textiles: 'quilt towel mirror-screen',
  rugs: 'rug',
  furniture: 'chair sofa table bookcase bed',
  decor: 'clock',
  baskets: 'basket',
  outdoors: 'tent binoculars',
  beauty: 'perfume lipstick face-powder lotion',
  computers: 'laptop computer keyboard mouse',
  cameras: 'camera',
  sports: 'football basketball racket dumbbell bicycle helmet',
  toys: 'teddy-bear puzzle',
  books: 'book',
  food: 'apple banana orange lemon strawberry pineapple pomegranate fig cucumber pepper cabbage mushroom squash bread ice-cream honey',
};

const shelves = new Map(
  Object.entries(table).flatMap(([shelf, keys]) => keys.split(' ').map((key) => [key, shelf as Category] as const)),
);

/** The shelf a kind of goods stands on; null for one that could stand on several. */
export function shelfOfGoods(key: string): Category | null {
  return shelves.get(key) ?? null;
}
