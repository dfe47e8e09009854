import { Button } from '@/app/_ui/button';
import { LinkButton } from '@/app/_ui/link-button';
import { Notice } from '@/app/_ui/notice';
import { OnlyYou } from '@/app/_ui/only-you';
import type { PersonActor } from '@/lib/identity/actor/model';
import { myRule } from '@/lib/money/guardian/queries';
import type { ConfirmationView } from '@/lib/money/limits/model';
import { requestI18n } from '@/lib/platform/request';

type AnswerProps = {
  actor: PersonActor;
  answer: NonNullable<ConfirmationView['guardian']>;
  expiresAt: Date;
};

/** What her guardian said to a tap, or that he is still asked, and how long that lasts. */
export async function GuardianAnswer({ actor, answer, expiresAt }: AnswerProps) {
  const [rule, { t, formatDate }] = await Promise.all([myRule(actor), requestI18n()]);
  const name = rule?.guardian ?? t('guardian.your_guardian');
  const words = { name, time: formatDate(expiresAt, 'moment') };
  const titles = { asked: 'wait_title', approved: 'approved_title', declined: 'declined_title' } as const;
  const texts = { asked: 'wait_text', approved: 'approved_text', declined: 'declined_text' } as const;
  return (
    <>
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-xl">{t(`guardian.${titles[answer]}`, words)}</h1>
        <OnlyYou />
      </div>
      <Notice tone={answer === 'approved' ? 'done' : 'info'}>{t(`guardian.${texts[answer]}`, words)}</Notice>
      {answer === 'asked' && (
        <form action="">
          <Button type="submit" wide>
            {t('guardian.look_again')}
          </Button>
        </form>
      )}
      {answer === 'declined' && (
        <LinkButton href="/wallet/guardian" variant="quiet" wide>
          {t('guardian.to_rule')}
        </LinkButton>
      )}
    </>
  );
}
