import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';

type EarlierFilesProps = {
  title: string;
  /** What each was called, where it is shown, and what became of it. */
  files: readonly { id: string; href: string; name: string; said: string }[];
};

/** What was brought before, newest first; nothing while there is none. */
export function EarlierFiles({ title, files }: EarlierFilesProps) {
  if (files.length === 0) return null;
  return (
    <section className="space-y-3">
      <h2 className="font-semibold text-lg">{title}</h2>
      <RowList>
        {files.map(({ id, href, name, said }) => (
          <li key={id}>
            <Link
              href={href}
              className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken"
            >
              <bdi className="min-w-0 truncate font-medium">{name}</bdi>
              <span className="text-muted text-sm">{said}</span>
            </Link>
          </li>
        ))}
      </RowList>
    </section>
  );
}
