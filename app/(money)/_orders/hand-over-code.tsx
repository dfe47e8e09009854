type HandOverCodeProps = { code: string; label: string; hint: string };

/** Six digits in two groups, large enough to be read aloud. */
export function HandOverCode({ code, label, hint }: HandOverCodeProps) {
  return (
    <div className="border-line border-t pt-3">
      <p className="text-muted text-sm">{label}</p>
      <p className="font-semibold text-2xl tabular-nums tracking-widest" data-code>
        <bdi dir="ltr">{`${code.slice(0, 3)} ${code.slice(3)}`}</bdi>
      </p>
      <p className="text-muted text-sm">{hint}</p>
    </div>
  );
}
