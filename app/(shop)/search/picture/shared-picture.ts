const waitMs = 4_000;

/** The picture another app handed to Souk, which its service worker holds in memory; null when it has none any more. */
export async function sharedPicture(): Promise<File | null> {
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
  if (!worker) return null;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), waitMs);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(late);
      resolve(data instanceof File ? data : null);
    };
    worker.postMessage('shared-picture', [port2]);
  });
}
