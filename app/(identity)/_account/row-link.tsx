import type { ReactNode } from 'react';
import { ChevronRightIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';

type RowLinkProps = {
  href: string;
  icon: ReactNode;
  label: string;
  note?: ReactNode;
  latin?: boolean;
  children?: ReactNode;
};

/** One row of a list that leads somewhere: what it is, how it stands (`latin` for an address), and an arrow. */
export function RowLink({ href, icon, label, note, latin = false, children }: RowLinkProps) {
  return (
    <li>
      <Link href={href} className="flex min-h-14 items-center gap-4 px-4 py-3 hover:bg-sunken sm:px-6">
        <span className="shrink-0 text-muted">{icon}</span>
        {/* How it stands goes below where both do not fit: a narrow screen does not press the words into a column. */}
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
          <span className="min-w-0 flex-1 basis-32">
            <span className="block font-medium">{label}</span>
            {note && (
              <span dir={latin ? 'ltr' : undefined} className="wrap-anywhere block text-muted text-sm rtl:text-right">
                {note}
              </span>
            )}
          </span>
          {children}
        </span>
        <ChevronRightIcon size={18} className="mirror shrink-0 text-muted" />
      </Link>
    </li>
  );
}
