import 'server-only';
import { sql } from 'drizzle-orm';
import { shopDb } from '@/db/client/shop';
import { isLocale } from '@/lib/platform/i18n';
import { setLetter } from '@/lib/platform/letter';
import { logBug, logInfo } from '@/lib/platform/log';
import { sendMail } from '@/lib/platform/mail';
import { voiceOf } from '@/lib/platform/voice';

type LowRow = {
  variant: string;
  page: string;
  name: string;
  handle: string;
  email: string;
  language: string | null;
  title: string;
  values: string[];
  stock: number;
};

const onceMax = 500;
/** Lines of one mail; the rest is in the studio. */
const linesMax = 20;

/**
 * Tells owners, at the page's contact address and in its first language, what has come down to the number they set: once, and again
 * only after there was more. What never was more than that is not told: of single pieces there is no stock to run low. Said before it
 * is sent, so that two processes do not both say it; what could not be sent is said the next time.
 */
export async function tellLow(): Promise<void> {
  const rows = await shopDb().execute<LowRow>(sql`
    with low as (
      select l.variant_id from shop.low_stock l
      join shop.variant v on v.id = l.variant_id
      join shop.page g on g.id = l.page_id and g.state = 'published' and g.shop_open and g.contact_email <> ''
      join shop.product p on p.id = v.product_id and p.state = 'published'
      where not l.told and v.stock_most > coalesce(v.low_stock, g.low_stock)
      order by l.variant_id limit ${onceMax} for update of l skip locked),
    told as (update shop.low_stock l set told = true from low where l.variant_id = low.variant_id returning l.variant_id)
    select v.id as variant, g.id as page, g.name, g.handle, g.contact_email as email, g.languages[1] as language, p.title, v.values, v.stock
    from told t join shop.variant v on v.id = t.variant_id join shop.product p on p.id = v.product_id join shop.page g on g.id = v.page_id
    order by v.stock, p.title, v.position`);
  const pages = new Map<string, LowRow[]>();
  for (const row of rows) pages.set(row.page, [...(pages.get(row.page) ?? []), row]);
  for (const low of pages.values()) await mailLow(low).catch((error: unknown) => sayAgain(low, error));
  if (rows.length > 0) logInfo('stock.low_told', { variants: rows.length, pages: pages.size });
}

/** One page's mail that does not go out keeps no other page's back. */
async function sayAgain(low: readonly LowRow[], error: unknown): Promise<void> {
  logBug('stock.low_not_told', error);
  const variants = low.map(({ variant }) => variant).join(',');
  await shopDb().execute(
    sql`update shop.low_stock set told = false where variant_id = any(string_to_array(${variants}, ',')::uuid[])`,
  );
}

async function mailLow(low: readonly LowRow[]): Promise<void> {
  const [first] = low;
  if (!first) return;
  const voice = voiceOf(isLocale(first.language) ? first.language : 'en');
  const { t } = voice;
  const lines = low.slice(0, linesMax).map((row) => ({
    label: [row.title, ...row.values].join(' · '),
    value: t('studio.stock_left', { count: row.stock }),
  }));
  const subject = t('stock.mail_low_subject', { page: first.name, count: low.length });
  await sendMail(
    setLetter(voice, first.email, {
      subject,
      heading: t('stock.mail_low_heading'),
      reason: t('orders.mail_reason_seller', { page: first.name }),
      blocks: [
        { kind: 'text', text: t('stock.mail_low_text') },
        { kind: 'rows', rows: lines },
        { kind: 'button', label: t('stock.mail_low_see'), path: `/studio/${first.handle}` },
      ],
    }),
  );
}
