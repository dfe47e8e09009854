import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor, moneyDb } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { isCurrency, type Money, money } from '@/lib/kernel/money';
import { sellerVoice } from '@/lib/money/orders/mail-seller';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';

/** What the owners of a page are told about verification: with the first sale, at the limit, when it is done, when more is needed. */
export const verifySteps = ['first', 'limit', 'active', 'restricted'] as const;

/** One of `verifySteps`. */
export type VerifyStep = (typeof verifySteps)[number];

/**
 * Tells a page at its contact address, in its first language, how it stands with verification and what to do. A page without an
 * address sees it in its studio.
 */
export async function mailVerify(pageId: Id<'page'>, step: VerifyStep): Promise<void> {
  const to = await sellerAddress(pageId);
  if (to === null) return;
  const voice = await sellerVoice(pageId);
  const { t, formatMoney } = voice;
  const limit = await limitOf(pageId);
  const words = { page: to.name, limit: limit === null ? '' : formatMoney(limit) };
  await sendMail(
    setLetter(voice, to.email, {
      subject: t(`payouts.mail_${step}_subject`, words),
      heading: t(`payouts.mail_${step}_subject`, words),
      reason: t('orders.mail_reason_seller', { page: to.name }),
      blocks: [
        { kind: 'text', text: t(`payouts.mail_${step}_text`, words) },
        ...(step === 'active' ? [] : [{ kind: 'note' as const, text: t('payouts.asked') }]),
        {
          kind: 'button',
          label: step === 'active' ? t('payouts.see') : t('payouts.verify'),
          path: `/studio/${to.handle}/payouts`,
        },
      ],
    }),
  );
}

/** Where a page's people are written to, and its name and address; null where there is nobody. */
export async function sellerAddress(
  pageId: Id<'page'>,
): Promise<{ email: string; name: string; handle: string } | null> {
  const [row] = await moneyDb().execute<{ email: string; name: string; handle: string }>(
    sql`select money.seller_mailbox(id) as email, name, handle from shop.page where id = ${toUuid(pageId)}::uuid`,
  );
  return row && row.email !== '' ? { email: row.email, name: row.name, handle: row.handle } : null;
}

async function limitOf(pageId: Id<'page'>): Promise<Money | null> {
  const [row] = await asActor({ kind: 'system', name: 'mail-verify', locale: 'en' }, (tx) =>
    tx.execute<{ limit: string; currency: string }>(sql`
      select m.limit_minor::text as "limit", m.currency from shop.page g join money.seller_limit m on m.currency = g.currency
      where g.id = ${toUuid(pageId)}::uuid`),
  );
  return row && isCurrency(row.currency) ? money(BigInt(row.limit), row.currency) : null;
}
