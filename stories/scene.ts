import type { StoryObj } from '@storybook/web-components-vite';
import { setupWorker, type SetupWorker } from 'msw/browser';
import { expect } from 'storybook/test';
import { handlers, Mock, type MockData } from '../src/mock/index.js';

const origin = 'https://portal.example';

/** What stands behind one story: a backend of its own, so that no story finds what another left. */
export interface Scene {
  readonly endpoint: string;
  readonly mock: Mock;
  readonly getToken: (() => string) | undefined;
}

export interface SceneOptions {
  /** what the backend holds */
  readonly data: MockData;
  /** the customer who is signed in by the page; nobody: the sign-in shows */
  readonly customer?: string | null;
  /** what goes wrong */
  readonly prepare?: (mock: Mock) => void;
}

const scenes = new Map<string, Scene>();
let last = 0;

async function open({ data, customer = 'anna', prepare }: SceneOptions): Promise<Scene> {
  const name = `scene-${++last}-${crypto.randomUUID().slice(0, 8)}`;
  const mock = await Mock.create(data);
  prepare?.(mock);
  const token = customer === null ? undefined : mock.tokenFor(customer);
  const scene = { endpoint: `${origin}/${name}`, mock, getToken: token === undefined ? undefined : () => token };
  scenes.set(name, scene);
  return scene;
}

/** One worker for all stories: the first part of an address says whose backend answers. */
export async function startWorker(): Promise<SetupWorker> {
  const worker = setupWorker(...handlers({
    fetch: (request) => {
      const scene = scenes.get(new URL(request.url).pathname.split('/')[1] ?? '');
      return scene ? scene.mock.fetch(request, scene.endpoint) : Promise.reject(new TypeError('nobody there'));
    },
  }, origin));
  await worker.start({ quiet: true, onUnhandledRequest: 'bypass', serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` } });
  return worker;
}

/** `portal-step-submit` of `onPortalStepSubmit`. */
const eventOf = (name: string): string => name.slice(2).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).slice(1);

/** An element as a page would make it: text as attributes, everything else as properties, listeners for its events. */
export function element(tag: string, args: Record<string, unknown>): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined || /[ :(]/.test(name)) continue;
    if (/^on[A-Z]/.test(name) && typeof value === 'function') made.addEventListener(eventOf(name), (event) => { (value as (told: unknown) => void)('request' in event ? event.request : event.type); });
    else if (name === 'endpoint' && typeof value === 'string') made.setAttribute(name, value);
    else Object.assign(made, { [name]: value });
  }
  return made;
}

/** Nothing is wider than its place, and everything reads in the direction that the toolbar says, or that its language has. */
export async function fits(shown: HTMLElement, { direction, language }: Readonly<Record<string, unknown>>): Promise<void> {
  await expect(getComputedStyle(shown).direction).toBe(direction || (language === 'ar' ? 'rtl' : 'ltr'));
  await expect(shown.scrollWidth).toBeLessThanOrEqual(shown.clientWidth + 1);
}

type Play = (shown: HTMLElement, scene: Scene) => Promise<void> | void;

/** A story of an element on a backend of its own; `play` waits for what it shows, and may act. */
export function scene(tag: string, options: SceneOptions, play: Play, more: Partial<StoryObj> = {}): StoryObj {
  return {
    loaders: [async () => ({ scene: await open(options) })],
    render: (args, { loaded }) => {
      const { endpoint, getToken } = loaded['scene'] as Scene;
      return element(tag, { withoutRemember: true, endpoint, getToken, ...args });
    },
    play: async ({ canvasElement, loaded, globals }) => {
      const shown = canvasElement.querySelector<HTMLElement>(tag);
      if (!shown) throw new Error(`no ${tag}`);
      await play(shown, loaded['scene'] as Scene);
      await fits(shown, globals);
    },
    ...more,
  };
}
