const encoder = new TextEncoder();

/**
 * Text or bytes, piece by piece, as the body of an answer. A piece is asked for when the one before was taken, so that no more of it than two
 * is held however slowly it is read; when the reader leaves, the pieces are asked for no more.
 */
export function textStream(pieces: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
