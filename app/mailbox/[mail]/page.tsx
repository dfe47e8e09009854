import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { Card } from '@/app/_ui/card';
import { parseId } from '@/lib/kernel/ids';
import { env } from '@/lib/platform/env';
import { directionOf } from '@/lib/platform/i18n';
import { readMailbox } from '@/lib/platform/mailbox';
import { requestI18n } from '@/lib/platform/request';
import { MailText } from './mail-text';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.mailbox'), robots: { index: false } };
}

/** One mail of the demonstration, in its own language, its links alive. */
export default async function MailPage({ params }: { params: Promise<{ mail: string }> }) {
  if (env().SOUK_MODE === 'live') notFound();
  const id = parseId('mail', (await params).mail);
  const mail = id === null ? null : await readMailbox(id);
  if (mail === null) notFound();
  const { t, formatDate } = await requestI18n();
  return (
    <div className="page-width max-w-2xl space-y-6 py-6 md:py-10">
      <BackLink href="/mailbox">{t('operator.mailbox_all')}</BackLink>
      <header className="space-y-1">
        <h1 className="text-xl">
          <bdi>{mail.subject}</bdi>
        </h1>
        <p className="text-muted text-sm">
          {t('operator.mailbox_to', { address: mail.to })} · {formatDate(mail.at, 'moment')}
        </p>
      </header>
      <Card>
        <article lang={mail.locale} dir={directionOf(mail.locale)}>
          <MailText text={mail.text} origin={env().SOUK_ORIGIN} />
        </article>
      </Card>
    </div>
  );
}
