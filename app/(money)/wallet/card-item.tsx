import type { MethodView } from '@/lib/money/wallet/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { brandName } from '../_wallet/card-brand';
import { CardFace } from '../_wallet/card-face';
import { chooseCard, dropCard } from './actions';
import { SmallForm } from './small-form';

/** A stored card with what can be done to it. */
export async function CardItem({ card }: { card: MethodView }) {
  const { t } = await requestI18n();
  const name = `${brandName(card.brand)} •••• ${card.last4}`;
  const messages = errorMessages(t);
  return (
    <li className="space-y-2">
      <CardFace card={card} />
      <div className="flex items-center justify-between gap-2">
        {card.isDefault || card.expired ? (
          <span className="text-muted text-sm">{card.isDefault && t('money.pays_one_tap')}</span>
        ) : (
          <SmallForm action={chooseCard} name="methodId" value={card.id} messages={messages}>
            {t('money.make_default')}
            <span className="sr-only">{name}</span>
          </SmallForm>
        )}
        <SmallForm
          action={dropCard}
          name="methodId"
          value={card.id}
          messages={messages}
          ask={{ question: t('money.remove_card', { card: name }), yes: t('common.remove'), no: t('common.cancel') }}
        >
          {t('common.remove')}
          <span className="sr-only">{name}</span>
        </SmallForm>
      </div>
    </li>
  );
}
