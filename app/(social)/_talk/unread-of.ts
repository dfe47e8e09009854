import 'server-only';
import { unreadTalks } from '@/lib/social/talking/queries';
import type { TalkSide } from '@/lib/social/talking/schema';

/** Of what is talked about, by its conversation's name, that in which the other side wrote something new. */
export async function unreadOf<About extends string>(
  talks: ReadonlyMap<About, string>,
  side: TalkSide,
): Promise<ReadonlySet<About>> {
  const unread = await unreadTalks([...talks.values()], side);
  return new Set([...talks].flatMap(([about, talk]) => (unread.has(talk) ? [about] : [])));
}
