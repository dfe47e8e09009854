import type { Category } from '@/lib/shop/catalog/model';

/** What stands beside what: shelves people furnish, wear or give together. A shelf without an entry goes with nothing. */
const beside: Partial<Record<Category, readonly Category[]>> = {
  rugs: ['cushions', 'furniture', 'lighting', 'baskets', 'textiles'],
  textiles: ['cushions', 'rugs', 'furniture', 'baskets', 'candles'],
  cushions: ['textiles', 'rugs', 'furniture', 'lighting', 'candles'],
  tiles: ['ceramics', 'brass', 'lighting', 'plants'],
  ceramics: ['textiles', 'brass', 'plants', 'baskets', 'candles'],
  lighting: ['furniture', 'rugs', 'art', 'decor', 'cushions'],
  art: ['lighting', 'decor', 'ceramics', 'candles', 'furniture'],
  brass: ['ceramics', 'candles', 'lighting', 'decor', 'textiles'],
  baskets: ['plants', 'textiles', 'cushions', 'rugs', 'ceramics'],
  candles: ['ceramics', 'brass', 'decor', 'textiles', 'cushions'],
  furniture: ['lighting', 'rugs', 'cushions', 'plants', 'art', 'ceramics'],
  decor: ['lighting', 'candles', 'ceramics', 'art', 'plants'],
  plants: ['ceramics', 'baskets', 'garden', 'furniture'],
  garden: ['plants', 'outdoors', 'lighting', 'furniture'],
  clothing: ['shoes', 'scarves', 'jewellery', 'accessories'],
  scarves: ['clothing', 'jewellery', 'accessories', 'shoes'],
  shoes: ['clothing', 'accessories', 'scarves', 'sports'],
  jewellery: ['clothing', 'scarves', 'accessories', 'beauty'],
  beauty: ['candles', 'jewellery', 'textiles', 'accessories'],
  books: ['lighting', 'furniture', 'candles', 'art'],
  cameras: ['accessories', 'books', 'computers'],
  computers: ['furniture', 'accessories', 'lighting'],
  accessories: ['clothing', 'shoes', 'jewellery', 'scarves'],
  sports: ['shoes', 'clothing', 'outdoors', 'accessories'],
  outdoors: ['sports', 'accessories', 'shoes', 'garden'],
};

/** The shelves whose things complete one of this shelf, most fitting first. */
export function shelvesBeside(category: Category): readonly Category[] {
  return beside[category] ?? [];
}
