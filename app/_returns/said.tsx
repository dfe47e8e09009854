/** What somebody wrote, under who says it, as it was typed. Nothing when nothing was. */
export function Said({ by, children }: { by: string; children: string }) {
  if (children === '') return null;
  return (
    <div>
      <p className="text-muted text-sm">{by}</p>
      <p className="wrap-anywhere whitespace-pre-line">
        <bdi>{children}</bdi>
      </p>
    </div>
  );
}
