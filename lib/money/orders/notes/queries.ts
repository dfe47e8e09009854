import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { profile } from '@/db/schema/identity/person';
import { orderNote } from '@/db/schema/money/parcel';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';

/** A note as the people of the page see it; `by` is empty for somebody whose account is gone. */
export type NoteView = { id: string; words: string; by: string; at: Date };

/** What was noted about an order, oldest first; nothing for everybody but the members of its page, its buyer among them. */
export function notesOf(actor: Actor, orderId: Id<'order'>): Promise<NoteView[]> {
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({ id: orderNote.id, words: orderNote.words, by: profile.name, at: orderNote.at })
      .from(orderNote)
      .leftJoin(profile, eq(profile.personId, orderNote.personId))
      .where(eq(orderNote.orderId, orderId))
      .orderBy(asc(orderNote.at))
      .limit(500);
    return rows.map((row) => ({ ...row, by: row.by ?? '' }));
  });
}
