import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { isUndoable } from '@/lib/shop/imports/model';
import type { ImportTally, ImportView } from '@/lib/shop/imports/queries';
import { steer } from '../actions';

const steps = {
  ready: ['run', 'drop'],
  unreadable: ['drop'],
  reading: ['drop'],
  running: ['pause'],
  paused: ['resume', 'undo'],
  done: ['undo'],
  undoing: [],
  undone: [],
  dropped: [],
} as const;

/** What can be done with an import now. */
export async function Steering({ page, view, tally }: { page: Id<'page'>; view: ImportView; tally: ImportTally }) {
  const { t, formatNumber } = await requestI18n();
  const changes = tally.created.items + tally.updated.items;
  const isLate = view.state === 'done' && !isUndoable(view.endedAt, new Date());
  const possible = steps[view.state].filter((step) => (step === 'run' ? changes > 0 : step !== 'undo' || !isLate));
  if (possible.length === 0) return null;
  return (
    <div className="flex flex-wrap items-start gap-3">
      {possible.map((step) => (
        <Form key={step} action={steer} messages={errorMessages(t, ['import_over', 'import_running', 'not_found'])}>
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="import" value={view.id} />
          <input type="hidden" name="to" value={step} />
          <SubmitButton variant={step === 'run' || step === 'resume' ? 'primary' : 'quiet'}>
            {step === 'run'
              ? t('imports.step_run', { count: changes, shown: formatNumber(changes) })
              : t(`imports.step_${step}`)}
          </SubmitButton>
        </Form>
      ))}
    </div>
  );
}
