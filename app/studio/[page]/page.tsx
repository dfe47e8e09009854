import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { ChevronRightIcon, ImagePlusIcon, PackageIcon, PencilIcon, TagIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { SellerOrder } from '@/lib/money/orders/model';
import { openOrderCount, ordersOfPage } from '@/lib/money/orders/queries';
import { requestI18n } from '@/lib/platform/request';
import { type ShopTodo, shopTodo } from '@/lib/shop/drafts/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { FirstSteps } from './first-steps';
import { loadPage } from './load-page';
import { OrderRow } from './orders/order-row';
import { PhotosToShop } from './photos-to-shop';

const latest = 4;

type PageProps = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { page } = await loadPage((await params).page);
  const { t } = await requestI18n();
  return { title: `${t('studio.overview')} · ${page.name}`, robots: { index: false } };
}

/** What needs doing, most urgent first; before the first sale, what opens the shop. */
export default async function Overview({ params }: PageProps) {
  const { actor, page } = await loadPage((await params).page);
  const { t } = await requestI18n();
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('studio.overview')}</h1>
        <div className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-auto max-md:*:whitespace-nowrap max-md:*:px-3">
          <LinkButton href={`/studio/${page.handle}/updates`} variant="quiet">
            <PencilIcon size={18} />
            {t('studio.write_update')}
          </LinkButton>
          <LinkButton href={`/studio/${page.handle}/open`}>
            <ImagePlusIcon size={18} />
            {page.shopOpen ? t('studio.add_products') : t('studio.open_a_shop')}
          </LinkButton>
        </div>
      </div>
      <Todo actor={actor} page={page} />
    </div>
  );
}

async function Todo({ actor, page }: { actor: PersonActor; page: PageSettings }) {
  const [todo, toShip, { orders }] = await Promise.all([
    shopTodo(actor, page.id),
    openOrderCount(actor, page.id),
    ordersOfPage(actor, page.id, { filter: 'all' }),
  ]);
  if (todo === null) return null;
  return (
    <div className="grid grid-cols-1 items-start gap-6 md:grid-cols-2">
      {todo.products + todo.drafts > 0 ? <Work page={page} todo={todo} toShip={toShip} /> : <Begin page={page} />}
      <div className="space-y-6">
        <LatestOrders page={page} orders={orders.slice(0, latest)} />
        <FirstSteps page={page} todo={todo} />
      </div>
    </div>
  );
}

async function LatestOrders({ page, orders }: { page: PageSettings; orders: readonly SellerOrder[] }) {
  if (orders.length === 0) return null;
  const { t } = await requestI18n();
  const home = `/studio/${page.handle}/orders`;
  return (
    <Card className="p-0! sm:p-0!">
      <div className="flex items-baseline justify-between gap-3 px-4 pt-4 sm:px-5 sm:pt-6">
        <h2 className="font-semibold text-lg">{t('studio.latest_orders')}</h2>
        <Link href={home} className="min-h-11 text-sm underline-offset-4 hover:underline">
          {t('studio.all_orders')}
        </Link>
      </div>
      <div className="divide-y divide-line">
        {orders.map((order) => (
          <OrderRow key={order.id} page={page} order={order} />
        ))}
      </div>
    </Card>
  );
}

/** A page without a single product: the one thing to do, large. */
async function Begin({ page }: { page: PageSettings }) {
  const { t } = await requestI18n();
  return (
    <Card className="flex flex-col items-center gap-4 py-10! text-center">
      <PhotosToShop />
      <div>
        <h2 className="font-semibold text-lg">{t('studio.begin_title')}</h2>
        <p className="mt-1 max-w-sm text-muted">{t('studio.begin_body')}</p>
      </div>
      <LinkButton href={`/studio/${page.handle}/open`} size="large">
        <ImagePlusIcon size={18} />
        {t('studio.open_a_shop')}
      </LinkButton>
    </Card>
  );
}

async function Work({ page, todo, toShip }: { page: PageSettings; todo: ShopTodo; toShip: number }) {
  const { t } = await requestI18n();
  const home = `/studio/${page.handle}`;
  const closed = !page.shopOpen && todo.products > 0;
  const nothing = toShip === 0 && todo.drafts === 0 && todo.lowCount === 0 && !closed;
  return (
    <Card className="space-y-1">
      <h2 className="mb-2 font-semibold text-lg">{t('studio.to_do')}</h2>
      {nothing && <p className="text-muted">{t('studio.nothing_to_do')}</p>}
      {closed && <Task href={`${home}/settings`} icon={<TagIcon />} label={t('studio.task_closed')} />}
      {toShip > 0 && (
        <Task
          href={`${home}/orders?show=to_ship`}
          icon={<PackageIcon />}
          label={t('studio.task_ship', { count: toShip })}
          urgent
        />
      )}
      {todo.drafts > 0 && (
        <Task
          href={`${home}/open`}
          icon={<ImagePlusIcon />}
          label={t('studio.task_drafts', { count: todo.drafts })}
          detail={
            todo.draftsUnpriced > 0 ? t('studio.task_drafts_unpriced', { count: todo.draftsUnpriced }) : undefined
          }
        />
      )}
      {todo.lowCount > 0 && <LowStock home={home} todo={todo} />}
    </Card>
  );
}

type TaskProps = { href: string; icon: ReactNode; label: string; detail?: string | undefined; urgent?: boolean };

async function Task({ href, icon, label, detail, urgent }: TaskProps) {
  const { t } = await requestI18n();
  return (
    <Link href={href} className="-mx-2 flex min-h-14 items-center gap-3 rounded-sm px-2 py-2 hover:bg-sunken">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-sunken">{icon}</span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{label}</span>
        {detail && <span className="block text-muted text-sm">{detail}</span>}
      </span>
      {urgent && <Chip tone="due">{t('studio.now')}</Chip>}
      <ChevronRightIcon className="mirror shrink-0 text-muted" />
    </Link>
  );
}

async function LowStock({ home, todo }: { home: string; todo: ShopTodo }) {
  const { t } = await requestI18n();
  return (
    <div className="pt-3">
      <h3 className="font-medium">{t('studio.task_low', { count: todo.lowCount })}</h3>
      <ul className="mt-1">
        {todo.low.map((row) => (
          <li key={`${row.productId} ${row.values.join(' ')}`}>
            <Link
              href={`${home}/products/${row.productId}`}
              className="-mx-2 flex min-h-11 items-center justify-between gap-3 rounded-sm px-2 hover:bg-sunken"
            >
              <bdi className="truncate">{[row.title, ...row.values].join(' · ')}</bdi>
              <span className={row.stock === 0 ? 'shrink-0 text-brick text-sm' : 'shrink-0 text-muted text-sm'}>
                {t('studio.stock_left', { count: row.stock })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
