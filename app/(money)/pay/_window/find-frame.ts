import { namespace, readMessage } from './messages';

/** The most frames of a page that are asked. */
const framesMax = 30;

/**
 * The one-tap frame of ours on the page that opened this window; null when none answers in time. All of its frames are asked, and only one of
 * ours can hear: nothing but a frame of ours is of this origin on a page of somebody else.
 */
export function findFrame(opener: Window): Promise<Window | null> {
  return new Promise((found) => {
    const n = crypto.randomUUID();
    const listen = (event: MessageEvent) => {
      if (event.origin !== location.origin) return;
      const said = readMessage(event.data);
      if (said?.type === 'frame_here' && said.n === n) end(event.source as Window | null);
    };
    const end = (frame: Window | null) => {
      removeEventListener('message', listen);
      clearTimeout(timer);
      found(frame);
    };
    const timer = setTimeout(() => end(null), 600);
    addEventListener('message', listen);
    const ask = { ns: namespace, v: 1, type: 'frame_ask', n };
    for (let at = 0; at < Math.min(opener.length, framesMax); at++) opener[at]?.postMessage(ask, location.origin);
  });
}

/** Hands a grant to that frame, and to nobody around it; true once the frame has kept it. */
export function handGrant(frame: Window, grant: string): Promise<boolean> {
  return new Promise((kept) => {
    const n = crypto.randomUUID();
    const listen = (event: MessageEvent) => {
      if (event.origin !== location.origin || event.source !== frame) return;
      const said = readMessage(event.data);
      if (said?.n === n && (said.type === 'kept' || said.type === 'not_kept')) end(said.type === 'kept');
    };
    const end = (is: boolean) => {
      removeEventListener('message', listen);
      clearTimeout(timer);
      kept(is);
    };
    const timer = setTimeout(() => end(false), 8_000);
    addEventListener('message', listen);
    frame.postMessage({ ns: namespace, v: 1, type: 'grant', n, grant }, location.origin);
  });
}
