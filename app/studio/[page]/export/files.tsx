import { buttonClass } from '@/app/_ui/button-class';
import { RowList } from '@/app/_ui/row-list';
import { requestI18n } from '@/lib/platform/request';
import { type Target, targets, unheld } from '@/lib/shop/exports/model';
import { fileNames } from './file-name';

/** The files a catalogue can be taken away as, each with what it cannot hold. */
export async function Files({ handle }: { handle: string }) {
  const { t, href } = await requestI18n();
  return (
    <section className="space-y-3">
      <div className="max-w-2xl">
        <h2 className="font-semibold text-lg">{t('exports.files')}</h2>
        <p className="text-muted text-sm">{t('exports.files_body')}</p>
      </div>
      <RowList>
        {targets.map((target) => (
          <li key={target} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-72 space-y-1">
              <h3 className="font-medium">{t(fileNames[target])}</h3>
              <p className="text-muted text-sm">
                {t(target.startsWith('shopify') ? 'exports.holds_all' : 'exports.holds_on_sale')}
              </p>
              <NotHeld target={target} />
            </div>
            {/* No `Link`: it would fetch the whole file before anybody asked for it. */}
            <a
              href={href(`/studio/${handle}/export/${target}`)}
              download
              className={buttonClass({ variant: 'quiet', size: 'small' })}
              aria-label={t('exports.download_of', { file: t(fileNames[target]) })}
            >
              {t('exports.download')}
            </a>
          </li>
        ))}
      </RowList>
    </section>
  );
}

async function NotHeld({ target }: { target: Target }) {
  const { t } = await requestI18n();
  return (
    <details className="text-sm">
      <summary className="flex min-h-11 cursor-pointer items-center text-muted underline hover:text-ink md:min-h-8">
        {t('exports.not_held')}
      </summary>
      <ul className="list-disc space-y-1 ps-5 pb-2">
        {unheld[target].map((one) => (
          <li key={one}>{t(`exports.unheld_${one}`)}</li>
        ))}
      </ul>
    </details>
  );
}
