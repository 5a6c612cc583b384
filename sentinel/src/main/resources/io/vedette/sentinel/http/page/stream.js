// Server-sent events over fetch, because EventSource cannot send the token; and orders.
const KEY = 'vedette-token';

export const token = {
  get: () => sessionStorage.getItem(KEY) ?? '',
  set: value => sessionStorage.setItem(KEY, value),
};

function headers(more = {}) {
  return token.get() ? { Authorization: 'Bearer ' + token.get(), ...more } : more;
}

/** Calls heard(event, data) until aborted; says(text, isBad) how the connection is. Connects again by itself. */
export async function follow(group, heard, says, signal) {
  while (!signal.aborted) {
    try {
      const response = await fetch('/api/v1/events' + (group ? '?group=' + encodeURIComponent(group) : ''), { headers: headers(), signal });
      if (!response.ok) throw new Error((await response.json()).detail);
      says('live', false);
      await read(response.body.getReader(), heard);
      says('the sentinel closed the connection', true);
    } catch (failure) {
      if (!signal.aborted) says(failure.message, true);
    }
    await new Promise(later => setTimeout(later, 1000));
  }
}

async function read(reader, heard) {
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const [event, data] = part.split('\n');
      if (event.startsWith('event: ')) heard(event.slice(7), JSON.parse(data.slice(6)));
    }
  }
}

/** Resolves to what to tell the operator. */
export async function order(group, name, body) {
  const response = await fetch(`/api/v1/groups/${encodeURIComponent(group)}/${name}`, {
    method: 'POST', headers: headers({ 'Content-Type': 'application/json' }), body: JSON.stringify(body),
  });
  const answer = await response.json();
  return response.ok ? { ok: true, text: `${name}: accepted` } : { ok: false, text: `${name}: ${answer.detail}` };
}
