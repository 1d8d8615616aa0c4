// Runs inside the page, before anything else. `spec` comes from contestants.mjs.
globalThis.installBench = (spec) => {
  const COUNTRIES = 200;
  const frame = () => new Promise(requestAnimationFrame);
  const painted = async () => (await frame(), await frame(), performance.now());

  function roots(start) {
    const found = [start];
    for (const root of found) for (const el of root.querySelectorAll('*')) if (el.shadowRoot) found.push(el.shadowRoot);
    return found;
  }
  const all = (selector, start = document) => roots(start).flatMap((root) => [...root.querySelectorAll(selector)]);
  const visible = (el) => el.checkVisibility({visibilityProperty: true}) && el.getBoundingClientRect().width > 0;

  function ready(start = document) {
    const where = roots(start);
    return spec.fields.every((selector) => where.some((root) => [...root.querySelectorAll(selector)].some(visible)));
  }

  async function whenReady(start) {
    while (!ready(start)) await frame();
  }

  /** Loaded so far from this origin, without the page itself and the API. */
  const loaded = () =>
    performance
      .getEntriesByType('resource')
      .map(({name}) => new URL(name))
      .filter((url) => url.origin === location.origin && !url.pathname.startsWith('/api/'))
      .map((url) => url.pathname);

  async function mount(container) {
    if (globalThis.contestant) return globalThis.contestant.mount(container);
    container.innerHTML = spec.markup;
    return () => container.replaceChildren();
  }

  globalThis.bench = {
    loaded,
    painted,

    /** Centre of a control, scrolled into view, for real mouse events. */
    locate(which) {
      const el = all(spec[which]).find(visible);
      el.scrollIntoView({block: 'center'});
      const {x, y, width, height} = el.getBoundingClientRect();
      return {x: x + width / 2, y: y + height / 2};
    },

    typed: () => all(spec.first).find(visible).value.length,

    watchEvents() {
      let longest = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
      }).observe({type: 'event', durationThreshold: 16});
      bench.longestEvent = async () => (await painted(), await new Promise((done) => setTimeout(done, 50)), longest);
    },

    /** From the click on submit until the set of shown errors was painted and then stood still for `quiet` ms. */
    watchErrors(quiet = 250) {
      const where = roots(document);
      const count = () => where.reduce((sum, root) => sum + root.querySelectorAll(spec.errors).length, 0);
      let clicked;
      addEventListener('click', (event) => (clicked = event.timeStamp), {capture: true, once: true});
      bench.errors = (async () => {
        let shown = 0;
        let since = Infinity;
        for (;;) {
          const now = await frame();
          const latest = clicked === undefined ? 0 : count();
          if (latest !== shown) {
            shown = latest;
            since = await painted();
          } else if (now - since > quiet) {
            return {time: since - clicked, shown};
          } else if (now - clicked > 5000) {
            throw new Error('no errors shown within 5 s of the submit');
          }
        }
      })();
    },

    async many(count) {
      const hosts = Array.from({length: count}, () => document.createElement('div'));
      document.querySelector('#app').append(...hosts);
      const start = performance.now();
      for (const host of hosts) mount(host);
      for (;;) {
        await whenReady(hosts.at(-1));
        const end = await painted();
        if (hosts.every((host) => ready(host))) return (end - start) / count;
      }
    },

    async cycle(count) {
      const host = document.querySelector('#app').appendChild(document.createElement('div'));
      for (let i = 0; i < count; i++) {
        const unmount = await mount(host);
        await whenReady(host);
        await frame();
        unmount();
      }
      host.remove();
      performance.clearResourceTimings();
    },
  };

  if (!location.pathname.startsWith('/page/')) return;
  /** Time to form, reported at once; then the time to a filled country list, or null where there is none in 3 s. */
  bench.listed = (async () => {
    let longestTask = 0;
    let time = Infinity;
    const observer = new PerformanceObserver((list) => {
      for (const {startTime, duration} of list.getEntries())
        if (startTime > time) longestTask = Math.max(longestTask, duration);
    });
    observer.observe({type: 'longtask'});
    await whenReady();
    time = await painted();
    globalThis.reportForm(JSON.stringify({time, loaded: loaded()}));
    if (!spec.options) return {time: null, options: null};
    const options = () => all(spec.options).length;
    const isWhole = options() >= COUNTRIES;
    while (options() < COUNTRIES && performance.now() < time + 3000) await frame();
    const listed = isWhole ? time : options() >= COUNTRIES ? await painted() : null;
    await painted();
    return {time: listed, options: options(), longestTask};
  })();
};
