import type { PackingSlip } from '@/lib/money/orders/inbox/pick-list';
import type { OrderLine } from '@/lib/money/orders/stored/model';
import { placeLine } from '@/lib/money/wallet/model';
import { type Voice, voiceOf } from '@/lib/platform/voice';

type SlipProps = { slip: PackingSlip; priced: boolean };

/** What lies in the parcel, for whoever opens it: in the buyer's language, and without prices unless its seller wants them. */
export function Slip({ slip, priced }: SlipProps) {
  const { order, locale } = slip;
  const voice = voiceOf(locale);
  const { t, dir, formatDate, formatCountry } = voice;
  const to = order.shipTo;
  const where = to ? [to.name, to.line1, to.line2, placeLine(to), formatCountry(to.country)].filter(Boolean) : [];
  return (
    <article
      lang={locale}
      dir={dir}
      className="space-y-6 rounded-md bg-surface p-6 text-start shadow-card print:break-after-page print:rounded-none print:bg-transparent print:p-0 print:shadow-none"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-3">
        <div>
          <h2 className="text-lg">
            <bdi>{order.pageName}</bdi>
          </h2>
          <p className="text-muted text-sm">{t('inbox.slip')}</p>
        </div>
        <p className="text-sm tabular-nums">
          <bdi dir="ltr">{order.id.slice(-8).toUpperCase()}</bdi> · {formatDate(order.placedAt, 'date')}
        </p>
      </header>
      <address className="not-italic">
        {where.map((line) => (
          <span key={line} className="block">
            <bdi>{line}</bdi>
          </span>
        ))}
      </address>
      {/* Whoever receives a gift reads no price, whatever its seller prints for others. */}
      <SlipTable voice={voice} slip={slip} priced={priced && order.gift === null} />
      {order.gift?.note && (
        <div className="space-y-1">
          <h3 className="text-base">{t('gifts.slip_note')}</h3>
          <p className="wrap-anywhere whitespace-pre-line" dir="auto">
            {order.gift.note}
          </p>
        </div>
      )}
      {order.state === 'due' && (
        <p className="font-semibold">{t('door.slip_due', { total: voice.formatMoney(order.total) })}</p>
      )}
      {/* Whoever receives a gift bought nothing. */}
      {order.gift === null && <p className="text-sm">{t('inbox.slip_thanks', { seller: order.pageName })}</p>}
    </article>
  );
}

function SlipTable({ voice, slip, priced }: SlipProps & { voice: Voice }) {
  const { t } = voice;
  const goods = slip.order.lines.filter((line) => line.kind === 'goods' && line.quantity > line.returned);
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{t('inbox.slip')}</caption>
      <thead>
        <tr className="border-line border-b text-muted">
          <th scope="col" className="py-2 text-start font-medium">
            {t('inbox.product')}
          </th>
          <th scope="col" className="py-2 text-start font-medium">
            {t('inbox.sku')}
          </th>
          <th scope="col" className="py-2 text-end font-medium">
            {t('inbox.units')}
          </th>
          {priced && (
            <th scope="col" className="py-2 text-end font-medium">
              {t('inbox.price')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {goods.map((line) => (
          <SlipRow key={line.id} voice={voice} line={line} sku={slip.skus.get(line.variantId ?? '')} priced={priced} />
        ))}
      </tbody>
    </table>
  );
}

function SlipRow({
  voice,
  line,
  sku = '',
  priced,
}: {
  voice: Voice;
  line: OrderLine;
  sku: string | undefined;
  priced: boolean;
}) {
  return (
    <tr className="border-line border-b">
      <td className="py-2">
        <bdi className="font-medium">{line.title}</bdi>
        {line.optionText && <bdi className="block text-muted">{line.optionText}</bdi>}
      </td>
      <td className="py-2">
        <bdi dir="ltr">{sku}</bdi>
      </td>
      <td className="py-2 text-end tabular-nums">{voice.formatNumber(line.quantity - line.returned)}</td>
      {priced && <td className="py-2 text-end tabular-nums">{line.unit && voice.formatMoney(line.unit)}</td>}
    </tr>
  );
}
