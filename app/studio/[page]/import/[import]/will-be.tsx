import type { Currency } from '@/lib/kernel/money';
import { money } from '@/lib/kernel/money';
import type { Voice } from '@/lib/platform/voice';
import type { Foreseen } from '@/lib/shop/imports/foresee';

type WillBeProps = { foreseen: Foreseen; currency: Currency; voice: Voice };

/** What a product will cost and whether it will be on sale, or why it will not come at all, before anything is imported. */
export function WillBe({ foreseen, currency, voice }: WillBeProps) {
  const { t, formatMoney } = voice;
  if ('refusal' in foreseen) return <span className="text-brick text-sm">{t(`imports.rule_${foreseen.refusal}`)}</span>;
  const { state, lowMinor, highMinor } = foreseen;
  const said = (minor: bigint) => formatMoney(money(minor, currency));
  return (
    <span className="text-sm">
      {lowMinor === null || highMinor === null ? (
        <span className="text-brick">{t('imports.no_price')}</span>
      ) : (
        <bdi className="tabular-nums">
          {lowMinor === highMinor ? said(lowMinor) : t('money.days', { from: said(lowMinor), by: said(highMinor) })}
        </bdi>
      )}
      {' · '}
      {t(`imports.will_${state}`)}
    </span>
  );
}
