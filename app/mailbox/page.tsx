import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/app/_ui/empty-state';
import { MailIcon, SearchIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { env } from '@/lib/platform/env';
import { listMailbox, type StoredMail } from '@/lib/platform/mailbox';
import { requestI18n } from '@/lib/platform/request';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('operator.mailbox'), robots: { index: false } };
}

type MailboxProps = { searchParams: Promise<{ q?: string | string[] }> };

/** The mail of a demonstration, for everyone to read: there is no such page in live mode. */
export default async function MailboxPage({ searchParams }: MailboxProps) {
  if (env().SOUK_MODE === 'live') notFound();
  const [{ q }, { t, href }] = await Promise.all([searchParams, requestI18n()]);
  const search = typeof q === 'string' ? q : '';
  const mails = await listMailbox(search);
  return (
    <div className="page-width max-w-2xl space-y-8 py-8 md:py-12">
      <header className="space-y-2">
        <h1 className="text-2xl">{t('operator.mailbox')}</h1>
        <p className="text-muted">{t('operator.mailbox_lead')}</p>
      </header>
      <search>
        <form action={href('/mailbox')} className="relative">
          <SearchIcon size={18} className="pointer-events-none absolute inset-y-0 start-4 my-auto text-muted" />
          <input
            type="search"
            name="q"
            defaultValue={search}
            aria-label={t('operator.mailbox_search')}
            placeholder={t('operator.mailbox_search')}
            maxLength={200}
            className="h-12 w-full rounded-full bg-sunken ps-11 pe-4"
          />
        </form>
      </search>
      {mails.length === 0 ? (
        <EmptyState
          picture={<MailIcon size={32} />}
          title={t(search ? 'operator.mailbox_nothing' : 'operator.mailbox_empty')}
        >
          {!search && t('operator.mailbox_empty_lead')}
        </EmptyState>
      ) : (
        <RowList>
          {mails.map((mail) => (
            <MailRow key={mail.id} mail={mail} />
          ))}
        </RowList>
      )}
    </div>
  );
}

async function MailRow({ mail }: { mail: StoredMail }) {
  const { formatAgo } = await requestI18n();
  return (
    <li>
      <Link href={`/mailbox/${mail.id}`} className="block px-4 py-3 hover:bg-sunken sm:px-6">
        <span className="flex items-baseline justify-between gap-4">
          <bdi className="truncate font-medium">{mail.subject}</bdi>
          <time dateTime={mail.at.toISOString()} className="shrink-0 text-muted text-xs">
            {formatAgo(mail.at)}
          </time>
        </span>
        <bdi className="block truncate text-muted text-sm">{mail.to}</bdi>
      </Link>
    </li>
  );
}
