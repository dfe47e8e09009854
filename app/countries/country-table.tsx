import { stateWords } from '@/app/_countries/rule-words';
import { Chip } from '@/app/_ui/chip';
import { Link } from '@/app/_ui/link';
import { type Capability, isOpen, type Rule } from '@/lib/markets/model';
import { type CountryRules, mode } from '@/lib/markets/public';
import { requestI18n } from '@/lib/platform/request';

type TableProps = { countries: readonly CountryRules[]; capability: Capability | null };

/** Country by country what works, since when, and why not; of one capability, or of all. */
export async function CountryTable({ countries, capability }: TableProps) {
  const { t, locale, formatCountry } = await requestI18n();
  const byName = new Intl.Collator(locale);
  const named = countries
    .map((one) => ({ ...one, name: formatCountry(one.country) }))
    .toSorted((one, other) => byName.compare(one.name, other.name));
  if (named.length === 0) return <p>{t('countries.none_yet')}</p>;
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">
        {capability
          ? t('countries.caption_one', { what: t(`countries.cap_${capability}`) })
          : t('countries.caption_all')}
      </caption>
      <thead className="text-muted max-sm:sr-only">
        <tr className="border-line border-b *:py-2 *:text-start *:font-normal">
          <th scope="col">{t('countries.column_country')}</th>
          <th scope="col">{t('countries.column_works')}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {named.map(({ country, name, rules }) => (
          <tr key={country} className="align-top max-sm:block max-sm:py-2">
            <th scope="row" className="pe-4 text-start font-medium max-sm:block sm:w-56 sm:py-1">
              <Link
                href={`/countries/${country.toLowerCase()}`}
                className="inline-flex min-h-11 items-center underline underline-offset-4"
              >
                {name}
              </Link>
            </th>
            <td className="max-sm:block sm:py-3">
              <ul className="space-y-1.5">
                {rules.map((rule) => (
                  <RuleLine key={rule.capability} rule={rule} named={capability === null} />
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How one capability stands, since when, and why not. */
async function RuleLine({ rule, named }: { rule: Rule; named: boolean }) {
  const voice = await requestI18n();
  const { t, formatDate } = voice;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      {named && <span className="sm:min-w-48">{t(`countries.cap_${rule.capability}`)}</span>}
      <Chip tone={isOpen(rule.state, mode()) ? 'done' : 'neutral'}>{stateWords(voice, rule)}</Chip>
      <span className="text-muted">{t('countries.since', { day: formatDate(rule.since, 'date') })}</span>
      {rule.reason && <span className="text-muted">{t(`countries.reason_${rule.reason}`)}</span>}
    </li>
  );
}
