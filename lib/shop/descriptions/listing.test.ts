import Validator, { type Issue } from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { jsonLdText } from '@/lib/platform/json-ld';
import { availability, type ProductView } from '@/lib/shop/catalog/model';
import type { ReviewView } from '@/lib/shop/reviews/model';
import { ratingOf } from '@/lib/shop/reviews/model';
import { type Addresses, describeProduct, describeSeller, describeTrail, type Seller } from './model';
import { describeReviews } from './reviews/model';
import { vocabulary } from './testing/vocabulary';

/** What is said to search engines, read by a reader of pages and judged by a validator that nobody here wrote. */

const english: Addresses = {
  page: (path) => `https://souk.example${path}`,
  picture: (key) => `https://souk.example/media/${key}`,
};
const arabic: Addresses = { ...english, page: (path) => `https://souk.example/ar${path}` };

const seller: Seller = {
  handle: 'cedar',
  name: 'Cedar & Co',
  about: 'Chairs.',
  country: 'KW',
  shopOpen: true,
  returnPolicy: { days: null, paidBy: 'buyer', ways: ['mail'], restockingBasisPoints: 0 },
  logo: null,
  delivery: { price: money(1_500n, 'KWD'), daysMin: 2, daysMax: 5, countries: ['KW', 'AE'], zones: [] },
  legal: { name: 'Cedar Trading WLL', email: 'hello@cedar.example', returns: 'Thirty days, unused.' },
};

function aProduct(title: string, options: ProductView['options'], rows: readonly string[][]): ProductView {
  return {
    ...{ market: null, varies: false },
    id: newId('product'),
    pageId: newId('page'),
    slug: 'مصباح',
    title,
    description: `${title}.`,
    category: 'lighting',
    language: 'en',
    ...{
      brand: '',
      material: '',
      colour: '',
      condition: 'new',
      originCountry: '',
      asFiles: false,
      seoTitle: '',
      seoDescription: '',
    },
    options,
    videos: [],
    media: [{ key: 'k1', width: 4, height: 5, blur: '', alt: '', focalX: 50, focalY: 50 }],
    publishedAt: new Date(0),
    updatedAt: new Date(0),
    opening: null,
    variants: rows.map((values, index) => ({
      ...{ reduction: null, gtin: '', mpn: '', weightGrams: null },
      id: newId('variant'),
      values,
      price: money(12_345n, 'KWD'),
      mediaKey: null,
      ...availability(index, 9),
    })),
  };
}

const lamp = aProduct('Lamp', [], [[]]);
const scarf = aProduct(
  'وشاح',
  [
    { name: 'اللّون', values: ['أحمر', 'أزرق'] },
    { name: 'المقاس', values: ['كبير'] },
    { name: 'Engraving', values: ['none'] },
  ],
  [
    ['أحمر', 'كبير', 'none'],
    ['أزرق', 'كبير', 'none'],
  ],
);

const pageOf = (data: unknown) =>
  `<!doctype html><title>x</title><script type="application/ld+json">${jsonLdText(data)}</script><p>after`;
const readPage = (data: unknown) =>
  new WebAutoExtractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(pageOf(data));
const judge = (data: unknown): Promise<Issue[]> => new Validator(vocabulary).validate(readPage(data));

/** What a merchant may say and this shop does not know of itself, or that no review has said yet. */
const unknown =
  /^(?:aggregateRating|review|audience|hasCertification|mpn|subjectOf|isVariantOf|inProductGroupWithID|color|material|pattern|size|gtin\d*|isbn|addressRegion|postalCode|priceValidUntil)$/;
const known = (issues: readonly Issue[]) =>
  issues.filter((issue) => !issue.fieldNames.every((name) => unknown.test(name))).map((issue) => issue.issueMessage);

