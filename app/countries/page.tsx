import type { Metadata } from 'next';
import { standings, swatches, WorldMap } from '@/app/_countries/world-map';
import { classNames } from '@/app/_ui/class-names';
import { Link } from '@/app/_ui/link';
import { Section } from '@/app/_ui/section';
import { type Capability, capabilities } from '@/lib/markets/model';
import { countriesWithRules, mode } from '@/lib/markets/public';
import { requestI18n } from '@/lib/platform/request';
import { CountryTable } from './country-table';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('countries.title'), description: t('countries.lead') };
}

type CountriesProps = { searchParams: Promise<{ for?: string | string[] }> };

/** What works in which country: a map, and a table that says the same. */
export default async function Countries({ searchParams }: CountriesProps) {
  const [{ for: asked }, { t }] = await Promise.all([searchParams, requestI18n()]);
  const capability = capabilities.find((one) => one === asked) ?? null;
  const countries = await countriesWithRules(capability);
  return (
    <div className="page-width max-w-5xl space-y-8 py-8 md:py-12">
      <header className="max-w-2xl space-y-3">
        <h1 className="text-2xl">{t('countries.title')}</h1>
        <p className="text-muted">{t('countries.lead')}</p>
      </header>
      <Filter chosen={capability} />
      <figure className="space-y-3">
        <WorldMap countries={countries} mode={mode()} />
        <figcaption className="space-y-2 text-sm">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {standings.map((standing) => (
              <li key={standing} className="flex items-center gap-2">
                <span aria-hidden className={classNames('size-3.5 rounded-xs', swatches[standing])} />
                {t(`countries.standing_${standing}`)}
              </li>
            ))}
          </ul>
          <p className="text-muted text-xs">{t('countries.map_source')}</p>
        </figcaption>
      </figure>
      <Section title={capability ? t(`countries.cap_${capability}`) : t('countries.table_title')}>
        <CountryTable countries={countries} capability={capability} />
        <p className="text-muted">{t('countries.everywhere_else')}</p>
      </Section>
    </div>
  );
}

async function Filter({ chosen }: { chosen: Capability | null }) {
  const { t } = await requestI18n();
  const choices = [null, ...capabilities];
  return (
    <nav aria-label={t('countries.filter')}>
      <ul className="flex flex-wrap gap-2">
        {choices.map((one) => (
          <li key={one ?? ''}>
            <Link
              href={one ? `/countries?for=${one}` : '/countries'}
              aria-current={one === chosen ? 'page' : undefined}
              className="inline-flex min-h-11 items-center rounded-full border border-edge px-4 text-sm hover:border-ink aria-[current=page]:border-ink aria-[current=page]:bg-ink aria-[current=page]:text-paper"
            >
              {one ? t(`countries.cap_${one}`) : t('countries.filter_all')}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
