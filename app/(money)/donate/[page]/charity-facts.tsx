import { namedDonors, totalOf } from '@/lib/money/donations/queries';
import { requestI18n } from '@/lib/platform/request';
import type { CharityView } from '@/lib/shop/charities/model';

const namedMost = 6;

/** Which charity this is, as Souk found it, what was given so far, and who of those that gave wants to be named. */
export async function CharityFacts({ charity }: { charity: CharityView }) {
  const [total, donors, { t, formatMoney, formatCountry, formatDate }] = await Promise.all([
    totalOf(charity),
    namedDonors(charity.pageId, namedMost),
    requestI18n(),
  ]);
  const { goal, registration, country, verifiedAt } = charity;
  const part = goal === null ? null : Math.min(100, Number((total.amount * 100n) / goal.amount));
  const words = { total: formatMoney(total), goal: goal ? formatMoney(goal) : '' };
  const given = goal === null ? t('donations.given', words) : t('donations.given_of', words);
  return (
    <div className="space-y-3">
      <h1 className="text-xl">{t('donations.title', { name: charity.name })}</h1>
      <p className="text-muted text-sm">
        <bdi className="block text-ink">{charity.legalName}</bdi>
        {t('donations.charity_line', {
          ...{ number: registration, country: formatCountry(country), day: formatDate(verifiedAt, 'date') },
        })}
      </p>
      <p className="font-medium tabular-nums">{given}</p>
      {part !== null && <progress className="h-2 w-full accent-teal" value={part} max={100} aria-label={given} />}
      {donors.length > 0 && (
        <p className="text-muted text-sm">
          {t('donations.donors', { names: donors.map((one) => one.name).join(' · ') })}
        </p>
      )}
    </div>
  );
}
