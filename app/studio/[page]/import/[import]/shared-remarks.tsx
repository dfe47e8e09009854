import { Link } from '@/app/_ui/link';
import type { Voice } from '@/lib/platform/voice';
import type { SharedRemark } from '@/lib/shop/imports/foresee';
import { ruleOf } from '@/lib/shop/imports/rules';
import { fieldName } from './field-name';

type SharedRemarksProps = { remarks: readonly SharedRemark[]; see: string; voice: Voice };

/** What is to be said of many products alike, said once: how many, and between which lines. */
export function SharedRemarks({ remarks, see, voice: { t, formatNumber } }: SharedRemarksProps) {
  if (remarks.length === 0) return null;
  return (
    <div className="space-y-2 rounded-md bg-sunken px-4 py-3 text-sm">
      <h2 className="font-semibold">{t('imports.shared')}</h2>
      <ul className="space-y-1">
        {remarks.map(({ field, rule, products, firstLine, lastLine }) => (
          <li key={`${field} ${rule}`}>
            {t('imports.shared_products', {
              ...{ count: products, shown: formatNumber(products) },
              ...{ first: formatNumber(firstLine), last: formatNumber(lastLine) },
            })}
            {field && (
              <>
                {' · '}
                <bdi className="font-medium">{fieldName(field, t)}</bdi>
              </>
            )}
            {': '}
            {t(`imports.rule_${ruleOf(rule)}`)} {t(`imports.fix_${ruleOf(rule)}`)}
          </li>
        ))}
      </ul>
      <Link href={see} className="inline-flex min-h-11 items-center underline underline-offset-4 md:min-h-6">
        {t('imports.shared_see')}
      </Link>
    </div>
  );
}
