import { Photo } from '@/app/_ui/photo';
import type { SharedPurchase } from '@/lib/money/parts/queries';
import { picturesByKey } from '@/lib/money/tap/basket/queries';
import { requestI18n } from '@/lib/platform/request';

/** What is bought together, with its pictures, and the total. */
export async function SharedThings({ of }: { of: SharedPurchase }) {
  const { t, formatMoney, formatNumber } = await requestI18n();
  const pictures = await picturesByKey(of.things.flatMap(({ mediaKey }) => mediaKey ?? []));
  return (
    <div className="space-y-3">
      <ul className="space-y-3">
        {of.things.map(({ title, optionText, mediaKey, quantity, pageName }) => {
          const picture = mediaKey === null ? undefined : pictures.get(mediaKey);
          return (
            <li key={`${title}${optionText}${pageName}`} className="flex items-center gap-4">
              {picture && (
                <span className="block h-24 w-20 shrink-0 overflow-hidden rounded-sm bg-sunken">
                  <Photo media={{ ...picture, alt: '' }} shape="fill" sizes="80px" widths={[96, 192]} />
                </span>
              )}
              <span className="min-w-0">
                <bdi className="block font-medium">{title}</bdi>
                {optionText && <bdi className="block text-muted text-sm">{optionText}</bdi>}
                <span className="block text-muted text-sm">
                  {t('gifts.sold_by', { seller: pageName })}
                  {quantity > 1 && ` · ${t('limits.units', { count: formatNumber(quantity) })}`}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
      <p className="text-muted text-sm">{t('parts.total', { total: formatMoney(of.total) })}</p>
    </div>
  );
}
