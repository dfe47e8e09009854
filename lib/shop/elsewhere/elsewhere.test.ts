import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { page } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { aPerson } from '@/db/testing/a-person';
import { aPage } from '@/db/testing/shop';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { fetchElsewhere, fetchWhere } from '@/lib/platform/fetch-elsewhere';
import { importOf } from '@/lib/shop/imports/queries';
import { steerImport } from '@/lib/shop/imports/steer-import';
import { tendImports } from '@/lib/shop/imports/tend-imports';
import { beginMove } from './begin-move';
import { chooseMove } from './choose-move';
import { readSite } from './read-site';
import { ChooseMove } from './schema';
import { steerMove } from './steer-move';
import { tendMoves } from './tend-moves';
import { shop } from './testing/shop-page';

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

const html =
  (body: string, robots?: string): RequestListener =>
  (request, response) => {
    if (request.url === '/robots.txt') {
      if (robots === undefined) response.writeHead(404).end();
      else response.setHeader('Content-Type', 'text/plain').end(robots);
    } else response.setHeader('Content-Type', 'text/html; charset=utf-8').end(body);
  };

const wanted = { name: 'on', mine: 'on', go: 'bring', from: '1', to: '60' };

async function lookedAt(actor: Actor, id: Id<'page'>, address: string, fetcher: typeof fetchElsewhere) {
  const begun = await beginMove(actor, id, { source: 'address', name: address });
  if (!begun.ok) throw new Error(begun.code);
  await tendMoves(fetcher);
  return begun.value;
}

/** Brings its name and these products; answers what their import said it would do, and does it. */
async function bring(
  actor: Actor,
  id: Id<'page'>,
  move: Id<'move'>,
  fetcher: typeof fetchElsewhere,
  products: string[],
) {
  const chosen = await chooseMove(actor, ChooseMove.parse({ page: id, move, ...wanted, products }));
  if (!chosen.ok || chosen.value.import === null) throw new Error('nothing was brought');
  await Promise.all([tendMoves(fetcher), tendImports()]);
  const told = await importOf(actor, id, chosen.value.import);
  await steerImport(actor, { page: id, import: chosen.value.import, to: 'run' });
  await tendImports();
  return told?.tally;
}

async function anOwner() {
  const actor = await aPerson();
  const made = await aPage({ owner: actor.personId, name: 'Before' });
  return { actor, page: made.id };
}

const seen = (address: string, fetcher: typeof fetchElsewhere) => readSite(fetcher, address);

