import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { newId } from '@/lib/kernel/ids';
import { toDecimal } from '@/lib/kernel/money';
import type { Debt, GroupView } from '@/lib/money/splits/groups/model';
import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { About } from '../../about';
import { payCodes } from '../../pay-codes';
import { payDebt, remind, repaid } from '../actions';
import { memberNames } from '../member-name';

/** A payment that would make two people even, and how that is said when it was made elsewhere. */
export function DebtRow({ group, debt, onItsWay }: { group: GroupView; debt: Debt; onItsWay: boolean }) {
  const { t, formatMoney } = useVoice();
  const nameOf = memberNames(t, group.members);
  const [from, to] = [nameOf(debt.from), nameOf(debt.to)];
  const said = { from, to, amount: formatMoney(debt.value) };
  const isMine = debt.from === group.me;
  const isToMe = debt.to === group.me;
  return (
    <li className="space-y-2 px-4 py-3">
      <p className="wrap-anywhere">
        {isMine ? t('split.you_pay', said) : isToMe ? t('split.pays_you', said) : t('split.pays', said)}
      </p>
      {onItsWay && <p className="text-muted text-sm">{t('split.on_its_way')}</p>}
      {isMine && !onItsWay && canHear(group, debt.to) && (
        <Form action={payDebt} messages={errorMessages(t, payCodes)}>
          <input type="hidden" name="groupId" value={group.id} />
          <input type="hidden" name="memberId" value={debt.to} />
          <input type="hidden" name="currency" value={debt.value.currency} />
          <SubmitButton size="small">
            {t('split.pay_from_wallet')}
            <About words={`${to}, ${said.amount}`} />
          </SubmitButton>
        </Form>
      )}
      {(isMine || isToMe || !mayAnswer(group, debt)) && (
        <SayPaid group={group} debt={debt} about={`${from} – ${to}, ${said.amount}`} />
      )}
      {isToMe && canHear(group, debt.from) && (
        <Form
          action={remind}
          messages={errorMessages(t, ['reminded_lately', 'no_reminders'])}
          done={t('split.reminded')}
        >
          <input type="hidden" name="groupId" value={group.id} />
          <input type="hidden" name="memberId" value={debt.from} />
          <SubmitButton variant="quiet" size="small">
            {t('split.remind', { name: from })}
            <About words={said.amount} />
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}

function canHear({ members }: GroupView, id: string): boolean {
  return members.some((one) => one.id === id && one.handle !== null);
}

/** Whether one of the two could say it herself. */
function mayAnswer(group: GroupView, { from, to }: Debt): boolean {
  return canHear(group, from) || canHear(group, to);
}

function SayPaid({ group, debt, about }: { group: GroupView; debt: Debt; about: string }) {
  const { t } = useVoice();
  const isToMe = debt.to === group.me;
  return (
    <details>
      <summary className="min-h-11 w-fit cursor-pointer content-center text-sm underline underline-offset-4">
        {t(isToMe ? 'split.got_otherwise' : 'split.paid_otherwise')}
        <About words={about} />
      </summary>
      <Form
        action={repaid}
        messages={errorMessages(t, [
          'bad_amount',
          'amount_most',
          'number_unclear',
          'first_stands',
          'request_being_paid',
        ])}
        className="space-y-4 py-2"
      >
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="repaymentId" value={newId('repayment')} />
        <input type="hidden" name="from" value={debt.from} />
        <input type="hidden" name="to" value={debt.to} />
        <input type="hidden" name="currency" value={debt.value.currency} />
        <Field
          name="amount"
          label={
            <span>
              {t('split.amount')}
              <About words={about} />
            </span>
          }
          inputMode="decimal"
          dir="ltr"
          after={debt.value.currency}
          defaultValue={toDecimal(debt.value)}
          className="max-w-60"
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton variant="quiet" name="way" value="otherwise">
            {t('split.say_paid')}
            <About words={about} />
          </SubmitButton>
          {isToMe && (
            <SubmitButton variant="plain" name="way" value="forgiven">
              {t('split.let_off')}
              <About words={about} />
            </SubmitButton>
          )}
        </div>
        <p className="text-muted text-sm">{t(isToMe ? 'split.got_hint' : 'split.paid_hint')}</p>
      </Form>
    </details>
  );
}
