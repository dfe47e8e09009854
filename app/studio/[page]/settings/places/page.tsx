import { Card } from '@/app/_ui/card';
import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { newId } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import { type PickupView, pickupsOf } from '@/lib/shop/stock/pickup/queries';
import { lowStockOf, type PlaceView, placesOf } from '@/lib/shop/stock/queries';
import { loadPage, type StudioPageProps, titled } from '../../load-page';
import { May } from '../../may';
import { Unfolding } from '../../unfolding';
import { SettingsHead } from '../settings-head';
import { addThePlace, changeThePlace, setTheLowStock } from './actions';
import { PickupForm } from './pickup-form';

export const generateMetadata = titled('stock.places');

/** Where the page keeps what it sells, in the order it is sold from, and when its owners are told that something runs low. */
export default async function PlacesSettings({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'change_stock');
  const [places, low, pickups] = await Promise.all([
    ...([placesOf(actor, page.id), lowStockOf(actor, page.id), pickupsOf(actor, page.id)] as const),
  ]);
  const { t } = await requestI18n();
  return (
    <div className="space-y-5">
      <SettingsHead page={page} title={t('stock.places')}>
        {t(places.length > 1 ? 'stock.places_body' : 'stock.places_one')}
      </SettingsHead>
      <Card className="space-y-4">
        {places.length > 0 && may(page.roles, 'change_settings') && (
          <ol className="divide-y divide-line">
            {places.map((place, at) => (
              <Place
                key={place.id}
                page={page.id}
                place={place}
                isFirst={at === 0}
                pickup={pickups.find((one) => one.placeId === place.id) ?? null}
              />
            ))}
          </ol>
        )}
        <May page={page} do="change_settings">
          <Adding page={page.id} />
        </May>
      </Card>
      <Card>
        <Form action={setTheLowStock} messages={errorMessages(t, numbers)} done={t('common.saved')}>
          <h2 className="font-semibold text-lg">{t('stock.low')}</h2>
          <input type="hidden" name="page" value={page.id} />
          <Field
            name="low"
            label={t('stock.low_page')}
            hint={t('stock.low_hint')}
            defaultValue={low ?? ''}
            inputMode="numeric"
            dir="ltr"
            maxLength={7}
          />
          <SubmitButton>{t('common.save')}</SubmitButton>
        </Form>
      </Card>
    </div>
  );
}

const numbers = ['whole_number', 'out_of_range'] as const;

type PlaceProps = { page: string; place: PlaceView; isFirst: boolean; pickup: PickupView | null };

async function Place({ page, place, isFirst, pickup }: PlaceProps) {
  const { t } = await requestI18n();
  const state = place.active ? place.address || t('stock.online') : t('stock.place_closed');
  return (
    <li className="py-2">
      <Form
        action={changeThePlace}
        messages={errorMessages(t, ['last_place', 'place_not_empty'])}
        done={t('common.saved')}
      >
        <Unfolding
          className="justify-between"
          title={
            <span>
              <bdi className="block font-medium">{place.name}</bdi>
              <span className="text-muted text-sm">
                <bdi>{state}</bdi>
                {pickup && place.active && ` · ${t('pickup.offer')}`}
              </span>
            </span>
          }
        >
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="place" value={place.id} />
          <Field name="name" label={t('stock.place_name')} defaultValue={place.name} maxLength={80} />
          <Field
            name="address"
            label={t('stock.place_address')}
            hint={t('stock.place_address_hint')}
            defaultValue={place.address}
            maxLength={300}
          />
          <Checkbox name="active" label={t('stock.place_active')} defaultChecked={place.active} />
          {!isFirst && <Checkbox name="first" label={t('stock.place_first')} />}
          <SubmitButton variant="quiet">{t('common.save')}</SubmitButton>
        </Unfolding>
      </Form>
      {place.active && <PickupForm page={page} place={place.id} pickup={pickup} />}
    </li>
  );
}

async function Adding({ page }: { page: string }) {
  const { t } = await requestI18n();
  const key = newId('place');
  return (
    <Form key={key} action={addThePlace} messages={errorMessages(t, ['places_max'])} clearWhenDone>
      <Unfolding title={t('stock.place_add')} className="font-medium">
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="key" value={key} />
        <Field name="name" label={t('stock.place_name')} maxLength={80} />
        <Field name="address" label={t('stock.place_address')} hint={t('stock.place_address_hint')} maxLength={300} />
        <SubmitButton>{t('stock.place_add')}</SubmitButton>
      </Unfolding>
    </Form>
  );
}
