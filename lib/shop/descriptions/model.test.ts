import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { money } from '@/lib/kernel/money';
import { availability, type ProductView } from '@/lib/shop/catalog/model';
import { simpleZone } from '@/lib/shop/delivery/model';
import {
  type Addresses,
  describeProduct,
  describeSeller,
  describeTrail,
  productProperties,
  type Seller,
  shorten,
} from './model';

const addresses: Addresses = {
  page: (path) => `https://souk.example${path}`,
  picture: (key) => `https://souk.example/media/${key}/1280.jpg`,
};

const seller: Seller = {
  handle: 'cedar',
  name: 'Cedar & Co',
  about: 'Chairs.',
  country: 'US',
  shopOpen: true,
  returnPolicy: { days: null, paidBy: 'buyer', ways: ['mail'], restockingBasisPoints: 0 },
  logo: null,
  delivery: { price: money(600n, 'USD'), daysMin: 2, daysMax: 5, countries: ['US', 'CA'], zones: [] },
  legal: { name: '', email: '', returns: '' },
};

function aProduct(stocks: readonly number[], values: readonly string[] = []): ProductView {
  const picture = { key: 'k1', width: 4, height: 5, blur: '', alt: '', focalX: 50, focalY: 50 };
  return {
    ...{ market: null, varies: false },
    id: newId('product'),
    pageId: newId('page'),
    slug: 'مصباح-نحاسي',
    title: 'Lamp',
    description: 'A lamp.',
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
    options: values.length > 0 ? [{ name: 'Size', values }] : [],
    videos: [],
    media: [picture],
    publishedAt: new Date(0),
    updatedAt: new Date(0),
    opening: null,
    variants: stocks.map((stock, index) => ({
      ...{ reduction: null, gtin: '', mpn: '', weightGrams: null },
      id: newId('variant'),
      values: values.slice(index, index + 1),
      price: money(BigInt(1_000 + index), 'USD'),
      mediaKey: null,
      ...availability(stock, 9),
    })),
  };
}

describe('what search engines read', () => {
  it('is a product with the price and stock the page shows', () => {
    const product = aProduct([3]);
    expect(describeProduct(product, seller, addresses)).toMatchObject({
      '@type': 'Product',
      url: `https://souk.example/cedar/${encodeURIComponent(product.slug)}`,
      image: ['https://souk.example/media/k1/1280.jpg'],
      offers: { price: '10.00', priceCurrency: 'USD', availability: 'https://schema.org/InStock' },
    });
  });

  it('says what the page says of it: its numbers, its weight, how it is, what it cost before', () => {
    const [variant] = aProduct([3]).variants;
    if (!variant) throw new Error('no variant');
    const reduction = { was: money(1_500n, 'USD'), lowest: null };
    const known = { ...variant, reduction, gtin: '4006381333931', mpn: 'L-1', weightGrams: 300 };
    const product = { ...aProduct([3]), brand: 'Olive', colour: 'Blue', condition: 'used' as const, variants: [known] };
    expect(describeProduct(product, seller, addresses)).toMatchObject({
      ...{ brand: { name: 'Olive' }, color: 'Blue', gtin: '4006381333931', mpn: 'L-1' },
      weight: { value: 300, unitCode: 'GRM' },
      offers: { itemCondition: 'https://schema.org/UsedCondition', priceSpecification: { price: '15.00' } },
    });
    const plain = describeProduct(aProduct([3]), seller, addresses);
    for (const unsaid of ['gtin', 'mpn', 'weight', 'material', 'color']) expect(plain).not.toHaveProperty(unsaid);
  });

  it('is a group with every variant, each at its own address, when there are several', () => {
    const product = aProduct([0, 4], ['Small', 'Large']);
    const data = describeProduct(product, seller, addresses);
    expect(data).toMatchObject({ '@type': 'ProductGroup', productGroupID: product.id });
    expect(data.hasVariant).toEqual([
      expect.objectContaining({
        name: 'Lamp · Small',
        offers: expect.objectContaining({ availability: 'https://schema.org/OutOfStock' }),
      }),
      expect.objectContaining({ name: 'Lamp · Large', offers: expect.objectContaining({ price: '10.01' }) }),
    ]);
  });

  it('says where delivery goes, for how much and in how many days', () => {
    const [offer] = [describeProduct(aProduct([1]), seller, addresses).offers];
    expect(offer).toMatchObject({
      shippingDetails: {
        shippingRate: { value: '6.00', currency: 'USD' },
        shippingDestination: [{ addressCountry: 'US' }, { addressCountry: 'CA' }],
      },
    });
  });

  it('says it by zone where a shop has zones: what this thing costs there, and where nothing goes', () => {
    const [rate] = simpleZone(money(700n, 'USD'), { min: 2, max: 3 }, []).rates;
    if (!rate) throw new Error('no rate');
    const zones = [
      { id: null, name: 'West', areas: ['US-CA', 'US:97'], rates: [{ ...rate, processingDays: 1 }] },
      { id: null, name: 'Islands', areas: ['US-HI'], rates: [] },
      { id: null, name: 'World', areas: ['*'], rates: [rate] },
    ];
    const zoned = { ...seller, delivery: { ...seller.delivery, zones } };
    expect(describeProduct(aProduct([1]), zoned, addresses).offers).toMatchObject({
      shippingDetails: [
        {
          shippingRate: { value: '7.00', currency: 'USD' },
          shippingDestination: [
            { addressCountry: 'US', addressRegion: 'CA' },
            { addressCountry: 'US', postalCodePrefix: '97' },
          ],
          deliveryTime: { handlingTime: { minValue: 1 }, transitTime: { minValue: 2, maxValue: 3 } },
        },
        { shippingDestination: [{ addressRegion: 'HI' }], doesNotShip: true },
      ],
    });
  });

  it('counts the steps to a product from one', () => {
    const trail = describeTrail(
      [
        { name: 'Cedar & Co', path: '/cedar' },
        { name: 'Lamp', path: '/cedar/lamp' },
      ],
      addresses,
    );
    expect(trail.itemListElement).toEqual([
      expect.objectContaining({ position: 1, item: 'https://souk.example/cedar' }),
      expect.objectContaining({ position: 2, name: 'Lamp' }),
    ]);
  });

  it('calls a page without an open shop an organization, not a store', () => {
    expect(describeSeller({ ...seller, shopOpen: false }, addresses)['@type']).toBe('Organization');
  });

  it('has the properties of a product in previews', () => {
    const product = aProduct([0]);
    const [variant] = product.variants;
    if (!variant) throw new Error('no variant');
    expect(Object.fromEntries(productProperties(product, variant))).toMatchObject({
      'og:type': 'product',
      'product:price:amount': '10.00',
      'product:price:currency': 'USD',
      'product:availability': 'out of stock',
    });
    // What runs now is what is asked, and what is to come is not.
    const sale = (days: number) => ({
      ...{ price: money(900n, 'USD'), endsAt: null, startsAt: new Date(Date.now() + days * 86_400_000) },
    });
    const said = (days: number) => Object.fromEntries(productProperties(product, variant, sale(days)));
    expect([said(-1), said(1)].map((one) => one['product:price:amount'])).toEqual(['9.00', '10.00']);
  });
});

describe('shortening', () => {
  it('never gives more letters than asked for, and leaves short texts alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 10, max: 80 }), (text, most) => {
        const short = shorten(text, most);
        expect([...short].length).toBeLessThanOrEqual(most + 1);
        if ([...text.trim()].length < most && !/\s/.test(text)) expect(short).toBe(text);
      }),
    );
    expect(shorten('one two three four', 12)).toBe('one two…');
  });
});
