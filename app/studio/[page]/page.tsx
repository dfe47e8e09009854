import { redirect } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { ImagePlusIcon, PencilIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import type { PersonActor } from '@/lib/identity/actor/model';
import { openOrderCount, ordersOfPage } from '@/lib/money/orders/queries';
import { requestI18n } from '@/lib/platform/request';
import { shopTodo } from '@/lib/shop/drafts/queries';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { unansweredReviews } from '@/lib/shop/reviews/desk/queries';
import { FirstSteps } from './first-steps';
import { LatestOrders } from './latest-orders';
import { loadPage, loadSellingPage, type StudioPageProps, titled } from './load-page';
import { May } from './may';
import { PhotosToShop } from './photos-to-shop';
import { Work } from './work';

const latest = 4;

export const generateMetadata = titled('studio.overview');

/** What needs doing, most urgent first; before the first sale, what opens the shop. */
export default async function Overview({ params }: StudioPageProps) {
  const [{ page: handle }, { t, href }] = await Promise.all([params, requestI18n()]);
  // A closed page has its orders left, and nothing else to look over.
  if ((await loadSellingPage(handle, 'see_people')).page.closed) redirect(href(`/studio/${handle}/orders`));
  const { actor, page } = await loadPage(handle, 'see_people');
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl md:text-2xl">{t('studio.overview')}</h1>
        <div className="flex flex-wrap gap-2 max-md:w-full max-md:*:flex-auto max-md:*:whitespace-nowrap max-md:*:px-3">
          <May page={page} do="change_page">
            <LinkButton href={`/studio/${page.handle}/updates`} variant="quiet">
              <PencilIcon size={18} />
              {t('studio.write_update')}
            </LinkButton>
          </May>
          <May page={page} do="change_catalog">
            <LinkButton href={`/studio/${page.handle}/open`}>
              <ImagePlusIcon size={18} />
              {page.shopOpen ? t('studio.add_products') : t('studio.open_a_shop')}
            </LinkButton>
          </May>
        </div>
      </div>
      <Todo actor={actor} page={page} />
    </div>
  );
}

async function Todo({ actor, page }: { actor: PersonActor; page: PageSettings }) {
  const [todo, toShip, returns, reviews, { orders }] = await Promise.all([
    shopTodo(actor, page.id),
    openOrderCount(actor, page.id),
    openOrderCount(actor, page.id, 'returns'),
    may(page.roles, 'change_page') ? unansweredReviews(actor, page.id) : 0,
    ordersOfPage(actor, page.id, { filter: 'all' }),
  ]);
  return (
    <div className="grid grid-cols-1 items-start gap-6 md:grid-cols-2">
      {todo?.hasProducts === false && todo.drafts === 0 && may(page.roles, 'change_catalog') ? (
        <Begin page={page} />
      ) : (
        <Work page={page} todo={todo} toShip={toShip} returns={returns} reviews={reviews} />
      )}
      <div className="space-y-6">
        <May page={page} do="see_orders">
          <LatestOrders page={page} orders={orders.slice(0, latest)} />
        </May>
        {todo && (
          <May page={page} do="change_settings">
            <FirstSteps page={page} todo={todo} />
          </May>
        )}
      </div>
    </div>
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
