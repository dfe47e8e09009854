import { buttonClass } from '@/app/_ui/button-class';
import { requestI18n } from '@/lib/platform/request';
import type { EditedProduct } from '@/lib/shop/drafts/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { photoTypes } from '../../../send-photo';

/** Adds photos to a product without JavaScript. */
export async function PlainPhotos({ page, product }: { page: PageSettings; product: EditedProduct }) {
  const { t, locale } = await requestI18n();
  return (
    <noscript>
      <form
        action={`/api/studio/photos?lang=${locale}`}
        method="post"
        encType="multipart/form-data"
        className="mt-4 flex flex-wrap gap-3"
      >
        <input type="hidden" name="page" value={page.id} />
        <input type="hidden" name="product" value={product.id} />
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
