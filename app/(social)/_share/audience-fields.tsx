import { cache } from 'react';
import { Checkbox, RadioCards } from '@/app/_ui/choice';
import { Select } from '@/app/_ui/field';
import { Link } from '@/app/_ui/link';
import { TickGroup } from '@/app/_ui/tick-group';
import type { PersonActor } from '@/lib/identity/actor/model';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { audiences } from '@/lib/social/sharing/model';
import type { AudienceChoices } from '@/lib/social/sharing/own/model';
import { audienceChoices } from '@/lib/social/sharing/own/queries';

/** What stood in the form before: nothing where nothing was chosen. */
export type ChosenAudience = { readonly audience: string; readonly people: readonly string[]; readonly circle: string };

const choicesOf = cache(audienceChoices);

/** Who sees it. Nobody is chosen before she chooses; whom to name and which circle is asked once it matters. */
export async function AudienceFields({ actor, chosen }: { actor: PersonActor; chosen: ChosenAudience }) {
  const [{ friends, circles }, { t }] = await Promise.all([choicesOf(actor), requestI18n()]);
  return (
    <div className="group/who space-y-4">
      <RadioCards
        name="audience"
        legend={t('sharing.audience')}
        defaultValue={chosen.audience}
        choices={audiences.map((value) => ({
          value,
          label: t(`sharing.${value}`),
          hint: t(`sharing.${value}_hint`),
        }))}
      />
      <div className="hidden rounded-md bg-sunken p-4 group-has-[[value=people]:checked]/who:block">
        <People friends={friends} chosen={chosen.people} />
      </div>
      <div className="hidden rounded-md bg-sunken p-4 group-has-[[value=circle]:checked]/who:block">
        <Circles circles={circles} chosen={chosen.circle} />
      </div>
    </div>
  );
}

function People({ friends, chosen }: { friends: AudienceChoices['friends']; chosen: readonly string[] }) {
  const { t } = useVoice();
  if (friends.length === 0) return <NobodyYet words={t('sharing.no_friends')} />;
  return (
    <TickGroup name="people" legend={t('sharing.which_people')} className="max-h-72 overflow-y-auto">
      {friends.map(({ id, name, handle }) => (
        <Checkbox
          key={id}
          name="people[]"
          value={id}
          defaultChecked={chosen.includes(id)}
          label={
            <>
              <bdi>{name}</bdi> <bdi className="text-muted text-sm">@{handle}</bdi>
            </>
          }
        />
      ))}
    </TickGroup>
  );
}

function Circles({ circles, chosen }: { circles: AudienceChoices['circles']; chosen: string }) {
  const { t } = useVoice();
  if (circles.length === 0) return <NobodyYet words={t('sharing.no_circles')} />;
  return (
    <Select name="circle" label={t('sharing.which_circle')} defaultValue={chosen}>
      <option value="">{t('sharing.choose')}</option>
      {circles.map(({ id, name, count }) => (
        <option key={id} value={id}>
          {t('sharing.in_circle', { name, count })}
        </option>
      ))}
    </Select>
  );
}

function NobodyYet({ words }: { words: string }) {
  const { t } = useVoice();
  return (
    <p className="text-sm">
      {words}{' '}
      <Link href="/friends" className="font-medium underline underline-offset-4">
        {t('sharing.find_friends')}
      </Link>
    </p>
  );
}

/** Through whose eyes she can look: anybody's, those of whoever has the link, and her friends', one by one. */
export async function EyesField({ actor, chosen }: { actor: PersonActor; chosen: string }) {
  const [{ friends }, { t }] = await Promise.all([choicesOf(actor), requestI18n()]);
  return (
    <Select name="eyes" label={t('sharing.eyes')} defaultValue={chosen || 'anybody'}>
      <option value="anybody">{t('sharing.anybody')}</option>
      <option value="link">{t('sharing.link_holder')}</option>
      {friends.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
