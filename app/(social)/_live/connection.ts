/** Who waits: for which topics (none: only for what is told to its person), and what it does then. */
export type Listener = { readonly topics: readonly string[]; readonly told: (topic: string, word: string) => void };

/*
 * One connection for all that wait in a tab: browsers have six for a site over HTTP/1.1, over all tabs. Where nothing on the screen
 * can be taken back, a tab that nobody looks at has none.
 */
const listeners = new Set<Listener>();
let source: EventSource | null = null;
let asked = '';
let lost = false;
let settling: ReturnType<typeof setTimeout> | undefined;

/** Joins those who wait, until what is handed out is called. `missed` is told when something may have happened unheard. */
export function join(listener: Listener): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', settle);
  listeners.add(listener);
  settleSoon();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', settle);
    settleSoon();
  };
}

/** What comes and goes with one screen is one change. */
function settleSoon(): void {
  clearTimeout(settling);
  settling = setTimeout(settle, 0);
}

function settle(): void {
  const topics = [...new Set([...listeners].flatMap((one) => one.topics))].sort();
  const wanted = listeners.size > 0 && (topics.length > 0 || document.visibilityState === 'visible');
  const query = topics.map((topic) => `topic=${encodeURIComponent(topic)}`).join('&');
  const next = wanted ? `/live?${query}` : '';
  if (next === asked) return;
  source?.close();
  source = null;
  lost ||= asked !== '' && next === '';
  asked = next;
  if (next !== '') source = open(next);
}

function open(address: string): EventSource {
  const opened = new EventSource(address);
  opened.addEventListener('ready', () => {
    // Between the answer a screen was made of and this moment something may have been taken back.
    for (const { topics, told } of listeners) if (lost || topics.length > 0) told('', 'missed');
    lost = false;
  });
  opened.addEventListener('error', () => {
    lost = true;
  });
  opened.addEventListener('told', (event: MessageEvent<string>) => {
    const [topic = '', word = ''] = event.data.split(' ');
    const own = topic.startsWith('person:');
    for (const { topics, told } of listeners)
      if (topics.includes(topic) || (own && topics.length === 0)) told(topic, word);
  });
  return opened;
}
