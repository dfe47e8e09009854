import 'server-only';
import { sql } from 'drizzle-orm';
import { asActor } from '@/db/client/money';
import { type Actor, actorKey, type PersonActor } from '@/lib/identity/actor/model';
import { fromUuid, type Id } from '@/lib/kernel/ids';
import { evidencePlace } from '@/lib/money/disputes/evidence/model';
import type { CopiedRow } from '@/lib/platform/copied/model';
import { fileStore } from '@/lib/platform/storage';

/** A file that a buyer showed in a dispute of hers, its bytes read when they are asked for. */
export type OwnEvidence = {
  readonly path: string;
  readonly read: () => Promise<Uint8Array | null>;
  readonly order: Id<'order'>;
  readonly words: string | null;
  readonly at: Date;
};

/** What the actor showed in disputes of her own, oldest first. */
export async function ownEvidence(actor: PersonActor): Promise<readonly OwnEvidence[]> {
  const rows = await asActor(actor, (tx) => readRows(tx, actor));
  return rows.map(({ id, kind, order, note, at }) => {
    const evidence = fromUuid('evidence', id);
    return {
      path: `evidence/${id}.${kind === 'pdf' ? 'pdf' : 'jpg'}`,
      read: async () => (await fileStore()).get(evidencePlace(evidence)),
      order: fromUuid('order', order),
      words: note,
      at: new Date(at),
    };
  });
}

type Row = { id: string; kind: string; order: string; note: string | null; at: string };
type Reading = Parameters<Parameters<typeof asActor>[1]>[0];

async function readRows(tx: Reading, actor: Actor): Promise<Row[]> {
  return tx.execute<Row>(sql`
    select f.id, f.kind, f.order_id as order, f.note, f.at::text as at from money.dispute_file f
    where f.owner = ${actorKey(actor)} and f.side = 'buyer' and f.stored_at is not null order by f.at, f.id`);
}

/** Such a file as the copy says it. */
export function showEvidence({ path, order, words, at }: OwnEvidence): CopiedRow {
  return { at, order, words, file: path };
}
