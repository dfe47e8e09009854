import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageMember } from '@/db/schema/shop/page';
import { anybody, aPage, aPicture, aProduct, versionOf } from '@/db/testing/shop';
import { aPerson, ownerDb } from '@/db/testing/world';
import { type Id, newId, toUuid } from '@/lib/kernel/ids';
import { pageByHandle } from '@/lib/shop/pages/queries';
import { type Design, keptMax, plainDesign, type Section, sectionsMax } from './model';
import { designDesk, draftOf } from './queries';
import { restoreDesign, saveDesign } from './save-design';

let owner: Awaited<ReturnType<typeof aPerson>>;
beforeAll(async () => {
  owner = await aPerson();
});

const words = (en: string) => ({ en, ar: '' });
const section = (kind: Section['kind'], items: string[] = []): Section => ({
  kind,
  title: words(kind),
  text: words(''),
  items,
});
const withTitle = (title: string): Design => ({ ...plainDesign, hero: { ...plainDesign.hero, title: words(title) } });
const save = (page: Id<'page'>, design: Design, publish = false, actor = owner) =>
  saveDesign(actor, { page, design, publish, isDrawnAnew: false });
const shown = async (handle: string) => (await pageByHandle(anybody, handle))?.design.hero.title.en;

describe('a design', () => {
  it('is chosen from what it names already, however old that is and whether or not it is on sale', async () => {
    const page = await aPage({ owner: owner.personId });
    const hero = await aPicture(page.id);
    const thing = await aProduct(page.id, { title: 'Old lamp' });
    await save(page.id, {
      ...plainDesign,
      hero: { ...plainDesign.hero, media: hero },
      sections: [section('featured', [thing.id])],
    });
    await shopDb().execute(sql`update shop.product set state = 'archived' where id = ${toUuid(thing.id)}`);
    await shopDb().execute(sql`update shop.media set created_at = now() - interval '1 day' where id = ${toUuid(hero)}`);
    for (let index = 0; index < 25; index++) await aPicture(page.id);
    const desk = await designDesk(owner, page.id);
    expect(desk?.pictures[0]?.id).toBe(hero);
    expect(desk?.products.map(({ id }) => id)).toEqual([thing.id]);
  });

  it('is seen by nobody else until it is published, and then by everybody at once', async () => {
    const page = await aPage({ owner: owner.personId });
    const version = await versionOf(page.id);
    await save(page.id, withTitle('First'));
    expect([await shown(page.handle), await versionOf(page.id)]).toEqual(['', version]);
    expect((await draftOf(owner, page.id))?.hero.title.en).toBe('First');
    await save(page.id, withTitle('Second'), true);
    expect(await shown(page.handle)).toBe('Second');
    expect(await versionOf(page.id)).toBeGreaterThan(version);
  });

  it('comes back as a draft, and what everybody sees stays until that is published', async () => {
    const page = await aPage({ owner: owner.personId });
    await save(page.id, withTitle('Old'), true);
    await save(page.id, withTitle('New'), true);
    const old = (await designDesk(owner, page.id))?.published[1];
    expect(await restoreDesign(owner, { page: page.id, design: old?.id ?? newId('design') })).toMatchObject({
      ok: true,
    });
    expect([await shown(page.handle), (await draftOf(owner, page.id))?.hero.title.en]).toEqual(['New', 'Old']);
    const other = await aPage({ owner: owner.personId });
    expect(await restoreDesign(owner, { page: other.id, design: old?.id ?? newId('design') })).toMatchObject({
      code: 'not_found',
    });
  });

  it('shows products and pictures of its own page alone', async () => {
    const [page, other] = [await aPage({ owner: owner.personId }), await aPage()];
    const [mine, theirs] = [await aProduct(page.id), await aProduct(other.id)];
    const [picture, foreign] = [await aPicture(page.id), await aPicture(other.id)];
    const sections = [section('featured', [mine.id, theirs.id]), section('gallery', [foreign, picture])];
    await save(page.id, { ...plainDesign, hero: { ...plainDesign.hero, media: foreign }, sections }, true);
    const design = await draftOf(owner, page.id);
    expect(design?.hero.media).toBeNull();
    expect(design?.sections.map(({ items }) => items)).toEqual([[mine.id], [picture]]);
  });

  it('is changed by owners and who keeps the catalogue, and seen as a draft by nobody else', async () => {
    const page = await aPage({ owner: owner.personId });
    const [keeper, sender, stranger] = [await aPerson(), await aPerson(), await aPerson()];
    await ownerDb()
      .insert(pageMember)
      .values([
        { pageId: page.id, personId: keeper.personId, roles: ['catalog'] },
        { pageId: page.id, personId: sender.personId, roles: ['orders'] },
      ]);
    expect(await save(page.id, withTitle('Hers'), false, keeper)).toMatchObject({ ok: true });
    expect(await save(page.id, plainDesign, true, sender)).toMatchObject({ code: 'not_allowed' });
    expect(await save(page.id, plainDesign, true, stranger)).toMatchObject({ code: 'not_found' });
    for (const other of [anybody, sender, stranger]) expect(await draftOf(other, page.id)).toBeNull();
  });

  it('has limits that the database holds, and as many earlier ones as are kept', async () => {
    const page = await aPage({ owner: owner.personId });
    const put = (document: object) =>
      shopDb().execute(sql`
        insert into shop.design (id, page_id, document) values (gen_random_uuid(), ${toUuid(page.id)}::uuid, ${JSON.stringify(document)}::jsonb)`);
    const tooMany = { sections: Array(sectionsMax + 1).fill(section('story')) };
    for (const document of [tooMany, { sections: [], much: 'x'.repeat(40_001) }, { sections: 'none' }, []])
      await expect(put(document)).rejects.toMatchObject({ cause: { code: '23514' } });
    for (let at = 0; at < keptMax + 2; at++) await save(page.id, withTitle(String(at)), true);
    const desk = await designDesk(owner, page.id);
    expect([desk?.published.length, await shown(page.handle)]).toEqual([keptMax, String(keptMax + 1)]);
  });
});
