import 'server-only';
import { sql } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { findRecipient } from './queries';

/** What a person is told of a page she owns or owned. */
export const ownerNotices = ['page_closed', 'owner_removed'] as const;
/** One of them. */
export type OwnerNotice = (typeof ownerNotices)[number];

/** Tells a person what was done to a page of hers: by whom, the mail does not say. */
export async function mailOwner(personId: Id<'person'>, pageId: Id<'page'>, notice: OwnerNotice): Promise<void> {
  const [[about], to] = await Promise.all([
    identityDb().execute<{ name: string; handle: string }>(
      sql`select name, handle from shop.title_of(${toUuid(pageId)}::uuid)`,
    ),
    findRecipient(personId),
  ]);
  if (!about || to === null) return;
  const { t } = to.voice;
  const subject = t(`mail.${notice}_subject`, { page: about.name });
  await sendMail(
    setLetter(to.voice, to.email, {
      subject,
      heading: subject,
      reason: t('mail.reason_account'),
      blocks: [
        { kind: 'text', text: t(`mail.${notice}_text`, { page: about.name, address: `/${about.handle}` }) },
        { kind: 'note', text: t(`mail.${notice}_note`) },
      ],
    }),
  );
}
