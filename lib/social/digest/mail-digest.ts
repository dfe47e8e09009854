import 'server-only';
import { sql } from 'drizzle-orm';
import { socialDb } from '@/db/client/social';
import { noticeKinds } from '@/db/schema/social/notice';
import { findRecipient } from '@/lib/identity/mails/queries';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type LetterBlock, setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { hashToken } from '@/lib/platform/tokens';
import type { Voice } from '@/lib/platform/voice';
import { waitingNotices } from './queries';
import { stopToken } from './stop-token';

/**
 * Mails a person what is new for her, as counts of what happened: no name, no thing and no word of anybody. A job, for the digest that
 * was due `at`; nothing is sent where nothing is new, to an address that is not proven, or to whoever switched it off meanwhile. A run
 * that is killed after sending sends the same mail again, known by its message id.
 */
export async function mailDigest(personId: Id<'person'>, at: Date): Promise<void> {
  const to = await findRecipient(personId);
  if (!to?.verified) return;
  const waiting = await waitingNotices(personId);
  if (waiting.length === 0) return;
  const { t } = to.voice;
  const token = stopToken(personId);
  // The secret it is made with may have been changed since she chose.
  await socialDb().execute(
    sql`update social.digest set stop_hash = ${hashToken(token)} where person_id = ${toUuid(personId)}::uuid and stop_hash <> ${hashToken(token)}`,
  );
  const subject = t('digest.subject');
  const letter = setLetter(to.voice, to.email, {
    subject,
    heading: subject,
    reason: t('digest.reason'),
    blocks: [
      ...linesOf(to.voice, waiting),
      { kind: 'button', label: t('digest.see'), path: '/notifications' },
      { kind: 'link', label: t('digest.stop'), path: `/unsubscribe?token=${token}` },
      { kind: 'link', label: t('digest.change'), path: '/settings/notifications' },
    ],
  });
  const once = { key: `digest ${personId} ${at.toISOString()}`, at };
  await sendMail({ ...letter, once, unsubscribe: `/unsubscribe/one-click?token=${token}` });
  await socialDb().execute(sql`
    update social.notice set digested_at = now() where person_id = ${toUuid(personId)}::uuid
      and id = any (array(select one::uuid from jsonb_array_elements_text(${JSON.stringify(waiting.map(({ id }) => id))}::jsonb) one))`);
}

/** One sentence for each kind of which there is something. */
function linesOf({ t }: Voice, waiting: readonly { kind: string }[]): LetterBlock[] {
  return noticeKinds.flatMap((kind) => {
    const count = waiting.filter((one) => one.kind === kind).length;
    return count > 0 ? [{ kind: 'text' as const, text: t(`digest.line_${kind}`, { count }) }] : [];
  });
}
