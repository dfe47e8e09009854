import { Chip } from '@/app/_ui/chip';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { GroupView } from '@/lib/money/splits/groups/model';
import type { RepaymentState, RepaymentView } from '@/lib/money/splits/repayments/model';
import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { About } from '../../about';
import { answer } from '../actions';
import { memberNames } from '../member-name';

const tones = { said: 'due', confirmed: 'done', denied: 'danger', taken_back: 'neutral' } as const satisfies Record<
  RepaymentState,
  string
>;

/** What somebody gave back, how far it is, and what whoever looks can say to it. */
export function RepaymentRow({ group, repayment }: { group: GroupView; repayment: RepaymentView }) {
  const { t, formatDate, formatMoney } = useVoice();
  const { id, from, to, value, state, way, at, mayAnswer, mayTakeBack } = repayment;
  const nameOf = memberNames(t, group.members);
  const names = { from: nameOf(from), to: nameOf(to), amount: formatMoney(value) };
  const about = `${names.from} – ${names.to}, ${names.amount}`;
  return (
    <li className="space-y-2 px-4 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="wrap-anywhere min-w-0 flex-1 basis-48">
          {t(way === 'forgiven' ? 'split.forgave' : 'split.gave', names)}
        </p>
        <Chip tone={tones[state]}>
          {t(way === 'transfer' && state === 'said' ? 'split.on_its_way' : `split.state_${state}`)}
        </Chip>
      </div>
      <p className="text-muted text-sm">{formatDate(at, 'date')}</p>
      {(mayAnswer || mayTakeBack) && (
        <Form action={answer} messages={errorMessages(t, ['repayment_answered'])} className="flex flex-wrap gap-2">
          <input type="hidden" name="groupId" value={group.id} />
          <input type="hidden" name="repaymentId" value={id} />
          {mayAnswer && (
            <>
              <SubmitButton size="small" name="answer" value="confirmed">
                {t('split.confirm')}
                <About words={about} />
              </SubmitButton>
              <SubmitButton size="small" variant="quiet" name="answer" value="denied">
                {t('split.deny')}
                <About words={about} />
              </SubmitButton>
            </>
          )}
          {mayTakeBack && (
            <SubmitButton size="small" variant="quiet" name="answer" value="taken_back">
              {t('split.take_back')}
              <About words={about} />
            </SubmitButton>
          )}
        </Form>
      )}
    </li>
  );
}
