import { insight, insightGrain } from '@/db/schema/shop/insight';
import type { Id } from '@/lib/kernel/ids';
import { closedPieces, type Grain, type Piece, type ToldKind } from '@/lib/shop/insights/model';
import type { Derive } from './derive';
import { chunks, type OwnerDb } from './owner';
import { pages } from './world/pages';
import { pageIdOf } from './write-shops';

/** How many people come to a page in a day, about. Those that are not named have few: nothing is told of them. */
const visitorsDaily: Record<string, number> = {
  'cedar-and-co': 27,
  'beit-alfakhar': 24,
  'kumo-kiln': 9,
  'maison-fougere': 7,
};

const told = (count: number) => Math.round(count / 10) * 10;

/** What was told of the last half year of the pages people know: numbers of ten as insights would have told them. */
export async function writeInsights(database: OwnerDb, derive: Derive): Promise<void> {
  const today = derive.clock.toISOString().slice(0, 10);
  const rows: (typeof insight.$inferInsert)[] = [];
  for (const [handle, daily] of Object.entries(visitorsDaily)) {
    const page = pageIdOf(derive, handle);
    const grain: Grain = daily >= 20 ? 'day' : 'week';
    const rest: Grain = grain === 'day' ? 'week' : 'month';
    const add = (kind: ToldKind, part: number, each: Grain, product: Id<'product'> | null = null) => {
      for (const piece of closedPieces(each, today, each === 'day' ? 180 : each === 'week' ? 26 : 6)) {
        const count = told(daily * part * daysIn(piece) * moodOf(derive, `${handle} ${kind} ${product}`, piece));
        if (count >= 20) rows.push({ pageId: page, productId: product, kind, ...piece, count });
      }
    };
    add('visit', 1, grain);
    add('cart', 0.16, rest);
    add('tap', 0.05, rest);
    const found = pages.find((one) => one.handle === handle)?.products.slice(0, 6) ?? [];
    for (const [index, { slug }] of found.entries()) {
      const product = derive.id('product', `${handle}/${slug}`);
      add('visit', 0.5 / (index + 1), rest, product);
      add('cart', 0.12 / (index + 1), rest, product);
      add('found', 0.4 / (index + 1), 'month', product);
      add('opened', 0.1 / (index + 1), 'month', product);
    }
    await database.insert(insightGrain).values({ pageId: page, grain, since: '2026-01-01' }).onConflictDoNothing();
  }
  for (const piece of chunks(rows)) await database.insert(insight).values(piece).onConflictDoNothing();
}

const daysIn = ({ firstDay, lastDay }: Piece) => (Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000 + 1;

/** Better and worse days, more at weekends, and a little more every month. */
function moodOf(derive: Derive, key: string, { firstDay }: Piece): number {
  const [chance = 128] = derive.bytes('mood', `${key} ${firstDay}`);
  const weekend = [0, 6].includes(new Date(`${firstDay}T00:00:00Z`).getUTCDay()) ? 1.3 : 1;
  const age = (derive.clock.getTime() - Date.parse(firstDay)) / 86_400_000;
  return (0.75 + (chance / 256) * 0.5) * weekend * (1.15 - age / 700);
}
