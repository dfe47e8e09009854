import type { Metadata } from 'next';
import { BackLink } from '@/app/_ui/back-link';
import { Chip } from '@/app/_ui/chip';
import { Field, Select } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { SecretLink } from '@/app/_ui/secret-link';
import { Section } from '@/app/_ui/section';
import { friendsOf } from '@/lib/identity/ties/queries';
import { newId } from '@/lib/kernel/ids';
import { type GroupView, groupNameMost, type Member } from '@/lib/money/splits/groups/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n, useVoice } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { FriendOptions } from '../../../../_pay/friend-options';
import { add, leave, makeLink, takeOut, want } from '../../actions';
import { loadGroup } from '../../load-group';

type PeopleProps = { params: Promise<{ group: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('split.people_title'), robots: { index: false } };
}

/** Who is in a group, the links of those who are a name only, the way to add somebody and to leave. */
export default async function PeoplePage({ params }: PeopleProps) {
  const { actor, group } = await loadGroup((await params).group);
  const [friends, { t }] = await Promise.all([friendsOf(actor), requestI18n()]);
  const there = new Set(group.members.filter((one) => !one.hasLeft).map(({ handle }) => handle));
  const others = friends.filter(({ handle }) => !there.has(handle));
  return (
    <div className="mx-auto w-full max-w-2xl space-y-8 px-4 py-6 md:py-10">
      <header className="space-y-2">
        <BackLink href={`/transfers/split/${group.id}`}>{group.name}</BackLink>
        <h1 className="text-2xl">{t('split.people_title')}</h1>
      </header>
      <RowList>
        {group.members.map((member) => (
          <MemberRow key={member.id} group={group} member={member} />
        ))}
      </RowList>
      <Section title={t('split.add_title')}>
        <Form
          key={group.members.length}
          action={add}
          messages={errorMessages(t, ['not_friend', 'already_in', 'group_full', 'first_stands'])}
        >
          <input type="hidden" name="groupId" value={group.id} />
          <input type="hidden" name="memberId" value={newId('member')} />
          {others.length > 0 && (
            <Select name="handle" label={t('split.friend')}>
              <option value="">{t('split.no_friend')}</option>
              <FriendOptions friends={others} />
            </Select>
          )}
          <Field
            name="name"
            label={t(others.length > 0 ? 'split.or_name' : 'split.their_name')}
            hint={t('split.name_only_hint')}
            maxLength={groupNameMost}
            dir="auto"
          />
          <SubmitButton>{t('split.add')}</SubmitButton>
        </Form>
      </Section>
      <Leave group={group} />
    </div>
  );
}

function MemberRow({ group, member }: { group: GroupView; member: Member }) {
  const { t } = useVoice();
  const { id, handle, isMe, hasLeft, hasLink } = member;
  const name = shownName(t, member.name);
  const isName = handle === null && member.name !== '' && !hasLeft;
  const isOpen = group.balances.some(({ memberId }) => memberId === id);
  return (
    <li className="space-y-2 px-4 py-3">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        {handle ? (
          <Link href={`/people/${handle}`} className="wrap-anywhere min-w-0 font-medium hover:underline">
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <bdi className="wrap-anywhere min-w-0 font-medium">{name}</bdi>
        )}
        {isMe && <Chip>{t('split.you')}</Chip>}
        {hasLeft && <Chip>{t('split.has_left')}</Chip>}
        {isName && <Chip>{t('split.no_account')}</Chip>}
      </div>
      {isName && (
        <SecretLink
          make={makeLink}
          of={{ groupId: group.id, memberId: id }}
          size="small"
          messages={errorMessages(t)}
          words={{
            make: t(hasLink ? 'split.link_again' : 'split.link_make', { name }),
            link: t('split.link_of', { name }),
            once: t('split.link_once'),
            copy: t('split.link_copy'),
            copied: t('split.link_copied'),
          }}
        />
      )}
      {(isMe || handle !== null) && !hasLeft && <Reminders groupId={group.id} member={member} />}
      {isName && !isOpen && (
        <Form action={takeOut} messages={errorMessages(t, ['not_even', 'repayment_waits'])}>
          <input type="hidden" name="groupId" value={group.id} />
          <input type="hidden" name="memberId" value={id} />
          <SubmitButton variant="plain" size="small">
            {t('split.take_out', { name })}
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}

/** Whether reminders are wanted: of this group at all, or of one person. */
function Reminders({ groupId, member: { id, name, isMe, unwanted } }: { groupId: string; member: Member }) {
  const { t } = useVoice();
  const off = isMe ? t('split.reminders_off') : t('split.reminders_off_of', { name });
  const on = isMe ? t('split.reminders_on') : t('split.reminders_on_of', { name });
  return (
    <Form action={want} messages={errorMessages(t)}>
      <input type="hidden" name="groupId" value={groupId} />
      <input type="hidden" name="memberId" value={isMe ? '' : id} />
      <input type="hidden" name="wanted" value={unwanted ? 'yes' : 'no'} />
      <SubmitButton variant="plain" size="small" className="-ms-4">
        {unwanted ? on : off}
      </SubmitButton>
    </Form>
  );
}

async function Leave({ group }: { group: GroupView }) {
  const { t, formatMoney } = await requestI18n();
  const open = group.debts.filter(({ from, to }) => from === group.me || to === group.me);
  const nameOf = (id: string) => shownName(t, group.members.find((one) => one.id === id)?.name);
  return (
    <Section title={t('split.leave_title')}>
      {open.length === 0 ? (
        <Form action={leave} messages={errorMessages(t, ['not_even', 'repayment_waits'])}>
          <input type="hidden" name="groupId" value={group.id} />
          <p className="text-muted text-sm">{t('split.leave_hint')}</p>
          <SubmitButton variant="danger">{t('split.leave')}</SubmitButton>
        </Form>
      ) : (
        <div className="space-y-3">
          <p>{t('split.leave_open')}</p>
          <ul className="list-disc space-y-1 ps-6">
            {open.map(({ from, to, value }) => (
              <li key={`${from}${to}${value.currency}`}>
                {t(from === group.me ? 'split.you_pay' : 'split.pays_you', {
                  from: nameOf(from),
                  to: nameOf(to),
                  amount: formatMoney(value),
                })}
              </li>
            ))}
          </ul>
          <LinkButton href={`/transfers/split/${group.id}`} variant="quiet">
            {t('split.to_group')}
          </LinkButton>
        </div>
      )}
    </Section>
  );
}
