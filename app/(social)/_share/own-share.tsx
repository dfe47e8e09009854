import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { errorMessages } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { type OwnShare, toldFrom } from '@/lib/social/sharing/own/model';
import { sendChangeShare } from './actions';
import { ShareCard } from './share-card';
import { shareLinkClass, withWhom } from './shared-line';
import { TakeBack } from './take-back';

type OwnShareProps = {
  share: OwnShare;
  /** Stands on the share's own page, whose heading says with whom. */
  here?: boolean;
};

/** A share of her own: the card as others see it, and below what only she sees of it. */
export function OwnShareCard({ share, here = false }: OwnShareProps) {
  const { t } = useVoice();
  return (
    <div className="space-y-3">
      <ShareCard share={share.view} />
      <ShareState share={share} here={here} />
      <p className="text-muted text-sm">
        {share.openings === null
          ? t('sharing.opened_few', { count: toldFrom })
          : t('sharing.opened_by', { count: share.openings })}
      </p>
      <Named share={share} />
    </div>
  );
}

/** With whom and until when, and the way back. */
function ShareState({ share, here }: Required<OwnShareProps>) {
  const voice = useVoice();
  const { t, formatDate } = voice;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {!here && (
        <Link href={`/shares/${share.view.id}`} className={shareLinkClass}>
          {withWhom({ ...share, people: share.people.length }, voice)}
        </Link>
      )}
      {share.ends && (
        <span className="text-muted">{t('sharing.ends_at', { when: formatDate(share.ends, 'moment') })}</span>
      )}
      <TakeBack share={share.view.id} of={share.view.item ?? share.view.page?.name ?? ''} here={here} />
    </div>
  );
}

/** Those she named, whether they opened it, which they were told she sees, and the way to take one out. */
function Named({ share }: { share: OwnShare }) {
  const { t } = useVoice();
  if (share.people.length === 0) return null;
  return (
    <ul className="divide-y divide-line text-sm">
      {share.people.map(({ id, name, handle, openedAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-1.5">
          <span>
            <Link
              href={`/people/${handle}`}
              className="inline-flex items-center underline-offset-4 pointer-coarse:min-h-11 hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>{' '}
            <span className="text-muted">{openedAt === null ? t('sharing.not_opened') : t('sharing.opened')}</span>
          </span>
          <Form action={sendChangeShare} messages={errorMessages(t)} className="contents">
            <input type="hidden" name="share" value={share.view.id} />
            <input type="hidden" name="without" value={id} />
            <SubmitButton variant="plain" size="small">
              <span aria-hidden="true">{t('sharing.take_out')}</span>
              <span className="sr-only">{t('sharing.take_out_name', { name })}</span>
            </SubmitButton>
          </Form>
        </li>
      ))}
    </ul>
  );
}
