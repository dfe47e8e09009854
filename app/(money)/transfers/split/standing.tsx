import { Price } from '@/app/_ui/price';
import { type Money, money } from '@/lib/kernel/money';
import { useVoice } from '@/lib/platform/request';

/** How somebody stands: what she is owed or owes, in words, currency by currency. `of` is said of others, else of whoever looks. */
export function Standing({ values, other = false }: { values: readonly Money[]; other?: boolean }) {
  const { t } = useVoice();
  if (values.length === 0) return <span className="text-muted text-sm">{t('split.even')}</span>;
  return (
    <span className="flex flex-col items-end text-sm">
      {values.map((value) => {
        const owed = value.amount > 0n;
        const words = owed
          ? t(other ? 'split.is_owed' : 'split.you_are_owed')
          : t(other ? 'split.owes' : 'split.you_owe');
        return (
          <span key={value.currency} className={owed ? 'text-teal' : undefined}>
            {words} <Price className="font-medium" value={money(owed ? value.amount : -value.amount, value.currency)} />
          </span>
        );
      })}
    </span>
  );
}
