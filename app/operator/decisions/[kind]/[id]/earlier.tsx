import { AppealText } from '@/app/_decisions/appeal-text';
import { DecisionText } from '@/app/_decisions/decision-text';
import { Card } from '@/app/_ui/card';
import { TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { Section } from '@/app/_ui/section';
import type { PersonActor } from '@/lib/identity/actor/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { wordsMax, wordsMin } from '@/lib/social/decisions/model';
import { decisionsOn, type JudgedDecision } from '@/lib/social/decisions/queries';
import type { Decided } from '@/lib/social/decisions/schema';
import { answerHere } from '../../actions';

/** What was decided about a thing so far, and the answer to an appeal that waits. */
export async function Earlier({ actor, decided }: { actor: PersonActor; decided: Decided }) {
  const [decisions, { t }] = await Promise.all([decisionsOn(actor, decided.kind, decided.subject), requestI18n()]);
  return (
    <Section title={t('decisions.earlier')}>
      {decisions.length === 0 ? (
        <Card className="text-muted text-sm">{t('decisions.earlier_none')}</Card>
      ) : (
        <ul className="space-y-4">
          {decisions.map((decision) => (
            <li key={decision.id}>
              <Card className="space-y-6">
                <DecisionText decision={decision} />
                {decision.appeal && <AppealText appeal={decision.appeal} />}
                {decision.appeal && !decision.appeal.answer && <Answering decision={decision} />}
              </Card>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

async function Answering({ decision: { id, mine } }: { decision: JudgedDecision }) {
  const { t } = await requestI18n();
  if (mine) return <Notice>{t('decisions.answer_not_yours')}</Notice>;
  const messages = {
    ...errorMessages(t, ['too_short']),
    own: t('decisions.own'),
    same_operator: t('decisions.same_operator'),
    two: t('eyes.appeal_takes_two'),
  };
  return (
    <Form action={answerHere} messages={messages}>
      <h3 className="font-medium">{t('decisions.answer_title')}</h3>
      <input type="hidden" name="decision" value={id} />
      <TextArea
        name="answer"
        label={t('decisions.answer_words')}
        minLength={wordsMin}
        maxLength={wordsMax}
        dir="auto"
        required
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="verdict" value="upheld" variant="quiet">
          {t('decisions.answer_uphold')}
        </SubmitButton>
        <SubmitButton name="verdict" value="overturned">
          {t('decisions.answer_overturn')}
        </SubmitButton>
      </div>
    </Form>
  );
}
