import 'customer-portal-elements/define/customer-portal';
import 'customer-portal-elements/define/portal-timeline';
import 'customer-portal-elements/preact';
import { useState } from 'preact/hooks';
import { endpoint, examples, getToken } from '../site/account.js';

export function Page() {
  const [shown, setShown] = useState(true);
  const [header, setHeader] = useState(true);
  const [greeting, setGreeting] = useState(true);
  const [italian, setItalian] = useState(false);
  const [swapped, setSwapped] = useState(false);
  const [at, setAt] = useState(0);
  const [now, setNow] = useState('');
  const [receipt, setReceipt] = useState('');
  const example = examples[at % examples.length];

  const project = (
    <section key="project" aria-label="My project">
      {shown && (
        <customer-portal
          endpoint={endpoint}
          lang={italian ? 'it' : 'en'}
          without-header={!header}
          getToken={getToken}
          onportal-opportunity-changed={({ substate }) => setNow(substate)}
          onportal-step-submitted={(event) => setReceipt(event.receipt)}
        >
          {greeting && <strong slot="header">{italian ? 'Bentornato' : 'Welcome back'}</strong>}
        </customer-portal>
      )}
    </section>
  );
  const other = (
    <section key="example" aria-label="An example">
      <h2>{String(example?.name)}</h2>
      <portal-timeline view={example} unfolded />
    </section>
  );

  return (
    <main>
      <h1>My installation</h1>
      <p class="choices">
        <label><input type="checkbox" id="shown" checked={shown} onChange={() => setShown(!shown)} /> Show my project</label>
        <label><input type="checkbox" id="header" checked={header} onChange={() => setHeader(!header)} /> With its header</label>
        <label><input type="checkbox" id="greeting" checked={greeting} onChange={() => setGreeting(!greeting)} /> With our greeting</label>
        <button type="button" id="language" onClick={() => setItalian(!italian)}>{italian ? 'English' : 'Italiano'}</button>
        <button type="button" id="swap" onClick={() => setSwapped(!swapped)}>Swap sides</button>
        <button type="button" id="another" onClick={() => setAt(at + 1)}>Another example</button>
      </p>
      <div class="pieces">{swapped ? [other, project] : [project, other]}</div>
      <p>Now: <output id="now">{now}</output>. Received: <output id="receipt">{receipt}</output></p>
    </main>
  );
}
