import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { payQuote, payReply } from '@/db/schema/money/button/pay-order';
import type { SystemActor } from '@/lib/identity/actor/model';

const system: SystemActor = { kind: 'system', name: 'pay-replies', locale: 'en' };

/** Forgets what was answered to a site's keys, and what its server answered, more than a day ago: it may hold where somebody lives, and nobody is answered with it any more. */
export async function forgetReplies(): Promise<void> {
  await asActor(system, async (tx) => {
    await tx.delete(payReply).where(sql`${payReply.createdAt} < now() - interval '24 hours'`);
    await tx.delete(payQuote).where(sql`${payQuote.createdAt} < now() - interval '24 hours'`);
  });
}
