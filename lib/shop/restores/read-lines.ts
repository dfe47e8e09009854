/** A line longer than this is no record: a product of two hundred variants with all its words is shorter. */
const lineMax = 8 * 1024 ** 2;

/** The lines of a file of JSON, each read and numbered from 1, those after `skipped`. A line that is no JSON throws `BrokenLine`. */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  skipped = 0,
): AsyncGenerator<{ no: number; line: unknown }> {
  let rest: Uint8Array[] = [];
  let held = 0;
  let no = 0;
  for await (const piece of bytes) {
    let from = 0;
    for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10, from)) {
      no += 1;
      const text = Buffer.concat([...rest, piece.subarray(from, end)]).toString('utf8');
      rest = [];
      held = 0;
      from = end + 1;
      if (no > skipped) yield { no, line: parsed(text, no) };
    }
    held += piece.length - from;
    if (held > lineMax) throw new BrokenLine(no + 1);
    if (from < piece.length) rest.push(Buffer.from(piece.subarray(from)));
  }
  if (held > 0) throw new BrokenLine(no + 1);
}

/** A line that is no record. */
export class BrokenLine extends Error {
  readonly no: number;

  constructor(no: number) {
    super('a line of an archive is no record');
    this.no = no;
  }
}

function parsed(text: string, no: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BrokenLine(no);
  }
}
