/** A line with a word in it, between two ways to do the same. */
export function OrDivider({ label }: { label: string }) {
  return (
    <div className="flex items-center gap-4 text-muted text-sm">
      <span className="h-px flex-1 bg-line" />
      {label}
      <span className="h-px flex-1 bg-line" />
    </div>
  );
}
