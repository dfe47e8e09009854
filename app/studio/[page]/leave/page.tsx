import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { requireProof } from '@/lib/platform/require-proof';
import { latestArchive } from '@/lib/shop/archives/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { begin } from './actions';
import { Contents } from './contents';
import { Making, Ready } from './standing';

export const generateMetadata = titled('archive.title');

/** Everything of a page in one file, for its owner alone, who has proven herself just now. */
export default async function Leave({ params }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'take_archive');
  await requireProof(`/studio/${page.handle}/leave`);
  const [{ t }, archive] = await Promise.all([requestI18n(), latestArchive(actor, page.id)]);
  return (
    <div className="mx-auto max-w-2xl space-y-6">
      <header className="space-y-2">
        <h1 className="text-xl md:text-2xl">{t('archive.title')}</h1>
        <p className="text-muted">{t('archive.intro')}</p>
      </header>
      {archive?.state === 'failed' && (
        <Notice tone="danger">
          {t('archive.failed')}. {t('archive.failed_body')}
        </Notice>
      )}
      {archive?.state === 'making' && <Making page={page} archive={archive} />}
      {archive?.state === 'ready' && <Ready page={page} archive={archive} />}
      {archive?.state !== 'making' && <Ask page={page} isAgain={archive?.state === 'ready'} />}
      {(archive?.state === 'making' || archive?.state === 'ready') && <Contents archive={archive} />}
    </div>
  );
}

async function Ask({ page, isAgain }: { page: PageSettings; isAgain: boolean }) {
  const { t } = await requestI18n();
  return (
    <Card className="space-y-3">
      <p className="text-muted text-sm">{t('archive.make_body')}</p>
      <Form action={begin} messages={errorMessages(t, ['archive_running', 'not_found', 'not_allowed'])}>
        <input type="hidden" name="page" value={page.id} />
        <SubmitButton variant={isAgain ? 'quiet' : 'primary'}>
          {t(isAgain ? 'archive.make_again' : 'archive.make')}
        </SubmitButton>
      </Form>
    </Card>
  );
}
