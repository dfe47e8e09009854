import 'server-only';
import { desc, eq } from 'drizzle-orm';
import { identityDb } from '@/db/client/identity';
import { ownCopy } from '@/db/schema/identity/copy';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type CopyState, copyStates } from './model';

/** The actor's latest copy as its screen shows it. `here`: this session asked for it, and alone gets it. */
export type CopyView = {
  readonly state: CopyState;
  /** Chapters that are made. */
  readonly done: number;
  readonly here: boolean;
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
};

/** The latest copy the actor asked for; null when there was none for a month. One whose time is over is `gone`, also before a worker saw it. */
export async function latestCopy(actor: PersonActor): Promise<CopyView | null> {
  const [row] = await identityDb()
    .select()
    .from(ownCopy)
    .where(eq(ownCopy.personId, actor.personId))
    .orderBy(desc(ownCopy.createdAt))
    .limit(1);
  if (!row) return null;
  const isOver = row.expiresAt !== null && row.expiresAt.getTime() <= Date.now();
  const state = isOver && row.state === 'ready' ? 'gone' : copyStateOf(row.state);
  return {
    ...{ state, done: row.done, here: row.sessionId === actor.sessionId },
    ...{ expiresAt: row.expiresAt, endedAt: row.endedAt },
  };
}

function copyStateOf(word: string): CopyState {
  return copyStates.find((state) => state === word) ?? 'failed';
}
