import { Notice } from '@/app/_ui/notice';
import { wordOf } from '@/app/_ui/word-of';
import { requestI18n } from '@/lib/platform/request';
import { OpenOrder } from './open-order';
import { windowProblems } from './words';

/** What is seen while a window learns which order it is for. */
export async function OpeningScreen({ problem = null }: { problem?: string | null }) {
  const { t } = await requestI18n();
  const problems = windowProblems(t);
  return (
    <div className="mx-auto w-full max-w-md px-4 py-6">
      <h1 className="mb-6 text-lg">{t('button.title')}</h1>
      {problem === null ? (
        <>
          <OpenOrder words={{ opening: t('button.opening'), problems }} />
          <noscript>
            <Notice>{t('button.needs_script')}</Notice>
          </noscript>
        </>
      ) : (
        <Notice tone="danger">{wordOf(problems, problem) ?? problems.not_found}</Notice>
      )}
    </div>
  );
}
