import 'server-only';
import { eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payKey, paySite } from '@/db/schema/money/button/site';
import type { Id } from '@/lib/kernel/ids';
import { sellerVoice } from '@/lib/money/orders/mail-seller';
import { sellerAddress } from '@/lib/money/payouts/mail-verify';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';

/** Tells a page's people, at its contact address, that those who run Souk revoked a secret key of theirs because it was found in the open. */
export async function mailKeyRevoked(keyId: Id<'payKey'>): Promise<void> {
  const [found] = await asActor({ kind: 'system', name: 'mail-key-revoked', locale: 'en' }, (tx) =>
    tx
      .select({ ending: payKey.ending, site: paySite.id, pageId: paySite.pageId, name: paySite.name })
      .from(payKey)
      .innerJoin(paySite, eq(paySite.id, payKey.siteId))
      .where(eq(payKey.id, keyId)),
  );
  const to = found && (await sellerAddress(found.pageId));
  if (!found || !to) return;
  const voice = await sellerVoice(found.pageId);
  const { t } = voice;
  const subject = t('eyes.leak_mail_subject', { site: found.name });
  await sendMail(
    setLetter(voice, to.email, {
      ...{ subject, heading: subject, reason: t('orders.mail_reason_seller', { page: to.name }) },
      blocks: [
        { kind: 'text', text: t('eyes.leak_mail_text', { ending: found.ending }) },
        { kind: 'note', text: t('eyes.leak_mail_note') },
        { kind: 'button', label: t('eyes.leak_mail_see'), path: `/studio/${to.handle}/pay-button/${found.site}` },
      ],
    }),
  );
}
