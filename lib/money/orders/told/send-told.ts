import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import type { SystemActor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { type Mail, sendMail } from '@/lib/platform/mail';
import type { ToldKind, ToldSide } from './model';

const system: SystemActor = { kind: 'system', name: 'told', locale: 'en' };

/** What is kept of a mail; `about` as `aboutOf` says it, empty where an order has one of its kind. */
export type Told = { orders: readonly Id<'order'>[]; side: ToldSide; kind: ToldKind; about?: string };

/**
 * Sends a mail about orders, and keeps that it went out. Who is killed between the two, or whose note could not be written, sends it
 * again: nothing stands there that was not sent. Whoever has no address is not written to, and nothing is kept. Throws as `sendMail` does.
 */
export async function sendTold(mail: Mail, { orders, side, kind, about = '' }: Told): Promise<void> {
  if (mail.to === '') return;
  await sendMail(mail);
  const ids = JSON.stringify(orders.map(toUuid));
  await asActor(system, (tx) =>
    tx.execute(sql`
      insert into money.told_mail (order_id, owner, side, kind, about) select o.id, o.owner, ${side}, ${kind}, ${about}
      from money."order" o where o.id in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb)) on conflict do nothing`),
  );
}
