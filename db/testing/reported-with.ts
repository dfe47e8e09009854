import type { Actor } from '@/lib/identity/actor/model';
import { lookAt, reportedThings } from '@/lib/social/decisions/reported';

/** The reported messages with these words that an operator finds waiting, by uuid; none for whoever is none. */
export async function reportedWith(actor: Actor, kind: 'said' | 'message', words: string): Promise<string[]> {
  const { things } = await reportedThings(actor);
  const ids = things.filter((thing) => thing.kind === kind).map(({ id }) => id);
  const looked = await Promise.all(ids.map((subject) => lookAt(actor, { kind, subject })));
  return ids.filter((_, at) => looked[at]?.words === words).sort();
}
