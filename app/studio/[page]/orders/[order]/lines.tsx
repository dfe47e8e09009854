import { Card } from '@/app/_ui/card';
import { WalletIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { Photo } from '@/app/_ui/photo';
import { Price } from '@/app/_ui/price';
import { doorFeeTitle } from '@/lib/money/orders/door/model';
import type { SellerOrder } from '@/lib/money/orders/model';
import { sayDiscount, sayTotalLine } from '@/lib/money/orders/say-receipt';
import type { OrderLine } from '@/lib/money/orders/stored/model';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { May } from '../../may';

/** What was bought, and how the total came about, line by line. */
export async function Lines({ order, page }: { order: SellerOrder; page: OwnedPageView }) {
  const { t } = await requestI18n();
  const goods = order.lines.filter((line) => line.kind === 'goods');
  const others = order.lines.filter((line) => line.kind !== 'goods');
  return (
    <Card className="space-y-4">
      <ul className="space-y-3">
        {goods.map((line) => (
          <Goods key={`${line.variantId} ${line.optionText}`} line={line} />
        ))}
      </ul>
      <dl className="space-y-1.5 border-line border-t pt-3">
        {others.map((line) => (
          <OtherLine key={line.id} line={line} />
        ))}
        <div className="flex justify-between gap-4 pt-1 font-semibold">
          <dt>{t('studio.total')}</dt>
          <dd>
            <Price value={order.total} />
          </dd>
        </div>
        {order.refunded.amount > 0n && (
          <div className="flex justify-between gap-4 text-brick">
            <dt>{t('studio.given_back')}</dt>
            <dd>
              <Price value={{ ...order.refunded, amount: -order.refunded.amount }} />
            </dd>
          </div>
        )}
      </dl>
      {!order.atDoor && (
        <May page={page} do="see_money">
          <LinkButton href={`/studio/${page.handle}/orders/${order.id}/money`} variant="quiet">
            <WalletIcon size={18} />
            {t('flow.see')}
          </LinkButton>
        </May>
      )}
    </Card>
  );
}

function Goods({ line }: { line: OrderLine }) {
  return (
    <li className="flex items-center gap-3">
      <span className="block h-16 w-13 shrink-0 overflow-hidden rounded-sm bg-sunken">
        {line.picture && <Photo media={{ ...line.picture, alt: '' }} shape="fill" sizes="52px" widths={[96, 192]} />}
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="block font-medium">{line.title}</bdi>
        {line.optionText && <bdi className="block text-muted text-sm">{line.optionText}</bdi>}
        <span className="text-muted text-sm tabular-nums">
          {line.quantity} × {line.unit && <Price value={line.unit} />}
        </span>
      </span>
      <Price value={line.amount} />
    </li>
  );
}

async function OtherLine({ line }: { line: OrderLine }) {
  const voice = await requestI18n();
  const { t } = voice;
  const label = {
    goods: line.title,
    delivery: line.title === doorFeeTitle ? t('door.fee_line') : t('studio.delivery'),
    discount: sayDiscount({ t }, { title: line.title, code: line.optionText }),
    tax: line.kind === 'tax' ? sayTotalLine(voice, { ...line, kind: 'tax' }) : '',
  }[line.kind];
  return (
    <div className="flex justify-between gap-4 text-muted text-sm">
      <dt>{label}</dt>
      <dd>
        <Price value={line.amount} />
      </dd>
    </div>
  );
}
