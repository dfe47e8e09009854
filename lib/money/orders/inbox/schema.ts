import { z } from 'zod';
import { type Id, parseId } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { parcelFields } from '@/lib/money/orders/schema';
import { idField } from '@/lib/platform/id-field';
import { type InboxFilter, shows } from './model';

/** What an address may say, once or several times. */
export type Asked = Readonly<Record<string, string | string[] | undefined>>;

const day = z.iso.date().nullable().catch(null);

const Inbox = z.object({
  show: z.enum([...shows, 'to_ship']).catch('all'),
  words: z.string().transform(plainLine).pipe(z.string().max(100)).catch(''),
  from: day,
  to: day,
  sort: z.enum(['newest', 'oldest']).catch('newest'),
});

/** What an address narrows the inbox to; what it says wrongly counts as not said. */
export function inboxOfAddress(asked: Asked): InboxFilter {
  return Inbox.parse({ ...asked, words: asked.q });
}

/** What stands in the address of a list: only what differs from the whole inbox. */
export function addressOfInbox(filter: Partial<InboxFilter>): Record<string, string> {
  const { show = 'all', words = '', from, to, sort = 'newest' } = filter;
  return {
    ...(show !== 'all' && { show }),
    ...(words && { q: words }),
    ...(from && { from }),
    ...(to && { to }),
    ...(sort !== 'newest' && { sort }),
  };
}

/** Orders ticked at most at once: a screen of them. */
export const tickedMax = 100;

/** The orders that an address or a form ticks, each once; those beyond `tickedMax` are left out. */
export function tickedIn(asked: Asked): Id<'order'>[] {
  const ticked = [asked['orders[]'] ?? []].flat().map((text) => parseId('order', text));
  return [...new Set(ticked.filter((id) => id !== null))].slice(0, tickedMax);
}

const ticks = z
  .array(idField('order'), { error: 'nothing_ticked' })
  .min(1, 'nothing_ticked')
  .max(tickedMax, 'too_many_ticked')
  .transform((ids) => [...new Set(ids)]);

/** The form around the list: what is done with the ticked orders. */
export const BulkForm = z.object({ pageId: idField('page'), orders: ticks });

/** What `packMany` takes. */
export type Bulk = Pick<z.output<typeof BulkForm>, 'pageId' | 'orders'>;

/** The name of the field that asks, in the form that ships several orders, by whom one of them travels. */
export const carrierField = (orderId: Id<'order'>) => `carrier.${orderId}`;

/** The same for the code of the parcel. */
export const codeField = (orderId: Id<'order'>) => `code.${orderId}`;

/** The form that ships several orders, each with its own carrier and code or none. */
export const ShipManyForm = z
  .looseObject({ pageId: idField('page'), orders: ticks })
  .transform((form, context): ShipMany => {
    const parcels = form.orders.map((orderId) => {
      const typed = { carrier: form[carrierField(orderId)] ?? '', trackingCode: form[codeField(orderId)] ?? '' };
      const read = z.object(parcelFields).safeParse(typed);
      if (read.success) return { orderId, ...read.data };
      for (const { path } of read.error.issues) {
        const field = path[0] === 'carrier' ? carrierField(orderId) : codeField(orderId);
        context.addIssue({ code: 'custom', message: 'too_long', path: [field] });
      }
      return { orderId, carrier: '', trackingCode: '' };
    });
    return { pageId: form.pageId, parcels };
  });

/** What `shipMany` takes. */
export type ShipMany = {
  pageId: Id<'page'>;
  parcels: readonly { orderId: Id<'order'>; carrier: string; trackingCode: string }[];
};
