import { Checkbox } from '@/app/_ui/choice';
import { TextArea } from '@/app/_ui/field';
import { Form } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { OnlyYou } from '@/app/_ui/only-you';
import type { PersonActor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { add, type Money } from '@/lib/kernel/money';
import { coverOf, dedicationMost, type Rhythm } from '@/lib/money/donations/model';
import { tapSeed } from '@/lib/money/tap/tap-key';
import { canPay } from '@/lib/money/wallet/model';
import { myWallet } from '@/lib/money/wallet/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { CharityView } from '@/lib/shop/charities/model';
import { ChooseMethod, NoMethod } from '../../_pay/choose-method';
import { payWords } from '../../_pay/pay-words';
import { PaySubmit } from '../../gift/new/pay-submit';
import { donate } from '../actions';

type GiveProps = {
  actor: PersonActor;
  charity: CharityView;
  /** Where the step before stands. */
  path: string;
  given: Money;
  rhythm: Rhythm;
  fundraiserId?: Id<'fundraiser'> | undefined;
};

/** What it comes to, to the unit, before anything is paid; what is added for fees and whether one is named are boxes that nobody ticked. */
export async function GiveForm({ actor, charity, path, given, rhythm, fundraiserId }: GiveProps) {
  const [voice, { methods }, seed] = await Promise.all([requestI18n(), myWallet(actor), tapSeed(actor)]);
  const { t, formatMoney } = voice;
  const able = methods.filter((one) => canPay(one, given.currency));
  const cover = coverOf(given);
  const words = { amount: formatMoney(given), name: charity.name };
  const title = rhythm === 'once' ? t('donations.give_title', words) : t('donations.give_monthly_title', words);
  return (
    <>
      <div className="flex items-start justify-between gap-3">
        <h1 className="text-xl">{title}</h1>
        <OnlyYou />
      </div>
      <Link href={path} className="inline-flex min-h-11 items-center underline underline-offset-4">
        {t('donations.other_amount')}
      </Link>
      {able.length === 0 ? (
        <NoMethod add={t('donations.add_method')}>{t('donations.no_method')}</NoMethod>
      ) : (
        <Form
          action={donate}
          messages={{
            ...payWords(voice).problems,
            ...errorMessages(t, ['bad_amount', 'too_little', 'amount_step', 'method_currency', 'key_reused']),
            ...errorMessages(t, ['fundraiser_over']),
          }}
        >
          <input type="hidden" name="seed" value={seed} />
          <input type="hidden" name="pageId" value={charity.pageId} />
          <input type="hidden" name="givenMinor" value={given.amount.toString()} />
          <input type="hidden" name="coverMinor" value={cover.amount.toString()} />
          <input type="hidden" name="currency" value={given.currency} />
          <input type="hidden" name="rhythm" value={rhythm} />
          {fundraiserId && <input type="hidden" name="fundraiserId" value={fundraiserId} />}
          <Checkbox
            name="cover"
            label={t('donations.cover', { cover: formatMoney(cover), total: formatMoney(add(given, cover)) })}
          />
          <Checkbox name="shown" label={t('donations.shown')} hint={t('donations.shown_hint')} />
          <TextArea
            name="dedication"
            label={t('donations.dedication')}
            hint={t('donations.dedication_hint')}
            note={t('common.optional')}
            maxLength={dedicationMost}
            rows={3}
            dir="auto"
          />
          <ChooseMethod methods={able} label={t('donations.pay_with')} />
          <PaySubmit label={t('donations.give', words)} />
          <p className="text-muted text-sm">{t('donations.held_for')}</p>
        </Form>
      )}
    </>
  );
}
