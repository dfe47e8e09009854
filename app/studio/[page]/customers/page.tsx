import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { EmptyState } from '@/app/_ui/empty-state';
import { Field } from '@/app/_ui/field';
import { ChevronRightIcon, SearchIcon, UserIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Tabs } from '@/app/_ui/tabs';
import { parseId } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { broughtTo } from '@/lib/money/customers/kept/queries';
import { type CustomerView, customersOf } from '@/lib/money/customers/queries';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { loadSellingPage, type StudioPageProps, titled } from '../load-page';
import { BroughtAlong } from './brought-along';

export const generateMetadata = titled('inbox.customers');

/** Who bought here, the latest first. */
export default async function Customers({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadSellingPage((await params).page, 'see_buyers');
  const asked = await searchParams;
  const words = typeof asked.q === 'string' ? plainLine(asked.q).slice(0, 100) : '';
  const home = `/studio/${page.handle}/customers`;
  const keptOnly = asked.show === 'kept';
  const after = parseId('order', asked.after);
  const [{ t, href }, { customers, next }, brought] = await Promise.all([
    requestI18n(),
    customersOf(actor, page.id, words, after, keptOnly),
    after ? [] : broughtTo(actor, page.id, words),
  ]);
  const here = (show: boolean, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      ...(words && { q: words }),
      ...(show && { show: 'kept' }),
      ...more,
    }).toString();
    return query ? `${home}?${query}` : home;
  };
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div>
        <h1 className="text-xl md:text-2xl">{t('inbox.customers')}</h1>
        <p className="mt-1 text-muted text-sm">{t('inbox.customers_hint')}</p>
      </div>
      <Tabs
        label={t('customers.filter_label')}
        tabs={[
          { href: here(false), label: t('customers.filter_all'), current: !keptOnly },
          { href: here(true), label: t('customers.filter_kept'), current: keptOnly },
        ]}
      />
      <search>
        <form action={href(home)} className="flex items-end gap-3">
          {keptOnly && <input type="hidden" name="show" value="kept" />}
          <Field
            type="search"
            name="q"
            defaultValue={words}
            label={t('inbox.find_customer')}
            placeholder={t('inbox.find_customer_hint')}
            maxLength={100}
            before={<SearchIcon size={18} />}
            className="flex-1"
          />
          <Button type="submit" variant="quiet">
            {t('common.search')}
          </Button>
        </form>
      </search>
      {customers.length === 0 ? (
        <Nobody keptOnly={keptOnly && !words} found={words !== ''} />
      ) : (
        <Card className="divide-y divide-line p-0! sm:p-0!">
          {customers.map((customer) => (
            <Customer key={customer.lastOrder} customer={customer} handle={page.handle} />
          ))}
        </Card>
      )}
      {next && (
        <div className="flex justify-center">
          <LinkButton href={here(keptOnly, { after: next })} variant="quiet">
            {t('inbox.older_customers')}
          </LinkButton>
        </div>
      )}
      <BroughtAlong page={page.id} people={brought} mayLetGo={may(page.roles, 'take_archive')} />
    </div>
  );
}

async function Nobody({ keptOnly, found }: { keptOnly: boolean; found: boolean }) {
  const { t } = await requestI18n();
  const body = found ? 'inbox.customers_none_found' : 'inbox.customers_none_body';
  return (
    <EmptyState picture={<UserIcon size={32} />} title={t(keptOnly ? 'customers.kept_none' : 'inbox.customers_none')}>
      <p>{t(keptOnly ? 'customers.kept_none_body' : body)}</p>
    </EmptyState>
  );
}

/** One of them; it leads to her latest order. */
async function Customer({ customer, handle }: { customer: CustomerView; handle: string }) {
  const { t, formatMoney, formatList, formatCountry, formatAgo } = await requestI18n();
  const { name, city, country, orders, spent, lastAt, lastOrder, kept } = customer;
  return (
    <Link
      href={`/studio/${handle}/orders/${lastOrder}`}
      className="flex items-center gap-3 p-4 hover:bg-sunken sm:px-5"
    >
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <bdi className="truncate font-medium">{name}</bdi>
          <bdi className="font-medium tabular-nums">{formatList(spent.map(formatMoney))}</bdi>
        </span>
        <span className="block truncate text-muted text-sm">
          {city && <bdi>{city}</bdi>}
          {city && ' · '}
          {formatCountry(country)}
        </span>
        <span className="block text-muted text-sm">
          {t('inbox.orders_here', { count: orders })} · {t('inbox.last_order', { ago: formatAgo(lastAt) })}
        </span>
        {kept && (
          <span className="mt-1 flex flex-wrap items-center gap-2 text-sm">
            <Chip tone="done">{t('customers.agreed')}</Chip>
            <bdi className="break-all">{kept.email}</bdi>
          </span>
        )}
      </span>
      <ChevronRightIcon className="mirror shrink-0 text-muted" />
    </Link>
  );
}
