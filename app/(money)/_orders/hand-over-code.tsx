import type { ReactNode } from 'react';

type HandOverCodeProps = { code: string; label: string; hint: string; drawn?: ReactNode };

/** Six digits in two groups, large enough to be read aloud; and drawn, where a scanner may stand at a counter. */
export function HandOverCode({ code, label, hint, drawn }: HandOverCodeProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 border-line border-t pt-3">
      <div className="min-w-48 flex-1">
        <p className="text-muted text-sm">{label}</p>
        <p className="font-semibold text-2xl tabular-nums tracking-widest" data-code>
          <bdi dir="ltr">{`${code.slice(0, 3)} ${code.slice(3)}`}</bdi>
        </p>
        <p className="text-muted text-sm">{hint}</p>
      </div>
      {drawn}
    </div>
  );
}
