import { Chip } from '@/app/_ui/chip';
import { Checkbox } from '@/app/_ui/choice';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { captionsPath, videoPath } from '@/lib/shop/videos/model';
import type { OwnedVideo } from '@/lib/shop/videos/queries';
import { describeTheVideo } from './video-actions';

/** A video as its owner plays it. */
export function OwnedVideoPlayer({ video, name }: { video: OwnedVideo; name: string }) {
  return (
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
  );
}

type SaidProps = {
  page: PageSettings;
  video: OwnedVideo;
  /** Those that may stand for it until it plays. */
  photos: readonly { id: string }[];
  messages: Readonly<Record<string, string>>;
};

/** Whether the public sees a video, and the words it needs for that. */
export async function VideoSaid(props: SaidProps) {
  const { t } = await requestI18n();
  const { video } = props;
  const waiting = video.alt === '' ? t('videos.waiting') : t('videos.waiting_sound');
  return (
    <>
      {video.isTold ? (
        <Chip tone="done">{t('videos.shown')}</Chip>
      ) : (
        <p className="font-medium text-brick text-sm">{waiting}</p>
      )}
      <Told {...props} />
    </>
  );
}

async function Told({ page, photos, video, messages }: SaidProps) {
  const { t } = await requestI18n();
  const drawn = video.posterId !== null && !photos.some(({ id }) => id === video.posterId);
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
      {photos.length > 0 && (
        <Select name="poster" label={t('videos.poster')} defaultValue={drawn ? '' : (video.posterId ?? '')}>
          <option value="">{t('videos.poster_keep')}</option>
          {photos.map(({ id }, place) => (
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
