import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import { fetchElsewhere, fetchWhere } from '@/lib/platform/fetch-elsewhere';
import { importOf } from '@/lib/shop/imports/queries';
import { steerImport } from '@/lib/shop/imports/steer-import';
import { tendImports } from '@/lib/shop/imports/tend-imports';
import { bringElsewhere } from './bring-elsewhere';
import { findElsewhere } from './find-elsewhere';
import { mayAsk } from './may-ask';
import { readPage } from './read-page';
import { BringElsewhere } from './schema';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A site of one's own, asked by the very function that asks all others. */
async function site(answer: RequestListener) {
  const server = createServer(answer);
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetcher: typeof fetchElsewhere = (address, wish) => fetchWhere(address, wish, origin);
  return { origin, fetcher };
}

const shop = `<!doctype html><html><head><title>Cedar and Co, home</title>
<meta property="og:site_name" content="Cedar &amp; Co"><meta name="description" content="Wood, turned by hand.">
<link rel="icon" href="/icon.png">
<script>document.title = 'run'</script>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"Organization","name":"Cedar & Co","logo":{"@type":"ImageObject","url":"/logo.png"}},
 {"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Product","sku":"B-1","name":"Olive <b>bowl","description":"<p>Deep.</p>",
   "image":["/bowl.jpg"],"brand":{"name":"Cedar"},"gtin13":"4006381333931","url":"/bowl","offers":{"@type":"Offer","price":"42.50","priceCurrency":"USD","availability":"https://schema.org/InStock"}}},
  {"@type":"ListItem","item":{"@type":"Product","name":"Spoon","url":"javascript:alert(1)","image":"file:///etc/passwd","offers":{"price":"1.234,50","availability":"https://schema.org/OutOfStock"}}}]}]}</script>
<script type="application/ld+json">{"broken": </script></head><body><h1>Hi</h1></body></html>`;

const html =
  (body: string, robots?: string): RequestListener =>
  (request, response) => {
    if (request.url === '/robots.txt') {
      if (robots === undefined) response.writeHead(404).end();
      else response.setHeader('Content-Type', 'text/plain').end(robots);
    } else response.setHeader('Content-Type', 'text/html; charset=utf-8').end(body);
  };

async function anOwner() {
  const actor = await aPerson();
  const made = await aPage({ owner: actor.personId, name: 'Before' });
  return { actor, page: made.id };
}

describe('what a page says', () => {
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
    expect(readPage('<p>hello', 'https://a.example/')).toEqual({ name: '', about: '', logo: '', products: [] });
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

describe('what a site lets machines see', () => {
  it.each([
    ['', '/a', true],
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow: /shop\nAllow: /shop/open', '/shop/open/1', true],
    ['User-agent: *\nDisallow: /*.php$', '/a/b.php', false],
    ['User-agent: *\nDisallow: /*.php$', '/a/b.php?x', true],
    ['User-agent: bad\nDisallow: /\n\nUser-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Souk\nAllow: /', '/a', true],
    [`User-agent: *\nDisallow: /${'*a'.repeat(2_000)}$`, `/${'a'.repeat(2_000)}b`, true],
  ])('%j: %s', (robots, path, may) => {
    expect(mayAsk(robots, path)).toBe(may);
  });
});

describe('a page elsewhere', () => {
  it('is looked at, and what is ticked of it taken over; the same again changes nothing', async () => {
    const { origin, fetcher } = await site(html(shop));
    const { actor, page: id } = await anOwner();
    const found = await findElsewhere(actor, { page: id, address: `${origin}/` }, fetcher);
    expect(found).toMatchObject({ ok: true, value: { found: { name: 'Cedar & Co' } } });
    const [before] = await shopDb().select().from(page).where(eq(page.id, id));
    expect(before?.name).toBe('Before');
    const asked = BringElsewhere.parse({ page: id, address: `${origin}/`, name: 'on', products: ['B-1'], mine: 'on' });
    const brought = await bringElsewhere(actor, asked, fetcher);
    if (!brought.ok || brought.value.import === null) throw new Error('nothing was brought');
    await tendImports();
    const first = await importOf(actor, id, brought.value.import);
    expect(first?.tally).toMatchObject({ created: { items: 1 }, refused: { items: 0 } });
    const [after] = await shopDb().select().from(page).where(eq(page.id, id));
    expect([after?.name, after?.about]).toEqual(['Cedar & Co', before?.about]);
    await steerImport(actor, { page: id, import: brought.value.import, to: 'run' });
    await tendImports();
    const again = await bringElsewhere(actor, asked, fetcher);
    if (!again.ok || again.value.import === null) throw new Error('nothing was brought again');
    await tendImports();
    const second = await importOf(actor, id, again.value.import);
    expect(second?.tally).toMatchObject({ created: { items: 0 }, unchanged: { items: 1 } });
  });

  it('is taken over only by who says that she may, and for nothing that is not ticked', async () => {
    const { origin, fetcher } = await site(html(shop));
    const { actor, page: id } = await anOwner();
    const asked = { page: id, address: `${origin}/`, name: 'on' };
    expect(BringElsewhere.safeParse(asked).error?.issues[0]?.message).toBe('mine_required');
    const nothing = BringElsewhere.parse({ page: id, address: `${origin}/`, products: ['other'], mine: 'on' });
    expect(await bringElsewhere(actor, nothing, fetcher)).toEqual({ ok: false, code: 'nothing_chosen' });
  });

  it.each<[string, RequestListener, string]>([
    ['keeps machines away', html(shop, 'User-agent: *\nDisallow: /'), 'site_refuses'],
    ['says nothing', html('<p>hello'), 'says_nothing'],
    [
      'is another kind of file',
      (_, response) => response.setHeader('Content-Type', 'image/png').end('x'),
      'wrong_type',
    ],
    ['is larger than any page', html('<p>'.padEnd(6 * 1024 * 1024, 'x')), 'too_large'],
    ['leads on for ever', (_, response) => response.writeHead(302, { location: '/again' }).end(), 'site_unreachable'],
    [
      'leads into a private network',
      (request, response) =>
        request.url === '/robots.txt'
          ? response.writeHead(404).end()
          : response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
      'address_private',
    ],
  ])('that %s is refused in words', async (_, answer, code) => {
    const { origin, fetcher } = await site(answer);
    const { actor, page: id } = await anOwner();
    expect(await findElsewhere(actor, { page: id, address: `${origin}/` }, fetcher)).toEqual({ ok: false, code });
  });

  it('is asked for nobody but an owner, and never in a private network', async () => {
    let asked = 0;
    const { origin, fetcher } = await site((_, response) => {
      asked += 1;
      response.end();
    });
    const { page: id } = await anOwner();
    expect(await findElsewhere(await aPerson(), { page: id, address: `${origin}/` }, fetcher)).toEqual({
      ok: false,
      code: 'not_found',
    });
    const { actor, page: own } = await anOwner();
    for (const address of ['127.0.0.1', 'http://localhost/', 'http://[::1]/', 'http://10.0.0.1/'])
      expect(await findElsewhere(actor, { page: own, address }, fetchElsewhere), address).toMatchObject({
        code: 'address_private',
      });
    for (const address of ['ftp://example.com/', 'javascript:alert(1)', 'file:///etc/passwd', 'http://a b/'])
      expect(await findElsewhere(actor, { page: own, address }, fetchElsewhere), address).toMatchObject({
        code: 'address_bad',
      });
    expect(asked).toBe(0);
  });
});
