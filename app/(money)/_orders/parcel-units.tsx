import type { OrderView, ShownParcel } from '@/lib/money/orders/model';
import { requestI18n } from '@/lib/platform/request';

/** What a parcel holds, a line for each thing. */
export async function ParcelUnits({ lines, parcel }: { lines: OrderView['lines']; parcel: ShownParcel }) {
  const { formatNumber } = await requestI18n();
  return (
    <ul className="text-sm">
      {parcel.units.map(({ lineId, quantity }) => {
        const line = lines.find((one) => one.id === lineId);
        return (
          <li key={lineId}>
            {formatNumber(quantity)} × <bdi>{[line?.title, line?.optionText].filter(Boolean).join(' · ')}</bdi>
          </li>
        );
      })}
    </ul>
  );
}
