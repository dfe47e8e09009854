import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { catalogueImport, importItem, importVideo } from '@/db/schema/shop/import';
import { pageRoomBytes, pageStorage } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { video } from '@/db/schema/shop/video';
import { aPerson } from '@/db/testing/a-person';
import { anybody, aPage, aProduct } from '@/db/testing/shop';
import { aClip, aKeptVideo } from '@/db/testing/videos';
import { ownerDb } from '@/db/testing/world';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { fetchWhere } from '@/lib/platform/fetch-elsewhere';
import { productsOnSale } from '@/lib/shop/exports/queries';
import { aShop } from '@/lib/shop/exports/testing/round-trip';
import { writeExport } from '@/lib/shop/exports/write-export';
import { describeVideo } from '@/lib/shop/videos/describe-video';
import { keptVideoPlace, videoPath, videosMax } from '@/lib/shop/videos/model';
import { readWhole } from '@/lib/shop/videos/pieces';
import { videosForOwner } from '@/lib/shop/videos/queries';
import { importItems, importOf } from './queries';
import { send, steer } from './testing/send-file';

// Another machine, which has films; it is asked as every other is, but for its number.
const elsewhere = { origin: '', asked: [] as string[], films: new Map<string, Uint8Array>(), before: async () => {} };

vi.mock('@/lib/platform/fetch-elsewhere', async (original) => ({
  ...(await original<typeof import('@/lib/platform/fetch-elsewhere')>()),
  fetchElsewhere: (address: string, wish: Parameters<typeof fetchWhere>[1]) =>
    fetchWhere(address, wish, elsewhere.origin),
}));

let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    void elsewhere.before().then(() => {
      elsewhere.asked.push(request.url ?? '');
      const film = elsewhere.films.get(request.url ?? '');
      if (!film) return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': request.url?.endsWith('.txt') ? 'text/plain' : 'video/mp4' }).end(film);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  elsewhere.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  elsewhere.films.set('/bowl.mp4', aClip());
  elsewhere.films.set('/copy.mp4', aClip());
  elsewhere.films.set('/turn.webm', aClip('webm'));
  elsewhere.films.set('/words.mp4', new TextEncoder().encode('no film at all'));
  elsewhere.films.set('/page.txt', new TextEncoder().encode('a page'));
});
afterAll(() => new Promise((done) => server.close(done)));

const words = { alt: 'A bowl turns', captions: null, dropCaptions: false, noSpeech: true };
const at = (path: string) => `${elsewhere.origin}${path}`;
const meta = (...rows: string[]) => ['id,title,price,availability,video[0].url,video[1].url', ...rows].join('\n');
const bowl = (first: string, second = '') => `b-1,Bowl,9.00 USD,in stock,${first},${second}`;

async function aShopOf() {
  const actor = await aPerson();
  const { id: page } = await aPage({ owner: actor.personId });
  return { actor, page };
}

async function run(actor: PersonActor, page: Id<'page'>, text: string): Promise<Id<'import'>> {
  const id = await send(actor, page, text);
  await steer(actor, page, id, 'run');
  return id;
}

const productsOf = (page: Id<'page'>) => ownerDb().select().from(product).where(eq(product.pageId, page));

async function videosOf(actor: PersonActor, page: Id<'page'>) {
  const [one] = await productsOf(page);
  return one ? videosForOwner(actor, page, one.id) : [];
}

const remarks = async (actor: PersonActor, page: Id<'page'>, id: Id<'import'>) =>
  (await importItems(actor, page, id, { filter: 'warned', after: 0 })).flatMap(({ problems }) =>
    problems.map(({ line, field, rule, found }) => [line, field, rule, found]),
  );

const outcomes = async (id: Id<'import'>) =>
  (
    await ownerDb()
      .select({ outcome: importItem.outcome, state: importItem.state })
      .from(importItem)
      .where(eq(importItem.importId, id))
      .orderBy(importItem.no)
  ).map(({ outcome, state }) => `${outcome} ${state}`);

async function feed(target: 'meta.csv' | 'meta.xml', page: Id<'page'>): Promise<string> {
  const parts = productsOnSale(anybody, page, (key) => at(`/media/${key}/1280.jpg`));
  let text = '';
  for await (const piece of writeExport(target, { ...aShop, currency: 'USD' }, parts)) text += piece;
  return text;
}

