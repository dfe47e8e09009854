/** What a paying button says: the doing with its total, then the seller, then the day. */
export type PayLabelParts = { pay: string; seller: string | null; day: string | null };

/** The words on the paying button in one line. A long seller's name gives way; the total and the day never do. */
export function PayLabel({ pay, seller, day }: PayLabelParts) {
  return (
    <>
      <bdi className="shrink-0">{pay}</bdi>
      {seller && (
        <>
          <span className="shrink-0 px-1.5 font-normal">·</span>
          <bdi className="truncate">{seller}</bdi>
        </>
      )}
      {day && (
        <>
          <span className="shrink-0 px-1.5 font-normal">·</span>
          <bdi className="shrink-0">{day}</bdi>
        </>
      )}
    </>
  );
}
