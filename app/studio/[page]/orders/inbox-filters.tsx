import { Button } from '@/app/_ui/button';
import { Field, Select } from '@/app/_ui/field';
import { SearchIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Tabs } from '@/app/_ui/tabs';
import { type InboxFilter, type Show, shows } from '@/lib/money/orders/inbox/model';
import { countMax } from '@/lib/money/orders/inbox/queries';
import { addressOfInbox } from '@/lib/money/orders/inbox/schema';
import { requestI18n } from '@/lib/platform/request';

type InboxFiltersProps = { home: string; filter: InboxFilter; counts: Readonly<Record<Show, number>> };

/** What the inbox is narrowed to: a list, words, days, and how it is sorted. All of it is in the address. */
export async function InboxFilters({ home, filter, counts }: InboxFiltersProps) {
  const { t, href, formatNumber, formatDate } = await requestI18n();
  const isHere = (show: Show) => show === (filter.show === 'to_ship' ? 'to_pack' : filter.show);
  // A browser writes a day in the language of its own menus, whatever the page's is: in words it is read by everybody.
  const days = (['from', 'to'] as const).flatMap((end) => {
    const day = filter[end];
    return day === null ? [] : [`${t(`inbox.${end}`)} ${formatDate(new Date(`${day}T00:00:00Z`), 'date')}`];
  });
  const narrowed = filter.words !== '' || filter.from !== null || filter.to !== null || filter.sort !== 'newest';
  return (
    <div className="space-y-3">
      <Tabs
        label={t('studio.orders_by_state')}
        // A shop that collects nothing at doors has no list of it.
        tabs={shows
          .filter((show) => show !== 'due' || counts.due > 0 || isHere(show))
          .map((show) => ({
            href: addressWith(home, { ...filter, show }),
            label: t(`inbox.show_${show}`),
            current: isHere(show),
            ...(counts[show] > 0 && {
              count: counts[show] > countMax ? `${formatNumber(countMax)}+` : formatNumber(counts[show]),
            }),
          }))}
      />
      <search>
        <form action={href(home)} className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto_auto]">
          {filter.show !== 'all' && <input type="hidden" name="show" value={filter.show} />}
          <Field
            type="search"
            name="q"
            defaultValue={filter.words}
            label={t('inbox.find')}
            placeholder={t('inbox.find_hint')}
            maxLength={100}
            before={<SearchIcon size={18} />}
          />
          <div className="grid grid-cols-2 gap-3">
            <Field type="date" name="from" label={t('inbox.from')} defaultValue={filter.from ?? ''} />
            <Field type="date" name="to" label={t('inbox.to')} defaultValue={filter.to ?? ''} />
          </div>
          <Select name="sort" label={t('inbox.sort')} defaultValue={filter.sort}>
            <option value="newest">{t('inbox.newest')}</option>
            <option value="oldest">{t('inbox.oldest')}</option>
          </Select>
          <div className="flex gap-2">
            <Button type="submit" variant="quiet">
              {t('inbox.narrow')}
            </Button>
            {narrowed && (
              <LinkButton href={addressWith(home, { show: filter.show })} variant="plain">
                {t('inbox.clear')}
              </LinkButton>
            )}
          </div>
        </form>
        {days.length > 0 && <p className="mt-2 text-muted text-sm">{days.join(' · ')}</p>}
      </search>
    </div>
  );
}

/** The address of a list of the inbox. */
export function addressWith(home: string, filter: Partial<InboxFilter>, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...addressOfInbox(filter), ...more }).toString();
  return query ? `${home}?${query}` : home;
}
