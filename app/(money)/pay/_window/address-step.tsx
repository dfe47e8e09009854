import { Form, SubmitButton } from '@/app/_ui/form';
import type { PayOrderRow } from '@/lib/money/button/schema';
import type { WalletView } from '@/lib/money/wallet/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { AddressFields } from '../../_wallet/address-fields';
import { addressLine, addressWords, countryChoices } from '../../_wallet/address-words';
import { Way } from '../../checkout/way';
import { keepPlace } from './actions';
import { type AskedWay, sheetPath } from './asked';

type AddressStepProps = {
  order: Pick<PayOrderRow, 'id'>;
  addresses: WalletView['addresses'];
  asked: AskedWay;
  countries: readonly string[];
  name: string;
  /** The site that is told the place. */
  site: string;
};

/**
 * Where it goes, before anything else: what delivery costs depends on it. Of the kept addresses each is the address of the sheet that is
 * priced for it; a new one is typed and kept, and the sheet goes on from there.
 */
export async function AddressStep({ order, addresses, asked, countries, name, site }: AddressStepProps) {
  const voice = await requestI18n();
  const { t } = voice;
  const to = (address: AskedWay['address']) => sheetPath(order.id, { ...asked, address });
  const isTyped = addresses.length === 0 || asked.address === 'new';
  return (
    <section aria-labelledby="pay-place" className="space-y-3">
      <h2 id="pay-place" className="text-base">
        {t('money.deliver_to')}
      </h2>
      <p className="text-muted text-sm">{t('button.place_hint', { site })}</p>
      {addresses.length > 0 && (
        <ul className="space-y-2">
          {addresses.map((one) => (
            <Way
              key={one.id}
              href={to(one.id)}
              chosen={asked.address === one.id}
              name={addressLine(one)}
              hint={[one.name]}
              plain
            />
          ))}
          <Way href={to('new')} chosen={asked.address === 'new'} name={t('money.another_address')} plain />
        </ul>
      )}
      {isTyped && (
        <Form
          action={keepPlace}
          messages={errorMessages(t, ['bad_postal_code', 'bad_phone', 'wallet_full', 'no_purse'])}
        >
          <input type="hidden" name="payOrder" value={order.id} />
          <AddressFields
            words={addressWords(voice)}
            countries={countryChoices(voice, countries)}
            defaults={{ name, country: countries[0] ?? '' }}
            full={false}
          />
          <SubmitButton variant="quiet" size="large" wide>
            {t('button.to_delivery')}
          </SubmitButton>
        </Form>
      )}
    </section>
  );
}
