/*! Souk Pay 1.0.0 · one element, <souk-pay-button> · no dependency, no cookie, no secret */
(() => {
  if (customElements.get('souk-pay-button')) return;
  const source = document.currentScript?.src || new URL('/pay/v1.js', location.href).href;
  const pay = new URL(source).origin;
  const ns = 'souk-pay';
  const words = {
    en: { label: 'Pay with Souk', busy: 'Waiting for Souk…', frame: 'Pay with Souk in one tap' },
    ar: { label: 'الدفع عبر سوق', busy: 'في انتظار سوق…', frame: 'الدفع عبر سوق بلمسة واحدة' },
  };
  // A constructed sheet is no inline style: a strict policy of the page lets it be.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; min-width: 9rem; max-width: 30rem; contain: layout style; }
    :host([hidden]) { display: none; }
    div { position: relative; }
    .framed { height: 76px; padding: 4px 4px 0; box-sizing: border-box; }
    .framed ::slotted(iframe) { display: block !important; position: absolute !important; inset: 0 !important; width: 100% !important; height: 76px !important;
      max-width: none !important; margin: 0 !important; border: 0 !important; visibility: hidden !important; }
    .armed ::slotted(iframe) { visibility: visible !important; }
    .armed button { visibility: hidden; }
    button { all: unset; box-sizing: border-box; display: flex; align-items: center; justify-content: center; gap: .5em; width: 100%;
      min-height: 48px; padding: 6px 1.25em; border-radius: 26px; cursor: pointer; background: #f4b740; color: #1d1206;
      border: 2px solid #7a5200; font: 600 16px/1.2 system-ui, sans-serif; text-align: center; }
    :host([theme="dark"]) button { background: #1d1206; color: #ffd98a; border-color: #ffd98a; }
    :host([theme="light"]) button { background: #fff; color: #1d1206; border-color: #1d1206; }
    button:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
    button[aria-busy="true"] { opacity: .75; cursor: progress; }
    span { min-width: 0; overflow-wrap: anywhere; }
    svg { width: 1.25em; height: 1.25em; flex: none; }
    @media (forced-colors: active) { button { border-color: ButtonText; } }`);
  // Made by hand: a page may forbid markup that was a text (Trusted Types).
  const make = (name, attributes, ...children) => {
    const made = name === 'svg' || name === 'path' ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const mark = () =>
    make('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, make('path', {
      fill: 'currentColor',
      d: 'M4 9 6 4h12l2 5v1a3 3 0 0 1-2 2.8V20H6v-7.2A3 3 0 0 1 4 10V9Zm5 4.7V18h6v-4.3a3.5 3.5 0 0 1-3-1.2 3.5 3.5 0 0 1-3 1.2Z',
    }));
  const base64url = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/[+/=]/g, (letter) => ({ '+': '-', '/': '_' })[letter] ?? '');
  const newVerifier = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
  const challengeOf = async (verifier) =>
    base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  /** A length of a site's own taste in pixels, within what keeps the button one; empty for none. */
  const within = (text, low, high) => (/^\d{1,4}$/.test(text ?? '') ? `${Math.min(high, Math.max(low, text))}px` : '');
  /** Fields of each message; one with others is nobody's we know. A window says the first five, a frame the others and `approved`. */
  const fields = { ready: [], approved: ['order', 'approval_code'], completed: ['order'], canceled: [], problem: ['code'], here: ['known'], armed: [], unarmed: [], hand_over: [] };
  /** What a button without a server names; prices are ours. */
  const names = ['pk', 'link', 'product', 'variant', 'quantity', 'collection', 'items', 'return'];
  const read = (data) => {
    if (typeof data !== 'object' || data === null || data.ns !== ns || data.v !== 1 || !Object.hasOwn(fields, data.type)) return null;
    const all = ['ns', 'v', 'type', 'n', ...fields[data.type]];
    return Object.keys(data).length === all.length && all.every((name) => name === 'v' || typeof data[name] === 'string') ? data : null;
  };

  class SoukPayButton extends HTMLElement {
    static observedAttributes = ['lang', 'label', 'pk', 'token', 'radius', 'width'];
    #root = this.attachShadow({ mode: 'open' });
    #stack;
    #button;
    #words_;
    #wait = null;
    /** The order that stands, if any: by its attribute, or made by the page's server. */
    #order = null;
    /** The one-tap frame, and which of its greetings it is spoken to under. */
    #frame = null;
    #greeted = '';
    #counted = new Set();
    #listen = (event) => this.#hear(event);

    connectedCallback() {
      this.#root.adoptedStyleSheets = [sheet];
      if (!this.#button) this.#draw();
      addEventListener('message', this.#listen);
      this.#watch();
      this.#embed();
      this.#say();
      void this.#comeBack();
    }
    disconnectedCallback() {
      removeEventListener('message', this.#listen);
      this.#sight?.disconnect();
      document.removeEventListener('securitypolicyviolation', this.#refused);
      this.#unembed();
      this.#end();
    }
    attributeChangedCallback(name, before, now) {
      if (!this.#button || !this.isConnected || before === now) return;
      if (name === 'pk') this.#embed();
      if (name === 'token') this.refresh();
      this.#say();
    }

    get #words() {
      const lang = this.closest('[lang]')?.lang || document.documentElement.lang || navigator.language;
      return /^ar\b/i.test(lang) ? words.ar : words.en;
    }
    /** Where our pages are, in the language of the button. */
    get #home() {
      return `${pay}${this.#words === words.ar ? '/ar' : ''}/pay`;
    }
    get #modes() {
      return (this.getAttribute('modes') ?? 'frame popup redirect').split(/\s+/);
    }
    #draw() {
      this.#words_ = make('span', {});
      this.#button = make('button', { type: 'button', part: 'button' }, mark(), this.#words_);
      // The frame lies among the page's own elements: our window finds it there, and in a shadow it would not.
      this.#stack = make('div', {}, this.#button, make('slot', { name: 'souk-frame' }));
      this.#root.append(this.#stack);
      this.#button.addEventListener('click', (event) => {
        if (!event.isTrusted) return;
        this.#count('tapped');
        void this.pay();
      });
    }
    #say() {
      const busy = this.#wait !== null;
      this.#button.dir = this.#words === words.ar ? 'rtl' : 'ltr';
      this.#button.style.borderRadius = within(this.getAttribute('radius'), 0, 28);
      this.#button.style.maxWidth = within(this.getAttribute('width'), 200, 480);
      this.#button.setAttribute('aria-busy', String(busy));
      this.#words_.textContent = busy ? this.#words.busy : this.getAttribute('label') || this.#words.label;
    }
    #tell(name, detail) {
      return this.dispatchEvent(new CustomEvent(`souk-${name}`, { detail, bubbles: true, composed: true, cancelable: true }));
    }
    #fail(code, isRecoverable) {
      if (code !== 'popup_blocked') this.#count(code);
      this.#end();
      this.#tell('error', { code, isRecoverable, docs: `${pay}/developers#${code}` });
    }
    #end() {
      clearInterval(this.#wait?.timer);
      this.#wait = null;
      if (this.#button) this.#say();
    }

    /** What is bought where the page has no server: the query of an address of ours; null where its server makes the order. */
    get #ask() {
      const said = names.flatMap((name) => (this.getAttribute(name) ? [[name, this.getAttribute(name)]] : []));
      const sells = said.some(([name]) => ['link', 'product', 'variant', 'collection', 'items'].includes(name));
      return sells ? `${new URLSearchParams(said)}` : null;
    }
    #sight;
    #refused = (event) => {
      if (event.blockedURI.startsWith(pay) && /^(frame|child)-src/.test(event.effectiveDirective)) this.#count('csp_frame');
    };
    /** Counts what happens to the button, once each, in words of one kind: nothing of who looks goes along, no cookie and no id. */
    #count(k) {
      const pk = this.getAttribute('pk');
      if (!pk || this.#counted.has(k) || navigator.globalPrivacyControl || navigator.doNotTrack === '1') return;
      this.#counted.add(k);
      const body = new URLSearchParams({ pk, k });
      fetch(`${pay}/pay/seen`, { method: 'POST', body, keepalive: true, credentials: 'omit' }).catch(() => {});
    }
    #watch() {
      document.addEventListener('securitypolicyviolation', this.#refused);
      this.#sight = new IntersectionObserver(
        ([{ intersectionRatio }]) => intersectionRatio >= 0.5 && this.#count('seen'),
        { threshold: 0.5 },
      );
      this.#sight.observe(this);
    }

    /** The order's token: an attribute, or what the page's server answers at `create`; null without a server. One token has one verifier, whoever shows it. */
    #take() {
      if (this.#ask) return { known: null, verifier: '', token: Promise.resolve(null) };
      const known = this.getAttribute('token');
      if (known && this.#order?.known === known) return this.#order;
      const made = { known, verifier: newVerifier(), token: null };
      made.token = known ? Promise.resolve(known) : this.#create();
      this.#order = made;
      made.token.catch(() => {
        if (this.#order === made) this.#order = null;
      });
      return made;
    }
    async #create() {
      const answer = await fetch(this.getAttribute('create') ?? '', { method: 'POST', credentials: 'same-origin' });
      const { client_token: token } = answer.ok ? await answer.json() : {};
      if (typeof token !== 'string') throw new Error('create');
      return token;
    }
    async #init(order, n) {
      const challenge = await challengeOf(order.verifier);
      return { ns, v: 1, type: 'init', n, client_token: await order.token, challenge };
    }

    /** Puts the one-tap frame where the button is. It is not seen before it says that it can be tapped. */
    #embed() {
      this.#unembed();
      const pk = this.getAttribute('pk');
      // A page from a file has no origin that a frame could be shown to.
      if (!pk || this.#ask || !this.#modes.includes('frame') || self.origin === 'null') return;
      for (const copied of this.querySelectorAll(':scope > iframe[slot="souk-frame"]')) copied.remove();
      const asked = new URLSearchParams({ origin: self.origin, theme: this.getAttribute('theme') ?? 'auto' });
      const path = `/frame/${encodeURIComponent(pk)}?${asked}`;
      this.#frame = make('iframe', { slot: 'souk-frame', title: this.#words.frame, src: this.#home + path });
      this.#stack.classList.add('framed');
      this.append(this.#frame);
    }
    #unembed() {
      this.#frame?.remove();
      this.#frame = null;
      this.#stack?.classList.remove('framed', 'armed');
    }
    async #show() {
      const [frame, n] = [this.#frame, this.#greeted];
      // Whatever stood before is another order's.
      this.#arm(false);
      const init = await this.#init(this.#take(), n).catch(() => null);
      if (init && frame === this.#frame && n === this.#greeted) frame.contentWindow?.postMessage(init, pay);
    }
    #arm(is) {
      this.#stack.classList.toggle('armed', is);
    }
    /** For a page whose cart changed: what the frame shows is asked for anew. */
    refresh() {
      this.#order = null;
      this.#arm(false);
      if (this.#greeted && this.#frame) void this.#show();
    }
    async #hearFrame(said) {
      if (said.type === 'here') {
        this.#greeted = said.known === '1' ? said.n : '';
        this.#frame.contentWindow.postMessage({ ns, v: 1, type: 'hello', n: said.n }, pay);
        if (this.#greeted) await this.#show();
        return;
      }
      if (!this.#greeted || said.n !== this.#greeted) return;
      if (said.type === 'armed') return this.#arm(true);
      this.#arm(false);
      const order = this.#order;
      if (said.type === 'unarmed') return;
      // The same tap goes on in a window: the press was in our frame, and counts for the page around it.
      if (said.type === 'hand_over' || said.type === 'approved') this.#count('tapped');
      if (said.type === 'hand_over') return void this.pay(order);
      if (said.type !== 'approved' || !order) return;
      this.#order = null;
      await this.#complete({ order: said.order, approval_code: said.approval_code, verifier: order.verifier });
    }

    /** Begins to pay. In a press of the shopper a window opens; where that is not possible, she is sent there and back. */
    async pay(standing) {
      if (this.#wait?.popup && !this.#wait.popup.closed) return this.#wait.popup.focus();
      if (this.#wait?.byBrowser || (this.#modes.includes('handler') && !this.#ask && (await this.#byBrowser()))) return;
      const modes = this.#modes;
      // Opened within the press, before anything is waited for: later no browser lets it.
      const popup = modes.includes('popup') ? open(`${this.#home}/window`, '_blank', 'popup,width=480,height=760') : null;
      const wait = { popup, at: Date.now(), order: standing ?? this.#take(), heard: false, timer: 0 };
      this.#wait = wait;
      this.#say();
      wait.order.token.catch(() => {
        popup?.close();
        if (this.#wait === wait) this.#fail('create_failed', true);
      });
      if (!popup) {
        if (modes.includes('popup')) this.#count('popup_blocked');
        return this.#redirect(wait, modes);
      }
      wait.timer = setInterval(() => {
        if (!popup.closed) return;
        clearInterval(wait.timer);
        if (this.#wait !== wait) return;
        // A page whose policy cuts it off sees its window closed at once, and never hears of it.
        if (!wait.heard && Date.now() - wait.at < 3_000) {
          this.#count('coop');
          return void this.#redirect(wait, modes);
        }
        this.#end();
        this.#tell('canceled', {});
      }, 300);
    }
    /** By the browser's payment request, which opens our window itself. False where the next surface is tried, within the same press. */
    async #byBrowser() {
      if (!('PaymentRequest' in window)) return false;
      this.#wait = { byBrowser: true };
      this.#say();
      try {
        const order = this.#take();
        const data = { client_token: await order.token, challenge: await challengeOf(order.verifier) };
        // What is paid is our window's to say: the word of a page would be worth nothing.
        const total = { label: 'Souk Pay', amount: { currency: 'USD', value: '0' } };
        const request = new PaymentRequest([{ supportedMethods: `${pay}/pay/method`, data }], { total });
        if (!(await request.canMakePayment())) return false;
        const answer = await request.show();
        await answer.complete('success');
        this.#end();
        this.#order = null;
        await this.#complete({ ...answer.details, verifier: order.verifier });
        return true;
      } catch (error) {
        if (error?.name !== 'AbortError') return false;
        this.#end();
        this.#tell('canceled', {});
        return true;
      } finally {
        if (this.#wait?.byBrowser) this.#end();
      }
    }
    async #redirect(wait, modes) {
      // Within a frame she would be sent to a page of ours that no frame may show.
      if (!modes.includes('redirect') || window !== top) return this.#fail('popup_blocked', true);
      const { verifier } = wait.order;
      const token = await wait.order.token.catch(() => undefined);
      if (token === undefined) return;
      if (token === null) {
        sessionStorage.setItem(`${ns}:ask`, '1');
        return location.assign(`${this.#home}/buy?${this.#ask}`);
      }
      const state = newVerifier();
      sessionStorage.setItem(`${ns}:${state}`, verifier);
      const handed = new URLSearchParams({ token, challenge: await challengeOf(verifier), state });
      // Behind #, so that no server on the way reads it.
      location.assign(`${this.#home}/redirect#${handed}`);
    }
    async #hear(event) {
      if (event.origin !== pay) return;
      const said = read(event.data);
      if (!said) return;
      if (this.#frame && event.source === this.#frame.contentWindow) return this.#hearFrame(said);
      const wait = this.#wait;
      if (!wait?.popup || event.source !== wait.popup) return;
      if (said.type === 'ready') {
        wait.heard = true;
        wait.n = said.n;
        const ask = this.#ask;
        const init = ask ? { ns, v: 1, type: 'buy', n: said.n, ask } : await this.#init(wait.order, said.n).catch(() => null);
        if (init) wait.popup.postMessage(init, pay);
      } else if (said.n === wait.n && said.type === 'approved') {
        this.#end();
        this.#order = null;
        this.#arm(false);
        const { verifier } = wait.order;
        await this.#complete({ order: said.order, approval_code: said.approval_code, verifier }, wait.popup);
      } else if (said.n === wait.n && said.type === 'completed') {
        this.#end();
        this.#tell('completed', { order: said.order });
      } else if (said.n === wait.n && said.type === 'canceled') {
        this.#end();
        this.#tell('canceled', {});
      } else if (said.n === wait.n && said.type === 'problem') {
        // The window says it to the shopper; with another order the button may be pressed again.
        this.#fail(said.code, said.code.startsWith('order_'));
      }
    }
    /** The page is told; unless it takes over, its server at `complete` is handed what completes the order. */
    async #complete(approved, popup = null) {
      const to = this.getAttribute('complete');
      if (!this.#tell('approved', approved) || !to) return;
      const answer = await fetch(to, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(approved),
      }).catch(() => null);
      if (!answer?.ok) return this.#fail('complete_failed', true);
      const done = await answer.json().catch(() => ({}));
      this.#tell('completed', done);
      if (!done.redirect) return;
      // Paid and noted; while our window asks its shopper something, the page is still there to be asked about.
      for (let left = 400; left > 0 && popup && !popup.closed; left--) await new Promise((next) => setTimeout(next, 300));
      location.assign(done.redirect);
    }
    /** Back from us by redirect: the code is taken out of the bar and handed on. */
    async #comeBack() {
      const url = new URL(location.href);
      const [order, code, state] = ['order', 'code', 'state'].map((name) => url.searchParams.get(name));
      if (order && !code && sessionStorage.getItem(`${ns}:ask`)) {
        sessionStorage.removeItem(`${ns}:ask`);
        return this.#tell('completed', { order });
      }
      const verifier = state && sessionStorage.getItem(`${ns}:${state}`);
      if (!order || !code || !verifier) return;
      sessionStorage.removeItem(`${ns}:${state}`);
      for (const name of ['order', 'code', 'state']) url.searchParams.delete(name);
      history.replaceState(history.state, '', url);
      await this.#complete({ order, approval_code: code, verifier });
    }
  }
  customElements.define('souk-pay-button', SoukPayButton);
})();
