import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { toUuid } from '@/lib/kernel/ids';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const shareTopic = new RegExp(`^share:${uuid}$`);

/** Topics one browser may wait for at once. */
export const topicsMax = 40;

/**
 * Of the topics a browser asks for, those it may hear, and its person's own. A topic tells that something changed and never
 * what: who hears of a share that she could not see learns nothing by it.
 */
export async function topicsFor(actor: Actor, asked: readonly string[]): Promise<readonly string[]> {
  const own = actor.kind === 'person' ? [`person:${toUuid(actor.personId)}`] : [];
  const shares = asked.filter((topic) => shareTopic.test(topic));
  return [...own, ...new Set(shares)].slice(0, topicsMax);
}
