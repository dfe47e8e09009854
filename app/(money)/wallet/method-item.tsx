import type { MethodView } from '@/lib/money/wallet/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { MethodFace } from '../_wallet/method-face';
import { methodName } from '../_wallet/method-mark';
import { chooseMethod, dropMethod } from './actions';
import { SmallForm } from './small-form';

/** A stored method with what can be done to it. */
export async function MethodItem({ method }: { method: MethodView }) {
  const { t } = await requestI18n();
  const name = methodName(method);
  const messages = errorMessages(t);
  return (
    <li className="space-y-2">
      <MethodFace method={method} />
      <div className="flex items-center justify-between gap-2">
        {method.isDefault || method.expired ? (
          <span className="text-muted text-sm">{method.isDefault && t('money.pays_one_tap')}</span>
        ) : (
          <SmallForm action={chooseMethod} name="methodId" value={method.id} messages={messages}>
            {t('money.make_default')}
            <span className="sr-only">{name}</span>
          </SmallForm>
        )}
        <SmallForm
          action={dropMethod}
          name="methodId"
          value={method.id}
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
