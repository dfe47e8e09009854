import { buttonClass } from '@/app/_ui/button-class';
import type { Id } from '@/lib/kernel/ids';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { photoTypes } from '../send-photo';

type PlainPhotosProps = {
  page: PageSettings;
  /** What the photos are put to; without it each becomes a draft. */
  to?: { product: Id<'product'> } | { post: Id<'post'> } | { place: 'logo' | 'cover' };
  /** What is asked for, where "Pick photos" would not say it. */
  label?: string;
};

/** Sends photos from a browser without JavaScript: a plain form, several in one go where there is room for several. */
export async function PlainPhotos({ page, to, label }: PlainPhotosProps) {
  const { t, locale } = await requestI18n();
  return (
    <noscript>
      <form
        action={`/api/studio/photos?lang=${locale}`}
        method="post"
        encType="multipart/form-data"
        className="mt-4 flex flex-wrap items-center gap-3"
      >
        {Object.entries({ page: page.id, ...to }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          {label ?? t('studio.pick_photos')}{' '}
          <input type="file" name="file" multiple={!(to && 'place' in to)} required accept={photoTypes} />
        </label>
        <button type="submit" className={buttonClass({ variant: 'quiet' })}>
          {t('studio.upload')}
        </button>
      </form>
    </noscript>
  );
}
