/** Which statements a client of Postgres runs, read from what it sends: enough of the protocol to know one by its text. */

const HEAD = 5;

/**
 * A reader for one connection: given each piece of what is sent, it answers the texts of the statements run in it. Nothing is
 * read of what is no Postgres.
 * @returns {(chunk: Buffer) => string[]}
 */
export function questionsOf() {
  /** @type {Map<string, string>} */
  const prepared = new Map();
  let rest = Buffer.alloc(0);
  let greeted = false;
  let foreign = false;
  return (chunk) => {
    if (foreign) return [];
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const run = [];
    for (;;) {
      // The greeting has a length and no letter; every later message begins with its letter.
      const start = greeted ? 1 : 0;
      if (rest.length < start + 4) return run;
      const length = rest.readInt32BE(start);
      if (length < 4 || length > 100_000_000) {
        foreign = true;
        return run;
      }
      if (rest.length < start + length) return run;
      if (greeted) run.push(...statementOf(rest.subarray(0, 1 + length), prepared));
      greeted = true;
      rest = rest.subarray(start + length);
    }
  };
}

function statementOf(message, prepared) {
  const kind = String.fromCharCode(message[0]);
  if (kind === 'Q') return [textAt(message, HEAD)[0]];
  if (kind === 'P') {
    const [name, after] = textAt(message, HEAD);
    prepared.set(name, textAt(message, after)[0]);
  }
  if (kind !== 'B') return [];
  const [, afterPortal] = textAt(message, HEAD);
  return [prepared.get(textAt(message, afterPortal)[0]) ?? ''];
}

/** A text that ends with a zero, and where the next thing begins. @returns {[string, number]} */
function textAt(message, from) {
  const end = message.indexOf(0, from);
  return [message.toString('utf8', from, end), end + 1];
}
