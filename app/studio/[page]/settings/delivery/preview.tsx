import { Button } from '@/app/_ui/button';
import { Card } from '@/app/_ui/card';
import { Field, Select } from '@/app/_ui/field';
import { sayDays } from '@/app/(shop)/_delivery/say-delivery';
import { countries } from '@/lib/kernel/countries';
import { money, parseAmount } from '@/lib/kernel/money';
import { requestI18n } from '@/lib/platform/request';
import { previewOf, type Zone } from '@/lib/shop/delivery/model';
import { zoneOfSettings } from '@/lib/shop/delivery/queries';
import { PreviewDelivery } from '@/lib/shop/delivery/schema';
import type { PageSettings } from '@/lib/shop/ownership/queries';

type Asked = Record<string, string | string[] | undefined>;
type PreviewProps = { page: PageSettings; zones: readonly Zone[]; asked: Asked };

/** What a parcel to somewhere costs a buyer, by the same rule as her checkout. A form that only asks: its answer has an address. */
export async function Preview({ page, zones, asked }: PreviewProps) {
  const { t, locale, formatCountry } = await requestI18n();
  const byName = new Intl.Collator(locale);
  const named = countries
    .map((code) => ({ code, name: formatCountry(code) }))
    .sort((one, other) => byName.compare(one.name, other.name));
  const text = (name: string, otherwise: string) => (typeof asked[name] === 'string' ? asked[name] : otherwise);
  return (
    <Card>
      <form method="get" action="#preview" className="space-y-5">
        <h2 id="preview" className="font-semibold text-lg">
          {t('delivery.preview')}
        </h2>
        <div className="grid gap-4 sm:grid-cols-3">
          <Select name="country" label={t('delivery.preview_country')} defaultValue={text('country', page.country)}>
            {named.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
          <Field name="region" label={t('delivery.preview_region')} defaultValue={text('region', '')} maxLength={40} />
          <Field
            name="postalCode"
            label={t('delivery.preview_postal')}
            defaultValue={text('postalCode', '')}
            dir="ltr"
            maxLength={12}
          />
          <Field
            name="grams"
            label={t('delivery.preview_grams')}
            defaultValue={text('grams', '500')}
            inputMode="numeric"
            dir="ltr"
          />
          <Field
            name="goods"
            label={t('delivery.preview_goods')}
            defaultValue={text('goods', '20')}
            after={page.currency}
            inputMode="decimal"
            dir="ltr"
          />
          <Field
            name="units"
            label={t('delivery.preview_units')}
            defaultValue={text('units', '1')}
            inputMode="numeric"
            dir="ltr"
          />
        </div>
        <Button type="submit" variant="quiet">
          {t('delivery.preview_show')}
        </Button>
        {asked.country !== undefined && <Answer page={page} zones={zones} asked={asked} />}
      </form>
    </Card>
  );
}

async function Answer({ page, zones, asked }: PreviewProps) {
  const voice = await requestI18n();
  const { t, formatMoney } = voice;
  const parsed = PreviewDelivery.safeParse(asked);
  const typed = parsed.success ? parsed.data : null;
  const parcel = {
    goods: parseAmount(typed?.goods ?? '', page.currency) ?? money(2_000n, page.currency),
    grams: BigInt(typed?.grams ?? 0),
    units: BigInt(typed?.units ?? 1),
  };
  const place = { country: typed?.country ?? '', region: typed?.region ?? '', postalCode: typed?.postalCode ?? '' };
  const known = zones.length > 0 ? zones : [zoneOfSettings(page)];
  const found = previewOf(known, parcel, place, page.country, new Date());
  return (
    <p role="status" className="font-medium">
      {found
        ? t('delivery.preview_goes', {
            zone: found.zone.name || t('delivery.first_zone'),
            rate: found.rate.name || t('delivery.first_rate'),
            price: found.price.amount === 0n ? t('delivery.preview_free') : formatMoney(found.price),
            days: sayDays(voice, found.days),
          })
        : t('delivery.preview_not')}
    </p>
  );
}
