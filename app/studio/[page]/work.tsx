import type { ReactNode } from 'react';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { ChevronRightIcon, ImagePlusIcon, PackageIcon, StarIcon, TagIcon, Undo2Icon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';
import type { ShopTodo } from '@/lib/shop/drafts/queries';
import { may } from '@/lib/shop/ownership/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';

type WorkProps = { page: PageSettings; todo: ShopTodo | null; toShip: number; returns: number; reviews: number };

/** What waits for somebody of the page, most urgent first; `todo` is null to who does not see the catalogue. */
export async function Work({ page, todo, toShip, returns, reviews }: WorkProps) {
  const { t } = await requestI18n();
  const home = `/studio/${page.handle}`;
  const closed = !page.shopOpen && todo?.hasProducts === true && may(page.roles, 'change_settings');
  const drafts = may(page.roles, 'change_catalog') ? (todo?.drafts ?? 0) : 0;
  const unpriced = todo?.draftsUnpriced ?? 0;
  const nothing = toShip + returns + reviews === 0 && drafts === 0 && !todo?.lowCount && !closed;
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
      {returns > 0 && (
        <Task
          href={`${home}/orders?show=returns`}
          icon={<Undo2Icon />}
          label={t('studio.task_returns', { count: returns })}
        />
      )}
      {reviews > 0 && (
        <Task
          href={`${home}/reviews?show=unanswered`}
          icon={<StarIcon />}
          label={t('reviews.task', { count: reviews })}
        />
      )}
      {drafts > 0 && (
        <Task
          href={`${home}/open`}
          icon={<ImagePlusIcon />}
          label={t('studio.task_drafts', { count: drafts })}
          detail={unpriced > 0 ? t('studio.task_drafts_unpriced', { count: unpriced }) : undefined}
        />
      )}
      {todo && todo.lowCount > 0 && <LowStock home={home} todo={todo} />}
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
