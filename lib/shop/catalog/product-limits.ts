/** What a thing may have been before: `new` when it is not said. */
export const conditions = ['new', 'refurbished', 'used'] as const;
/** One of them. */
export type Condition = (typeof conditions)[number];

/** How long the texts of a product may be, in UTF-16 units, and how many tags it may have; the database refuses more too. */
export const textMax = {
  ...{
    title: 140,
    description: 5_000,
    brand: 100,
    material: 200,
    colour: 100,
    categoryText: 500,
    tag: 60,
    seoTitle: 200,
    seoDescription: 1_000,
  },
  ...{ externalId: 200, sku: 60, mpn: 100, optionName: 40, optionValue: 40, tags: 50 },
} as const;
/** The heaviest a variant may be, in grams. */
export const weightGramsMax = 100_000_000;
