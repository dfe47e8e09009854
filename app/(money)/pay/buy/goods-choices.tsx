import { Select } from '@/app/_ui/field';
import { Photo } from '@/app/_ui/photo';
import { Price } from '@/app/_ui/price';
import type { GoodsChoice } from '@/lib/money/button/shop/queries';
import { requestI18n } from '@/lib/platform/request';

/** The most that is offered in a list of numbers. */
const countsMax = 20;

/** Products to choose from: of each a picture, its variants with their prices, and how many. */
export function GoodsChoices({ choices }: { choices: readonly GoodsChoice[] }) {
  return (
    <ul className="space-y-3">
      {choices.map((choice, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page may name a product twice, and the list never changes
        <li key={at} className="flex gap-4 rounded-lg bg-surface p-4 shadow-card">
          <span className="w-24 shrink-0">
            <span className="block overflow-hidden rounded-sm">
              {choice.picture ? (
                <Photo media={{ ...choice.picture, alt: '' }} sizes="96px" shape="tall" />
              ) : (
                <span className="block aspect-4/5 bg-sunken" />
              )}
            </span>
          </span>
          <Take choice={choice} at={at} />
        </li>
      ))}
    </ul>
  );
}

async function Take({ choice, at }: { choice: GoodsChoice; at: number }) {
  const { t, formatNumber, formatMoney } = await requestI18n();
  const { title, variants, quantity } = choice;
  const [first] = variants;
  const most = Math.max(...variants.map(({ stock }) => stock));
  if (!first) return null;
  const lowest = quantity > 0 ? 1 : 0;
  const counts = Array.from(
    { length: Math.max(Math.min(most, countsMax), quantity) - lowest + 1 },
    (_, more) => more + lowest,
  );
  return (
    <div className="min-w-0 flex-1 space-y-3">
      <div>
        <h2 className="text-base">
          <bdi>{title}</bdi>
        </h2>
        {variants.length === 1 && (
          <p className="text-muted text-sm">
            {first.label && <bdi>{first.label} · </bdi>}
            <Price value={first.price} />
          </p>
        )}
      </div>
      {most <= 0 ? (
        <p className="font-medium text-sm">{t('button.buy_sold_out')}</p>
      ) : (
        <>
          {variants.length === 1 ? (
            <input type="hidden" name={`variant.${at}`} value={first.id} />
          ) : (
            <Select
              name={`variant.${at}`}
              label={t('button.buy_option')}
              defaultValue={variants.find(({ stock }) => stock > 0)?.id}
            >
              {variants.map(({ id, label, price, stock }) => (
                <option key={id} value={id} disabled={stock <= 0}>
                  {[formatMoney(price), label, ...(stock > 0 ? [] : [t('button.buy_sold_out')])]
                    // An option holds no elements: each part keeps its own direction by marks.
                    .map((part) => `\u2068${part}\u2069`)
                    .join(' · ')}
                </option>
              ))}
            </Select>
          )}
          <Select name={`count.${at}`} label={t('button.buy_quantity')} defaultValue={String(quantity)}>
            {counts.map((count) => (
              <option key={count} value={count}>
                {formatNumber(count)}
              </option>
            ))}
          </Select>
        </>
      )}
    </div>
  );
}