describe('a page elsewhere', () => {
  it('is looked at, and what is ticked of it taken over; the same again changes nothing', async () => {
    const { origin, fetcher } = await site(html(shop));
    const { actor, page: id } = await anOwner();
    const first = await lookedAt(actor, id, `${origin}/`, fetcher);
    const [before] = await shopDb().select().from(page).where(eq(page.id, id));
    expect(before?.name).toBe('Before');
    expect(await bring(actor, id, first, fetcher, ['B-1'])).toMatchObject({
      created: { items: 1 },
      refused: { items: 0 },
    });
    const [after] = await shopDb().select().from(page).where(eq(page.id, id));
    expect([after?.name, after?.about]).toEqual(['Cedar & Co', before?.about]);
    const second = await lookedAt(actor, id, `${origin}/`, fetcher);
    expect(await bring(actor, id, second, fetcher, ['B-1'])).toMatchObject({
      created: { items: 0 },
      unchanged: { items: 1 },
    });
  });

  it('is taken back with its products', async () => {
    const { origin, fetcher } = await site(html(shop));
    const { actor, page: id } = await anOwner();
    const first = await lookedAt(actor, id, `${origin}/`, fetcher);
    await bring(actor, id, first, fetcher, ['B-1']);
    expect(await shopDb().select().from(product).where(eq(product.pageId, id))).toHaveLength(1);
    expect(await steerMove(actor, { page: id, move: first, to: 'undo' })).toMatchObject({ ok: true });
    await Promise.all([tendMoves(fetcher), tendImports()]);
    expect(await shopDb().select().from(product).where(eq(product.pageId, id))).toEqual([]);
    expect((await shopDb().select().from(page).where(eq(page.id, id)))[0]?.name).toBe('Before');
  });

  it('is nothing that is not ticked', async () => {
    const { origin, fetcher } = await site(html(shop));
    const { actor, page: id } = await anOwner();
    const found = await lookedAt(actor, id, `${origin}/`, fetcher);
    const nothing = ChooseMove.parse({ page: id, move: found, ...wanted, name: undefined, products: ['other'] });
    expect(await chooseMove(actor, nothing)).toEqual({ ok: false, code: 'nothing_chosen' });
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
    [
      'leads on for ever',
      (request, response) =>
        request.url === '/robots.txt'
          ? response.writeHead(404).end()
          : response.writeHead(302, { location: '/again' }).end(),
      'site_unreachable',
    ],
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
    expect(await seen(`${origin}/`, fetcher)).toEqual({ ok: false, code });
  });

  it('is not asked for what it keeps from machines, wherever it was led there from', async () => {
    const asked: string[] = [];
    const { origin, fetcher } = await site((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/robots.txt')
        response.setHeader('Content-Type', 'text/plain').end('User-agent: *\nDisallow: /kept');
      else if (request.url === '/') response.writeHead(302, { location: '/kept/page' }).end();
      else response.setHeader('Content-Type', 'text/html').end(shop);
    });
    expect(await seen(`${origin}/`, fetcher)).toEqual({ ok: false, code: 'site_refuses' });
    expect(asked).toEqual(['/robots.txt', '/']);
  });

  it('is read with its feed and the pages its map names, each once', async () => {
    const asked: string[] = [];
    const answers: Record<string, [string, string]> = {
      '/robots.txt': ['text/plain', 'User-agent: *\nDisallow: /cart'],
      '/': ['text/html', '<title>Clay</title><link rel="alternate" type="application/rss+xml" href="/feed">'],
      '/feed': [
        'application/rss+xml',
        '<rss><channel><item><guid>g1</guid><title>Kiln</title><description>Hot &lt;b&gt;one&lt;/b&gt;</description><pubDate>Thu, 02 Jan 2020 10:00:00 GMT</pubDate></item></channel></rss>',
      ],
      '/sitemap.xml': [
        'application/xml',
        '<urlset><url><loc>/product/cup</loc></url><url><loc>/cart</loc></url><url><loc>https://other.example/x</loc></url><url><loc>/blog/glaze</loc></url></urlset>',
      ],
      '/product/cup': [
        'text/html',
        '<script type="application/ld+json">{"@type":"Product","name":"Cup","sku":"C","offers":[{"price":"9.00"},{"price":"9.00"}]}</script>',
      ],
      '/blog/glaze': [
        'text/html',
        '<script type="application/ld+json">{"@type":"BlogPosting","headline":"Glaze","datePublished":"2021-02-03","image":["/g.jpg","/h.jpg"]}</script>',
      ],
    };
    const { origin, fetcher } = await site((request, response) => {
      asked.push(request.url ?? '');
      const [type, body] = answers[request.url ?? ''] ?? [];
      if (type && body !== undefined) response.setHeader('Content-Type', type).end(body);
      else response.writeHead(404).end();
    });
    const found = await seen(origin, fetcher);
    if (!found.ok) throw new Error(found.code);
    expect(found.value.products).toMatchObject([{ title: 'Cup', price: '' }]);
    expect(found.value.posts.map(({ key, body, pictures }) => [key, body, pictures])).toEqual([
      ['g1', 'Kiln\n\nHot one', []],
      [`${origin}/blog/glaze`, 'Glaze', [`${origin}/g.jpg`, `${origin}/h.jpg`]],
    ]);
    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
    expect(asked).not.toContain('/cart');
    expect(asked).toHaveLength(6);
  });

  it('is asked for nobody but its people, and never in a private network', async () => {
    const { page: id } = await anOwner();
    const stranger = await aPerson();
    expect(await beginMove(stranger, id, { source: 'address', name: 'example.com' })).toEqual({
      ok: false,
      code: 'not_found',
    });
    for (const address of ['127.0.0.1', 'http://localhost/', 'http://[::1]/', 'http://10.0.0.1/'])
      expect(await seen(address, fetchElsewhere), address).toMatchObject({ code: 'address_private' });
    for (const address of ['ftp://example.com/', 'javascript:alert(1)', 'file:///etc/passwd', 'http://a b/'])
      expect(await seen(address, fetchElsewhere), address).toMatchObject({ code: 'address_bad' });
  });
});
