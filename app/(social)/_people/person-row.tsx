import type { ReactNode } from 'react';
import { Link } from '@/app/_ui/link';
import type { PersonCard } from '@/lib/identity/ties/model';
import { PersonAvatar } from './person-avatar';

type PersonRowProps = {
  person: PersonCard;
  /** False for whom the reader blocked: there is nothing to be led to. */
  linked?: boolean;
  note?: ReactNode;
  children?: ReactNode;
};

/** A person in a list: picture, name and handle, and what may be done. */
export function PersonRow({ person, linked = true, note, children }: PersonRowProps) {
  const face = (
    <>
      <PersonAvatar person={person} />
      <span className="min-w-0">
        <span className="wrap-anywhere block font-medium group-hover:underline">
          <bdi>{person.name}</bdi>
        </span>
        <span className="wrap-anywhere block text-muted text-sm">
          <bdi>@{person.handle}</bdi>
          {note && <> · {note}</>}
        </span>
      </span>
    </>
  );
  const look = 'flex min-h-14 min-w-0 flex-1 basis-56 items-center gap-3';
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-6">
      {linked ? (
        <Link href={`/people/${person.handle}`} className={`group ${look}`}>
          {face}
        </Link>
      ) : (
        <span className={look}>{face}</span>
      )}
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </li>
  );
}
