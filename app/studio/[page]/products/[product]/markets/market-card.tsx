import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { type Currency, money, toDecimal } from '@/lib/kernel/money';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { documentHash, type ProductDocument, type VariantDocument } from '@/lib/shop/catalog/product-document';
import type { Market } from '@/lib/shop/markets/model';
import { type Following, followingKey } from '@/lib/shop/markets/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { sayCountries, sayRule } from '../../../settings/markets/say-market';
import { saveProductMarket } from './actions';

type MarketCardProps = {
  page: PageSettings;
  document: ProductDocument;
  market: Market;
  following: ReadonlyMap<string, Following>;
};

/** One market: whether the product is sold there, and for each variant what is fixed; empty amounts show what follows. */
export async function MarketCard({ page, document, market, following }: MarketCardProps) {
  const voice = await requestI18n();
  const { t } = voice;
  return (
    <Card>
      <Form
        action={saveProductMarket}
        messages={errorMessages(t, [
          ...(['number', 'number_unclear', 'price_zero', 'price_high', 'changed_elsewhere'] as const),
        ])}
        done={t('common.saved')}
      >
        <div>
          <h2 className="font-semibold text-lg">
            <bdi>{market.name}</bdi>
          </h2>
          <p className="text-muted text-sm">
            {sayCountries(voice, market)} · {sayRule(voice, market)}
          </p>
        </div>
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="product" value={document.id} />
        <input type="hidden" name="market" value={market.id} />
        <input type="hidden" name="expected" value={documentHash(document)} />
        <Checkbox
          name="sold"
          label={t('markets.sold')}
          hint={t('markets.sold_hint')}
          defaultChecked={!document.notIn.includes(market.id)}
        />
        <ul className="space-y-4">
          {document.variants.map((variant, place) => (
            <Row
              key={variant.id}
              place={place}
              variant={variant}
              market={market}
              currency={page.currency}
              follows={following.get(followingKey(market.id, variant.id))}
            />
          ))}
        </ul>
        <SubmitButton>{t('common.save')}</SubmitButton>
      </Form>
    </Card>
  );
}

type RowProps = {
  place: number;
  variant: VariantDocument;
  market: Market;
  currency: Currency;
  follows: Following | undefined;
};

async function Row({ place, variant, market, currency, follows }: RowProps) {
  const { t } = await requestI18n();
  const fixed = variant.markets.find((one) => one.market === market.id);
  const written = (minor: bigint | null | undefined) => (minor ? toDecimal(money(minor, currency)) : '');
  const amount = { inputMode: 'decimal', dir: 'ltr', maxLength: 20, after: currency } as const;
  const name = variant.values.join(' · ');
  return (
    <li>
      {name && (
        <p className="mb-1 font-medium">
          <bdi>{name}</bdi>
        </p>
      )}
      <input type="hidden" name={`rows.${place}.variant`} value={variant.id} />
      <div className="grid grid-cols-2 gap-4">
        <Field
          name={`rows.${place}.price`}
          label={t('markets.price')}
          defaultValue={written(fixed?.priceMinor)}
          placeholder={written(follows?.price)}
          {...amount}
        />
        <Field
          name={`rows.${place}.compareAt`}
          label={t('markets.compare_at')}
          defaultValue={written(fixed?.compareAtMinor)}
          placeholder={fixed?.priceMinor ? '' : written(follows?.compareAt)}
          {...amount}
        />
      </div>
    </li>
  );
}
