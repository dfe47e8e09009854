import 'server-only';
import { Form } from '@/app/_ui/form';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { OpenedPart } from '@/lib/money/parts/queries';
import type { PartPromise } from '@/lib/money/parts/quotes/queries';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { canPay } from '@/lib/money/wallet/model';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import { ChooseMethod, NoMethod } from '../_pay/choose-method';
import { PaySubmit } from '../gift/new/pay-submit';
import { partMessages } from './part-messages';
import { pay } from './parts/actions';
import { PayIn } from './pay-in';

type PayShareProps = {
  actor: PersonActor;
  part: Pick<OpenedPart, 'token' | 'amount'>;
  /** What it comes to in her own currency, where she may choose that. */
  promise?: PartPromise | null;
};

/** Paying a share with a method of one's own, which nobody else sees; or the way to a first one. */
export async function PayShare({ actor, part, promise = null }: PayShareProps) {
  const [voice, wallet, seed] = await Promise.all([requestI18n(), myWallet(actor), tapSeed(actor)]);
  const { t, formatMoney } = voice;
  const { currency, amount } = part.amount;
  const methods = wallet.methods.filter(
    (one) => one.kind !== 'bank' && (canPay(one, currency) || (promise && canPay(one, promise.charged.currency))),
  );
  if (methods.length === 0) return <NoMethod add={t('gifts.add_card')}>{t('parts.no_method')}</NoMethod>;
  return (
    <Form action={pay} messages={partMessages(voice)}>
      <input type="hidden" name="token" value={part.token} />
      <input type="hidden" name="seed" value={seed} />
      <input type="hidden" name="expectedMinor" value={amount.toString()} />
      {promise && <PayIn promise={promise} voice={voice} />}
      <ChooseMethod
        methods={methods}
        label={t('money.pay_with')}
        hint={promise ? undefined : t('parts.currency_hint', { currency })}
      />
      <PaySubmit label={promise ? t('parts.pay_chosen') : t('parts.pay', { share: formatMoney(part.amount) })} />
    </Form>
  );
}
