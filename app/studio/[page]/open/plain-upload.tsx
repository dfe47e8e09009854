import { buttonClass } from '@/app/_ui/button-class';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { photoTypes } from '../../send-photo';

/** For browsers without JavaScript: the plain form of the same desk, several photos in one go. */
export async function PlainUpload({ page }: { page: PageSettings }) {
  const { t, locale } = await requestI18n();
  return (
    <noscript>
      <form
        action={`/api/studio/photos?lang=${locale}`}
        method="post"
        encType="multipart/form-data"
        className="flex flex-wrap items-center gap-3"
      >
        <input type="hidden" name="page" value={page.id} />
        <label>
          {t('studio.pick_photos')} <input type="file" name="file" multiple required accept={photoTypes} />
        </label>
        <button type="submit" className={buttonClass({ variant: 'quiet' })}>
          {t('studio.upload')}
        </button>
      </form>
    </noscript>
  );
}
