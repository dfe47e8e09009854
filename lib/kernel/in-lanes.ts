/**
 * Does the work for every item, at most `atOnce` at a time, each begun in the order given; resolves when all are done.
 * Work that may fail catches its own failures: the first rejection ends the waiting, not the other lanes.
 */
export async function inLanes<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  // One iterator, shared: each lane takes the next item that nobody has.
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
}
