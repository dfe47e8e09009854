/** What runs in a one-tap frame. It asks our own server, speaks to the page around it and to our own window, and to nobody else. */
(() => {
  const ns = 'souk-pay';
  const { pk, lang, known, paying, paid, going } = document.body.dataset;
  const part = (id) => document.getElementById(id);
  const box = part('box');
  const button = part('pay');
  const n = crypto.randomUUID();
  // Without it nobody can say what else lies over us: then every tap is for a window.
  const canSee = 'isVisible' in IntersectionObserverEntry.prototype;
  const dwell = 800;
  /** The origin of the page around us, as the browser names it. */
  let page = null;
  /** What is shown: the order as the page handed it, and its total. */
  let shown = null;
  let isBusy = false;
  let seenSince = null;
  let changedAt = 0;
  let ending = 0;

  const fields = { hello: [], init: ['client_token', 'challenge'], frame_ask: [], grant: ['grant'] };
  const read = (data) => {
    if (
      typeof data !== 'object' ||
      data === null ||
      data.ns !== ns ||
      data.v !== 1 ||
      !Object.hasOwn(fields, data.type)
    )
      return null;
    const names = ['ns', 'v', 'type', 'n', ...fields[data.type]];
    const isWhole = Object.keys(data).length === names.length && names.every((name) => Object.hasOwn(data, name));
    return isWhole &&
      names.every((name) => name === 'v' || (typeof data[name] === 'string' && data[name].length <= 200))
      ? data
      : null;
  };
  const tell = (type, more, origin = page) => parent.postMessage({ ns, v: 1, type, n, ...more }, origin);
  const ask = (what, body) =>
    fetch(`/api/pay/frame/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ publishable: pk, origin: page, lang, ...body }),
      signal: AbortSignal.timeout(20_000),
    })
      .then((answer) => answer.json())
      .catch(() => null);

  const write = (words) => {
    button.textContent = words;
    changedAt = performance.now();
  };
  const hide = (type) => {
    shown = null;
    clearTimeout(ending);
    box.hidden = true;
    tell(type, {});
  };

  /** Looks at itself: seen whole, with nothing over it and nothing done to it, without a break since `seenSince`. */
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isVisible, intersectionRatio, boundingClientRect: at } of entries) {
        if (isVisible && intersectionRatio > 0.99 && at.width >= 160 && at.height >= 64)
          seenSince ??= performance.now();
        else seenSince = null;
      }
    },
    { threshold: [0, 0.25, 0.5, 0.75, 1], trackVisibility: true, delay: 100 },
  );
  const watchAnew = () => {
    seenSince = null;
    watch.unobserve(box);
    watch.observe(box);
  };
  document.addEventListener('visibilitychange', watchAnew);

  async function show({ client_token: clientToken, challenge }) {
    const asked = { clientToken, challenge };
    shown = asked;
    const found = await ask('look', asked);
    if (shown !== asked) return;
    if (!found?.ok || !canSee) return hide('unarmed');
    shown.expectedMinor = found.totalMinor;
    part('site').textContent = found.site;
    part('method').textContent = found.method;
    part('to').textContent = found.to;
    write(found.pay);
    clearTimeout(ending);
    ending = setTimeout(() => isBusy || hide('unarmed'), found.milliseconds);
    box.hidden = false;
    watchAnew();
    tell('armed', {});
  }

  button.addEventListener('click', async (event) => {
    if (!event.isTrusted || isBusy || !shown?.expectedMinor) return;
    isBusy = true;
    const tapped = performance.now();
    const from = seenSince;
    const isLong = from !== null && tapped - Math.max(from, changedAt) >= dwell;
    button.setAttribute('aria-busy', 'true');
    // What the page does in the moment of the press is seen a moment later.
    await new Promise((done) => setTimeout(done, 250));
    const isSeen = isLong && seenSince === from && document.visibilityState === 'visible';
    const tap = { ...shown };
    if (isSeen) button.textContent = paying;
    // A lost answer is asked for once more: the same tap is the same payment.
    const done = isSeen ? ((await ask('pay', tap)) ?? (await ask('pay', tap))) : null;
    isBusy = false;
    button.removeAttribute('aria-busy');
    if (done?.ok) {
      button.textContent = paid;
      shown = null;
      clearTimeout(ending);
      tell('approved', { order: done.order, approval_code: done.code });
      return;
    }
    part('status').textContent = going;
    hide('hand_over');
  });

  addEventListener('message', async (event) => {
    const said = read(event.data);
    if (!said) return;
    if (event.source === parent && said.n === n) {
      if (said.type === 'hello') page = event.origin;
      // Only of the page that was greeted, and not while money is asked for.
      if (said.type === 'init' && event.origin === page && !isBusy) await show(said);
      return;
    }
    // Our own window, which asks whether somebody is here that may be allowed something.
    if (event.origin !== location.origin || page === null || !canSee) return;
    const answer = (type) => event.source?.postMessage({ ns, v: 1, type, n: said.n }, location.origin);
    if (said.type === 'frame_ask') answer('frame_here');
    if (said.type === 'grant') answer((await ask('redeem', { grant: said.grant }))?.ok ? 'kept' : 'not_kept');
  });
  // Whoever holds us is of this site, or the browser would not show us. `known` is empty for everybody before she allowed it here.
  tell('here', { known }, '*');
})();
