import { Link } from '@/app/_ui/link';
import type { AuditView } from '@/lib/identity/operations/queries';
import { proposalActions, reviewActions } from '@/lib/identity/proposals/model';
import { capabilities, marketStates } from '@/lib/markets/model';
import type { Translate } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { keyOf } from './agreement-words';
import type { AuditNames } from './audit-names';
import { sentenceOf } from './audit-words';

type AuditRowProps = { line: AuditView; names: AuditNames };

/** One line of the audit as a sentence; the ids it was written down with unfold below it. */
export async function AuditRow({ line, names }: AuditRowProps) {
  const { t, formatDate } = await requestI18n();
  const detail = Object.entries(line.detail).map(([name, value]) => `${name} ${value}`);
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-4 py-3 text-sm sm:px-6 md:grid-cols-[8rem_1fr]">
      <time dateTime={line.at.toISOString()} className="text-muted">
        {formatDate(line.at, 'moment')}
      </time>
      <div className="min-w-0">
        <Sentence line={line} names={names} />
        <details className="text-muted">
          <summary className="inline-flex min-h-8 cursor-pointer items-center text-xs underline underline-offset-4">
            {t('operator.audit_detail')}
          </summary>
          <bdi dir="ltr" className="block break-words text-xs">
            {[line.action, line.actor, line.subject, ...detail].join(' · ')}
          </bdi>
        </details>
      </div>
    </li>
  );
}

async function Sentence({ line, names }: AuditRowProps) {
  const { t, formatCountry } = await requestI18n();
  const { action, subject } = line;
  const doer = doerOf(line);
  const sentence = sentenceOf(action);
  const thing =
    names.get(subject)?.name ?? proposedThing(t, line) ?? (isOfCountry(action) ? formatCountry(subject) : subject);
  const link = (name: string) => <Named key="thing" id={subject} name={name} names={names} />;
  const another = subject.startsWith('per_') && subject !== doer;
  return (
    <p className="wrap-anywhere">
      <Named id={doer} name={names.get(doer)?.name ?? t(whoIs(doer))} names={names} />{' '}
      {sentence === null ? <bdi>{action}</bdi> : t.rich(sentence, { name: thing, thing: link })}
      {action === 'market.set' && marketChange(t, line.detail)}
      {another && (
        <>
          {' · '}
          {t.rich('operator.audit_account_of', {
            name: names.get(subject)?.name ?? t('operator.audit_person'),
            thing: link,
          })}
        </>
      )}
    </p>
  );
}

/** What names a country by its two letters: the switches of before, and proposals about markets. */
const isOfCountry = (action: string) => action === 'market.set' || action.startsWith('proposal.');

/** What a proposal is about that is of no country; null for one that is, and for what is no proposal. */
function proposedThing(t: Translate, { action, detail }: AuditView): string | null {
  const proposed = [...proposalActions, ...reviewActions].find((one) => one === detail.action);
  if (!action.startsWith('proposal.') || !proposed || proposed === 'market.change') return null;
  return t(`eyes.action_${keyOf({ action: proposed })}`);
}

/** Whoever opens an account is a guest to that request and herself to a reader; who followed a link in a mail is not certain. */
function doerOf({ actor, action, subject }: AuditView): string {
  return action === 'account.open' ? subject : actor;
}

/** Which switch of a market, and where it stands since. */
function marketChange(t: Translate, { capability, to }: AuditView['detail']): string {
  const which = capabilities.find((one) => one === capability);
  const state = marketStates.find((one) => one === to);
  return which && state ? ` · ${t(`countries.cap_${which}`)}: ${t(`countries.choose_${state}`)}` : '';
}

/** A name, leading to its page where there is one. */
function Named({ id, name, names }: { id: string; name: string; names: AuditNames }) {
  const path = names.get(id)?.path;
  const words = <bdi className="font-medium">{name}</bdi>;
  if (!path) return words;
  return (
    <Link href={path} className="underline underline-offset-4">
      {words}
    </Link>
  );
}

/** What somebody is called whose name is not shown here: a person who does not run Souk, a browser, the machine. */
function whoIs(actor: string) {
  if (actor.startsWith('guest:')) return 'operator.audit_guest';
  if (actor.startsWith('system:')) return 'operator.audit_system';
  return actor.startsWith('per_') ? 'operator.audit_person' : 'operator.audit_gone';
}
