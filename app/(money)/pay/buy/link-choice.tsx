import { Select } from '@/app/_ui/field';
import { Price } from '@/app/_ui/price';
import type { ShownLink } from '@/lib/money/button/fixed/queries';
import { requestI18n } from '@/lib/platform/request';

/** More is typed by nobody: what is sold by the hundred is a shop's. */
const offeredMax = 20;

/** A fixed amount before it is paid: what it is called, what it costs, and how many where several may be bought. */
export async function LinkChoice({ link, quantity }: { link: ShownLink; quantity: number }) {
  const { t, formatNumber, formatMoney } = await requestI18n();
  const counts = Array.from({ length: Math.max(offeredMax, quantity) }, (_, at) => at + 1);
  return (
    <section className="space-y-4 rounded-lg bg-surface p-5 shadow-card">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="min-w-0 text-base">
          <bdi>{link.title}</bdi>
        </h2>
        <Price value={link.price} className="font-semibold" />
      </div>
      {link.delivery.amount > 0n && (
        <p className="text-muted text-sm">{t('button.buy_delivery', { price: formatMoney(link.delivery) })}</p>
      )}
      {link.several && (
        <Select name="quantity" label={t('button.buy_quantity')} defaultValue={String(quantity)}>
          {counts.map((count) => (
            <option key={count} value={count}>
              {formatNumber(count)}
            </option>
          ))}
        </Select>
      )}
    </section>
  );
}
