/** The fields of the size specification, over and over, every third required. */
const kinds = [
  { type: 'short-text', control: 'text' }, { type: 'email', control: 'email' }, { type: 'phone', control: 'tel' }, { type: 'number', control: 'number' },
  { type: 'date', control: 'date' }, { type: 'choice', control: 'select' }, { type: 'checkbox', control: 'checkbox' }, { type: 'text-area', control: 'textarea' },
  { type: 'file', control: 'file' }, { type: 'short-text', control: 'text', readOnly: true },
];
const options = ['flat', 'pitched', 'other'];

const fieldsOf = (count) => Array.from({ length: count }, (_, i) => {
  const { type, control, readOnly = false } = kinds[i % kinds.length];
  return { id: `field-${i}`, type, control, readOnly, required: !readOnly && i % 3 === 0, label: `Field ${i}` };
});

/** A step with these fields, as a backend would send it. */
function opportunityOf(count) {
  const fields = fieldsOf(count);
  const stage = (id, name) => ({ id, name, description: 'What is asked of the customer here.' });
  return {
    id: 'bench', type: 'bench', name: 'Bench', revision: '1', state: stage('state', 'State'), substate: stage('form', 'Your details'),
    timeline: [{ id: 'begin', name: 'Begin', status: 'done', at: '2026-11-01T09:00:00.000Z' }, { id: 'form', name: 'Your details', status: 'current', at: '2026-11-02T09:00:00.000Z' }],
    view: { kind: 'initial-documentation' },
    placements: fields.map(({ id, type, label, required, readOnly }, order) => ({
      field: id, order, required, readOnly, definition: { id, type, label, ...(type === 'choice' && { options: options.map((value) => ({ value, label: value })) }), ...(type === 'file' && { accept: ['application/pdf'] }) },
    })),
    values: Object.fromEntries(fields.filter(({ readOnly }) => readOnly).map(({ id }) => [id, 'Given'])),
    conditions: [], actions: [{ type: 'submit-step', available: true }],
  };
}

/** An adapter without a network: what is measured is the page. */
function clientOf(count) {
  const value = opportunityOf(count);
  return {
    config: async () => ({ protocol: 1, company: { name: 'Bench' }, languages: ['en'], signIn: { methods: [], codeLength: 6 }, modules: [] }),
    me: async () => ({ id: 'me', name: 'Me', opportunities: [{ id: 'bench', type: 'bench', name: 'Bench', state: 'State', substate: 'Form', updatedAt: '2026-11-02T09:00:00.000Z' }] }),
    opportunity: async () => value,
    act: () => new Promise(() => undefined),
  };
}

/** The limit: native controls made by hand in one shadow root, filled first and inserted once, with the same validity. */
function byHand(count) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const form = document.createElement('div');
  for (const { id, control, label, required, readOnly } of fieldsOf(count)) {
    const row = form.appendChild(document.createElement('div'));
    const text = row.appendChild(document.createElement('label'));
    text.textContent = label;
    text.htmlFor = id;
    const tag = control === 'select' || control === 'textarea' ? control : 'input';
    const input = row.appendChild(document.createElement(tag));
    if (tag === 'input') input.type = control;
    if (control === 'select') for (const option of options) input.appendChild(document.createElement('option')).textContent = option;
    if (readOnly) input.value = 'Given';
    Object.assign(input, { id, required, readOnly });
    const error = row.appendChild(document.createElement('p'));
    input.addEventListener('input', () => { error.textContent = input.validity.valid ? '' : input.validationMessage; });
  }
  root.append(form);
  return host;
}

/** Resolves when what was changed is on the screen. */
const painted = () => new Promise((done) => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(performance.now()); port2.postMessage(0); }));

/** The controls that stand in a portal, through its shadow roots. */
function controlsIn(root) {
  let sum = 0;
  for (const element of root.querySelectorAll('*')) {
    if (element.matches('input, select, textarea, dd')) sum++;
    if (element.shadowRoot) sum += controlsIn(element.shadowRoot);
  }
  return sum;
}

async function mount(kind, count) {
  const began = performance.now();
  if (kind === 'by hand') {
    document.body.append(byHand(count));
  } else {
    const portal = document.createElement('customer-portal');
    portal.client = clientOf(count);
    document.body.append(portal);
    const view = () => portal.shadowRoot?.querySelector('portal-view-documentation')?.shadowRoot;
    while (!view()?.querySelector('form') || controlsIn(view()) < count) await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
  }
  return (await painted()) - began;
}

/** Keeps the time from each key to the paint after it. */
function watchKeys() {
  const times = [];
  addEventListener('keydown', ({ timeStamp }) => { void painted().then((now) => times.push(now - timeStamp)); }, true);
  return times;
}

window.bench = { mount, watchKeys, first: (kind) => (kind === 'by hand' ? document.body.firstElementChild.shadowRoot : document.querySelector('customer-portal').shadowRoot.querySelector('portal-view-documentation').shadowRoot.querySelector('portal-field-short-text').shadowRoot).querySelector('input').focus() };
