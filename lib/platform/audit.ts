import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '@/lib/identity/actor/model';

/** A pool of any ring or one of its transactions. */
type Transaction = { execute(query: SQL): PromiseLike<unknown> };

/**
 * Appends one line to the audit inside the caller's transaction: who, what (`noun.verb`), to which thing (its
 * shown id), and a few ids or codes as detail, never contents or addresses. Nobody can change it afterwards.
 */
export async function audit(
  transaction: Transaction,
  actor: Actor,
  action: `${string}.${string}`,
  subject: string,
  detail: Record<string, string | number | boolean> = {},
): Promise<void> {
  await transaction.execute(
    sql`select identity.audit(${auditName(actor)}, ${action}, ${subject}, ${JSON.stringify(detail)}::jsonb)`,
  );
}

/** How the audit names an actor: a person by her id, a guest by the first letters of her hash, a job by its name. */
export function auditName(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.personId;
    case 'guest':
      return `guest:${actor.guestHash?.slice(0, 12) ?? 'new'}`;
    case 'system':
      return `system:${actor.name}`;
  }
}