/** Ids, and the address of the film: what no shop has from another. */
const bare = (text: string) =>
  text.replaceAll(/(?:var|prd)_[0-9a-z]{26}/g, 'ID').replaceAll(/\/media\/video\/[^.]+\./g, '/media/video/KEY.');

describe('films of a catalogue', () => {
  it.each(['meta.csv', 'meta.xml'] as const)('go out in %s and come in elsewhere', async (target) => {
    const from = await aShopOf();
    const sold = await aProduct(from.page, {
      title: 'Bowl',
      slug: 'bowl',
      pictures: 0,
      brand: 'Kumo',
      description: 'Turned.',
    });
    const kept = await aKeptVideo(from.actor, { page: from.page, product: sold.id });
    await describeVideo(from.actor, { page: from.page, video: kept.video, ...words });
    const [row] = await ownerDb().select().from(video).where(eq(video.key, kept.key));
    elsewhere.films.set(videoPath(kept), await readWhole(keptVideoPlace(kept.key), 0, row?.bytes ?? 0));
    const out = await feed(target, from.page);
    expect(out).toContain(at(videoPath(kept)));
    const to = await aShopOf();
    const id = await run(to.actor, to.page, out);
    const found = (await importOf(to.actor, to.page, id))?.view;
    expect([found?.state, found?.unheld.includes('video[0].url')]).toEqual(['done', false]);
    const [film] = await videosOf(to.actor, to.page);
    expect(film).toMatchObject({ durationMs: kept.durationMs, hasSound: true, isTold: false, alt: '' });
    expect(film?.key).not.toBe(kept.key);
    expect(await remarks(to.actor, to.page, id)).toEqual([
      [expect.any(Number), 'video', 'video_untold', at(videoPath(kept))],
    ]);
    expect(await feed(target, to.page)).not.toContain('/media/video/');
    if (film) await describeVideo(to.actor, { page: to.page, video: film.id, ...words });
    expect(bare(await feed(target, to.page))).toBe(bare(out));
  });

  it('come once: the same file again asks for nothing and changes nothing', async () => {
    const { actor, page } = await aShopOf();
    const text = meta(bowl(at('/bowl.mp4'), at('/turn.webm')));
    await run(actor, page, text);
    const before = await videosOf(actor, page);
    expect(before.map(({ container }) => container)).toEqual(['mp4', 'webm']);
    elsewhere.asked = [];
    const again = await run(actor, page, text);
    expect([await outcomes(again), elsewhere.asked]).toEqual([['unchanged applied'], []]);
    expect(await videosOf(actor, page)).toEqual(before);
  });

  it('that the product has byte for byte are not kept twice, from wherever they come', async () => {
    const { actor, page } = await aShopOf();
    await run(actor, page, meta(bowl(at('/bowl.mp4'), at('/copy.mp4'))));
    const before = await videosOf(actor, page);
    expect(before).toHaveLength(1);
    elsewhere.asked = [];
    await run(actor, page, meta(bowl(at('/copy.mp4'))));
    // As the page's own feed names it.
    const own = `${process.env.SOUK_ORIGIN}${videoPath(before[0] ?? { key: '', container: 'mp4' })}`;
    const last = await run(actor, page, meta(bowl(own)));
    expect([await outcomes(last), elsewhere.asked]).toEqual([['unchanged applied'], []]);
    expect(await videosOf(actor, page)).toEqual(before);
  });

  it('that do not come are remarks, and their product stands', async () => {
    const { actor, page } = await aShopOf();
    const id = await run(
      actor,
      page,
      meta(
        bowl(at('/gone.mp4'), 'http://10.0.0.1/film.mp4'),
        `c-1,Cup,5.00 USD,in stock,film.mp4,${at('/page.txt')}`,
        `d-1,Dish,5.00 USD,in stock,${at('/words.mp4')},`,
      ),
    );
    expect(await outcomes(id)).toEqual(['created applied', 'created applied', 'created applied']);
    expect(await remarks(actor, page, id)).toEqual([
      [2, 'video', 'video_unreachable', at('/gone.mp4')],
      [2, 'video', 'video_private', 'http://10.0.0.1/film.mp4'],
      [3, 'video', 'video_address', 'film.mp4'],
      [3, 'video', 'video_none', at('/page.txt')],
      [4, 'video', 'video_none', at('/words.mp4')],
    ]);
    expect(await ownerDb().$count(video, eq(video.pageId, page))).toBe(0);
  });

  it('find no room where the page has none, and no more than three of a product', async () => {
    const { actor, page } = await aShopOf();
    await ownerDb().insert(pageStorage).values({ pageId: page, bytes: pageRoomBytes });
    const full = await run(actor, page, meta(bowl(at('/bowl.mp4'))));
    expect(await remarks(actor, page, full)).toEqual([[2, 'video', 'video_full', at('/bowl.mp4')]]);
    await ownerDb().update(pageStorage).set({ bytes: 0 }).where(eq(pageStorage.pageId, page));
    const [one] = await productsOf(page);
    if (!one) throw new Error('no product');
    for (let count = 0; count < videosMax; count += 1) await aKeptVideo(actor, { page, product: one.id }, 'webm');
    const many = await run(actor, page, meta(bowl(at('/bowl.mp4'))));
    expect(await remarks(actor, page, many)).toEqual([[2, 'video', 'videos_max', at('/bowl.mp4')]]);
  });
});

