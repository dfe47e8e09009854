import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { sayAreas } from '@/app/(shop)/_delivery/say-delivery';
import { money } from '@/lib/kernel/money';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { Rate, Zone } from '@/lib/shop/delivery/model';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { startZones } from './actions';

type ZonesProps = { page: PageSettings; zones: readonly Zone[] };

/** The zones of a shop, and the way to a new one. */
export async function Zones({ page, zones }: ZonesProps) {
  const voice = await requestI18n();
  const { t } = voice;
  const home = `/studio/${page.handle}/settings/delivery`;
  return (
    <section className="space-y-4" aria-labelledby="zones">
      <h2 id="zones" className="font-semibold text-lg">
        {t('delivery.zones')}
      </h2>
      <RowList>
        {zones.map((zone) => (
          <li key={zone.id} className="space-y-1 p-4">
            <Link href={`${home}/${zone.id}`} className="inline-flex min-h-11 items-center font-medium underline">
              <bdi>{zone.name}</bdi>
            </Link>
            <p className="text-muted text-sm">
              <bdi>{sayAreas(voice, zone)}</bdi>
            </p>
            {zone.rates.length === 0 && <p className="text-sm">{t('delivery.zone_empty')}</p>}
            {zone.rates.map((rate) => (
              <RateLine key={rate.name} rate={rate} />
            ))}
          </li>
        ))}
      </RowList>
      <LinkButton href={`${home}/new`} variant="quiet">
        {t('delivery.zone_new')}
      </LinkButton>
    </section>
  );
}

async function RateLine({ rate }: { rate: Rate }) {
  const { t, formatMoney } = await requestI18n();
  const [first, last] = [rate.bands[0], rate.bands.at(-1)].map((band) => money(band?.minor ?? 0n, rate.currency));
  if (!first || !last) return null;
  const said = (price: typeof first) => (price.amount === 0n ? t('delivery.preview_free') : formatMoney(price));
  return (
    <p className="flex justify-between gap-3 text-sm">
      <bdi>{rate.name}</bdi>
      <span className="tabular-nums">
        {first.amount === last.amount ? said(first) : t('money.days', { from: said(first), by: said(last) })}
      </span>
    </p>
  );
}

/** The way from one price for everywhere to zones. */
export async function BeginZonesCard({ page }: { page: PageSettings }) {
  const { t } = await requestI18n();
  return (
    <Card>
      <Form action={startZones} messages={errorMessages(t)}>
        <h2 className="font-semibold text-lg">{t('delivery.zones')}</h2>
        <p className="text-sm">{t('delivery.zones_none')}</p>
        <input type="hidden" name="page" value={page.id} />
        <SubmitButton variant="quiet">{t('delivery.zones_begin')}</SubmitButton>
        <p className="text-muted text-sm">{t('delivery.zones_begin_hint')}</p>
      </Form>
    </Card>
  );
}
