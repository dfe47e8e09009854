import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { LookAgain } from '@/app/_ui/look-again';
import { Notice } from '@/app/_ui/notice';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { ArchiveView } from '@/lib/shop/archives/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { drop } from './actions';

type StandingProps = { page: PageSettings; archive: ArchiveView };

/** An archive on its way, and how far it is. */
export async function Making({ page, archive }: StandingProps) {
  const { t } = await requestI18n();
  return (
    <Card className="space-y-3">
      <div className="space-y-2" role="status">
        <h2 id="archive-making" className="font-semibold text-lg">
          {t('archive.making')}
        </h2>
        <progress
          aria-labelledby="archive-making"
          className="block h-1.5 w-full overflow-hidden rounded-full accent-teal"
        />
        <p className="text-muted text-sm">
          {t('archive.so_far', { count: archive.files.length })} {t('archive.making_body')}
        </p>
      </div>
      <Drop page={page} archive={archive} />
      <LookAgain />
    </Card>
  );
}

/** A finished archive: how large it is, how long it lies here, and the way to it. */
export async function Ready({ page, archive }: StandingProps) {
  const { t, href, formatDate, formatNumber } = await requestI18n();
  const bytes = archive.files.reduce((sum, file) => sum + file.bytes, 0);
  const megabytes = formatNumber(Math.max(1, Math.round(bytes / 1_000_000)));
  return (
    <Card className="space-y-3">
      <h2 className="font-semibold text-lg">{t('archive.ready')}</h2>
      {archive.expiresAt && (
        <p className="text-muted text-sm">{t('archive.ready_until', { date: formatDate(archive.expiresAt, 'day') })}</p>
      )}
      <Notice>{t('archive.keep_safe')}</Notice>
      <div className="flex flex-wrap items-start gap-3">
        {/* No `Link`: it would fetch the whole archive before anybody asked for it. */}
        <a
          href={href(`/studio/${page.handle}/leave/${archive.id}`)}
          download
          className={buttonClass({ variant: 'primary' })}
        >
          {t('archive.download', { size: megabytes })}
        </a>
        <Drop page={page} archive={archive} />
      </div>
    </Card>
  );
}

async function Drop({ page, archive }: StandingProps) {
  const { t } = await requestI18n();
  return (
    <Form action={drop} messages={errorMessages(t, ['not_found', 'not_allowed'])}>
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="archive" value={archive.id} />
      <SubmitButton variant="quiet">{t(archive.state === 'making' ? 'archive.stop' : 'archive.drop')}</SubmitButton>
    </Form>
  );
}
