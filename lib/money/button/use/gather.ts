import 'server-only';
import { sql } from 'drizzle-orm';
import { moneyDb } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { logWarn } from '@/lib/platform/log';
import type { TroubleKind } from '../health/model';
import type { Report } from './schema';

/** Something that happened to a site's button, by its publishable key or by the site itself. */
type Happened =
  | { pk: string; origin: string; kind: Report['k'] }
  | { site: Id<'site'>; origin: string; kind: TroubleKind };

/** Milliseconds in which counts are gathered before they are written together. */
const gatherMs = 2_000;

/** Different counts held at once: more than that of two seconds are nobody's honest pages. */
const heldMax = 5_000;

type Count = { pk: string | null; site: string | null; origin: string; kind: string; count: number };
type Gathered = { counts: Map<string, Count>; timer: ReturnType<typeof setTimeout> | null };

// Routes and actions are bundled apart; what a process gathers is one.
const shared = globalThis as typeof globalThis & { soukButtonUse?: Gathered };

function gathered(): Gathered {
  shared.soukButtonUse ??= { counts: new Map(), timer: null };
  return shared.soukButtonUse;
}

/** Counts what happened. Never fails and never waits; what a process has not written when it ends is not counted. */
export function gather(happened: Happened): void {
  const state = gathered();
  const [pk, site] = 'pk' in happened ? [happened.pk, null] : [null, toUuid(happened.site)];
  const { origin, kind } = happened;
  const name = [pk, site, origin, kind].join(' ');
  const known = state.counts.get(name);
  if (known) known.count += 1;
  else if (state.counts.size < heldMax) state.counts.set(name, { pk, site, origin, kind, count: 1 });
  state.timer ??= setTimeout(() => void writeUse(), gatherMs).unref();
}

/** Writes what was gathered, once. What cannot be written is lost, with a word in the log. */
export async function writeUse(): Promise<void> {
  const state = gathered();
  const writing = [...state.counts.values()];
  state.counts.clear();
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  if (writing.length === 0) return;
  try {
    await moneyDb().execute(sql`select money.count_button_use(${JSON.stringify(writing)}::jsonb)`);
  } catch (error) {
    logWarn('button.not_counted', { counts: writing.length, reason: error instanceof Error ? error.name : 'unknown' });
  }
}
