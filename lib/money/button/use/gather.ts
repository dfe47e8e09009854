import 'server-only';
import { sql } from 'drizzle-orm';
import { moneyDb } from '@/db/client/money';
import { type Id, toUuid } from '@/lib/kernel/ids';
import { gatherCounts } from '@/lib/platform/gather-counts';
import type { TroubleKind } from '../health/model';
import type { Report } from './schema';

/** Something that happened to a site's button, by its publishable key or by the site itself. */
type Happened =
  | { pk: string; origin: string; kind: Report['k'] }
  | { site: Id<'site'>; origin: string; kind: TroubleKind };

type Row = { pk: string | null; site: string | null; origin: string; kind: string };

const counts = gatherCounts<Row>({
  ...{ name: 'button', everyMs: 2_000 },
  // More different ones in two seconds are nobody's honest pages.
  most: 5_000,
  write: (rows) => moneyDb().execute(sql`select money.count_button_use(${JSON.stringify(rows)}::jsonb)`),
});

/** Counts what happened. Never fails and never waits; what a process has not written when it ends is not counted. */
export function gather(happened: Happened): void {
  const [pk, site] = 'pk' in happened ? [happened.pk, null] : [null, toUuid(happened.site)];
  counts.add({ pk, site, origin: happened.origin, kind: happened.kind });
}

/** Writes what was gathered, once. What cannot be written is lost, with a word in the log. */
export const writeUse = counts.write;
