import { describe, expect, it } from 'vitest';
import { readPage } from './read-page';
import { shop } from './testing/shop-page';

describe('what a page says', () => {
  it.each([
    ['a range', '{"@type":"AggregateOffer","lowPrice":"5","highPrice":"9","priceCurrency":"USD"}', ''],
    ['two prices', '[{"price":"5","priceCurrency":"USD"},{"price":"6","priceCurrency":"USD"}]', ''],
    ['no currency', '{"price":"5.00"}', ''],
    ['the same twice', '[{"price":"5","priceCurrency":"USD"},{"price":"5","priceCurrency":"USD"}]', '5 USD'],
  ])('has a price only where one is said to the letter: %s', (_, offers, price) => {
    const json = `<script type="application/ld+json">{"@type":"Product","name":"Cup","offers":${offers}}</script>`;
    expect(readPage(json, 'https://a.example/').products).toMatchObject([{ title: 'Cup', price }]);
  });

  it('is its business and its products, as plain text and addresses of the web', () => {
    const found = readPage(shop, 'https://cedar.example/home');
    expect(found).toMatchObject({
      name: 'Cedar & Co',
      about: 'Wood, turned by hand.',
      logo: 'https://cedar.example/logo.png',
    });
    expect(found.products).toEqual([
      {
        ...{
          id: 'B-1',
          title: 'Olive <b>bowl',
          description: 'Deep.',
          price: '42.50 USD',
          inStock: true,
          brand: 'Cedar',
        },
        ...{ picture: 'https://cedar.example/bowl.jpg', link: 'https://cedar.example/bowl', gtin: '4006381333931' },
      },
      {
        ...{ id: 'Spoon', title: 'Spoon', description: '', price: '', inStock: false, brand: '' },
        ...{ picture: '', link: '', gtin: '' },
      },
    ]);
  });

  it('is what Open Graph says where there is no more, and nothing where there is nothing', () => {
    const og = `<meta property="og:type" content="product"><meta property="og:title" content="Jug"><meta property="product:price:amount" content="9">
      <meta property="product:price:currency" content="USD"><meta property="og:image" content="//cdn.example/j.jpg">`;
    expect(readPage(og, 'https://a.example/j').products).toMatchObject([
      { id: 'https://a.example/j', title: 'Jug', price: '9 USD', picture: 'https://cdn.example/j.jpg' },
    ]);
    expect(readPage('<p>hello', 'https://a.example/')).toEqual({
      ...{ name: '', about: '', logo: '', cover: '', products: [], posts: [], feeds: [] },
    });
  });

  it('ends, however deep and many things are', () => {
    const deep = `${'{"@type":"Product","x":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    const many = JSON.stringify(
      Array.from({ length: 20_000 }, (_, at) => ({ '@type': 'Product', name: `P ${at}`, sku: `${at}` })),
    );
    const page = (json: string) => `<script type="application/ld+json">${json}</script>`;
    expect(readPage(page(deep), 'https://a.example/').products).toEqual([]);
    expect(readPage(page(many), 'https://a.example/').products).toHaveLength(200);
    expect(
      readPage(
        page('{"__proto__":{"@type":"Product"},"constructor":{"@type":["Product"],"name":7}}'),
        'https://a.example/',
      ).products,
    ).toMatchObject([{ title: '7' }]);
  });
});
