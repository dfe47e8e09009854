/**
 * Keeps a program alive when its connections are cut. Two faults then reach nobody who could catch them: the driver (postgres 3.4)
 * writes from a timer of its own to a connection that closed meanwhile, and a statement that a failed transaction left behind is
 * given up with its connection. What was asked fails by itself; everything else still ends the program. Call once, when it starts.
 */
export function outliveOutages(note: (what: string) => void): void {
  process.on('uncaughtException', (error) => {
    note(String(error));
    if (!(error instanceof TypeError && error.stack?.includes('nextWrite'))) process.exit(1);
  });
  process.on('unhandledRejection', (reason) => {
    if (!isGivenUp(reason)) throw reason;
    note(String(reason));
  });
}

const isGivenUp = (reason: unknown) =>
  reason instanceof Error && 'code' in reason && ['DATABASE_AWAY', 'DATABASE_SILENT'].includes(String(reason.code));
