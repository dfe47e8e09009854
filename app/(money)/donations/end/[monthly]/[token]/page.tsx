import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { parseId } from '@/lib/kernel/ids';
import { monthlyByToken } from '@/lib/money/donations/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { endFromMail } from '../../../../donate/actions';
import { HeldMonth } from '../../../held-month';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  // The address is the key: it must not travel to where a link leads.
  return { title: t('donations.end_title'), robots: { index: false }, referrer: 'same-origin' };
}

type Props = { params: Promise<{ monthly: string; token: string }> };

/** Behind the button of the mail before a month. Opening it changes nothing, for mail programs open links too; its button ends it. */
export default async function EndPage({ params }: Props) {
  const [{ monthly: named, token }, { t, formatMoney, formatDate }] = await Promise.all([params, requestI18n()]);
  const id = parseId('monthly', named);
  const one = id && (await monthlyByToken(id, token));
  if (!one) notFound();
  const words = { total: formatMoney(one.total), name: one.charity };
  return (
    <div className="mx-auto w-full max-w-lg space-y-6 px-4 py-10">
      <h1 className="text-2xl">{t('donations.end_title')}</h1>
      <p>{t('donations.each_month', words)}</p>
      {one.state === 'ended' ? (
        <>
          <Notice tone="done">{t('donations.end_done')}</Notice>
          <HeldMonth monthly={one} />
        </>
      ) : (
        <>
          <p className="text-muted">{t('donations.end_lead', { day: formatDate(one.nextAt, 'date') })}</p>
          <Form action={endFromMail} messages={errorMessages(t)}>
            <input type="hidden" name="monthlyId" value={one.id} />
            <input type="hidden" name="token" value={token} />
            <SubmitButton variant="danger" size="large" wide>
              {t('donations.end')}
            </SubmitButton>
          </Form>
        </>
      )}
      <LinkButton href="/donations" variant="quiet">
        {t('donations.mail_see')}
      </LinkButton>
    </div>
  );
}
