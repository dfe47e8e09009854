import { CheckIcon } from '@/app/_ui/buying-icons';
import { classNames } from '@/app/_ui/class-names';
import type { TransferView } from '@/lib/money/transfers/queries';
import { requestI18n } from '@/lib/platform/request';

/** The way of the money as steps, with how far it has come. Nothing for what ended before it began. */
export async function Steps({ view, name }: { view: TransferView; name: string }) {
  const { t } = await requestI18n();
  const reached = reachedOf(view);
  if (reached === null) return null;
  const steps = [
    t('transfers.step_paid'),
    ...(view.waits === 'address' ? [t('transfers.step_address', { name })] : []),
    ...(view.waits === 'link' ? [t('transfers.step_link'), t('transfers.step_address', { name })] : []),
    ...(view.waits === 'account'
      ? [view.side === 'receiver' ? t('transfers.step_account_you') : t('transfers.step_account', { name })]
      : []),
    t('transfers.step_pause'),
    t('transfers.step_sent'),
    t('transfers.step_arrived'),
  ];
  return (
    <ol className="space-y-3">
      {steps.map((step, index) => {
        const isDone = index < reached;
        const isNow = index === reached;
        return (
          <li key={step} aria-current={isNow ? 'step' : undefined} className="flex items-center gap-3">
            <span
              aria-hidden="true"
              className={classNames(
                'grid size-7 shrink-0 place-items-center rounded-full border text-sm',
                isDone
                  ? 'border-teal bg-teal text-on-teal'
                  : isNow
                    ? 'border-ink font-semibold'
                    : 'border-line text-muted',
              )}
            >
              {isDone ? <CheckIcon size={16} /> : index + 1}
            </span>
            <span className={classNames('wrap-anywhere min-w-0', !isDone && !isNow && 'text-muted')}>{step}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** How many steps are behind it. */
function reachedOf({ state }: TransferView): number | null {
  switch (state) {
    case 'asked':
      return 0;
    case 'held':
      return 1;
    case 'taken':
      return 2;
    case 'sending':
      return 3;
    case 'delivered':
      return 4;
    default:
      return null;
  }
}
