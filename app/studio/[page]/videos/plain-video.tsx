import { buttonClass } from '@/app/_ui/button-class';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import type { VideoBringer } from './send-video';

/** The form that takes a video from a browser without scripts. */
export async function PlainVideo({ page, to }: { page: PageSettings; to: VideoBringer }) {
  const { t, locale } = await requestI18n();
  return (
    <noscript>
      <form
        action={`/api/studio/video?lang=${locale}`}
        method="post"
        encType="multipart/form-data"
        className="flex flex-wrap items-center gap-3"
      >
        <input type="hidden" name="page" value={page.id} />
        {Object.entries(to).map(([name, id]) => (
          <input key={name} type="hidden" name={name} value={id} />
        ))}
        <label>
          {t('videos.add')} <input type="file" name="file" required accept="video/mp4,video/quicktime,video/webm" />
        </label>
        <button type="submit" className={buttonClass({ variant: 'quiet' })}>
          {t('videos.send')}
        </button>
        <p className="text-muted text-sm">{t('videos.plain')}</p>
      </form>
    </noscript>
  );
}
