import type { Metadata } from 'next';
import { CountryLine } from '@/app/_country/country-line';
import { shopperCountry } from '@/app/_country/shopper-country';
import { Notice } from '@/app/_ui/notice';
import { currentActor } from '@/lib/platform/auth';
import type { Translate } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { queryLengthMax, type SearchRequest } from '@/lib/shop/search/model';
import { search } from '@/lib/shop/search/queries';
import { isQueryCut, readSearch, type SearchParameters } from '@/lib/shop/search/schema';
import { Filters } from './filters';
import { keptOf } from './kept';
import { Results } from './results';
import { SearchBox } from './search-box';

type SearchProps = { searchParams: Promise<SearchParameters> };

export async function generateMetadata({ searchParams }: SearchProps): Promise<Metadata> {
  const [{ t }, parameters] = await Promise.all([requestI18n(), searchParams]);
  const request = readSearch(parameters);
  const subject = subjectOf(request, t);
  // A shelf is worth finding; the endless pages of other searches are not.
  const index = request.query === '' && request.category !== undefined;
  return { title: subject ? t('search.title_of', { subject }) : t('search.title'), robots: { index, follow: true } };
}

/** Search: one form, one address; every filter and every further part of the list is a link. */
export default async function Search({ searchParams }: SearchProps) {
  const [{ t, formatNumber }, actor, parameters] = await Promise.all([requestI18n(), currentActor(), searchParams]);
  const request = readSearch(parameters);
  const result = await search(actor, { ...request, to: await shopperCountry() });
  const kept = keptOf(request);
  const subject = subjectOf(request, t);
  return (
    <div className="page-width space-y-6 py-4 md:py-8">
      <h1 className="max-md:sr-only text-xl">{subject ? t('search.results_for', { subject }) : t('search.title')}</h1>
      <SearchBox request={request} />
      <CountryLine />
      {isQueryCut(parameters) && <Notice>{t('search.query_cut', { max: formatNumber(queryLengthMax) })}</Notice>}
      <div className="gap-8 lg:grid lg:grid-cols-[15rem_1fr]">
        <Filters request={request} result={result} kept={kept} />
        <Results request={request} result={result} kept={kept} />
      </div>
    </div>
  );
}

/** What is looked for, in words: the typed text, else the name of the shelf. */
function subjectOf({ query, category }: SearchRequest, t: Translate): string {
  return query || (category ? t(`taxonomy.${category}`) : '');
}
