import type { ReactNode } from 'react';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import { waitText } from '@/app/_ui/wait-text';
import { askAgainSeconds, isGone, markOf, mayBeTooLate, turnSeconds, waitMinutes } from '@/lib/money/openings/model';
import type { Standing } from '@/lib/money/openings/queries';
import { intlTag } from '@/lib/platform/i18n';
import { useVoice } from '@/lib/platform/request';
import { JoinButton, ReminderButton } from './line-form';
import { WatchLine } from './watch-line';

type PanelProps = { standing: Standing; signedIn: boolean; here: string };

const minutes = turnSeconds / 60;

/** What stands in the place of the pay button while an opening keeps somebody from buying: what she can do instead, and what she waits for. */
export function OpeningPanel(props: PanelProps) {
  const { standing } = props;
  return (
    <div className="space-y-4">
      {standing.opensAt > standing.now ? <Before {...props} /> : <After {...props} />}
      {standing.turn && standing.lined && (
        <WatchLine opening={standing.id} mark={markOf(standing)} seconds={askAgainSeconds(standing)} />
      )}
    </div>
  );
}

function Before({ standing, signedIn, here }: PanelProps) {
  const { t } = useVoice();
  if (!signedIn)
    return <SignIn here={here} label={t(standing.lined ? 'openings.sign_in_line' : 'openings.sign_in_remind')} />;
  return (
    <>
      {standing.lined && <BeforeLine standing={standing} />}
      <ReminderButton opening={standing.id} reminded={standing.reminded} />
    </>
  );
}

function BeforeLine({ standing }: { standing: Standing }) {
  const { t } = useVoice();
  if (standing.turn) {
    return (
      <Place standing={standing}>
        <p>{t('openings.in_draw')}</p>
      </Place>
    );
  }
  return (
    <div className="space-y-2">
      <JoinButton opening={standing.id} label={t('openings.wait_here')} />
      <p className="text-muted text-sm">{t('openings.wait_hint')}</p>
      <DrawLink opening={standing.id} />
    </div>
  );
}

function After({ standing, signedIn, here }: PanelProps) {
  const { t } = useVoice();
  if (isGone(standing)) return <Notice>{t('openings.gone')}</Notice>;
  if (!signedIn) {
    return (
      <div className="space-y-2">
        <SignIn here={here} label={t(standing.lined ? 'openings.sign_in_line' : 'openings.sign_in_buy')} />
        <p className="text-muted text-sm">{t('openings.person_needed')}</p>
      </div>
    );
  }
  if (standing.bar === 'had_all') return <Notice tone="done">{t('openings.had_all')}</Notice>;
  const state = standing.turn?.state ?? 'over';
  if (state === 'waiting') return <Waiting standing={standing} here={here} />;
  return (
    <div className="space-y-3">
      {state === 'missed' && <Notice>{t('openings.missed', { minutes })}</Notice>}
      <JoinButton opening={standing.id} label={t(state === 'missed' ? 'openings.join_again' : 'openings.join')} />
      <p className="text-muted text-sm">{t('openings.join_hint', { minutes })}</p>
    </div>
  );
}

function Waiting({ standing, here }: { standing: Standing; here: string }) {
  const { t, locale } = useVoice();
  const ahead = standing.turn?.ahead ?? null;
  const wait = waitMinutes(standing);
  return (
    <Place standing={standing}>
      {ahead === null ? (
        <p>{t('openings.drawing')}</p>
      ) : (
        <>
          <p className="font-semibold text-base">{t('openings.place', { place: ahead + 1 })}</p>
          <p>
            {wait === null
              ? t(standing.held > 0 ? 'openings.all_held' : 'openings.wait_unknown')
              : t('openings.wait_about', { wait: waitText(intlTag(locale), wait * 60_000) })}
          </p>
          {mayBeTooLate(standing) && <p className="font-medium">{t('openings.too_late')}</p>}
          <p className="text-muted">{t('openings.keeps')}</p>
        </>
      )}
      <p>
        <Link href={here} className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('openings.look_again')}
        </Link>
      </p>
    </Place>
  );
}

/** Her own place, which nobody else sees, with the ticket that is drawn. */
function Place({ standing, children }: { standing: Standing; children: ReactNode }) {
  const { t } = useVoice();
  return (
    <div role="status" className="space-y-1 rounded-md bg-teal-soft px-4 py-3 text-sm">
      <OnlyYou />
      {children}
      {standing.turn && (standing.turn.lot !== null || !standing.drawn) && (
        <p>
          <span className="text-muted">{t('openings.ticket', { ticket: standing.turn.ticket.slice(0, 8) })}</span>
          <br />
          <DrawLink opening={standing.id} />
        </p>
      )}
    </div>
  );
}

function DrawLink({ opening }: { opening: string }) {
  const { t } = useVoice();
  return (
    <Link
      href={`/checkout/draw/${opening}`}
      className="inline-flex min-h-6 items-center text-sm underline underline-offset-4"
    >
      {t('openings.draw_checked')}
    </Link>
  );
}

function SignIn({ here, label }: { here: string; label: string }) {
  return (
    <LinkButton href={`/sign-in?next=${encodeURIComponent(here)}`} variant="primary" size="large" wide>
      {label}
    </LinkButton>
  );
}
