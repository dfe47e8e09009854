import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { paySite } from '@/db/schema/money/button/site';
import type { Id } from '@/lib/kernel/ids';
import { sellerVoice } from '@/lib/money/orders/mail-seller';
import { sellerAddress } from '@/lib/money/payouts/mail-verify';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';

/** Tells a page's people, at its contact address, that a site of theirs sells nothing new, and why. Nothing where it was let go meanwhile. */
export async function mailSuspension(siteId: Id<'site'>): Promise<void> {
  const [site] = await asActor({ kind: 'system', name: 'mail-suspension', locale: 'en' }, (tx) =>
    tx
      .select({ pageId: paySite.pageId, name: paySite.name, reason: paySite.suspension })
      .from(paySite)
      .where(and(eq(paySite.id, siteId), isNotNull(paySite.suspendedAt), isNull(paySite.removedAt))),
  );
  const to = site && (await sellerAddress(site.pageId));
  if (!site || !to) return;
  const voice = await sellerVoice(site.pageId);
  const { t } = voice;
  const subject = t('site.health_suspended', { name: site.name });
  await sendMail(
    setLetter(voice, to.email, {
      ...{ subject, heading: subject, reason: t('orders.mail_reason_seller', { page: to.name }) },
      blocks: [
        { kind: 'text', text: t('button.site_suspended_body', { reason: site.reason }) },
        { kind: 'note', text: t('site.health_suspended_do') },
        { kind: 'button', label: t('site.tab_health'), path: `/studio/${to.handle}/pay-button/${siteId}/health` },
      ],
    }),
  );
}
