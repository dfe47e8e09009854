import 'server-only';
import { Checkbox } from '@/app/_ui/choice';
import { Select, TextArea } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import type { Money } from '@/lib/kernel/money';
import { giftDays, noteMost } from '@/lib/money/gifts/model';
import { itemsText } from '@/lib/money/tap/schema';
import type { MethodView } from '@/lib/money/wallet/model';
import { errorMessages } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';
import { ChooseMethod } from '../../_pay/choose-method';
import { FriendOptions } from '../../_pay/friend-options';
import { payWords } from '../../_pay/pay-words';
import { give } from '../actions';
import { PaySubmit } from './pay-submit';

type GiveFormProps = {
  voice: Voice;
  fixed: { seed: string; variantId: string; country: string; region: string };
  total: Money;
  hasOptions: boolean;
  friends: readonly { handle: string; name: string }[];
  methods: readonly MethodView[];
};

/** For whom, with what words, and the button that says the whole total. */
export function GiveForm({ voice, fixed, total, hasOptions, friends, methods }: GiveFormProps) {
  const { t, formatMoney } = voice;
  const messages = {
    ...errorMessages(t, ['not_friend', 'not_givable', 'region_needed', 'bad_region']),
    ...payWords(voice).problems,
    account_needed: t('gifts.sign_in'),
  };
  return (
    <Form action={give} messages={messages}>
      <input type="hidden" name="seed" value={fixed.seed} />
      <input type="hidden" name="items" value={itemsText([{ variantId: fixed.variantId, quantity: 1 }])} />
      <input type="hidden" name="expectedMinor" value={total.amount.toString()} />
      <input type="hidden" name="currency" value={total.currency} />
      <input type="hidden" name="country" value={fixed.country} />
      <input type="hidden" name="region" value={fixed.region} />
      <input type="hidden" name="signedIn" value="1" />
      {hasOptions && (
        <Checkbox
          name="choosable"
          value="1"
          label={t('gifts.choosable')}
          hint={t('gifts.choosable_hint')}
          defaultChecked
        />
      )}
      <ToWhom voice={voice} friends={friends} />
      <ChooseMethod methods={methods} label={t('money.pay_with')} />
      <PaySubmit label={t('gifts.pay', { total: formatMoney(total) })} />
      <p className="text-muted text-sm">{t('gifts.all_back', { days: giftDays })}</p>
    </Form>
  );
}

/** The fields that say to whom it goes: one of the giver's friends or nobody by name, and the note. */
export function ToWhom({
  voice: { t },
  friends,
  handle = '',
  note = '',
}: Pick<GiveFormProps, 'voice' | 'friends'> & { handle?: string; note?: string }) {
  return (
    <>
      <Select name="handle" label={t('gifts.to')} defaultValue={handle}>
        <option value="">{t('gifts.to_link')}</option>
        <FriendOptions friends={friends} />
      </Select>
      <TextArea
        name="note"
        label={t('gifts.note')}
        note={t('common.optional')}
        hint={t('gifts.note_hint')}
        defaultValue={note}
        rows={3}
        maxLength={noteMost}
        dir="auto"
      />
    </>
  );
}
