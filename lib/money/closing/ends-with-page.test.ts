import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { payHook } from '@/db/schema/money/button/hook';
import { page } from '@/db/schema/shop/page';
import { jobsOf } from '@/db/testing/jobs';
import { aMerchant, merchantOrigin } from '@/db/testing/pay-button';
import { ownerDb } from '@/db/testing/world';
import { toUuid } from '@/lib/kernel/ids';
import { addHook } from '@/lib/money/button/events/add-hook';
import { findButton } from '@/lib/money/button/find-button';
import { findMerchant } from '@/lib/money/button/find-merchant';
import { fileStore } from '@/lib/platform/storage';
import { beginArchive } from '@/lib/shop/archives/begin-archive';
import { beginImport } from '@/lib/shop/imports/begin-import';
import { filePlace } from '@/lib/shop/imports/file-place';
import { endPage } from '@/lib/shop/pages/end-page';
import { closePage } from './close-page';

/** A page that sells on another site too, which is told of it. */
async function aSellerElsewhere() {
  const merchant = await aMerchant();
  const [face] = await ownerDb().select({ handle: page.handle }).from(page).where(eq(page.id, merchant.pageId));
  const { siteId } = merchant.merchant;
  const hook = await addHook(merchant.seller, { site: siteId, url: `${merchantOrigin}/told` });
  const [site] = await ownerDb().execute<{ publishable: string }>(
    sql`select publishable from money.pay_site where id = ${toUuid(siteId)}::uuid`,
  );
  if (!hook.ok || !face || !site) throw new Error('no site');
  const close = () => closePage(merchant.seller, { page: merchant.pageId, handle: face.handle });
  return { ...merchant, hookId: hook.value.hookId, publishable: site.publishable, close };
}

it('keys, buttons and secrets of a page’s sites end with it', async () => {
  const { secret, publishable, hookId, close } = await aSellerElsewhere();
  const button = { publishable, origin: merchantOrigin };
  expect([await findMerchant(secret), await findButton(button)]).toMatchObject([{ kind: 'merchant' }, { ok: true }]);
  expect(await close()).toMatchObject({ ok: true });
  expect([await findMerchant(secret), await findButton(button)]).toMatchObject([null, { ok: false }]);
  const [hook] = await ownerDb().select().from(payHook).where(eq(payHook.id, hookId));
  expect(hook).toMatchObject({ removedAt: expect.any(Date), earlierSecret: null });
  expect(hook?.secret).toHaveLength(0);
  // Not only because the page is closed: the key itself opens nothing any more.
  const [keys] = await ownerDb().execute(
    sql`select count(*)::int as living from money.pay_key where revoked_at is null and site_id in (
      select site_id from money.pay_hook where id = ${toUuid(hookId)}::uuid)`,
  );
  expect(keys).toEqual({ living: 0 });
});

it('what was sent to a page, and what was made of it to take along, goes with it', async () => {
  const { seller, pageId, close } = await aSellerElsewhere();
  const name = `${randomUUID()}.csv`;
  const bytes = new TextEncoder().encode('title,price\nBowl,12\n');
  const sent = await beginImport(seller, { page: pageId, name, wishes: { newState: 'draft' }, bytes });
  const asked = await beginArchive(seller, { page: pageId });
  if (!sent.ok || !asked.ok) throw new Error('nothing was begun');
  expect(await close()).toMatchObject({ ok: true });
  expect(await jobsOf('shop:end-page', toUuid(pageId))).toBe(1);
  for (let times = 0; times < 2; times += 1) await endPage(pageId);
  expect(await (await fileStore()).has(filePlace(sent.value))).toBe(false);
  const [left] = await ownerDb().execute(sql`
    select i.state as import, i.file_name as name, a.state as archive from shop.import i join shop.archive a on a.page_id = i.page_id
    where i.page_id = ${toUuid(pageId)}::uuid`);
  expect(left).toEqual({ import: 'dropped', name: 'file', archive: 'gone' });
  // Of a page that is open nothing ends.
  const other = await aSellerElsewhere();
  const kept = await beginImport(other.seller, { page: other.pageId, name, wishes: { newState: 'draft' }, bytes });
  if (!kept.ok) throw new Error(kept.code);
  await endPage(other.pageId);
  expect(await (await fileStore()).has(filePlace(kept.value))).toBe(true);
});
