/** What a button is about, for whoever hears it and does not see where it stands: among many alike it is the only one of its name. */
export function About({ words }: { words: string }) {
  return <span className="sr-only">{` (${words})`}</span>;
}
