import { Checkbox } from '@/app/_ui/choice';
import { Field, Select } from '@/app/_ui/field';
import { useVoice } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { returnPayers } from '@/lib/shop/pages/return-policy';

/** What is said of returns in numbers, for shoppers and for search engines: all of it optional, and none of it read out of words. */
export function ReturnFields({ page }: { page: PageSettings }) {
  const { t } = useVoice();
  return (
    <fieldset className="space-y-5">
      <legend className="mb-3 font-semibold">{t('studio.return_policy')}</legend>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          name="returnDays"
          label={t('studio.return_days')}
          hint={t('studio.return_days_hint')}
          note={t('common.optional')}
          defaultValue={page.returnDays ?? ''}
          inputMode="numeric"
          maxLength={3}
          dir="ltr"
        />
        <Select name="returnPaidBy" label={t('shop.return_paid_by')} defaultValue={page.returnPaidBy}>
          {returnPayers.map((payer) => (
            <option key={payer} value={payer}>
              {t(`shop.return_paid_by_${payer}`)}
            </option>
          ))}
        </Select>
        <Field
          name="restocking"
          label={t('shop.restocking')}
          hint={t('studio.restocking_hint')}
          note={t('common.optional')}
          defaultValue={page.restockingBasisPoints === 0 ? '' : String(page.restockingBasisPoints / 100)}
          inputMode="decimal"
          after="%"
          dir="ltr"
        />
      </div>
      <div className="space-y-2">
        <Checkbox
          name="returnByMail"
          label={t('shop.return_way_mail')}
          defaultChecked={page.returnWays.includes('mail')}
        />
        <Checkbox
          name="returnAtShop"
          label={t('shop.return_way_shop')}
          defaultChecked={page.returnWays.includes('shop')}
        />
      </div>
    </fieldset>
  );
}
