import { requestI18n } from '@/lib/platform/request';
import { readyMade } from './ready-made';

/** What is ready for whoever sells with another shop's software. */
export async function Platforms() {
  const { t } = await requestI18n();
  return (
    <section id="platforms" className="scroll-mt-24 space-y-3">
      <h2 className="text-lg">{t('site.dev_platforms')}</h2>
      <p>{t('site.dev_platforms_body')}</p>
      <dl className="divide-y divide-line rounded-md bg-surface shadow-card">
        {readyMade.map(({ name, folder, tried }) => (
          <div key={name} className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[19rem_1fr]">
            <dt className="flex flex-wrap items-baseline gap-x-3">
              <bdi className="font-medium">{name}</bdi>
              <code dir="ltr" className="text-muted text-sm">
                {folder}
              </code>
            </dt>
            <dd>{t(`site.${tried}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
