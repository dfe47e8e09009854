import { Chip } from '@/app/_ui/chip';
import { Checkbox } from '@/app/_ui/choice';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { requestI18n } from '@/lib/platform/request';
import type { EditedProduct } from '@/lib/shop/drafts/edited-product';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { captionsPath, videoPath } from '@/lib/shop/videos/model';
import type { OwnedVideo } from '@/lib/shop/videos/queries';
import { arrangeVideos, describeTheVideo } from '../../video-actions';

type ItemProps = {
  page: PageSettings;
  product: EditedProduct;
  video: OwnedVideo;
  place: number;
  all: readonly OwnedVideo['id'][];
  messages: Readonly<Record<string, string>>;
};

/** One video: played as the shop plays it, moved, taken off, and told. */
export async function OwnedVideoItem(props: ItemProps) {
  const { video, place, page, product, all, messages } = props;
  const { t } = await requestI18n();
  const name = t('videos.name', { index: place + 1 });
  const waiting = video.alt === '' ? t('videos.waiting') : t('videos.waiting_sound');
  return (
    <li className="grid gap-4 py-4 first:pt-0 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <div className="space-y-2">
        <video
          controls
          preload="none"
          playsInline
          src={videoPath(video)}
          aria-label={video.alt || name}
          className="aspect-4/5 w-full rounded-sm bg-sunken object-contain"
          {...(video.poster && { poster: `/media/${video.poster.key}/480` })}
        >
          {video.captionsLanguage && (
            <track kind="captions" src={captionsPath(video)} srcLang={video.captionsLanguage} default />
          )}
        </video>
        <p className="flex flex-wrap items-center gap-2 text-muted text-sm">
          {name} · {t('videos.length', { seconds: Math.max(1, Math.round(video.durationMs / 1000)) })}
        </p>
        <Form action={arrangeVideos} messages={messages} className="flex flex-wrap gap-1">
          <input type="hidden" name="page" value={page.id} />
          <input type="hidden" name="product" value={product.id} />
          {all.map((id) => (
            <input key={id} type="hidden" name="videos[]" value={id} />
          ))}
          {place > 0 && <Move move={`earlier:${video.id}`} label={t('videos.earlier')} of={name} />}
          {place < all.length - 1 && <Move move={`later:${video.id}`} label={t('videos.later')} of={name} />}
          <Move move={`remove:${video.id}`} label={t('videos.remove')} of={name} />
        </Form>
      </div>
      <div className="min-w-0 space-y-3">
        {video.isTold ? (
          <Chip tone="done">{t('videos.shown')}</Chip>
        ) : (
          <p className="font-medium text-brick text-sm">{waiting}</p>
        )}
        <Told {...props} />
      </div>
    </li>
  );
}

function Move({ move, label, of }: { move: string; label: string; of: string }) {
  return (
    <SubmitButton name="move" value={move} size="small" variant="quiet">
      {label} <span className="sr-only">({of})</span>
    </SubmitButton>
  );
}

async function Told({ page, product, video, messages }: ItemProps) {
  const { t } = await requestI18n();
  const drawn = video.posterId !== null && !product.photos.some(({ id }) => id === video.posterId);
  return (
    <Form action={describeTheVideo} messages={messages} done={t('common.saved')} className="space-y-4">
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="video" value={video.id} />
      <Field
        name="alt"
        label={t('videos.alt')}
        hint={t('videos.alt_hint')}
        defaultValue={video.alt}
        maxLength={300}
        required
      />
      {video.hasSound && (
        <>
          <Field
            type="file"
            name="captions"
            label={t('videos.captions')}
            hint={video.captionsLanguage ? t('videos.captions_there') : t('videos.captions_hint')}
            accept=".vtt,text/vtt"
          />
          <Select
            name="captionsLanguage"
            label={t('videos.captions_language')}
            defaultValue={video.captionsLanguage ?? page.languages[0] ?? 'en'}
          >
            <option value="en">{t('videos.language_en')}</option>
            <option value="ar">{t('videos.language_ar')}</option>
          </Select>
          {video.captionsLanguage ? (
            <Checkbox name="dropCaptions" label={t('videos.captions_drop')} />
          ) : (
            <Checkbox
              name="noSpeech"
              label={t('videos.no_speech')}
              hint={t('videos.no_speech_hint')}
              defaultChecked={video.noSpeech}
            />
          )}
        </>
      )}
      {product.photos.length > 0 && (
        <Select name="poster" label={t('videos.poster')} defaultValue={drawn ? '' : (video.posterId ?? '')}>
          <option value="">{t('videos.poster_keep')}</option>
          {product.photos.map(({ id }, place) => (
            <option key={id} value={id}>
              {t('videos.poster_photo', { index: place + 1 })}
            </option>
          ))}
        </Select>
      )}
      <SubmitButton variant="quiet">{t('common.save')}</SubmitButton>
    </Form>
  );
}
