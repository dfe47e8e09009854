import { buttonClass } from '@/app/_ui/button-class';
import { requestI18n } from '@/lib/platform/request';
import type { ImportView } from '@/lib/shop/imports/queries';

/** While its file is here: a table with refused rows, to be taken away with what is wrong written beside them. */
export async function Corrected({ handle, view, refused }: { handle: string; view: ImportView; refused: number }) {
  const { t, href } = await requestI18n();
  if (view.state !== 'ready' || refused === 0 || view.columns.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-sunken px-4 py-3">
      <p className="min-w-0 flex-1 basis-72 text-sm">{t('imports.corrected_body')}</p>
      {/* No `Link`: it would fetch the whole file before anybody asked for it. */}
      <a
        href={href(`/studio/${handle}/import/${view.id}/corrected`)}
        download
        className={buttonClass({ variant: 'quiet', size: 'small' })}
      >
        {t('imports.corrected_download')}
      </a>
    </div>
  );
}
