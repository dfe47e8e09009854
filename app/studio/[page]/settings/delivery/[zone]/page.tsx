import { notFound } from 'next/navigation';
import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { Zone } from '@/lib/shop/delivery/model';
import { zonesForOwner } from '@/lib/shop/delivery/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { loadPage, titled } from '../../../load-page';
import { Unfolding } from '../../../unfolding';
import { SettingsHead } from '../../settings-head';
import { dropZone } from '../actions';
import { DoorForm } from '../door-form';
import { DropRate, RateForm } from '../rate-form';
import { ZoneForm } from '../zone-form';

export const generateMetadata = titled('delivery.zone_edit');

/** How many rates a zone has at most. */
const ratesMax = 4;

/** One zone: its places, its rates, and the way to take it away. `new` is one that is not there yet. */
export default async function ZonePage({ params }: { params: Promise<{ page: string; zone: string }> }) {
  const asked = await params;
  const { actor, page } = await loadPage(asked.page, 'change_settings');
  const zone = (await zonesForOwner(actor, page.handle)).find((one) => one.id === asked.zone) ?? null;
  if (zone === null && asked.zone !== 'new') notFound();
  const { t } = await requestI18n();
  return (
    <div className="space-y-5">
      <SettingsHead
        page={page}
        title={zone ? <bdi>{zone.name}</bdi> : t('delivery.zone_new')}
        back={{ path: '/delivery', label: t('delivery.zone_back') }}
      />
      <Card>
        <ZoneForm page={page} zone={zone} />
      </Card>
      {zone?.id && <Rates page={page} zone={zone} id={zone.id} />}
    </div>
  );
}

type RatesProps = { page: PageSettings; zone: Zone; id: string };

async function Rates({ page, zone, id }: RatesProps) {
  const { t } = await requestI18n();
  const free = Array.from({ length: ratesMax }, (_, place) => place).find(
    (place) => !zone.rates.some((rate) => rate.place === place),
  );
  return (
    <section className="space-y-5" aria-labelledby="rates">
      <div>
        <h2 id="rates" className="font-semibold text-lg">
          {t('delivery.zone_rates')}
        </h2>
        <p className="text-muted text-sm">
          {zone.rates.length === 0 ? t('delivery.zone_empty') : t('delivery.zone_rates_hint')}
        </p>
      </div>
      {zone.rates.map((rate) => (
        <Card key={rate.place}>
          <RateForm page={page} zone={id} place={rate.place} rate={rate} />
          <DropRate page={page} zone={id} place={rate.place} />
        </Card>
      ))}
      {free !== undefined && (
        <Card>
          {zone.rates.length === 0 && <h3 className="mb-5 font-semibold">{t('delivery.rate_new')}</h3>}
          <RateForm
            key={`new ${free}`}
            page={page}
            zone={id}
            place={free}
            rate={null}
            folded={zone.rates.length > 0 ? t('delivery.rate_another') : undefined}
          />
        </Card>
      )}
      {zone.rates.length > 0 && <DoorForm page={page} zone={zone} id={id} />}
      <Removal page={page} id={id} />
    </section>
  );
}

async function Removal({ page, id }: Omit<RatesProps, 'zone'>) {
  const { t } = await requestI18n();
  return (
    <Form action={dropZone} messages={errorMessages(t)}>
      <Unfolding title={t('delivery.zone_remove')} className="text-muted text-sm">
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="zone" value={id} />
        <Checkbox name="sure" label={t('delivery.zone_remove_sure')} />
        <SubmitButton variant="danger" size="small">
          {t('delivery.zone_remove')}
        </SubmitButton>
      </Unfolding>
    </Form>
  );
}
