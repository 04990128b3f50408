// Runs in the page: the same for every framework and every browser. It presses what a customer and the site's visitor would press.

/** Waits for what is to happen; says what didn't. */
async function until(what, look) {
  const end = performance.now() + 20_000;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await new Promise((done) => { setTimeout(done, 15); });
  }
}

/** Every element below a root, through shadow roots. */
function* inside(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* inside(element.shadowRoot);
  }
}
const deep = (selector, root = document) => [...inside(root)].find((element) => element.matches(selector));
const text = (root) => [...inside(root)].flatMap((element) => [...element.childNodes]).filter(({ nodeType, parentElement }) => nodeType === Node.TEXT_NODE && parentElement.localName !== 'style').map(({ data }) => data).join(' ');

const portal = () => document.querySelector('customer-portal');
const shadow = () => portal()?.shadowRoot;
const sees = (words) => Boolean(shadow() && text(shadow()).includes(words));
const press = (id) => document.getElementById(id).click();
const told = (id) => document.getElementById(id).textContent;
const slotted = (name) => shadow()?.querySelector(`slot[name=${name}]`)?.assignedElements()[0];
const field = () => shadow() && deep('portal-field-short-text', shadow())?.shadowRoot?.querySelector('input');
const timeline = () => document.querySelector('portal-timeline').shadowRoot;

async function type(words) {
  const input = await until('a field to type into', field);
  input.value = words;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

const checks = {
  async 'function as a property'() {
    await until('the form of the customer whom getToken names', field);
    if (sees('Send me a code')) throw new Error('it asks for a sign-in');
  },
  async 'object as a property'() {
    await until('the first example', () => text(timeline()).includes('Fitted in March'));
    press('another');
    await until('another example', () => text(timeline()).includes('Fitted in June') && !text(timeline()).includes('Fitted in March'));
  },
  async attribute() {
    press('language');
    await until('Italian inside', () => portal().getAttribute('lang') === 'it' && sees('Il suo nome'));
    press('language');
    await until('English again', () => sees('Your name'));
  },
  async 'true and false'() {
    await until('a header', () => slotted('header'));
    press('header');
    await until('no header', () => portal().withoutHeader === true && !shadow().querySelector('header'));
    press('header');
    await until('the header again', () => portal().withoutHeader === false && shadow().querySelector('header'));
  },
  async children() {
    await until('the greeting in its slot', () => slotted('header')?.textContent === 'Welcome back');
    press('language');
    await until('the greeting in Italian', () => slotted('header')?.textContent === 'Bentornato');
    press('language');
    await until('the greeting in English', () => slotted('header')?.textContent === 'Welcome back');
    press('greeting');
    await until('the company’s own name instead', () => !slotted('header') && sees('Sole Nostro'));
    press('greeting');
    await until('the greeting again', () => slotted('header')?.textContent === 'Welcome back');
  },
  async 'goes and comes back'() {
    await type('Anna before');
    press('shown');
    await until('no portal', () => !portal());
    if (customElements.get('customer-portal') === undefined) throw new Error('its tag is gone');
    press('shown');
    await until('the portal with what was typed', () => field()?.value === 'Anna before');
  },
  async 'is moved'() {
    const [first] = document.querySelectorAll('.pieces > section');
    await type('Anna moved');
    press('swap');
    await until('the other order', () => document.querySelectorAll('.pieces > section')[0] !== first);
    await until('what was typed', () => field()?.value === 'Anna moved');
    if (document.querySelectorAll('customer-portal').length !== 1 || document.querySelectorAll('portal-timeline').length !== 1) throw new Error('a piece is there twice, or not at all');
    press('language');
    await until('Italian after the move', () => sees('Il suo nome'));
    press('language');
    await until('English after the move', () => sees('Your name'));
  },
  async 'events with what they carry'() {
    await until('the substate', () => told('now') === 'send-name');
    await type('Anna Ferri');
    const button = await until('a button to send', () => deep('button[type=submit]', shadow()));
    button.click();
    await until('the receipt’s number', () => told('receipt'));
    await until('the same number in the portal', () => sees(told('receipt')));
  },
};

/** Check → true, or what is wrong. A page whose portal never shows isn't driven further. */
export async function drive() {
  const cells = {};
  for (const [name, check] of Object.entries(checks)) {
    cells[name] = await check().then(() => true, ({ message }) => message);
    if (name === 'function as a property' && cells[name] !== true) break;
  }
  cells['nothing to complain of'] = window.complaints.length === 0 || window.complaints.join('; ');
  return cells;
}

/** Takes the portal away and brings it back, so many times; it has shown its view each time. */
export async function cycle(times) {
  for (let i = 0; i < times; i++) {
    press('shown');
    await until('no portal', () => !portal());
    press('shown');
    await until('the portal’s view', () => [...(shadow()?.querySelector('.main')?.children ?? [])].some((element) => element.localName.startsWith('portal-view-') && element.shadowRoot?.firstElementChild));
  }
}

/** What a server wrote, before any script ran: the page, and in it the tags with their children. */
export const written = () => window.written;
