import type { ReactNode } from 'react';
import { buttonClass } from '@/app/_ui/button-class';
import { classNames } from '@/app/_ui/class-names';
import { ChevronDownIcon, ListFilterIcon, XIcon } from '@/app/_ui/icons';
import { IntentLink } from '@/app/_ui/intent-link';
import { useVoice } from '@/lib/platform/request';
import type { SearchRequest, SearchResult } from '@/lib/shop/search/model';
import { searchHref } from '@/lib/shop/search/schema';
import { type NodeId, pathOf, shelfOf } from '@/lib/shop/taxonomy/tree';
import type { Kept } from './kept';
import { PriceFilter } from './price-filter';

type FiltersProps = { request: SearchRequest; result: SearchResult; kept: Kept };

/** What can be narrowed, with counts: open beside the results on a desktop, folded above them on a phone. */
export function Filters(props: FiltersProps) {
  const { t } = useVoice();
  // One element in both places: it travels once in the page's data.
  const list = <FilterList {...props} />;
  const chosen = Object.entries(props.kept).filter(([name, value]) => name !== 'q' && value !== undefined).length;
  return (
    <div className="mb-6">
      <details className="group lg:hidden">
        <summary className={`${buttonClass({ variant: 'quiet', size: 'small' })} list-none`}>
          <ListFilterIcon size={16} />
          {chosen > 0 ? t('search.filters_chosen', { count: chosen }) : t('search.filters')}
          <ChevronDownIcon size={16} className="transition-transform group-open:rotate-180" />
        </summary>
        <div className="mt-4 rounded-md bg-surface p-4 shadow-card">{list}</div>
      </details>
      <div className="hidden lg:block">{list}</div>
    </div>
  );
}

function FilterList({ request, result, kept }: FiltersProps) {
  const { t, href, formatNumber } = useVoice();
  const taken = <XIcon size={16} label={t('search.take_away')} />;
  const choice = (change: Partial<Kept>, chosen: boolean, count: number | null) => ({
    href: href(searchHref({ ...kept, ...change })),
    chosen,
    note: chosen ? taken : count !== null && formatNumber(count),
  });
  const way = request.category === undefined ? [] : pathOf(request.category).slice(1);
  /** A place in the tree; following the one that is asked for leads to what is above it. */
  const place = (node: NodeId, count: number | null) => {
    const path = pathOf(node);
    const chosen = request.category === node;
    const asked = { category: chosen ? path.at(-2) : node };
    return (
      <Choice key={node} {...choice(asked, chosen, count)} depth={path.length - 1}>
        {t(`taxonomy.${node}`)}
      </Choice>
    );
  };
  return (
    <div className="space-y-7">
      <Group title={t('search.category')}>
        {result.categories.flatMap(({ category, count }) => [
          place(category, count),
          ...(isOnShelf(request, category) ? way.map((node) => place(node, null)) : []),
          ...(isOnShelf(request, category) ? result.below.map((one) => place(one.category, one.count)) : []),
        ])}
      </Group>
      <Group title={t('search.page')}>
        {result.pages.map(({ handle, name, count }) => {
          const chosen = request.page === handle;
          return (
            <Choice key={handle} {...choice({ page: chosen ? undefined : handle }, chosen, count)}>
              <bdi>{name}</bdi>
            </Choice>
          );
        })}
      </Group>
      <PriceFilter result={result} kept={kept} />
    </div>
  );
}

function isOnShelf({ category }: SearchRequest, shelf: NodeId): boolean {
  return category !== undefined && shelfOf(category) === shelf;
}

function Group({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section>
      <h2 className="mb-1 font-medium text-sm">{title}</h2>
      <ul className="-mx-2">{children}</ul>
    </section>
  );
}

type ChoiceProps = { href: string; chosen: boolean; note: ReactNode; depth?: number; children: ReactNode };

/** How far what is below another is moved in. */
const indents = ['ps-2', 'ps-6', 'ps-10', 'ps-14'];

/** One value of a filter; following it again takes it away. */
function Choice({ href, chosen, note, depth = 0, children }: ChoiceProps) {
  return (
    <li>
      <IntentLink
        href={href}
        rel="nofollow"
        aria-current={chosen ? 'true' : undefined}
        className={classNames(
          'flex min-h-10 items-center gap-2 rounded-sm pe-2 text-sm hover:bg-sunken aria-[current=true]:font-semibold',
          indents[Math.min(depth, indents.length - 1)],
        )}
      >
        <span className="min-w-0 flex-1 truncate">{children}</span>
        <span className="text-muted tabular-nums">{note}</span>
      </IntentLink>
    </li>
  );
}
