import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { totalsAt } from '@/lib/money/donations/fundraisers/queries';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import type { FundraiserView } from '@/lib/shop/fundraisers/model';
import { myFundraisers } from '@/lib/shop/fundraisers/queries';

/** The fundraisers somebody made, each with its total; nothing where she made none. */
export async function Raised({ actor }: { actor: PersonActor }) {
  const own = await myFundraisers(actor);
  if (own.length === 0) return null;
  const [totals, { t, formatMoney, formatDate }] = await Promise.all([totalsAt(own), requestI18n()]);
  return (
    <Section title={t('fundraisers.mine')}>
      <RowList>
        {own.map((one) => (
          <li key={one.id} className="px-4 py-3 sm:px-6">
            <p className="flex flex-wrap items-center justify-between gap-3">
              <Link
                href={`/donations/raised/${one.id}`}
                className="wrap-anywhere inline-flex min-h-11 items-center font-medium underline underline-offset-4"
              >
                <bdi>{one.title}</bdi>
              </Link>
              <span className="tabular-nums">{formatMoney(totals(one.id))}</span>
            </p>
            <p className="text-muted text-sm">
              {one.charity} · {howItRuns(t, one, formatDate(one.endsAt, 'date'))}
            </p>
          </li>
        ))}
      </RowList>
    </Section>
  );
}

/** How a fundraiser stands, in words: until when it runs, or who ended it. */
export function howItRuns(t: Voice['t'], { state, endedBy, charity }: FundraiserView, day: string): string {
  switch (state) {
    case 'running':
      return t('fundraisers.runs_until', { day });
    case 'ended':
      return t(endedBy ? `fundraisers.ended_${endedBy}` : 'fundraisers.ended_time', { day });
    default:
      return t(`fundraisers.is_${state}`, { charity });
  }
}
