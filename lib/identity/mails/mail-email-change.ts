import 'server-only';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { mailedToken } from '@/db/schema/identity/person';
import { issueToken } from '@/lib/identity/mailed-tokens/issue-token';
import type { Id } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { sendKnown } from './mail-verification';
import { findRecipient, isProvenElsewhere } from './queries';

/**
 * Mails the link that proves a new address, to that address. The address waits in the token row that the request
 * left; the token mailed here takes its place. Tells the owner instead when the address is proven elsewhere.
 */
export async function mailEmailChange(personId: Id<'person'>): Promise<void> {
  const person = await findRecipient(personId);
  const email = await findWish(personId);
  if (person === null || email === null) return;
  const { voice } = person;
  if (await isProvenElsewhere(email, personId)) return sendKnown({ email, voice });
  const token = await identityDb().transaction((tx) => issueToken(tx, { purpose: 'change-email', personId, email }));
  await sendMail(
    setLetter(voice, email, {
      subject: voice.t('mail.change_subject'),
      heading: voice.t('mail.change_heading'),
      reason: voice.t('mail.reason_typed'),
      blocks: [
        { kind: 'text', text: voice.t('mail.change_text') },
        { kind: 'button', label: voice.t('mail.change_button'), path: `/verify-email?token=${token}` },
        { kind: 'note', text: voice.t('mail.change_note') },
      ],
    }),
  );
}

async function findWish(personId: Id<'person'>): Promise<string | null> {
  const [row] = await identityDb()
    .select({ email: mailedToken.email })
    .from(mailedToken)
    .where(
      and(
        eq(mailedToken.personId, personId),
        eq(mailedToken.purpose, 'change-email'),
        isNull(mailedToken.usedAt),
        gt(mailedToken.expiresAt, sql`now()`),
      ),
    )
    .orderBy(desc(mailedToken.createdAt))
    .limit(1);
  return row?.email ?? null;
}
