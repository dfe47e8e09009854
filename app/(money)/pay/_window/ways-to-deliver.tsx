import { money } from '@/lib/kernel/money';
import { type DeliveryWay, dayAfter } from '@/lib/money/button/delivery/model';
import type { PayOrderRow } from '@/lib/money/button/schema';
import { requestI18n } from '@/lib/platform/request';
import { arrivalSpan } from '../../_pay/arrival-day';
import { Way } from '../../checkout/way';
import { type AskedWay, sheetPath } from './asked';

type WaysToDeliverProps = {
  order: Pick<PayOrderRow, 'id' | 'currency'>;
  ways: readonly DeliveryWay[];
  chosen: DeliveryWay;
  asked: AskedWay;
};

/** The ways in which a site delivers; each is the address of the sheet priced for it, so that it can be chosen without a script. */
export async function WaysToDeliver({ order, ways, chosen, asked }: WaysToDeliverProps) {
  const voice = await requestI18n();
  const { t, formatMoney } = voice;
  const days = (way: DeliveryWay) => arrivalSpan(voice, dayAfter(way.daysMin), dayAfter(way.daysMax));
  const price = (way: DeliveryWay) =>
    way.amountMinor === 0n ? t('money.free') : formatMoney(money(way.amountMinor, order.currency));
  return (
    <section aria-labelledby="pay-delivery" className="space-y-3">
      <h2 id="pay-delivery" className="text-base">
        {t('button.deliver_by')}
      </h2>
      <ul className="space-y-2">
        {ways.map((way) => (
          <Way
            key={way.id}
            href={sheetPath(order.id, { ...asked, delivery: way.id })}
            chosen={way.id === chosen.id}
            name={way.label}
            hint={[`${price(way)} · ${t('button.deliver_days', { days: days(way) })}`]}
          />
        ))}
      </ul>
    </section>
  );
}
