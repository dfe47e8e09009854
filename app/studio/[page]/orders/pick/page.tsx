import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { Photo } from '@/app/_ui/photo';
import { PrintButton } from '@/app/_ui/print-button';
import { type PickLine, pickList } from '@/lib/money/orders/inbox/pick-list';
import { tickedIn } from '@/lib/money/orders/inbox/schema';
import { requestI18n } from '@/lib/platform/request';
import { loadSellingPage, type StudioPageProps, titled } from '../../load-page';

export const generateMetadata = titled('inbox.pick_list');

/** What to fetch from the shelf for the ticked orders, by product. */
export default async function PickList({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadSellingPage((await params).page, 'change_orders');
  const [{ t }, lines] = await Promise.all([requestI18n(), pickList(actor, page.id, tickedIn(await searchParams))]);
  return (
    <div data-printable className="mx-auto max-w-3xl space-y-5 print:max-w-none">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('inbox.pick_list')}</h1>
        <div className="flex gap-2 print:hidden">
          <LinkButton href={`/studio/${page.handle}/orders`} variant="quiet">
            {t('common.back')}
          </LinkButton>
          <PrintButton label={t('orders.print')} />
        </div>
      </div>
      {lines.length === 0 ? (
        <EmptyState title={t('inbox.pick_none')} />
      ) : (
        <ul className="divide-y divide-line rounded-md bg-surface shadow-card print:shadow-none">
          {lines.map((line) => (
            <Pick key={line.key} line={line} />
          ))}
        </ul>
      )}
    </div>
  );
}

async function Pick({ line }: { line: PickLine }) {
  const { t, formatNumber } = await requestI18n();
  return (
    <li className="flex break-inside-avoid items-center gap-4 p-4">
      <span className="block h-16 w-13 shrink-0 overflow-hidden rounded-sm bg-sunken">
        {line.picture && <Photo media={{ ...line.picture, alt: '' }} shape="fill" sizes="52px" widths={[96, 192]} />}
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="block font-medium">{line.title}</bdi>
        {line.optionText && <bdi className="block text-muted text-sm">{line.optionText}</bdi>}
        {line.sku && (
          <span className="block text-muted text-sm">
            {t('inbox.sku')} <bdi dir="ltr">{line.sku}</bdi>
          </span>
        )}
        <span className="block text-muted text-sm">
          {line.orders.map(({ id, units }) => (
            <bdi key={id} dir="ltr" className="me-3 inline-block tabular-nums">
              {id.slice(-8).toUpperCase()} × {formatNumber(units)}
            </bdi>
          ))}
        </span>
      </span>
      <span className="font-semibold text-xl tabular-nums">× {formatNumber(line.units)}</span>
    </li>
  );
}
