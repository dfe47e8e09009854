import { Link } from '@/app/_ui/link';
import type { PersonCard } from '@/lib/identity/ties/model';
import { PersonAvatar } from './person-avatar';

/** People side by side, each with her picture. */
export function PeopleGrid({ people }: { people: readonly PersonCard[] }) {
  return (
    <ul className="grid grid-cols-3 gap-x-3 gap-y-6 sm:grid-cols-4 md:grid-cols-6">
      {people.map((person) => (
        <li key={person.id}>
          <Link
            href={`/people/${person.handle}`}
            className="group flex flex-col items-center gap-2 rounded-md p-2 text-center hover:bg-sunken"
          >
            <PersonAvatar person={person} size="large" />
            <span className="w-full min-w-0">
              <span className="block truncate font-medium text-sm">
                <bdi>{person.name}</bdi>
              </span>
              <span className="block truncate text-muted text-xs">
                <bdi>@{person.handle}</bdi>
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
