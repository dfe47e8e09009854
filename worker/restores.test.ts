import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { formerHandle } from '@/db/schema/shop/address';
import { media, page as pageTable } from '@/db/schema/shop/page';
import { restore } from '@/db/schema/shop/restore';
import { video } from '@/db/schema/shop/video';
import { aPerson } from '@/db/testing/a-person';
import { broughtBack, steer, tendBack } from '@/db/testing/brought-back';
import { anEmptyPage, aWholeShop, compared, filesIn, sentTo, sha256Of, takenAlong } from '@/db/testing/taken-along';
import { ownerDb } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { archiveDownload } from '@/lib/shop/archives/queries';
import { keptPicture } from '@/lib/shop/media/kept-picture';
import { applyRestore } from '@/lib/shop/restores/apply-restore';
import type { BackPart } from '@/lib/shop/restores/back-part';
import { beginRestore } from '@/lib/shop/restores/begin-restore';
import { PageRecord } from '@/lib/shop/restores/parts/bring-page';
import { latestRestore } from '@/lib/shop/restores/queries';
import { tendRestores } from '@/lib/shop/restores/tend-restores';
import { keptVideoPlace } from '@/lib/shop/videos/model';
import { readWhole } from '@/lib/shop/videos/pieces';
import { backParts, carriedPaths } from './archives';

it('knows of everything that a page says of itself: what is new on it must come back, too', async () => {
  const { actor, page } = await anEmptyPage();
  const said = JSON.parse(String(filesIn(await takenAlong(actor, page)).get('page.jsonl')));
  expect(
    Object.keys(said)
      .filter((key) => key !== 'createdAt')
      .toSorted(),
  ).toEqual(Object.keys(PageRecord.shape).toSorted());
});

