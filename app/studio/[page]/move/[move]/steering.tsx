import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { MoveView } from '@/lib/shop/elsewhere/queries';
import { steer } from '../actions';

const steps = {
  reading: ['drop'],
  ready: ['drop'],
  unreadable: ['drop'],
  running: ['pause'],
  paused: ['resume', 'undo'],
  done: ['undo'],
  ...{ undoing: [], undone: [], dropped: [] },
} as const;

/** What can be done with a move now, besides bringing it. */
export async function Steering({ page, view }: { page: Id<'page'>; view: MoveView }) {
  const { t } = await requestI18n();
  const possible = steps[view.state];
  if (possible.length === 0) return null;
  return (
    <div className="flex flex-wrap items-start gap-3">
      {possible.map((step) => (
        <Form
          key={step}
          action={steer}
          messages={errorMessages(t, ['move_over', 'move_running', 'not_found', 'not_allowed'])}
        >
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="move" value={view.id} />
          <input type="hidden" name="to" value={step} />
          <SubmitButton variant={step === 'resume' ? 'primary' : 'quiet'}>{t(`move.step_${step}`)}</SubmitButton>
        </Form>
      ))}
    </div>
  );
}