describe('a merchant listing', () => {
  it.each([
    ['of one variant', lamp, english],
    ['of several, in Arabic', scarf, arabic],
  ])('%s has no fault a validator finds, nor a word schema.org does not know', async (_, product, addresses) => {
    const trail = describeTrail(
      [
        { name: seller.name, path: '/cedar' },
        { name: product.title, path: '/cedar/x' },
      ],
      addresses,
    );
    expect(known(await judge([describeProduct(product, seller, addresses), trail]))).toEqual([]);
  });

  it.each([
    ['of one variant', lamp],
    ['of several', scarf],
  ])(
    '%s says the stars and reviews that its page shows, and nothing of them while there are none',
    async (_, product) => {
      const shown: ReviewView = {
        ...{ id: newId('review'), by: 'Nadia', stars: 4, title: 'Well </script> made', body: '', language: 'en' },
        ...{ verified: true, createdAt: new Date('2026-03-04T22:10:00Z'), photos: [], reply: null },
      };
      const said = describeReviews(ratingOf({ 1: 0, 2: 0, 3: 1, 4: 1, 5: 1 }), [shown]);
      const described = { ...describeProduct(product, seller, english), ...said };
      expect(described).toMatchObject({
        aggregateRating: { ratingValue: 4, reviewCount: 3 },
        review: [{ author: { name: 'Nadia' }, datePublished: '2026-03-04', reviewRating: { ratingValue: 4 } }],
      });
      expect(JSON.stringify(said)).not.toContain('verified');
      const issues = await judge(described);
      expect(known(issues)).toEqual([]);
      // With them, none of the fields a validator wishes for is one of theirs.
      const wished = issues.flatMap(({ fieldNames }) => fieldNames).filter((name) => /rating|review/i.test(name));
      expect(product === lamp ? wished : []).toEqual([]);
      expect(describeReviews(ratingOf({ 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }), [])).toEqual({});
    },
  );

  it('is found at fault without a price, a picture, a destination, or with a word of its own: the validator is awake', async () => {
    const listing = describeProduct(lamp, seller, english);
    const messages = async (data: object) =>
      (await judge({ ...listing, ...data })).map(({ issueMessage }) => issueMessage).join();
    const offer = Object(listing.offers);
    expect(await messages({ offers: { ...offer, price: undefined } })).toContain('"price" is missing');
    expect(await messages({ image: undefined })).toContain('"image" is missing');
    expect(await messages({ offers: { ...offer, shippingDetails: { '@type': 'OfferShippingDetails' } } })).toContain(
      'shippingRate',
    );
    expect(await messages({ inLanguage: 'en' })).toContain('"inLanguage"');
  });

  it('says what variants vary by, in either language, once each, and keeps the owner’s own words for the rest', () => {
    const data = describeProduct(scarf, seller, arabic);
    expect(data.variesBy).toEqual(['https://schema.org/color', 'https://schema.org/size']);
    expect(data.hasVariant).toMatchObject([
      { color: 'أحمر', size: 'كبير', additionalProperty: [{ name: 'Engraving', value: 'none' }] },
      { color: 'أزرق', inProductGroupWithID: scarf.id, url: expect.stringContaining('/ar/cedar/') },
    ]);
    const twice = aProduct(
      'x',
      [
        { name: 'Colour', values: ['a'] },
        { name: 'color', values: ['b'] },
      ],
      [['a', 'b']],
    );
    expect(describeProduct(twice, seller, english)).toMatchObject({
      color: 'a',
      additionalProperty: [{ name: 'color', value: 'b' }],
    });
  });

  it('counts money in the decimals of its currency, and days so that both ways of adding them are the page’s', () => {
    expect(describeProduct(lamp, seller, english).offers).toMatchObject({
      price: '12.345',
      priceCurrency: 'KWD',
      shippingDetails: {
        shippingRate: { value: '1.500', currency: 'KWD' },
        deliveryTime: {
          handlingTime: { minValue: 0, maxValue: 0 },
          transitTime: { minValue: 2, maxValue: 5, unitCode: 'DAY' },
        },
      },
    });
  });

  it('says in full once where it is delivered, and names it for every other variant', () => {
    const text = JSON.stringify(describeProduct(scarf, seller, arabic));
    expect(text.match(/"addressCountry":"AE"/g)).toHaveLength(1);
    const [, id] = /"shippingDetails":\{"@id":"([^"]+)","@type"/.exec(text) ?? [];
    expect(text).toContain(`"shippingDetails":{"@id":"${id}"}`);
  });

  it('says nothing of returns or delivery that the page does not', () => {
    const silent = {
      ...seller,
      legal: { name: '', email: '', returns: '' },
      delivery: { ...seller.delivery, countries: [] },
    };
    const text = JSON.stringify([describeProduct(lamp, silent, english), describeSeller(silent, english)]);
    expect(text).not.toMatch(/ReturnPolicy|shippingDetails|legalName|email|aggregateRating|priceValidUntil/);
    const policy = { '@type': 'MerchantReturnPolicy', merchantReturnLink: 'https://souk.example/cedar/info/returns' };
    expect(describeProduct(lamp, seller, english).offers).toMatchObject({
      seller: { hasMerchantReturnPolicy: policy },
    });
    expect(describeSeller(seller, english)).toMatchObject({ '@type': 'OnlineStore', hasMerchantReturnPolicy: policy });
  });

  it('says of returns what the page set, and nothing more', () => {
    const told = (given: Partial<typeof seller.returnPolicy>) =>
      describeSeller({ ...seller, returnPolicy: { ...seller.returnPolicy, ...given } }, english)
        .hasMerchantReturnPolicy;
    const schema = 'https://schema.org';
    expect(told({ days: 30, paidBy: 'shop', ways: ['mail', 'shop'], restockingBasisPoints: 1_250 })).toEqual({
      '@type': 'MerchantReturnPolicy',
      applicableCountry: ['KW', 'AE'],
      returnPolicyCategory: `${schema}/MerchantReturnFiniteReturnWindow`,
      merchantReturnDays: 30,
      returnMethod: [`${schema}/ReturnByMail`, `${schema}/ReturnInStore`],
      returnFees: `${schema}/FreeReturn`,
      restockingFee: 12.5,
      merchantReturnLink: 'https://souk.example/cedar/info/returns',
    });
    expect(told({ days: 0 })).toEqual({
      '@type': 'MerchantReturnPolicy',
      applicableCountry: ['KW', 'AE'],
      returnPolicyCategory: `${schema}/MerchantReturnNotPermitted`,
      merchantReturnLink: 'https://souk.example/cedar/info/returns',
    });
  });

  it('of a page has no fault either; the validator knows no kinds of organizations, so it is shown the plain one', async () => {
    expect(known(await judge({ ...describeSeller(seller, english), '@type': 'Organization' }))).toEqual([]);
    expect(
      (await judge(describeSeller(seller, english))).filter(({ issueMessage }) =>
        issueMessage.includes('not supported'),
      ),
    ).toEqual([]);
  });
});

describe('what people type', () => {
  const hostile = [
    '</script>',
    '<!--',
    ']]>',
    '"',
    '\\',
    '\u2028',
    '\u202e',
    '\u200f',
    '😀',
    '&quot;',
    '<script>',
    '\ud800',
  ];
  const typed = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile)), { maxLength: 6 }).map(
    (parts) =>
      parts
        .join('')
        .trim()
        .replace(/\p{Surrogate}/gu, '') || 'x',
  );

  it('never ends the script it stands in, and is read back letter for letter', () => {
    fc.assert(
      fc.property(typed, typed, (title, name) => {
        const product = aProduct(title, [], [[]]);
        const html = pageOf(describeProduct(product, { ...seller, name }, english));
        expect(html.match(/<\/?script/gi)).toHaveLength(2);
        const [read] = readPage(describeProduct(product, { ...seller, name }, english)).jsonld.Product ?? [];
        expect(read).toMatchObject({ name: title, brand: { name } });
      }),
      { numRuns: 60 },
    );
  });
});
