import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { isLocale } from '@/lib/platform/i18n';
import { setLetter } from '@/lib/platform/letter';
import { sendMail } from '@/lib/platform/mail';
import { voiceOf } from '@/lib/platform/voice';

type WaitingRow = {
  name: string;
  handle: string;
  email: string;
  language: string | null;
  title: string;
  stars: number;
  count: number;
};

/** Lines of one mail; the rest is in the studio. */
const linesMax = 10;

/**
 * Tells a page, at its contact address and in its first language, which reviews wait for an answer: a job that the database asks for
 * with a new one, of several within a quarter of an hour once. When all were answered meanwhile nothing is sent.
 */
export async function tellReviews(pageId: Id<'page'>): Promise<void> {
  const rows = await shopDb().execute<WaitingRow>(sql`
    select g.name, g.handle, g.contact_email as email, g.languages[1] as language, p.title, r.stars, count(*) over ()::int as count
    from shop.review r join shop.product p on p.id = r.product_id join shop.page g on g.id = r.page_id
    where r.page_id = ${toUuid(pageId)}::uuid and r.replied_at is null and r.hidden_at is null
      and g.state = 'published' and g.contact_email <> ''
    order by r.id desc limit ${linesMax}`);
  const [first] = rows;
  if (!first) return;
  const voice = voiceOf(isLocale(first.language) ? first.language : 'en');
  const { t } = voice;
  const subject = t('reviews.mail_subject', { page: first.name, count: first.count });
  await sendMail(
    setLetter(voice, first.email, {
      subject,
      heading: t('reviews.mail_heading'),
      reason: t('orders.mail_reason_seller', { page: first.name }),
      blocks: [
        { kind: 'text', text: t('reviews.mail_text', { count: first.count }) },
        {
          kind: 'rows',
          rows: rows.map(({ title, stars }) => ({ label: title, value: t('reviews.stars', { count: stars }) })),
        },
        { kind: 'button', label: t('reviews.mail_see'), path: `/studio/${first.handle}/reviews?show=unanswered` },
      ],
    }),
  );
}
