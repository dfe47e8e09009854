import type { ReactNode } from 'react';
import { Said } from '@/app/_returns/said';
import { ShieldCheckIcon } from '@/app/_ui/icons';
import type { DisputeView } from '@/lib/money/disputes/model';
import { isOpen } from '@/lib/money/disputes/model';
import { requestI18n } from '@/lib/platform/request';
import { ShownFile } from './shown-file';

type RoomProps = {
  dispute: DisputeView;
  /** Who looks. */
  side: 'buyer' | 'seller';
  /** Where it stands, in the words of whoever looks. */
  sentence: string;
  /** What she can do now. */
  children: ReactNode;
};

/** A dispute as both sides see it: why, how much, until when, and what was said and shown; the same for both. */
export async function DisputeRoom({ dispute, side, sentence, children }: RoomProps) {
  const { t, formatMoney, formatDate, formatAgo } = await requestI18n();
  const [amount, by] = [formatMoney(dispute.amount), dispute.provider];
  const said = [...dispute.statements, ...dispute.files].sort((one, other) => one.at.getTime() - other.at.getTime());
  return (
    <div className="space-y-5">
      <div>
        <h2 className="flex items-center gap-2 font-semibold text-lg">
          <ShieldCheckIcon />
          {t('disputes.title')}
        </h2>
        <p role="status" className="mt-1">
          {sentence}
        </p>
      </div>
      <div className="space-y-1 text-sm">
        <p>{t(`disputes.reason_${dispute.reason}`, { by, side })}</p>
        {dispute.dueBy && (
          <p className="font-medium">{t('disputes.due', { side, day: formatDate(dispute.dueBy, 'moment') })}</p>
        )}
        {isOpen(dispute) && dispute.withdrawn && <p className="text-muted">{t('disputes.held', { amount, by })}</p>}
      </div>
      {said.length === 0 ? (
        <p className="text-muted text-sm">{t('disputes.nobody_said')}</p>
      ) : (
        <ol className="space-y-4 border-line border-s-2 ps-4">
          {said.map((one) => (
            <li key={'id' in one ? one.id : `${one.side}${one.at.getTime()}`}>
              {'id' in one ? (
                <ShownFile file={one} />
              ) : (
                <Said by={`${t(`disputes.said_${one.side}`)} · ${formatAgo(one.at)}`}>{one.words}</Said>
              )}
            </li>
          ))}
        </ol>
      )}
      {children}
    </div>
  );
}
