import { classNames } from '@/app/_ui/class-names';

type OrDividerProps = {
  label: string;
  /** One of the two ways is there only with scripts, and so is the line between them. */
  needsScripts: boolean;
};

/** A line with a word in it, between two ways to do the same. */
export function OrDivider({ label, needsScripts }: OrDividerProps) {
  return (
    <div className={classNames('flex items-center gap-4 text-muted text-sm', needsScripts && 'noscript:hidden')}>
      <span className="h-px flex-1 bg-line" />
      {label}
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
