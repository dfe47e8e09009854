import { Card } from '@/app/_ui/card';
import { ExactField } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { AddressKind } from '@/lib/money/button/console/model';
import type { SiteView } from '@/lib/money/button/console/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { addOrigin, addReturn, dropAddress } from '../actions';
import { OriginField } from '../origin-field';
import { originWords } from '../site-words';

type AddressesProps = { site: SiteView; changes: boolean; kind: AddressKind };

/** Where a site's pages live, or where its shoppers are sent back to: each of them, and one more. */
export async function Addresses({ site, changes, kind }: AddressesProps) {
  const { t } = await requestI18n();
  const isOrigin = kind === 'origin';
  const addresses = isOrigin ? site.origins : site.returns;
  return (
    <Card id={isOrigin ? 'origins' : 'returns'} className="space-y-3">
      <h2 className="font-semibold text-lg">{t(isOrigin ? 'button.site_origins' : 'button.site_returns')}</h2>
      <p className="text-muted text-sm">{t(isOrigin ? 'button.site_origins_body' : 'button.site_returns_body')}</p>
      {addresses.length === 0 ? (
        <p>{t(isOrigin ? 'button.site_no_origin' : 'button.site_returns_none')}</p>
      ) : (
        <ul>
          {addresses.map((address) => (
            <li key={address} className="flex min-h-12 items-center justify-between gap-3">
              <code dir="ltr" className="min-w-0 break-all">
                {address}
              </code>
              {changes && <Drop site={site} kind={kind} address={address} />}
            </li>
          ))}
        </ul>
      )}
      {changes && (
        <Form
          action={isOrigin ? addOrigin : addReturn}
          messages={errorMessages(t, ['invalid_origin', 'invalid_return', 'addresses_max'])}
          className="space-y-3"
          clearWhenDone
        >
          <input type="hidden" name="site" value={site.id} />
          {isOrigin ? (
            <OriginField {...originWords(t)} />
          ) : (
            <ExactField name="return" label={t('button.site_return')} inputMode="url" maxLength={500} required />
          )}
          <SubmitButton variant="quiet">
            {t(isOrigin ? 'button.site_origin_add' : 'button.site_return_add')}
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}

async function Drop({ site, kind, address }: { site: SiteView; kind: AddressKind; address: string }) {
  const { t } = await requestI18n();
  return (
    <Form action={dropAddress} messages={errorMessages(t)} className="shrink-0">
      <input type="hidden" name="site" value={site.id} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="address" value={address} />
      <SubmitButton variant="plain" size="small">
        <span aria-hidden>{t('button.site_remove_short')}</span>
        <span className="sr-only">{t('button.site_remove_one', { address })}</span>
      </SubmitButton>
    </Form>
  );
}
