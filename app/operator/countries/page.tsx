import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BackLink } from '@/app/_ui/back-link';
import { OneCountry } from '@/lib/markets/schema';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
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
  const [actor, asked, { t }] = await Promise.all([requirePerson('/operator/countries'), searchParams, requestI18n()]);
  if (!actor.operator) notFound();
  const parsed = OneCountry.safeParse(asked);
  const country = parsed.success ? parsed.data.country : '';
  return (
    <div className="page-width max-w-3xl space-y-10 py-8 md:py-12">
      <header className="space-y-2">
        <BackLink href="/operator">{t('operator.title')}</BackLink>
        <h1 className="text-2xl">{t('countries.operator_title')}</h1>
        <p className="text-muted">{t('countries.operator_lead')}</p>
      </header>
      <Changes actor={actor} />
      <ProposeForm country={country} />
      <InviteForm country={country} />
      <History actor={actor} country={country} />
    </div>
  );
}