describe('a shop that left', { timeout: 180_000 }, () => {
  it('comes back as it was: an archive of it is the same again, byte for byte', async () => {
    const from = await aWholeShop();
    const zip = await takenAlong(from.actor, from.page);
    const to = await anEmptyPage();
    await broughtBack(to, zip);
    const [was, is] = [compared(zip), compared(await takenAlong(to.actor, to.page))];
    expect([...is.keys()]).toEqual([...was.keys()]);
    for (const [path, text] of was) expect([path, is.get(path)]).toEqual([path, text]);
    // Something of everything is in it: nothing is the same for being empty.
    for (const path of [
      'products',
      'videos',
      'history',
      'places',
      'updates',
      'discounts',
      'discount-codes',
      'design',
      'redirects',
    ])
      expect([path, (is.get(`${path}.jsonl`) ?? '').length > 40]).toEqual([path, true]);
    const pictures = await ownerDb().select().from(media).where(eq(media.pageId, to.page));
    const kept = await Promise.all(pictures.map(async ({ key }) => sha256Of((await keptPicture(key)) ?? Buffer.of())));
    const sent = [...filesIn(zip)].flatMap(([path, bytes]) => (path.startsWith('pictures/') ? [sha256Of(bytes)] : []));
    expect(kept.toSorted()).toEqual(sent.toSorted());
    const films = [...filesIn(zip)].filter(([path]) => path.startsWith('videos/')).map(([, bytes]) => sha256Of(bytes));
    const shown = await ownerDb().select().from(video).where(eq(video.pageId, to.page));
    const whole = shown.map(({ key, bytes }) => readWhole(keptVideoPlace(key), 0, bytes));
    expect((await Promise.all(whole)).map(sha256Of).toSorted()).toEqual(films.toSorted());
    expect(films).toHaveLength(3);
    const view = await latestRestore(to.actor, to.page);
    expect(view?.remarks).toContainEqual({ rule: 'handle_taken', found: from.handle });
  });

  it('takes its address and its old ones again where nobody has them', async () => {
    const from = await aWholeShop();
    const zip = await takenAlong(from.actor, from.page);
    // As on another installation: nobody has, or had, its addresses.
    await ownerDb().delete(formerHandle).where(eq(formerHandle.pageId, from.page));
    await ownerDb()
      .update(pageTable)
      .set({ handle: `other-${newId('page').slice(-12)}` })
      .where(eq(pageTable.id, from.page));
    const to = await anEmptyPage();
    await broughtBack(to, zip);
    const [now] = await ownerDb().select().from(pageTable).where(eq(pageTable.id, to.page));
    expect(now).toMatchObject({ handle: from.handle, name: 'Cedar & Co', shopOpen: true });
    const led = (files: Map<string, Buffer>) => files.get('redirects.jsonl')?.toString('utf8').split('\n').length ?? 0;
    // One more: the address at which the page stood while it was empty leads on too.
    expect(led(filesIn(await takenAlong(to.actor, to.page)))).toBe(led(filesIn(zip)) + 1);
  });

  it('comes back once, however often it is brought, by however many at once', async () => {
    const from = await aWholeShop();
    const zip = await takenAlong(from.actor, from.page);
    const to = await anEmptyPage();
    const id = await sentTo(to, zip);
    await tendBack();
    expect(await steer(to, id, 'run')).toMatchObject({ ok: true });
    expect(await steer(to, id, 'run')).toMatchObject({ ok: true });
    const [one] = await ownerDb().select().from(restore).where(eq(restore.id, id));
    if (!one) throw new Error('no restore');
    await Promise.all([1, 2, 3].map(() => applyRestore(one, backParts, carriedPaths)));
    await tendBack();
    expect(await latestRestore(to.actor, to.page)).toMatchObject({ state: 'done' });
    const once = compared(await takenAlong(to.actor, to.page));
    expect(once).toEqual(compared(zip));
    await sentTo(to, zip);
    await tendBack();
    expect(await latestRestore(to.actor, to.page)).toMatchObject({
      state: 'refused',
      problem: { code: 'restore_same' },
    });
    expect(compared(await takenAlong(to.actor, to.page))).toEqual(once);
  });

  it('goes on where it was when whoever brings it dies at any step', async () => {
    const from = await aWholeShop();
    const zip = await takenAlong(from.actor, from.page);
    const to = await anEmptyPage();
    const id = await sentTo(to, zip);
    await tendBack();
    await steer(to, id, 'run');
    // Dies after the work of each step and before it is noted: everything of it is rolled back, and done again.
    let dies = true;
    const frail = backParts.map(
      (part): BackPart => ({
        ...part,
        bring: async (back, records, prepared) => {
          await part.bring(back, records, prepared);
          dies = !dies;
          if (!dies) throw new Error('killed');
        },
      }),
    );
    let deaths = 0;
    for (let state = 'running'; state !== 'done'; state = (await latestRestore(to.actor, to.page))?.state ?? '') {
      if (state === 'stopped') {
        deaths += 1;
        await steer(to, id, 'run');
      }
      await tendRestores(frail, carriedPaths);
    }
    expect(deaths).toBeGreaterThan(5);
    expect(compared(await takenAlong(to.actor, to.page))).toEqual(compared(zip));
  });

  it('goes again when it is undone, and leaves the page as it was', async () => {
    const from = await aWholeShop();
    const zip = await takenAlong(from.actor, from.page);
    const to = await anEmptyPage();
    const before = filesIn(await takenAlong(to.actor, to.page));
    const id = await broughtBack(to, zip);
    expect(await steer(to, id, 'undo')).toMatchObject({ ok: true });
    await tendBack();
    expect(await latestRestore(to.actor, to.page)).toMatchObject({ state: 'undone' });
    const after = filesIn(await takenAlong(to.actor, to.page));
    before.delete('manifest.json');
    after.delete('manifest.json');
    for (const [path, bytes] of before) expect([path, String(after.get(path))]).toEqual([path, String(bytes)]);
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect(await ownerDb().$count(media, eq(media.pageId, to.page))).toBe(0);
    await broughtBack(to, zip);
    expect(compared(await takenAlong(to.actor, to.page))).toEqual(compared(zip));
  });

  it('is its owner’s business alone, and comes back into no page that sells already', async () => {
    const from = await aWholeShop();
    const zip = await takenAlong(from.actor, from.page);
    const to = await anEmptyPage();
    const stranger = await aPerson();
    const asked = { page: to.page, name: 'shop.zip', bytes: zip.length };
    expect(await beginRestore(stranger, asked)).toMatchObject({ ok: false, code: 'not_found' });
    const id = await sentTo(to, zip);
    await tendBack();
    expect(await latestRestore(stranger, to.page)).toBeNull();
    expect(await steer({ actor: stranger, page: to.page }, id, 'run')).toMatchObject({ ok: false, code: 'not_found' });
    // Of another page of hers it is not, either.
    expect(await steer({ ...to, page: from.page }, id, 'run')).toMatchObject({ ok: false });
    expect(await beginRestore(from.actor, { ...asked, page: from.page })).toMatchObject({ code: 'restore_not_empty' });
    expect(await archiveDownload(stranger, from.page, id as never)).toBeNull();
  });
});
