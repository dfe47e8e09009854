import { CheckIcon } from '@/app/_ui/buying-icons';
import { classNames } from '@/app/_ui/class-names';
import { Link } from '@/app/_ui/link';

type WayProps = { href: string; chosen: boolean; name: string; hint?: readonly string[] };

/** A way that can be chosen: the address of the sheet priced for it. */
export function Way({ href, chosen, name, hint = [] }: WayProps) {
  return (
    <li>
      <Link
        href={href}
        replace
        scroll={false}
        aria-current={chosen ? 'true' : undefined}
        className={classNames(
          'flex min-h-11 items-start justify-between gap-3 rounded-md border px-3 py-2 text-sm hover:border-ink',
          chosen ? 'border-ink ring-1 ring-ink' : 'border-edge',
        )}
      >
        <span className="min-w-0">
          <bdi className="font-medium">{name}</bdi>
          {hint.filter(Boolean).map((line) => (
            <bdi key={line} className="block text-muted">
              {line}
            </bdi>
          ))}
        </span>
        {chosen && <CheckIcon size={18} className="mt-0.5 shrink-0" />}
      </Link>
    </li>
  );
}
