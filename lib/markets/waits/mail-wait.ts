import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { isLocale } from '@/lib/platform/i18n';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { hashToken, newToken } from '@/lib/platform/tokens';
import { voiceOf } from '@/lib/platform/voice';
import { type Capability, capabilities } from '../model';
import { openAddress } from './seal-address';

/** Mails the link by which a visitor confirms her address. A second run mails a fresh link, and the first is over. A job. */
export async function mailWait(id: Id<'wait'>): Promise<void> {
  const token = newToken();
  const [row] = await identityDb().execute<{
    email: string;
    country: string;
    capability: Capability;
    locale: string;
  }>(sql`
    update identity.market_wait set token_hash = ${hashToken(token)}
    where id = ${toUuid(id)}::uuid and confirmed_at is null and email is not null returning email, country, capability, locale`);
  const email = row && (await openAddress(id, row.email));
  if (!row || !email || !capabilities.includes(row.capability)) return;
  const voice = voiceOf(isLocale(row.locale) ? row.locale : 'en');
  const words = { what: voice.t(`countries.cap_${row.capability}`), country: voice.formatCountry(row.country) };
  await sendMail(
    setLetter(voice, email, {
      subject: voice.t('countries.mail_confirm_subject'),
      heading: voice.t('countries.mail_confirm_subject'),
      reason: voice.t('mail.reason_typed'),
      blocks: [
        { kind: 'text', text: voice.t('countries.mail_confirm_text', words) },
        { kind: 'button', label: voice.t('countries.mail_confirm_button'), path: `/countries/told?token=${token}` },
        { kind: 'note', text: voice.t('countries.mail_confirm_note') },
      ],
    }),
  );
}
