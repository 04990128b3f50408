import { createHttpClient } from '../client/http-client.js';
import type { PortalClient } from '../client/portal-client.js';
import type { Connection } from '../element/connection.js';
import { Drafts } from '../offline/drafts.js';
import { Outbox } from '../offline/outbox.js';
import { Owner } from '../offline/owner.js';
import { BrowserStorage, MemoryStorage } from '../offline/storage.js';
import { Tabs } from '../offline/tabs.js';
import { PortalStore } from '../store/portal-store.js';
import { configurationClient } from './configuration-client.js';
import { demoClient } from './demo-client.js';
import { heldField } from './held.js';
import { newKey } from './keys.js';
import { viewClient } from './view-client.js';

/** What an element tells of where its data come from; absent members count as not set. */
export type PartialConnection = Partial<Connection>;

const clients = new Map<string, PortalClient>();
const stores = new Map<string, PortalStore>();
const ids = new WeakMap<object, number>();
let lastId = 0;

/** A stable name for an object that is part of a connection. */
function idOf(object: object | undefined): string {
  if (!object) return '';
  const id = ids.get(object) ?? ++lastId;
  ids.set(object, id);
  return String(id);
}

let storage: BrowserStorage | undefined;

/** The address as an absolute one without a slash at its end; undefined when it is none that we may call. */
export function absolute(endpoint: string): string | undefined {
  try {
    const url = new URL(endpoint, document.baseURI);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href.replace(/\/+$/, '') : undefined;
  } catch {
    return undefined;
  }
}

function clientOf(connection: PartialConnection, endpoint: string | undefined): PortalClient {
  const { client, view, unit, getToken, withoutRemember } = connection;
  if (client) return client;
  if (view) return viewClient(view);
  if (connection.endpoint?.startsWith('demo:')) return demoClient();
  const action = connection.actionEndpoint === undefined ? undefined : absolute(connection.actionEndpoint);
  if (!endpoint || (connection.actionEndpoint !== undefined && !action)) {
    const [code, text] = !connection.endpoint ? ['no-endpoint', 'set the endpoint attribute (or the client or view property)']
      : !endpoint ? ['bad-endpoint', 'the endpoint attribute is not an http(s) address'] : ['bad-action-endpoint', 'the action-endpoint attribute is not an http(s) address'];
    return configurationClient(code, text);
  }
  storage ??= new BrowserStorage();
  return createHttpClient({ endpoint, unit, getToken, actionEndpoint: action, storage: withoutRemember ? new MemoryStorage() : storage });
}

/** The store for a connection: elements that say the same share one, and with it one session. */
export function storeFor(connection: PartialConnection): PortalStore {
  const endpoint = connection.endpoint ? absolute(connection.endpoint) : undefined;
  const { client, view, getToken, unit, actionEndpoint, withoutRemember, opportunity } = connection;
  const clientKey = JSON.stringify([connection.endpoint?.startsWith('demo:') ? 'demo:' : (endpoint ?? connection.endpoint), idOf(client), idOf(view), idOf(getToken), unit, actionEndpoint, Boolean(withoutRemember)]);
  const storeKey = `${clientKey} ${opportunity ?? ''}`;
  const known = stores.get(storeKey);
  if (known) return known;
  const port = clients.get(clientKey) ?? clientOf(connection, endpoint);
  clients.set(clientKey, port);
  // what is handed in by the page isn't kept: its drafts are the page's business
  const kept = endpoint && !client && !view ? (storage ??= new BrowserStorage()) : new MemoryStorage();
  const name = endpoint ?? 'page';
  const mark = `${name} files`;
  const tabs = kept.lasting ? new Tabs(name) : undefined;
  const store = new PortalStore({ client: port, drafts: new Drafts(kept, name), outbox: new Outbox(kept, name), owner: kept.lasting ? new Owner(kept, name) : undefined, tabs, files: kept.lasting ? () => import('../offline/kept-files.js').then((m) => new m.KeptFiles(kept, name, mark)) : undefined, filesKept: async () => Boolean(await kept.get(mark)), newKey, held: heldField, now: () => Date.now() }, opportunity ?? view?.id);
  stores.set(storeKey, store);
  store.setOnline(navigator.onLine);
  return store;
}

/** The language that the customer chose here before. */
export async function keptLanguage(): Promise<string | undefined> {
  storage ??= new BrowserStorage();
  return storage.get<string>('language');
}

export async function keepLanguage(language: string): Promise<void> {
  storage ??= new BrowserStorage();
  await storage.set('language', language);
}
