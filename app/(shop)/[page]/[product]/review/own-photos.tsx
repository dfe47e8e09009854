import { buttonClass } from '@/app/_ui/button-class';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { Photo } from '@/app/_ui/photo';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { type OwnReview, reviewPhotosMax } from '@/lib/shop/reviews/model';
import { removePhoto } from './actions';

/** What the address says of a photo that was sent. */
export type PhotoAsked = Readonly<Record<string, string | string[] | undefined>>;

const faults = [
  ...(['file_empty', 'file_too_big', 'not_an_image', 'too_many_pixels', 'broken_image', 'busy'] as const),
  ...(['review_photos_max', 'required', 'too_many', 'not_found'] as const),
];

/** The photos of one's own review: taken off one by one, and sent by a plain form, which works in every browser. */
export async function OwnPhotos({ mine, asked }: { mine: OwnReview | null; asked: PhotoAsked }) {
  const { t } = await requestI18n();
  return (
    <section id="photos" aria-labelledby="photos-title" className="scroll-mt-24 space-y-4 border-line border-t pt-6">
      <div>
        <h2 id="photos-title" className="text-lg">
          {t('reviews.photos')}
        </h2>
        <p className="text-muted text-sm">{mine ? t('reviews.photos_lead') : t('reviews.photos_later')}</p>
      </div>
      <Said asked={asked} />
      {mine && <Kept mine={mine} />}
      {mine && mine.photos.length < reviewPhotosMax && <Send review={mine.id} />}
    </section>
  );
}

/** What stands in an address may be anybody's: only what the route itself would say is shown. */
async function Said({ asked }: { asked: PhotoAsked }) {
  const { t } = await requestI18n();
  const fault = faults.find((one) => one === asked.fault);
  if (fault) return <Notice tone="danger">{t(`errors.${fault}`)}</Notice>;
  return asked.added === '1' ? <Notice tone="done">{t('reviews.photo_added')}</Notice> : null;
}

async function Kept({ mine }: { mine: OwnReview }) {
  const { t, formatNumber } = await requestI18n();
  if (mine.photos.length === 0) return null;
  return (
    <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      {mine.photos.map((photo, place) => (
        <li key={photo.id} className="space-y-2">
          <Photo
            media={{ ...photo, alt: '' }}
            shape="square"
            sizes="160px"
            widths={[192, 320]}
            className="rounded-sm"
          />
          <Form action={removePhoto} messages={errorMessages(t)}>
            <input type="hidden" name="photo" value={photo.id} />
            <SubmitButton variant="quiet" size="small">
              {t('reviews.photo_remove', { index: formatNumber(place + 1) })}
            </SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  );
}

async function Send({ review }: { review: string }) {
  const { t, locale } = await requestI18n();
  return (
    <form
      action={`/api/reviews/photos?lang=${locale}`}
      method="post"
      encType="multipart/form-data"
      className="flex flex-wrap items-end gap-3"
    >
      <input type="hidden" name="review" value={review} />
      <Field
        name="file"
        type="file"
        label={t('reviews.photo')}
        hint={t('reviews.photo_hint')}
        accept="image/jpeg,image/png,image/webp"
        required
        className="min-w-0 flex-1 basis-64"
      />
      <button type="submit" className={buttonClass({ variant: 'quiet' })}>
        {t('reviews.photo_add')}
      </button>
    </form>
  );
}
