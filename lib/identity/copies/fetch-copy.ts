import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { identityDb } from '@/db/client/identity';
import { ownCopy } from '@/db/schema/identity/copy';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { ok, type Result, refuse } from '@/lib/kernel/result';
import { audit } from '@/lib/platform/audit';
import { hashToken, isToken } from '@/lib/platform/tokens';
import { type ZipEntry, zipBytes, zipOf } from '@/lib/platform/zip-stream';
import { endCopy } from './end-copy';
import { type CopyEntry, fetchMinutes } from './model';
import { openPiece } from './seal-piece';

/** A copy on its way to whose it is. */
export type CopyDownload = { readonly bytes: number; readonly pieces: AsyncIterable<Uint8Array> };

const Index = z.array(
  z.object({ path: z.string(), piece: z.int(), bytes: z.int(), crc32: z.int(), sha256: z.string() }),
) satisfies z.ZodType<CopyEntry[]>;

/**
 * Spends a link and answers the ZIP it opens; when its last piece is taken, or its reader leaves, what lies of it is removed. `not_found`
 * whatever is unknown, used or over, and everything that another session or account brings: theirs spends nothing.
 */
export async function fetchCopy(actor: PersonActor, token: string): Promise<Result<CopyDownload, 'not_found'>> {
  if (!isToken(token)) return refuse('not_found');
  const spent = await identityDb().transaction(async (tx) => {
    const [row] = await tx
      .update(ownCopy)
      .set({
        state: 'fetching',
        tokenHash: null,
        expiresAt: sql`now() + make_interval(mins => ${fetchMinutes})`,
      })
      .where(
        and(
          eq(ownCopy.tokenHash, hashToken(token)),
          eq(ownCopy.personId, actor.personId),
          eq(ownCopy.sessionId, actor.sessionId),
          eq(ownCopy.state, 'ready'),
          sql`${ownCopy.tokenUntil} > now()`,
        ),
      )
      .returning({ id: ownCopy.id, word: ownCopy.word, readyAt: ownCopy.readyAt });
    if (row) await audit(tx, actor, 'copy.fetch', row.id);
    return row ?? null;
  });
  return spent === null ? refuse('not_found') : ok(await download(spent.id, spent.word, spent.readyAt ?? new Date()));
}

async function download(id: Id<'copy'>, word: string, at: Date): Promise<CopyDownload> {
  const index = Index.parse(JSON.parse(Buffer.from(await openPiece(id, word, 0)).toString('utf8')));
  const entries = index.map(({ path, piece, bytes, crc32 }): ZipEntry => {
    const open = async function* () {
      yield await openPiece(id, word, piece);
    };
    return { name: path, bytes, crc32, open };
  });
  return { bytes: zipBytes(entries), pieces: thenEnded(id, zipOf(entries, at)) };
}

async function* thenEnded(id: Id<'copy'>, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } finally {
    await endCopy(id);
  }
}
