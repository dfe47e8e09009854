import { requestI18n } from '@/lib/platform/request';
import { OpenOrder } from './open-order';
import { windowProblems } from './words';

/** What is seen while a window learns which order it is for. */
export async function OpeningScreen() {
  const { t } = await requestI18n();
  return (
    <div className="mx-auto w-full max-w-md px-4 py-6">
      <h1 className="mb-6 text-lg">{t('button.title')}</h1>
      <OpenOrder words={{ opening: t('button.opening'), problems: windowProblems(t) }} />
    </div>
  );
}
