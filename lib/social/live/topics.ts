import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { hearable } from '@/lib/social/messages/queries';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const shareTopic = new RegExp(`^share:${uuid}$`);
const talkTopic = new RegExp(`^talk:(${uuid})$`);
const inboxTopic = new RegExp(`^inbox:(${uuid})$`);

/** Topics one browser may wait for at once. */
export const topicsMax = 40;

/** What is told when somebody has closed her account: her streams end. */
export function goneTopic(personId: Id<'person'>): string {
  return `gone:${toUuid(personId)}`;
}

/**
 * Of the topics a browser asks for, those it may hear, and its person's own. A topic tells that something changed and never
 * what: who hears of a share that she could not see learns nothing by it. Of conversations and of a page's messages only those
 * hear who stand in them.
 */
export async function topicsFor(actor: Actor, asked: readonly string[]): Promise<readonly string[]> {
  const own = actor.kind === 'person' ? [`person:${toUuid(actor.personId)}`, goneTopic(actor.personId)] : [];
  const shares = asked.filter((topic) => shareTopic.test(topic));
  return [...own, ...new Set([...shares, ...(await talked(actor, asked))])].slice(0, topicsMax);
}

async function talked(actor: Actor, asked: readonly string[]): Promise<readonly string[]> {
  const named = (topic: RegExp) => asked.flatMap((one) => topic.exec(one)?.[1] ?? []);
  const [talks, pages] = [named(talkTopic), named(inboxTopic)];
  if (actor.kind !== 'person' || (talks.length === 0 && pages.length === 0)) return [];
  return [...(await hearable(actor, { talks, pages }))];
}
