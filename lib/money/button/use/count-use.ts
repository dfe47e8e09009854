import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';
import { gather } from './gather';
import type { Report } from './schema';

/** Reports that one network may send in a minute: a school looks at a page of some buttons together. */
export const reportsMax = 300;

/** Networks held at once; beyond, everybody waits for the next minute. */
const networksMax = 50_000;

const minuteMs = 60_000;
type Minute = { at: number; secret: Buffer; sent: Map<string, number> };
const shared = globalThis as typeof globalThis & { soukReports?: Minute };

/**
 * Counts a report of a page, whose origin is the browser's word. False when its network sent too many. A network is known only by a mark
 * under a secret of this minute, which is in no table and no log and is thrown away with it.
 */
export function countUse(
  visit: { network: string; now: number },
  { origin, pk, k }: Report & { origin: string },
): boolean {
  const at = Math.floor(visit.now / minuteMs);
  if (shared.soukReports?.at !== at) shared.soukReports = { at, secret: randomBytes(32), sent: new Map() };
  const { secret, sent } = shared.soukReports;
  const mark = createHmac('sha256', secret).update(visit.network).digest('base64').slice(0, 16);
  const times = sent.get(mark) ?? 0;
  if (times >= reportsMax || (times === 0 && sent.size >= networksMax)) return false;
  sent.set(mark, times + 1);
  gather({ pk, origin, kind: k });
  return true;
}
