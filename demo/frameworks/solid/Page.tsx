import 'customer-portal-elements/define/customer-portal';
import 'customer-portal-elements/define/portal-timeline';
import 'customer-portal-elements/solid';
import { createSignal, For, Show } from 'solid-js';
import { endpoint, examples, getToken } from '../site/account.js';

export function Page() {
  const [shown, setShown] = createSignal(true);
  const [header, setHeader] = createSignal(true);
  const [greeting, setGreeting] = createSignal(true);
  const [italian, setItalian] = createSignal(false);
  const [swapped, setSwapped] = createSignal(false);
  const [at, setAt] = createSignal(0);
  const [now, setNow] = createSignal('');
  const [receipt, setReceipt] = createSignal('');
  const example = () => examples[at() % examples.length];

  const Project = () => (
    <section aria-label="My project">
      <Show when={shown()}>
        <customer-portal
          endpoint={endpoint}
          lang={italian() ? 'it' : 'en'}
          prop:withoutHeader={!header()}
          prop:getToken={getToken}
          on:portal-opportunity-changed={({ substate }) => setNow(substate)}
          on:portal-step-submitted={(event) => setReceipt(event.receipt)}
        >
          <Show when={greeting()}><strong slot="header">{italian() ? 'Bentornato' : 'Welcome back'}</strong></Show>
        </customer-portal>
      </Show>
    </section>
  );
  const Example = () => (
    <section aria-label="An example">
      <h2>{String(example()?.name)}</h2>
      <portal-timeline prop:view={example()} unfolded />
    </section>
  );

  return (
    <main>
      <h1>My installation</h1>
      <p class="choices">
        <label><input type="checkbox" id="shown" checked={shown()} onChange={() => setShown(!shown())} /> Show my project</label>
        <label><input type="checkbox" id="header" checked={header()} onChange={() => setHeader(!header())} /> With its header</label>
        <label><input type="checkbox" id="greeting" checked={greeting()} onChange={() => setGreeting(!greeting())} /> With our greeting</label>
        <button type="button" id="language" onClick={() => setItalian(!italian())}>{italian() ? 'English' : 'Italiano'}</button>
        <button type="button" id="swap" onClick={() => setSwapped(!swapped())}>Swap sides</button>
        <button type="button" id="another" onClick={() => setAt(at() + 1)}>Another example</button>
      </p>
      <div class="pieces"><For each={swapped() ? [Example, Project] : [Project, Example]}>{(Piece) => <Piece />}</For></div>
      <p>Now: <output id="now">{now()}</output>. Received: <output id="receipt">{receipt()}</output></p>
    </main>
  );
}
