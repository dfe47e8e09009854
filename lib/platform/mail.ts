import 'server-only';
import { createTransport } from 'nodemailer';
import type { Locale } from '@/lib/identity/actor/model';
import { unforced } from '@/lib/kernel/text';
import { env } from './env';
import { putInMailbox } from './mailbox';
import { hear } from './provider-calls/hear';
import type { CallOutcome } from './provider-calls/model';
import { hashToken } from './tokens';

/** A mail to one person, in both forms. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  locale: Locale;
  once?: Once;
  /** Where one POST, by her mail program and without a sign-in, ends mails of this kind (RFC 8058): a path of this site. */
  unsubscribe?: string;
};

/** What makes a mail that is sent again the same mail: a key of its own, and the moment it was decided, not that of the sending. */
export type Once = { key: string; at: Date };

/** One recipient, ASCII, nothing a header could be broken with. */
const oneAddress = /^[^\s@<>,;:"()[\]\\]{1,64}@[A-Za-z0-9.-]{1,190}$/;

/** A transport's own types are wider than what is used of it. */
type Transport = { sendMail(message: object): Promise<unknown> };
let transport: Transport | undefined;

/**
 * Sends a mail, or in sandbox mode without a mail server puts it into the local mailbox. Throws when it could not
 * be handed over, so that the job tries again; a person may then get a mail twice, never none. Called by jobs
 * only: a request must not wait for a mail server. Whoever has closed her account has no address, and gets none.
 */
export async function sendMail(mail: Mail): Promise<void> {
  if (mail.to === '') return;
  if (!oneAddress.test(mail.to)) throw new Error('Invariant broken: a mail has one plain recipient');
  const { subject, text, html } = upright(mail);
  const { SMTP_URL, SOUK_MODE, MAIL_FROM, SOUK_ORIGIN } = env();
  if (SMTP_URL === undefined) {
    if (SOUK_MODE === 'live') throw new Error('SMTP_URL is not set: live mode has no mailbox');
    await hearMail(() => putInMailbox({ ...mail, subject, text, html }));
    return;
  }
  const message = {
    from: oneLine(MAIL_FROM),
    to: { name: '', address: mail.to },
    ...{ subject, text, html },
    // Whoever got it already knows it by this, and shows it once.
    ...(mail.once && { messageId: `<${hashToken(mail.once.key)}@${new URL(SOUK_ORIGIN).hostname}>` }),
    headers: {
      'Content-Language': mail.locale,
      'Auto-Submitted': 'auto-generated',
      ...(mail.unsubscribe && {
        'List-Unsubscribe': `<${SOUK_ORIGIN}${mail.unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  await hearMail(() => smtp(SMTP_URL).sendMail(message));
}

function hearMail(send: () => Promise<unknown>): Promise<unknown> {
  return hear({ provider: 'mail', operation: 'SEND' }, send, () => 'answered', mailOutcome);
}

/** What a mail server said instead of taking it (RFC 5321): 4xx is to come later, 5xx is no; without a number nobody answered. */
function mailOutcome(error: unknown): CallOutcome {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : Number.NaN;
  if (code >= 500) return 'refused';
  return code >= 400 ? 'busy' : 'silent';
}

function smtp(url: string): Transport {
  const limits = { pool: true, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;
  transport ??= createTransport({ ...limits, url });
  return transport;
}

/** Header values hold no line break, whatever a name or a title brought along. */
/** What it says, in nobody's forced direction: a name could pass one word off as another. */
function upright({ subject, text, html }: Mail): Pick<Mail, 'subject' | 'text' | 'html'> {
  return { subject: oneLine(unforced(subject)), text: unforced(text), html: unforced(html) };
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 250);
}
