import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { EmptyState } from '@/app/_ui/empty-state';
import { Field } from '@/app/_ui/field';
import { ChevronRightIcon, SearchIcon, UserIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { parseId } from '@/lib/kernel/ids';
import { plainLine } from '@/lib/kernel/text';
import { type CustomerView, customersOf } from '@/lib/money/customers/queries';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage, type StudioPageProps, titled } from '../load-page';

export const generateMetadata = titled('inbox.customers');

/** Who bought here, the latest first. */
export default async function Customers({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadSellingPage((await params).page, 'see_buyers');
  const asked = await searchParams;
  const words = typeof asked.q === 'string' ? plainLine(asked.q).slice(0, 100) : '';
  const home = `/studio/${page.handle}/customers`;
  const [{ t, href }, { customers, next }] = await Promise.all([
    requestI18n(),
    customersOf(actor, page.id, words, parseId('order', asked.after)),
  ]);
  return (
    <div className="mx-auto max-w-3xl space-y-5">
      <div>
        <h1 className="text-xl md:text-2xl">{t('inbox.customers')}</h1>
        <p className="mt-1 text-muted text-sm">{t('inbox.customers_hint')}</p>
      </div>
      <search>
        <form action={href(home)} className="flex items-end gap-3">
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
        <EmptyState picture={<UserIcon size={32} />} title={t('inbox.customers_none')}>
          <p>{t(words ? 'inbox.customers_none_found' : 'inbox.customers_none_body')}</p>
        </EmptyState>
      ) : (
        <Card className="divide-y divide-line p-0! sm:p-0!">
          {customers.map((customer) => (
            <Customer key={customer.lastOrder} customer={customer} handle={page.handle} />
          ))}
        </Card>
      )}
      {next && (
        <div className="flex justify-center">
          <LinkButton
            href={`${home}?${new URLSearchParams({ ...(words && { q: words }), after: next })}`}
            variant="quiet"
          >
            {t('inbox.older_customers')}
          </LinkButton>
        </div>
      )}
    </div>
  );
}

/** One of them; it leads to her latest order. */
async function Customer({ customer, handle }: { customer: CustomerView; handle: string }) {
  const { t, formatMoney, formatList, formatCountry, formatAgo } = await requestI18n();
  const { name, city, country, orders, spent, lastAt, lastOrder } = customer;
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
      </span>
      <ChevronRightIcon className="mirror shrink-0 text-muted" />
    </Link>
  );
}
