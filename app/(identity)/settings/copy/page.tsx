import type { Metadata } from 'next';
import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LookAgain } from '@/app/_ui/look-again';
import { Notice } from '@/app/_ui/notice';
import { type CopyView, latestCopy } from '@/lib/identity/copies/queries';
import { copyChapters } from '@/lib/platform/copied/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireProof } from '@/lib/platform/require-proof';
import { SettingsPage } from '../../_account/settings-page';
import { begin, drop } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('copy.title'), robots: { index: false } };
}

/** A copy of everything stored about her: asked for, watched, fetched once; for whoever has proven herself just now. */
export default async function CopyPage() {
  const actor = await requireProof('/settings/copy');
  const [copy, { t }] = await Promise.all([latestCopy(actor), requestI18n()]);
  const state = copy?.state ?? null;
  return (
    <SettingsPage title={t('copy.title')} lead={t('copy.lead')}>
      <p className="text-muted text-sm">{t('copy.inside')}</p>
      {state === 'failed' && <Notice tone="danger">{t('copy.failed')}</Notice>}
      {state === 'gone' && <Notice>{t('copy.gone')}</Notice>}
      {copy && state === 'making' && <Making copy={copy} />}
      {copy && state === 'ready' && <Ready copy={copy} />}
      {state === 'fetching' && <Notice>{t('copy.fetching')}</Notice>}
      {state !== 'making' && state !== 'fetching' && <Ask isAgain={state === 'ready'} />}
      {state !== null && ['making', 'ready', 'fetching'].includes(state) && <LookAgain />}
    </SettingsPage>
  );
}

async function Ask({ isAgain }: { isAgain: boolean }) {
  const { t } = await requestI18n();
  return (
    <Form action={begin} messages={errorMessages(t, ['copy_running'])}>
      <SubmitButton variant={isAgain ? 'quiet' : 'primary'}>
        {t(isAgain ? 'copy.make_again' : 'copy.make')}
      </SubmitButton>
      {!isAgain && <p className="text-muted text-sm">{t('copy.make_hint')}</p>}
    </Form>
  );
}

async function Making({ copy }: { copy: CopyView }) {
  const { t, formatNumber } = await requestI18n();
  const [total, part] = [copyChapters.length, copyChapters[copy.done]];
  const said = { done: formatNumber(copy.done), total: formatNumber(total) };
  return (
    <Card className="space-y-3">
      <div className="space-y-2" role="status">
        <h2 id="copy-making" className="font-semibold text-lg">
          {t('copy.making')}
        </h2>
        <progress
          aria-labelledby="copy-making"
          value={copy.done}
          max={total}
          className="block h-1.5 w-full overflow-hidden rounded-full accent-teal"
        />
        <p className="text-muted text-sm">
          {part ? t('copy.progress', { ...said, part: t(`copy.chapter_${part}`) }) : t('copy.almost')}
        </p>
      </div>
      <Drop label={t('copy.stop')} />
    </Card>
  );
}

async function Ready({ copy }: { copy: CopyView }) {
  const { t, href, formatDate } = await requestI18n();
  if (!copy.here) return <Notice>{t('copy.elsewhere')}</Notice>;
  return (
    <Card className="space-y-3">
      <h2 className="font-semibold text-lg">{t('copy.ready')}</h2>
      {copy.expiresAt && (
        <p className="text-muted text-sm">{t('copy.ready_until', { time: formatDate(copy.expiresAt, 'clock') })}</p>
      )}
      <Notice>{t('copy.once')}</Notice>
      <div className="flex flex-wrap items-start gap-3">
        {/* A form and no action: the browser follows it to the file and stays here, with scripts or without. The gate takes no other type. */}
        <form method="post" encType="multipart/form-data" action={href('/settings/copy/link')}>
          <button type="submit" className={buttonClass({ variant: 'primary' })}>
            {t('copy.download')}
          </button>
        </form>
        <Drop label={t('copy.drop')} />
      </div>
    </Card>
  );
}

async function Drop({ label }: { label: string }) {
  const { t } = await requestI18n();
  return (
    <Form action={drop} messages={errorMessages(t)}>
      <SubmitButton variant="quiet">{label}</SubmitButton>
    </Form>
  );
}