describe('an import of films', () => {
  it('that is undone takes exactly its own away, from what was there before as from what was not', async () => {
    const { actor, page } = await aShopOf();
    await run(actor, page, meta('b-1,Bowl,9.00 USD,in stock,,'));
    const [one] = await productsOf(page);
    if (!one) throw new Error('no product');
    const hers = await aKeptVideo(actor, { page, product: one.id }, 'webm');
    const id = await run(actor, page, meta(bowl(at('/bowl.mp4')), `c-1,Cup,5.00 USD,in stock,${at('/bowl.mp4')},`));
    expect(await outcomes(id)).toEqual(['updated applied', 'created applied']);
    expect((await videosForOwner(actor, page, one.id)).map(({ key }) => key)).toEqual([hers.key, expect.any(String)]);
    await steer(actor, page, id, 'undo');
    expect(await outcomes(id)).toEqual(['updated undone', 'created undone']);
    expect((await videosForOwner(actor, page, one.id)).map(({ key }) => key)).toEqual([hers.key]);
    expect(await productsOf(page)).toHaveLength(1);
    expect(await ownerDb().$count(video, eq(video.pageId, page))).toBe(1);
    expect(await ownerDb().$count(importVideo, eq(importVideo.pageId, page))).toBe(0);
  });

  it('leaves what somebody changed since, film and all', async () => {
    const { actor, page } = await aShopOf();
    const id = await run(actor, page, meta(bowl(at('/bowl.mp4'))));
    await ownerDb().update(product).set({ title: 'A bowl' }).where(eq(product.pageId, page));
    await steer(actor, page, id, 'undo');
    expect(await outcomes(id)).toEqual(['created changed_since']);
    expect(await videosOf(actor, page)).toHaveLength(1);
  });

  it('whose worker was killed after a film was put there keeps one, and is undone whole', async () => {
    const { actor, page } = await aShopOf();
    const id = await run(actor, page, meta(bowl(at('/bowl.mp4'), at('/turn.webm'))));
    // As another worker finds it: the second film is to come, and nothing was said of the first.
    const own = eq(importItem.importId, id);
    await ownerDb().update(importItem).set({ filmed: false, problems: [] }).where(own);
    await ownerDb()
      .delete(video)
      .where(and(eq(video.pageId, page), eq(video.container, 'webm')));
    await ownerDb().update(catalogueImport).set({ state: 'running' }).where(eq(catalogueImport.id, id));
    elsewhere.asked = [];
    await steer(actor, page, id, 'pause');
    await steer(actor, page, id, 'resume');
    expect(elsewhere.asked).toEqual(['/turn.webm']);
    expect((await videosOf(actor, page)).map(({ container }) => container)).toEqual(['mp4', 'webm']);
    expect((await remarks(actor, page, id)).map(([, , rule]) => rule)).toEqual(['video_untold', 'video_untold']);
    await steer(actor, page, id, 'undo');
    expect(await ownerDb().$count(video, eq(video.pageId, page))).toBe(0);
  });

  it('that is stopped and undone while a film is on its way takes none', async () => {
    const { actor, page } = await aShopOf();
    await run(actor, page, meta('b-1,Bowl,9.00 USD,in stock,,'));
    const id = await send(actor, page, meta(bowl(at('/bowl.mp4'))));
    elsewhere.before = async () => {
      elsewhere.before = async () => {};
      await steer(actor, page, id, 'pause');
      await steer(actor, page, id, 'undo');
    };
    await steer(actor, page, id, 'run');
    expect(await outcomes(id)).toEqual(['unchanged undone']);
    expect(await ownerDb().$count(video, eq(video.pageId, page))).toBe(0);
  });
});
