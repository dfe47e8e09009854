import { EmptyState } from '@/app/_ui/empty-state';
import { SearchIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { useVoice } from '@/lib/platform/request';
import type { SearchRequest, SearchResult } from '@/lib/shop/search/model';
import { searchHref } from '@/lib/shop/search/schema';
import { MoreOfList, ProductGrid } from '../_tiles/product-grid';
import type { Kept } from './kept';

type ResultsProps = { request: SearchRequest; result: SearchResult; kept: Kept };

/** What was found, how the text was read, and the way to more. */
export function Results({ request, result, kept }: ResultsProps) {
  const { t, formatNumber } = useVoice();
  if (result.total === 0) return <NothingFound kept={kept} />;
  return (
    <section aria-labelledby="results" className="space-y-5">
      <h2 id="results" className="sr-only">
        {t('search.results')}
      </h2>
      <p role="status" className="text-muted text-sm">
        {result.more
          ? t('search.count_more', { shown: formatNumber(result.total) })
          : t('search.count', { count: result.total, shown: formatNumber(result.total) })}
      </p>
      {result.readAs !== null && (
        <Notice>
          {t.rich('search.read_as', {
            words: result.readAs,
            b: (words) => (
              <strong key="words" dir="auto">
                {words}
              </strong>
            ),
          })}
        </Notice>
      )}
      {result.partly && <Notice>{t('search.partly')}</Notice>}
      <ProductGrid products={result.items} first={4} morph />
      <MoreOfList
        start={request.cursor ? searchHref(kept) : null}
        next={result.next && searchHref({ ...kept, after: result.next })}
      />
    </section>
  );
}

function NothingFound({ kept }: { kept: Kept }) {
  const { t } = useVoice();
  const narrowed = Object.entries(kept).some(([name, value]) => name !== 'q' && value !== undefined);
  return (
    <EmptyState
      picture={<SearchIcon size={36} />}
      title={t('search.nothing')}
      action={
        narrowed && kept.q ? (
          <LinkButton href={searchHref({ q: kept.q })}>{t('search.without_filters')}</LinkButton>
        ) : (
          <LinkButton href="/discover">{t('common.discover')}</LinkButton>
        )
      }
    >
      {kept.q ? t('search.nothing_for', { query: kept.q }) : t('search.nothing_here')}
    </EmptyState>
  );
}
