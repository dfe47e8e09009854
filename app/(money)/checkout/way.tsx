import { CheckIcon } from '@/app/_ui/buying-icons';
import { classNames } from '@/app/_ui/class-names';
import { Link } from '@/app/_ui/link';
import { useVoice } from '@/lib/platform/request';

type WayProps = {
  href: string;
  chosen: boolean;
  name: string;
  hint?: readonly string[];
  /** Nothing is fetched ahead: asking for it is the choice. */
  plain?: boolean;
};

/** A way that can be chosen: the address of the sheet priced for it. */
export function Way({ href, chosen, name, hint = [], plain = false }: WayProps) {
  const { href: localized } = useVoice();
  const look = {
    'aria-current': chosen ? ('true' as const) : undefined,
    className: classNames(
      'flex min-h-11 items-start justify-between gap-3 rounded-md border px-3 py-2 text-sm hover:border-ink',
      chosen ? 'border-ink ring-1 ring-ink' : 'border-edge',
    ),
  };
  const inside = (
    <>
      <span className="min-w-0">
        <bdi className="font-medium">{name}</bdi>
        {hint.filter(Boolean).map((line) => (
          <bdi key={line} className="block text-muted">
            {line}
          </bdi>
        ))}
      </span>
      {chosen && <CheckIcon size={18} className="mt-0.5 shrink-0" />}
    </>
  );
  return (
    <li>
      {plain ? (
        <a href={localized(href)} {...look}>
          {inside}
        </a>
      ) : (
        <Link href={href} replace scroll={false} {...look}>
          {inside}
        </Link>
      )}
    </li>
  );
}
