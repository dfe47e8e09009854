import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { fromUuid, toUuid } from '@/lib/kernel/ids';
import { isLocale } from '@/lib/platform/i18n';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { voiceOf } from '@/lib/platform/voice';
import type { Capability } from '../model';
import { can } from '../queries';
import { forgetAddress, openAddress } from './seal-address';

/** How many are written to before others are looked for. */
const batch = 100;

/**
 * Tells everybody who waited that something is open in a country, and forgets that they waited. Nothing when it was closed again
 * meanwhile: they go on waiting. A job; a second run tells whom the first did not reach.
 */
export async function tellOpened(country: string, capability: Capability): Promise<void> {
  if (!(await can(country, capability))) return;
  await identityDb().execute(sql`select identity.tell_opened(${country}, ${capability})`);
  for (;;) {
    const rows = await identityDb().execute<{ id: string; email: string; locale: string }>(sql`
      select id, email, locale from identity.market_wait
      where country = ${country} and capability = ${capability} and email is not null and confirmed_at is not null
      order by at limit ${batch}`);
    for (const row of rows) await tellVisitor(row, country, capability);
    if (rows.length < batch) return;
  }
}

async function tellVisitor(
  row: { id: string; email: string; locale: string },
  country: string,
  capability: Capability,
): Promise<void> {
  const id = fromUuid('wait', row.id);
  const email = await openAddress(id, row.email);
  if (email !== null) {
    const voice = voiceOf(isLocale(row.locale) ? row.locale : 'en');
    const words = { what: voice.t(`countries.cap_${capability}`), country: voice.formatCountry(country) };
    await sendMail(
      setLetter(voice, email, {
        subject: voice.t('countries.mail_open_subject', words),
        heading: voice.t('countries.mail_open_subject', words),
        reason: voice.t('countries.mail_open_reason'),
        blocks: [
          { kind: 'text', text: voice.t('countries.mail_open_text', words) },
          { kind: 'button', label: voice.t('countries.mail_open_button'), path: `/countries/${country.toLowerCase()}` },
        ],
      }),
    );
  }
  await identityDb().execute(sql`delete from identity.market_wait where id = ${toUuid(id)}::uuid`);
  await forgetAddress(id);
}
