import { Notice } from '@/app/_ui/notice';
import { requestI18n } from '@/lib/platform/request';
import type { AppealView } from '@/lib/social/decisions/queries';
import { Words } from './decision-text';

/** What was said against a decision, and what came of it. */
export async function AppealText({ appeal }: { appeal: AppealView }) {
  const { t } = await requestI18n();
  const { words, answer } = appeal;
  return (
    <div className="space-y-4">
      <div>
        <h3 className="text-muted text-sm">{t('decisions.appeal_yours')}</h3>
        <Words>{words ?? t('decisions.unreadable')}</Words>
      </div>
      {answer && (
        <div className="space-y-2">
          <Notice tone={answer.overturned ? 'done' : 'info'}>
            {t(answer.overturned ? 'decisions.answered_overturned' : 'decisions.answered_upheld')}
          </Notice>
          <h3 className="text-muted text-sm">{t('decisions.answer')}</h3>
          <Words>{answer.words ?? t('decisions.unreadable')}</Words>
        </div>
      )}
    </div>
  );
}
