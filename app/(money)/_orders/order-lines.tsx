import type { ReactNode } from 'react';
import { HandHeartIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { Photo } from '@/app/_ui/photo';
import { Price } from '@/app/_ui/price';
import type { Money } from '@/lib/kernel/money';
import { isDonation } from '@/lib/money/donations/model';
import type { OrderView } from '@/lib/money/orders/model';
import type { OrderLine } from '@/lib/money/orders/stored/model';
import { requestI18n } from '@/lib/platform/request';
import { TotalLine } from './total-line';

type OrderLinesProps = {
  order: OrderView & { cashBack?: Money };
  /** What stands below a line, by its id. */
  below?: ReadonlyMap<string, ReactNode>;
};

/** What was bought and what it came to, as it was when it was placed. */
export async function OrderLines({ order, below }: OrderLinesProps) {
  const { t } = await requestI18n();
  return (
    <section aria-labelledby="lines" className="space-y-4 rounded-lg bg-surface p-5 shadow-card">
      <h2 id="lines" className="sr-only">
        {t('orders.what')}
      </h2>
      <ul className="space-y-4">
        {order.lines.map(
          (line) =>
            line.kind === 'goods' && (
              <Goods
                key={line.id}
                line={line}
                given={isDonation(order)}
                handle={order.pageClosed ? null : order.pageHandle}
                below={below?.get(line.id)}
              />
            ),
        )}
      </ul>
      <dl className="space-y-1.5 border-line border-t pt-4 text-sm">
        {order.lines.map((line) => {
          if (line.kind === 'goods') return null;
          return <TotalLine key={`${line.kind} ${line.title}`} line={{ ...line, kind: line.kind }} />;
        })}
        <div className="flex items-baseline justify-between pt-2 font-semibold text-base">
          <dt>{t('orders.total')}</dt>
          <dd>
            <Price value={order.total} />
          </dd>
        </div>
        {order.refunded.amount > 0n && (
          <div className="flex justify-between text-teal">
            <dt>{t('orders.given_back')}</dt>
            <dd>
              <Price value={order.refunded} />
            </dd>
          </div>
        )}
        {order.cashBack !== undefined && order.cashBack.amount > 0n && (
          <div className="flex justify-between text-teal">
            <dt>{t('door.given_back')}</dt>
            <dd>
              <Price value={order.cashBack} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

type GoodsProps = { line: OrderLine; given: boolean; handle: string | null; below: ReactNode };

/** What was bought, or given; it leads to the product as long as its page, `handle`, is there, and nowhere where another site sold it. */
async function Goods({ line, given, handle, below }: GoodsProps) {
  const { formatNumber } = await requestI18n();
  return (
    <li className="flex gap-4">
      <span className="w-18 shrink-0 overflow-hidden rounded-sm">
        {line.picture ? (
          <Photo media={{ ...line.picture, alt: '' }} sizes="72px" shape="square" />
        ) : (
          <span className="grid aspect-square place-items-center bg-sunken text-muted">
            {given && <HandHeartIcon size={26} />}
          </span>
        )}
      </span>
      <div className="min-w-0 flex-1">
        {handle === null || line.productSlug === '' ? (
          <bdi className="font-medium">{line.title}</bdi>
        ) : (
          <Link href={`/${handle}/${line.productSlug}`} className="font-medium underline-offset-4 hover:underline">
            <bdi>{line.title}</bdi>
          </Link>
        )}
        <span className="block text-muted text-sm">
          <bdi>{line.optionText}</bdi>
          {line.quantity > 1 && (
            <>
              {line.optionText && ' · '}
              <bdi className="tabular-nums">× {formatNumber(line.quantity)}</bdi>
            </>
          )}
        </span>
        {below}
      </div>
      <Price value={line.amount} />
    </li>
  );
}
