import { Link } from '@/app/_ui/link';
import { env } from '@/lib/platform/env';
import { requestI18n } from '@/lib/platform/request';

/** Where the mail goes in a demonstration; nothing in live mode or with a mail server. */
export async function MailboxHint() {
  const { SOUK_MODE, SMTP_URL } = env();
  if (SOUK_MODE === 'live' || SMTP_URL !== undefined) return null;
  const { t } = await requestI18n();
  const link = (words: string) => (
    <Link key="mailbox" href="/mailbox" className="underline underline-offset-4">
      {words}
    </Link>
  );
  return <p className="text-muted text-sm">{t.rich('identity.mailbox_hint', { mailbox: link })}</p>;
}
