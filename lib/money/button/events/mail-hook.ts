import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payHook } from '@/db/schema/money/button/hook';
import { paySite } from '@/db/schema/money/button/site';
import type { Id } from '@/lib/kernel/ids';
import { sellerVoice } from '@/lib/money/orders/mail-seller';
import { sellerAddress } from '@/lib/money/payouts/mail-verify';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';

/** Tells a page's people, at its contact address, that messages to a server of theirs do not arrive and are no longer tried. */
export async function mailHook(hookId: Id<'hook'>): Promise<void> {
  const [found] = await asActor({ kind: 'system', name: 'mail-hook', locale: 'en' }, (tx) =>
    tx
      .select({
        url: payHook.url,
        gone: payHook.disabledFor,
        site: paySite.id,
        pageId: paySite.pageId,
        name: paySite.name,
      })
      .from(payHook)
      .innerJoin(paySite, eq(paySite.id, payHook.siteId))
      .where(and(eq(payHook.id, hookId), isNull(payHook.removedAt), isNull(paySite.removedAt))),
  );
  const to = found && (await sellerAddress(found.pageId));
  if (!found || !to) return;
  const voice = await sellerVoice(found.pageId);
  const { t } = voice;
  const subject = t('button.hooks_mail_subject', { site: found.name });
  await sendMail(
    setLetter(voice, to.email, {
      ...{ subject, heading: subject, reason: t('orders.mail_reason_seller', { page: to.name }) },
      blocks: [
        { kind: 'text', text: t(found.gone === '' ? 'button.hooks_mail_dead' : 'button.hooks_mail_gone') },
        { kind: 'rows', rows: [{ label: t('button.hooks_url'), value: found.url }] },
        { kind: 'note', text: t('button.hooks_mail_note') },
        {
          kind: 'button',
          label: t('button.hooks_see'),
          path: `/studio/${to.handle}/pay-button/${found.site}/webhooks`,
        },
      ],
    }),
  );
}
