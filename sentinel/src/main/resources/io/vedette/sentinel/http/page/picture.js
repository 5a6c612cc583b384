// The topology, the time lines and the charts as SVG.
import { html, number, svg } from './dom.js';

const WIDTH = 640;
const KEPT = 240;

const spread = (count, i) => (WIDTH / (count + 1)) * (i + 1);
const state = member => (member.down ? 'down' : 'up');

function box(x, y, label, sub, classes) {
  return svg('g', {},
    svg('rect', { x: x - 72, y: y - 20, width: 144, height: 40, rx: 6, class: 'node ' + classes }),
    svg('text', { x, y: y - 3, 'text-anchor': 'middle' }, label),
    svg('text', { x, y: y + 13, 'text-anchor': 'middle', class: 'faint' }, sub));
}

export function topology(group) {
  const voters = [{ address: 'this sentinel', down: false }, ...group.sentinels];
  const master = { x: WIDTH / 2, y: 130 };
  const lines = [];
  const boxes = [];
  voters.forEach((voter, i) => {
    const x = spread(voters.length, i);
    lines.push(svg('line', { x1: x, y1: 40, x2: master.x, y2: master.y, class: 'vote' }));
    boxes.push(box(x, 30, voter.address, voter.down ? 'sentinel, down' : 'sentinel', state(voter)));
  });
  group.replicas.forEach((replica, i) => {
    const x = spread(group.replicas.length, i);
    const lag = replica.lagBytes === undefined ? '' : `${number(replica.lagBytes)} B behind`;
    lines.push(svg('line', { x1: x, y1: 230, x2: master.x, y2: master.y, class: replica.linkUp ? '' : 'off' }));
    boxes.push(box(x, 230, replica.address, replica.down ? 'replica, down' : replica.linkUp ? lag || 'replica' : 'replica, no link', state(replica)));
  });
  boxes.push(box(master.x, master.y, group.master.address, group.master.down ? 'master, down' : 'master', 'master ' + state(group.master)));
  const words = `Master ${group.master.address}, ${group.replicas.length} replicas, ${voters.length} sentinels; the table below says the same`;
  return svg('svg', { viewBox: `0 0 ${WIDTH} 262`, role: 'img', 'aria-label': words }, ...lines, ...boxes);
}

/** One failover: a bar whose parts are its phases, and the same as text. */
export function flight(one) {
  const total = Math.max(1, one.tookMs);
  const parts = one.phases.map((phase, i) => {
    const until = i + 1 < one.phases.length ? one.phases[i + 1].atMs : one.tookMs;
    return svg('rect', { x: (phase.atMs / total) * WIDTH, y: 2, width: Math.max(1, ((until - phase.atMs) / total) * WIDTH), height: 14, class: 'bar' },
      svg('title', {}, `${phase.state} +${phase.atMs} ms`));
  });
  return html('div', { class: 'flight' },
    html('strong', { class: one.done ? 'good' : 'bad' }, `${one.from} → ${one.to || 'nobody'}: ${one.outcome}`),
    html('div', { class: 'faint' }, `epoch ${one.epoch}, ${one.tookMs} ms, lost ${one.lossBytes === undefined ? 'unknown' : number(one.lossBytes) + ' bytes'}, ${Math.round(one.endedMsAgo / 1000)} s ago`),
    svg('svg', { viewBox: `0 0 ${WIDTH} 18`, 'aria-hidden': 'true' }, ...parts),
    html('ul', { class: 'phases' },
      ...one.evidence.map(text => html('li', {}, 'because ' + text)),
      ...one.phases.map(phase => html('li', {}, `+${phase.atMs} ms ${phase.state} ${phase.detail}`))));
}

/** The last values of each node; two small charts per node. */
export class Charts {
  #values = new Map();

  add(group) {
    for (const node of [group.master, ...group.replicas]) {
      this.#keep(node.address + ' operations/s', node.opsPerSecond);
      if (node !== group.master) this.#keep(node.address + ' lag, bytes', node.lagBytes);
    }
  }

  #keep(name, value) {
    if (value === undefined) return;
    const values = this.#values.get(name) ?? [];
    values.push(value);
    if (values.length > KEPT) values.shift();
    this.#values.set(name, values);
  }

  draw() {
    return [...this.#values].sort().map(([name, values]) => {
      const most = Math.max(1, ...values);
      const points = values.map((value, i) => `${(i / Math.max(1, KEPT - 1)) * WIDTH},${40 - (value / most) * 36}`).join(' ');
      const text = `${name}: ${number(values.at(-1))} now, ${number(most)} at most`;
      return html('div', {}, html('div', { class: 'faint' }, text),
        svg('svg', { viewBox: `0 0 ${WIDTH} 42`, role: 'img', 'aria-label': text }, svg('polyline', { points })));
    });
  }
}
