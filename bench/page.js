// Shared by the pages of all peers. A page calls `start` with its peer: `open` shows it, `step(n)` performs the n-th step
// through the peer's public API, `seen` is a text that differs once a step has reached the page.

/** Two frames: what has been changed is laid out and painted. */
export async function painted() {
  for (let frame = 0; frame < 2; frame += 1) {
    await new Promise((done) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
      });
    });
  }
}

export async function start(make) {
  const data = await (await fetch("peers.json")).json();
  const place = document.getElementById("place");
  const peer = make(data, place);
  globalThis.bench = {
    /** Milliseconds from the data in memory to what is painted. */
    async open() {
      const began = performance.now();
      peer.open();
      do await painted(); while (!peer.seen());
      return performance.now() - began;
    },
    async step(n) {
      const before = peer.seen();
      peer.step(n);
      await painted();
      return peer.seen() !== before;
    },
    elements: () => place.getElementsByTagName("*").length,
    ...peer.more,
  };
}
