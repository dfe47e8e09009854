import { classNames } from '@/app/_ui/class-names';
import { Form } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { FeedMode } from '@/lib/social/feed/model';
import { sendMode } from './actions';

/** The two orders of the feed, kept for every device. */
export async function Modes({ mode }: { mode: FeedMode }) {
  const { t } = await requestI18n();
  return (
    <Form action={sendMode} messages={errorMessages(t)} className="flex rounded-full bg-sunken p-1">
      <fieldset className="contents">
        <legend className="sr-only">{t('feed.order')}</legend>
        {(['newest', 'for_you'] as const).map((one) => (
          <button
            key={one}
            type="submit"
            name="mode"
            value={one}
            aria-pressed={one === mode}
            className={classNames(
              'min-h-9 rounded-full px-4 font-medium text-sm pointer-coarse:min-h-11',
              one === mode ? 'bg-ink text-paper' : 'text-muted hover:text-ink',
            )}
          >
            {t(`feed.${one}`)}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
