import type { ReactNode } from 'react';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { Why as WhyKind } from '@/lib/social/feed/model';
import { sendLess, sendQuiet, sendUnfollowPage, sendUnfollowPerson } from './actions';

type WhyProps = {
  /** Why it is here, in words. */
  reason: string;
  /** What there may be less of. */
  of: Id<'page'> | Id<'person'> | Id<'product'>;
  /** What the item is called, for whoever hears these buttons alone. */
  item: string;
  /** By what it came; absent for what is suggested. */
  why?: WhyKind;
};

/** Why an item is in the feed, and there and then what may be done about it. Works without scripts. */
export async function Why({ reason, of, item, why }: WhyProps) {
  const { t } = await requestI18n();
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-11 cursor-pointer list-none items-center text-muted text-xs underline-offset-4 hover:underline">
        {t('feed.why')}
        <Of item={item} />
      </summary>
      <div className="space-y-2 rounded-md bg-sunken p-3">
        <p>{reason}</p>
        <div className="flex flex-wrap gap-1">
          <One action={sendLess} fields={{ of, less: 'yes' }}>
            {t('feed.less')}
            <Of item={item} />
          </One>
          {why && (
            <One action={sendQuiet} fields={{ of, mute: 'yes' }}>
              {t('feed.mute')}
              <Of item={item} />
            </One>
          )}
          {why === 'page' && (
            <One action={sendUnfollowPage} fields={{ page: of, follow: 'no' }}>
              {t('feed.unfollow')}
              <Of item={item} />
            </One>
          )}
          {why === 'follow' && (
            <One action={sendUnfollowPerson} fields={{ person: of, follow: 'no' }}>
              {t('feed.unfollow')}
              <Of item={item} />
            </One>
          )}
        </div>
        <Link href="/settings/feed" className="inline-flex min-h-11 items-center text-muted hover:underline">
          {t('feed.settings')}
          <Of item={item} />
        </Link>
      </div>
    </details>
  );
}

/** Beside words that are the same at every item, of which they are said. */
function Of({ item }: { item: string }) {
  return <span className="sr-only">{` · ${item}`}</span>;
}

type OneProps = {
  action: typeof sendLess | typeof sendQuiet | typeof sendUnfollowPage | typeof sendUnfollowPerson;
  fields: Readonly<Record<string, string>>;
  children: ReactNode;
};

async function One({ action, fields, children }: OneProps) {
  const { t } = await requestI18n();
  return (
    <Form action={action as typeof sendLess} messages={errorMessages(t)} className="inline">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant="quiet" size="small" className="bg-surface">
        {children}
      </SubmitButton>
    </Form>
  );
}
