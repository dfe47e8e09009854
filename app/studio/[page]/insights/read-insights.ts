import 'server-only';
import { notFound } from 'next/navigation';
import type { PersonActor } from '@/lib/identity/actor/model';
import { salesOfPage, unitsOfPage } from '@/lib/money/orders/sales/queries';
import { type Grain, grains } from '@/lib/shop/insights/model';
import { insightsOf } from '@/lib/shop/insights/queries';
import { daysOf, type Summary, sumUp } from '@/lib/shop/insights/sum-up';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';

/** How the time is cut when the address does not say. */
export function grainAsked(by: string | string[] | undefined | null): Grain {
  return grains.find((grain) => grain === by) ?? 'week';
}

/** Insights of a page as the actor may see them, and in how many days at once her visitors are told. What was sold is read in the money ring, as her. */
export async function readInsights(
  actor: PersonActor,
  page: PageSettings,
  grain: Grain,
): Promise<{ summary: Summary; told: Grain }> {
  const today = new Date().toISOString().slice(0, 10);
  const { since, until, shown } = daysOf(grain, today);
  const [sales, units] = may(page.roles, 'see_money')
    ? await Promise.all([
        salesOfPage(actor, page.id, { since, until }),
        unitsOfPage(actor, page.id, { since: shown[0]?.firstDay ?? today, until }),
      ])
    : [null, new Map()];
  const found = await insightsOf(actor, page.id, { since, until, sold: [...units.keys()] });
  if (found === null) notFound();
  return { summary: sumUp(grain, today, { ...found, sales, units }), told: found.grain };
}
