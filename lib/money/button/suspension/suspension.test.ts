import { randomBytes } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvent } from '@/db/schema/identity/audit';
import { page } from '@/db/schema/shop/page';
import { jobsOf } from '@/db/testing/jobs';
import { aLamp, aMerchant, aPayOrder, approvedElsewhere, payElsewhere } from '@/db/testing/pay-button';
import { startTestSandbox, type TestSandbox } from '@/db/testing/sandbox-process';
import { aPerson, aShopper, ownerDb } from '@/db/testing/world';
import { newId, toUuid } from '@/lib/kernel/ids';
import { completePayOrder } from '@/lib/money/button/complete-pay-order';
import { siteOfPage } from '@/lib/money/button/console/queries';
import { createPayOrder } from '@/lib/money/button/create-pay-order';
import { findMerchant } from '@/lib/money/button/find-merchant';
import { presentPayOrder } from '@/lib/money/button/present-pay-order';
import { CreatePayOrder } from '@/lib/money/button/schema';
import { listMailbox } from '@/lib/platform/mailbox';
import { voiceOf } from '@/lib/platform/voice';
import { mailSuspension } from './mail-suspension';
import { suspendedSites } from './queries';
import { reinstateSite } from './reinstate-site';
import { suspendSite } from './suspend-site';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const anOperator = async () => ({ ...(await aPerson()), operator: true });
const auditOf = (subject: string) =>
  ownerDb()
    .select({ actor: auditEvent.actor, action: auditEvent.action })
    .from(auditEvent)
    .where(eq(auditEvent.subject, subject))
    .orderBy(desc(auditEvent.at));

describe('a site that an operator suspends', () => {
  it('sells nothing new from that moment on, keeps what was approved, and says why to its owner', async () => {
    const [one, operator] = [await aMerchant(), await anOperator()];
    const [approved, shown] = [await aPayOrder(one.merchant), await aPayOrder(one.merchant)];
    const { code } = await approvedElsewhere(await aShopper(await aPerson()), approved.id);
    expect(await suspendSite(operator, { which: one.publishable, reason: 'Nothing arrives' })).toMatchObject({
      ok: true,
    });

    const merchant = await findMerchant(one.secret);
    if (!merchant) throw new Error('its key must still read and refund');
    const asked = createPayOrder(merchant, CreatePayOrder.parse(aLamp), randomBytes(8).toString('hex'));
    expect(await asked).toMatchObject({ code: 'merchant_suspended' });
    const { clientToken } = shown;
    expect(await presentPayOrder({ clientToken, origin: null, challenge: null })).toMatchObject({
      code: 'merchant_suspended',
    });
    expect(await payElsewhere(await aShopper(await aPerson()), shown.id)).toMatchObject({ ok: false });
    const completed = await completePayOrder(merchant, { payOrderId: approved.id, code, verifier: approved.verifier });
    expect(completed).toMatchObject({ ok: true });
    expect(await siteOfPage(one.seller, one.siteId)).toMatchObject({ suspension: 'Nothing arrives' });
    expect((await suspendedSites(operator)).find(({ id }) => id === one.siteId)).toMatchObject({
      reason: 'Nothing arrives',
    });

    expect(await reinstateSite(operator, one.siteId)).toMatchObject({ ok: true });
    expect(await presentPayOrder({ clientToken, origin: null, challenge: null })).toMatchObject({ ok: true });
    expect(await reinstateSite(operator, one.siteId)).toMatchObject({ code: 'not_found' });
    expect(await auditOf(one.siteId)).toEqual([
      { actor: operator.personId, action: 'site.reinstate' },
      { actor: operator.personId, action: 'site.suspend' },
    ]);
  });

  it('is named by its key or by an origin that it alone has; to nobody but operators is there any', async () => {
    const [one, other, operator] = [await aMerchant(), await aMerchant(), await anOperator()];
    // Both have the origin of the tests.
    const shared = (await siteOfPage(one.seller, one.siteId))?.origins[0] ?? '';
    expect(await suspendSite(operator, { which: shared, reason: 'x' })).toMatchObject({ code: 'not_found' });
    for (const actor of [one.seller, other.seller]) {
      expect(await suspendSite(actor, { which: one.publishable, reason: 'x' })).toMatchObject({ code: 'not_found' });
      expect(await suspendedSites(actor)).toEqual([]);
    }
    await suspendSite(operator, { which: one.publishable, reason: 'x' });
    expect(await reinstateSite(one.seller, one.siteId)).toMatchObject({ code: 'not_found' });
  });

  it.each(['en', 'ar'] as const)(
    'tells its page’s people by mail and why, in %s, and nobody once it was let go',
    async (language) => {
      const [one, operator] = [await aMerchant(), await anOperator()];
      const contactEmail = `s${newId('mail').slice(-12)}@example.com`;
      await ownerDb()
        .update(page)
        .set({ contactEmail, languages: [language] })
        .where(eq(page.id, one.pageId));
      await suspendSite(operator, { which: one.publishable, reason: 'Nothing arrives' });
      expect(await jobsOf('money:mail-suspension', toUuid(one.siteId))).toBe(1);
      await mailSuspension(one.siteId);
      const [mail, ...more] = await listMailbox(contactEmail);
      expect(more).toEqual([]);
      expect(mail?.subject).toBe(voiceOf(language).t('site.health_suspended', { name: 'Merchant' }));
      for (const text of ['Nothing arrives', `/pay-button/${one.siteId}/health`]) expect(mail?.text).toContain(text);
      expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/undefined|null|\{/);
      await reinstateSite(operator, one.siteId);
      await mailSuspension(one.siteId);
      expect(await listMailbox(contactEmail)).toHaveLength(1);
    },
  );
});
