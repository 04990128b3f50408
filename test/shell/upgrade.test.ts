import { expect } from 'chai';
import { createHttpClient } from '../../src/client/http-client.js';
import '../../src/define/index.js';
import { MemoryStorage } from '../../src/offline/storage.js';
import { clean, textOf, until } from '../views/fake-store.js';
import { fakeBackend } from './backend.js';

/** An element as a page makes it before the script is there: its class comes later. */
function early(tag: string, lang: string, properties: object): HTMLElement {
  const element = document.implementation.createHTMLDocument('').createElement(tag);
  element.lang = lang;
  return Object.assign(element, properties);
}

describe('what a page sets before the script is there', () => {
  let backend: Awaited<ReturnType<typeof fakeBackend>>;
  const warnings: string[] = [];
  const { warn } = console;

  beforeEach(async () => { backend = await fakeBackend(); warnings.length = 0; console.warn = (text: string) => { warnings.push(text); }; });
  afterEach(() => { clean(); backend.stop(); console.warn = warn; });

  // each in a language that isn't loaded yet: the element has its client before it has its words
  for (const [tag, lang, words] of [['customer-portal', 'it', 'Codice fiscale'], ['portal-timeline', 'es', 'Sus documentos'], ['portal-view-documentation', 'fr', 'Numéro fiscal']] as const) {
    it(`counts for <${tag}>: a client, and no warning that there is none`, async () => {
      const client = createHttpClient({ endpoint: backend.endpoint, getToken: () => backend.mock.tokenFor('demo'), storage: new MemoryStorage() });
      const element = early(tag, lang, { client });
      expect('updateComplete' in element).to.equal(false);
      document.body.append(element);
      await until(() => textOf(element).includes(words));
      expect(warnings.filter((text) => text.startsWith('customer-portal'))).to.deep.equal([]);
    });
  }

  it('counts for a token beside the endpoint: nobody is asked to sign in, and each call goes out once', async () => {
    const element = early('customer-portal', 'en', { getToken: () => backend.mock.tokenFor('demo') });
    element.setAttribute('endpoint', backend.endpoint);
    document.body.append(element);
    await until(() => textOf(element).includes('Tax number'));
    for (const call of ['GET /config', 'GET /me', 'GET /opportunities/demo-1']) expect(backend.mock.log.filter((line) => line === call), call).to.have.length(1);
  });
});
