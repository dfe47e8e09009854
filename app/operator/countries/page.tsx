import type { Metadata } from 'next';
import { OneCountry } from '@/lib/markets/schema';
import { requestI18n } from '@/lib/platform/request';
import { requireOperator } from '@/lib/platform/require-operator';
import { ConsolePage } from '../console-page';
import { sectionAt } from '../sections';
import { Changes } from './changes';
import { History } from './history';
import { InviteForm } from './invite-form';
import { ProposeForm } from './propose-form';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('countries.operator_title'), robots: { index: false } };
}

type CountriesProps = { searchParams: Promise<{ country?: string | string[] }> };

/** Where two operators open and close countries. To everybody else there is no such page. */
export default async function OperatorCountries({ searchParams }: CountriesProps) {
  const [actor, asked, { t }] = await Promise.all([
    requireOperator('/operator/countries', sectionAt('markets').roles),
    searchParams,
    requestI18n(),
  ]);
  const parsed = OneCountry.safeParse(asked);
  const country = parsed.success ? parsed.data.country : '';
  return (
    <ConsolePage
      actor={actor}
      section="markets"
      title={t('countries.operator_title')}
      lead={t('countries.operator_lead')}
    >
      <Changes actor={actor} />
      <ProposeForm country={country} />
      <InviteForm country={country} />
      <History actor={actor} country={country} />
    </ConsolePage>
  );
}
