import { Avatar } from '@/app/_ui/avatar';
import { Card } from '@/app/_ui/card';
import { requestI18n } from '@/lib/platform/request';
import { type Capability, capabilities, may } from '@/lib/shop/ownership/model';
import { peopleOf } from '@/lib/shop/ownership/queries';
import { loadPage, type StudioPageProps, titled } from '../load-page';
import { roleNames } from '../settings/people/role-words';

export const generateMetadata = titled('people.ask_title');

/** Where somebody comes whose role does not open a screen: who of the page's people may use it. */
export default async function Ask({ params, searchParams }: StudioPageProps) {
  const { actor, page } = await loadPage((await params).page, 'see_people');
  const asked = (await searchParams).for;
  const capability: Capability =
    Object.keys(capabilities).find((one): one is Capability => one === asked) ?? 'change_people';
  const [{ t }, people] = await Promise.all([requestI18n(), peopleOf(actor, page.id)]);
  const able = people.filter((person) => may(person.roles, capability));
  return (
    <Card className="mx-auto max-w-xl space-y-4">
      <h1 className="text-xl">{t('people.ask_title')}</h1>
      <p className="text-muted">{t('people.ask_body', { roles: roleNames(t, page.roles) })}</p>
      <ul className="space-y-3">
        {able.map((person) => (
          <li key={person.personId} className="flex items-center gap-3">
            <Avatar name={person.name} size="small" />
            <span className="min-w-0">
              <bdi className="block truncate font-medium">{person.name}</bdi>
              <span className="block text-muted text-sm">{roleNames(t, person.roles)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
