import { classNames } from '@/app/_ui/class-names';
import type { MethodView } from '@/lib/money/wallet/model';
import { requestI18n } from '@/lib/platform/request';
import { brandName } from './card-brand';

const looks: Readonly<Record<string, string>> = {
  visa: 'from-[oklch(0.33_0.09_265)] to-[oklch(0.48_0.13_250)]',
  mastercard: 'from-[oklch(0.26_0.02_40)] to-[oklch(0.42_0.09_35)]',
  amex: 'from-[oklch(0.36_0.06_200)] to-[oklch(0.52_0.08_190)]',
};
const plain = 'from-[oklch(0.28_0.02_60)] to-[oklch(0.42_0.03_70)]';

/** A stored card, recognisable at a glance: brand, last four digits, last month. */
export async function CardFace({ card, className }: { card: MethodView; className?: string }) {
  const { t } = await requestI18n();
  const month = `${String(card.expMonth).padStart(2, '0')}/${String(card.expYear).slice(-2)}`;
  return (
    <span
      className={classNames(
        'relative flex aspect-[1.586] w-full flex-col justify-between overflow-hidden rounded-lg bg-linear-to-br p-5 text-on-photo shadow-card',
        looks[card.brand] ?? plain,
        card.expired && 'grayscale',
        className,
      )}
    >
      <span aria-hidden="true" className="-end-10 -top-16 absolute size-44 rounded-full bg-on-photo/8" />
      <span aria-hidden="true" className="-bottom-20 -end-2 absolute size-52 rounded-full bg-on-photo/5" />
      <span className="flex items-start justify-between">
        <span
          aria-hidden="true"
          className="h-7 w-9 rounded-[6px] bg-linear-to-br from-[oklch(0.88_0.08_85)] to-[oklch(0.72_0.1_75)]"
        />
        {card.isDefault && (
          <span className="rounded-full bg-on-photo/18 px-2.5 py-0.5 font-medium text-xs">{t('money.default')}</span>
        )}
      </span>
      <span>
        <bdi dir="ltr" className="block font-medium text-lg tabular-nums tracking-[0.12em] rtl:text-end">
          •••• {card.last4}
        </bdi>
        <span className="mt-2 flex items-end justify-between text-sm">
          <span className="tabular-nums">{card.expired ? t('money.expired', { month }) : <bdi>{month}</bdi>}</span>
          <bdi lang="en" className="font-bold italic tracking-wide">
            {brandName(card.brand)}
          </bdi>
        </span>
      </span>
    </span>
  );
}
