import { byId, html, number, show } from './dom.js';
import { Charts, flight, topology } from './picture.js';
import { follow, order, token } from './stream.js';

const EVENTS_KEPT = 200;
let chosen = new URLSearchParams(location.search).get('group') ?? '';
let group = null;
let charts = new Charts();
let stopping = new AbortController();

function listen() {
  stopping.abort();
  stopping = new AbortController();
  follow(chosen, heard, says, stopping.signal);
}

function says(text, bad) {
  byId('link').textContent = text;
  byId('link').className = bad ? 'bad' : '';
}

function heard(event, data) {
  if (event === 'groups') groups(data);
  else if (event === 'group') view(data);
  else if (event === 'happened') happened(data);
}

function groups(all) {
  const ill = all.filter(one => one.status !== 'ok').length;
  byId('overview').textContent = `${all.length} ${all.length === 1 ? 'group' : 'groups'}, ${ill} with a master down`;
  const names = all.map(one => one.name);
  const select = byId('groups');
  if ([...select.options].map(option => option.value).join('\n') !== names.join('\n')) {
    show('groups', ...names.map(name => html('option', { value: name }, name)));
  }
  if (!names.includes(chosen) && names.length > 0) choose(names[0]);
  select.value = chosen;
}

function choose(name) {
  chosen = name;
  charts = new Charts();
  history.replaceState(null, '', '?group=' + encodeURIComponent(name));
  listen();
}

function view(data) {
  group = data;
  const explain = data.explain;
  byId('verdict').textContent = explain ? explain.verdict : data.status;
  byId('verdict').className = data.status === 'ok' ? 'good' : 'bad';
  const facts = {
    'clients go to': data.clientsGoTo,
    master: data.status,
    failover: data.failover || 'none in progress',
    voters: data.quorum ? `${data.quorum.usable} of ${data.quorum.known} answer, ${data.quorum.needed} must agree` : 'unknown',
    'expected loss': explain?.expectedLossBytes === undefined ? 'unknown' : number(explain.expectedLossBytes) + ' bytes',
    epoch: data.configEpoch,
  };
  if (data.pause) facts.paused = `${Math.ceil(data.pause.remainingMs / 1000)} s more: ${data.pause.reason || 'no reason given'}`;
  if (data.planned) facts['planned switchover'] = `${new Date(data.planned.at).toLocaleString()}${data.planned.to ? ' to ' + data.planned.to : ''}`;
  data.warnings.forEach((warning, i) => { facts['warning ' + (i + 1)] = warning.text; });
  show('facts', ...Object.entries(facts).flatMap(([name, value]) => [html('dt', {}, name), html('dd', {}, String(value))]));
  byId('switchover').disabled = data.replicas.length === 0;
  byId('pause').disabled = false;
  byId('resume').hidden = !data.pause;
  byId('cancel').hidden = !data.planned;
  show('picture', topology(data));
  show('members', ...members(data).map(cells => row(cells)));
  show('why', ...why(explain));
  show('ranking', ...(explain?.ranking ?? []).map(one => row([one.replica, one.eligible ? 'yes' : 'no', one.priority, number(one.offset), one.reason])));
  charts.add(data);
  show('charts', ...charts.draw());
  show('history', ...(data.history.length ? data.history.map(flight) : [html('p', { class: 'faint' }, 'none since its start')]));
}

const row = cells => html('tr', {}, ...cells.map(cell => html('td', {}, String(cell))));

function members(data) {
  return [
    [data.master.address, 'master', data.master.flags.join(' '), '–', number(data.master.opsPerSecond)],
    ...data.replicas.map(one => [one.address, 'replica', one.flags.join(' '), number(one.lagBytes), number(one.opsPerSecond)]),
    ...data.sentinels.map(one => [one.address, one.ours ? 'sentinel' : 'redis-sentinel', one.flags.join(' '), '–', '–']),
  ];
}

function why(explain) {
  if (!explain) return [];
  const lines = [];
  for (const [word, texts] of [['seen', explain.evidence], ['forbidden by', explain.vetoes], ['missing', explain.missing]]) {
    texts.forEach(text => lines.push(html('li', {}, `${word}: ${text}`)));
  }
  return lines;
}

function happened({ event, text }) {
  const list = byId('events');
  list.prepend(html('li', {}, `${new Date().toLocaleTimeString()} ${event} ${text}`));
  while (list.children.length > EVENTS_KEPT) list.lastChild.remove();
}

async function give(name, body) {
  const said = byId('said');
  said.textContent = name + '…';
  try {
    const answer = await order(chosen, name, body);
    said.textContent = answer.text;
    said.className = answer.ok ? 'good' : 'bad';
  } catch (failure) {
    said.textContent = `${name}: ${failure.message}`;
    said.className = 'bad';
  }
}

/** Shows what it will cost; resolves to whether the operator still wants it. */
function confirmed(title, yes, costs, fields) {
  byId('confirm-title').textContent = title;
  byId('yes').textContent = yes;
  show('cost', ...costs.map(text => html('li', {}, text)));
  for (const field of ['target', 'at', 'minutes', 'reason']) byId(field + '-label').hidden = !fields.includes(field);
  byId('at').value = '';
  const dialog = byId('confirm');
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise(done => dialog.addEventListener('close', () => done(dialog.returnValue === 'yes'), { once: true }));
}

async function switchover() {
  const ranking = group.explain?.ranking ?? [];
  show('target', html('option', { value: '' }, 'the freshest replica'),
    ...ranking.filter(one => one.eligible).map(one => html('option', { value: one.replica }, one.replica)));
  const lag = Math.max(0, ...group.replicas.map(one => one.lagBytes ?? 0));
  const wanted = await confirmed(`Hand over ${chosen}?`, 'Hand over', [
    `${group.clientsGoTo} takes no writes until the new master has all of them; replicas lag ${number(lag)} bytes at most.`,
    'Its clients lose their connections and have to ask again where the master is.',
    'No write is lost: if the replica cannot catch up in time nothing changes.',
    'At a later time it is skipped when the group is not well then, or paused.',
  ], ['target', 'at']);
  if (!wanted) return;
  const body = byId('target').value ? { to: byId('target').value } : {};
  if (byId('at').value) body.at = new Date(byId('at').value).toISOString();
  await give('switchover', body);
}

async function pause() {
  byId('minutes').value = 10;
  byId('reason').value = '';
  const wanted = await confirmed(`Pause ${chosen}?`, 'Pause', [
    'Until then nothing fails over by itself: if the master is lost, writes stop until you act.',
    'Orders by hand go on working. Other sentinels of ours are told; redis-sentinels know no pause.',
  ], ['minutes', 'reason']);
  if (wanted) await give('pause', { ms: Math.max(1, Number(byId('minutes').value)) * 60000, reason: byId('reason').value });
}

function login() {
  const dialog = byId('login');
  dialog.returnValue = '';
  dialog.showModal();
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'yes') {
      token.set(byId('secret').value);
      listen();
    }
    byId('secret').value = '';
  }, { once: true });
}

byId('groups').addEventListener('change', event => choose(event.target.value));
byId('switchover').addEventListener('click', switchover);
byId('pause').addEventListener('click', pause);
byId('resume').addEventListener('click', () => give('resume', {}));
byId('cancel').addEventListener('click', () => give('cancel', {}));
byId('token').addEventListener('click', login);
listen();
