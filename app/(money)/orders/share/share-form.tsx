import { Checkbox } from '@/app/_ui/choice';
import { Field, Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { TickGroup } from '@/app/_ui/tick-group';
import { AudienceFields, EyesField } from '@/app/(social)/_share/audience-fields';
import type { PersonActor } from '@/lib/identity/actor/model';
import { type Shareable, type Tick, ticksOf } from '@/lib/money/orders/share/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { lookAtShare, publishShare } from './actions';
import { SeeAs } from './see-as';

/** What a browser without scripts has chosen so far. */
export type ShareDraft = ReadonlyMap<string, readonly string[]>;

type ShareFormProps = { actor: PersonActor; found: Shareable; draft: ShareDraft };

const codes = [
  'nothing_inside',
  'audience_none',
  'people_none',
  'people_many',
  'not_friends',
  'circle_none',
  'already_shared',
  'starts_past',
] as const;

/** To whom, what, from when until when: nothing of it is chosen before she chooses. Beside it what they would get. */
export async function ShareForm({ actor, found, draft }: ShareFormProps) {
  const { t } = await requestI18n();
  const one = (name: string) => draft.get(name)?.[0] ?? '';
  const messages = errorMessages(t, codes);
  return (
    <Form action={publishShare} messages={messages} className="gap-x-12 gap-y-8 md:grid md:grid-cols-2">
      <input type="hidden" name="line" value={found.line} />
      <div className="space-y-8">
        <AudienceFields
          actor={actor}
          chosen={{ audience: one('audience'), people: draft.get('people[]') ?? [], circle: one('circle') }}
        />
        <Inside found={found} ticked={draft.get('inside[]') ?? []} />
        <TextArea
          name="note"
          label={t('sharing.note')}
          note={t('common.optional')}
          defaultValue={one('note')}
          maxLength={500}
          rows={2}
          dir="auto"
        />
        <When draft={draft} />
      </div>
      <section
        id="look"
        aria-labelledby="look-title"
        className="mt-10 scroll-mt-24 space-y-4 md:sticky md:top-24 md:col-start-2 md:row-span-2 md:row-start-1 md:mt-0 md:self-start"
      >
        <h2 id="look-title" className="font-semibold text-base">
          {t('sharing.see_as')}
        </h2>
        <EyesField actor={actor} chosen={one('eyes')} />
        <noscript>
          <SubmitButton variant="quiet" name="step" value="look">
            {t('sharing.look')}
          </SubmitButton>
        </noscript>
        <SeeAs
          first={await lookAt(found, draft)}
          messages={messages}
          words={{ hint: t('sharing.look_hint'), nothing: t('sharing.anybody_sees_nothing') }}
        />
      </section>
      <SubmitButton wide className="mt-8 md:col-start-1 md:mt-0">
        {t('sharing.do_share')}
      </SubmitButton>
    </Form>
  );
}

/** What the draft in the address would show, by the same answer that scripts ask for. */
async function lookAt(found: Shareable, draft: ShareDraft) {
  if (!draft.has('audience')) return null;
  const form = new FormData();
  form.set('line', found.line);
  for (const [name, values] of draft) for (const value of values) form.append(name, value);
  return lookAtShare(null, form);
}

async function Inside({ found, ticked }: { found: Shareable; ticked: readonly string[] }) {
  const voice = await requestI18n();
  const { t } = voice;
  return (
    <TickGroup
      name="inside"
      legend={t('sharing.inside')}
      hint={t(found.donation ? 'sharing.inside_given' : 'sharing.inside_hint')}
    >
      {ticksOf(found).map((tick) => (
        <Checkbox
          key={tick}
          name="inside[]"
          value={tick}
          defaultChecked={ticked.includes(tick)}
          label={t(tick === 'page' && found.donation ? 'sharing.charity' : `sharing.${tick}`)}
          hint={<bdi>{worth(tick, found, voice)}</bdi>}
        />
      ))}
    </TickGroup>
  );
}

/** What a tick would show. */
function worth(tick: Tick, found: Shareable, { formatMoney, formatDate }: Voice): string | null {
  const month = new Date(`${found.month}T00:00:00Z`);
  switch (tick) {
    case 'item':
      return found.item;
    case 'page':
      return found.pageName;
    case 'photo':
      return null;
    case 'price':
      return formatMoney(found.price);
    case 'month':
      return `${formatDate(month, 'month')} ${formatDate(month, 'year')}`;
  }
}

async function When({ draft }: { draft: ShareDraft }) {
  const { t } = await requestI18n();
  const one = (name: string) => draft.get(name)?.[0];
  return (
    <div className="group/when grid gap-4 sm:grid-cols-2">
      <Select name="starts" label={t('sharing.starts')} defaultValue={one('starts') ?? 'now'}>
        <option value="now">{t('sharing.now')}</option>
        <option value="hour">{t('sharing.in_an_hour')}</option>
        <option value="day">{t('sharing.on_a_day')}</option>
      </Select>
      <Field
        name="startsOn"
        type="date"
        label={t('sharing.starts_on')}
        defaultValue={one('startsOn')}
        className="hidden group-has-[[name=starts]_[value=day]:checked]/when:block"
      />
      <Select name="ends" label={t('sharing.ends')} defaultValue={one('ends') ?? 'never'}>
        <option value="never">{t('sharing.until_back')}</option>
        <option value="day">{t('sharing.for_a_day')}</option>
        <option value="week">{t('sharing.for_a_week')}</option>
        <option value="month">{t('sharing.for_a_month')}</option>
      </Select>
    </div>
  );
}
