import { Card } from '@/app/_ui/card';
import { Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { WalletIcon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import { Price } from '@/app/_ui/price';
import { noShowReasons } from '@/lib/money/orders/door/model';
import type { SellerOrder } from '@/lib/money/orders/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { Unfolding } from '../../unfolding';
import { callOffSale, nobodyTook, takeNoShowBack } from '../actions';
import { CodeForm } from './code-form';

/** An order that is paid at the door, for who sells it: what to collect, and how it ended. */
export async function Door({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  if (order.noShow) return <NoShow order={order} noShow={order.noShow} />;
  if (order.state !== 'due') return null;
  return (
    <Card className="space-y-4 print:hidden">
      <h2 className="flex items-center gap-2 font-semibold text-lg">
        <WalletIcon />
        <span className="flex-1">{t('door.seller_due')}</span>
        <Price value={order.total} />
      </h2>
      <p className="text-muted text-sm">{t('door.seller_due_body')}</p>
      <CodeForm
        orderId={order.id}
        label={t('door.seller_code')}
        hint={t('pickup.seller_code_hint')}
        submit={t('door.seller_hand_over')}
      />
      {order.shippedAt === null ? <NotSent order={order} /> : <NotTaken order={order} />}
    </Card>
  );
}

async function NotTaken({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  return (
    <Form action={nobodyTook} messages={errorMessages(t, ['not_sent', 'door_too_late'])} className="space-y-2">
      <Unfolding title={t('door.seller_not_taken')} className="text-sm">
        <input type="hidden" name="orderId" value={order.id} />
        <Select name="reason" label={t('door.seller_reason')}>
          {noShowReasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`door.reason_${reason}`)}
            </option>
          ))}
        </Select>
        <p className="text-muted text-sm">{t('door.seller_not_taken_hint')}</p>
        <SubmitButton variant="danger">{t('door.seller_not_taken')}</SubmitButton>
      </Unfolding>
    </Form>
  );
}

/** Before all of it left nobody can have failed to take it; as long as nothing did, it can be called off. */
async function NotSent({ order }: { order: SellerOrder }) {
  const { t } = await requestI18n();
  const some = order.parcels.some((parcel) => parcel.sentAt !== null);
  return (
    <>
      <p className="text-muted text-sm">{t('door.seller_not_sent')}</p>
      {!some && (
        <Form action={callOffSale} messages={errorMessages(t, ['door_too_late'])} className="space-y-2">
          <Unfolding title={t('door.seller_call_off')} className="text-sm">
            <input type="hidden" name="orderId" value={order.id} />
            <p className="text-muted text-sm">{t('door.seller_call_off_hint')}</p>
            <SubmitButton variant="danger">{t('door.seller_call_off')}</SubmitButton>
          </Unfolding>
        </Form>
      )}
    </>
  );
}

type NoShowProps = { order: SellerOrder; noShow: NonNullable<SellerOrder['noShow']> };

async function NoShow({ order, noShow }: NoShowProps) {
  const { t } = await requestI18n();
  return (
    <Card className="space-y-3 print:hidden">
      <h2 className="font-semibold text-lg">{t('door.seller_record')}</h2>
      <p>{t(`door.reason_${noShow.reason}`)}</p>
      {noShow.contestedAt && (
        <Notice>
          <p className="font-medium">{t('door.seller_contested')}</p>
          <p className="wrap-anywhere whitespace-pre-line">
            <bdi>{noShow.contest}</bdi>
          </p>
        </Notice>
      )}
      {noShow.withdrawnAt ? (
        <p className="text-muted text-sm">{t('door.seller_withdrawn')}</p>
      ) : (
        <Form action={takeNoShowBack} messages={errorMessages(t)} className="space-y-2">
          <input type="hidden" name="orderId" value={order.id} />
          <SubmitButton variant="quiet">{t('door.seller_withdraw')}</SubmitButton>
        </Form>
      )}
    </Card>
  );
}
