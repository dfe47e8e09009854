import type { Metadata } from 'next';
import { Button } from '@/app/_ui/button';
import { CheckIcon } from '@/app/_ui/buying-icons';
import { ClockIcon } from '@/app/_ui/icons';
import { requestI18n } from '@/lib/platform/request';
import { Trouble } from '../_frame/trouble';
import { SeenPages } from './seen-pages';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('offline.title'), robots: { index: false } };
}

/** What the service worker shows without a connection: it says what works and what waits. */
export default async function Offline() {
  const { t, locale } = await requestI18n();
  return (
    <Trouble
      title={t('offline.title')}
      actions={
        // A form without an action asks again for the address that failed: the worker shows this page in its place.
        <form>
          <Button type="submit">{t('offline.retry')}</Button>
        </form>
      }
    >
      <p>{t('offline.body')}</p>
      <ul className="mt-8 grid gap-4 text-start">
        <li className="flex gap-3">
          <CheckIcon className="mt-0.5 shrink-0 text-teal" />
          <div>
            <p className="font-medium text-ink">{t('offline.works_title')}</p>
            <p>{t('offline.works_seen')}</p>
          </div>
        </li>
        <li className="flex gap-3">
          <ClockIcon className="mt-0.5 shrink-0" />
          <div>
            <p className="font-medium text-ink">{t('offline.waits_title')}</p>
            <p>{t('offline.waits_pay')}</p>
          </div>
        </li>
      </ul>
      <SeenPages title={t('offline.seen_title')} locale={locale} />
    </Trouble>
  );
}
