import type { ReactNode } from 'react';
import { Link } from '@/app/_ui/link';
import type { PersonActor } from '@/lib/identity/actor/model';
import { useVoice } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import type { MarkState } from '@/lib/social/sharing/own/model';
import { sharedMarks } from '@/lib/social/sharing/own/queries';
import { TakeBack } from './take-back';

/** How the way to a share of one's own looks. */
export const shareLinkClass =
  'inline-flex items-center font-medium underline underline-offset-4 pointer-coarse:min-h-11';

type SharedLineProps = {
  actor: PersonActor;
  /** The name under which a thing she bought was ever shared; null before. */
  mark: string | null;
  /** What the thing is called. */
  of: string;
  /** Also says why it cannot be shared twice. */
  hint?: boolean;
  /** What stands there where it is not shared. */
  otherwise: ReactNode;
};

/** How one thing she bought is shared now, and the way back, which is one press. */
export async function SharedLine({ actor, mark, of, hint = false, otherwise }: SharedLineProps) {
  const state = mark === null ? undefined : (await sharedMarks(actor, [mark])).get(mark);
  return state ? <SharedState state={state} of={of} hint={hint} /> : otherwise;
}

function SharedState({ state, of, hint }: { state: MarkState; of: string; hint: boolean }) {
  const voice = useVoice();
  const { t } = voice;
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Link href={`/shares/${state.share}`} className={shareLinkClass}>
          {withWhom(state, voice)}
        </Link>
        <TakeBack share={state.share} of={of} />
      </div>
      {hint && <p className="text-muted text-sm">{t('sharing.already_hint')}</p>}
    </div>
  );
}

/** With whom it is shared, and from when where it has not begun. */
export function withWhom(
  { audience, people, circle, begins }: Pick<MarkState, 'audience' | 'people' | 'circle' | 'begins'>,
  { t, formatDate }: Voice,
): string {
  const whom =
    audience === 'people'
      ? t('sharing.with_people', { count: people })
      : audience === 'circle'
        ? t('sharing.with_circle', { circle: circle ?? '' })
        : t(`sharing.with_${audience}`);
  return begins === null ? whom : `${whom} · ${t('sharing.begins', { when: formatDate(begins, 'moment') })}`;
}
