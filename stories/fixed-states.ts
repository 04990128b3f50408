import type { StoryObj } from '@storybook/web-components-vite';
import type { Mock, MockData } from '../src/mock/index.js';
import type { FixedState } from './fixed-state-names.js';
import { find, sees } from './look.js';
import { scene, type Scene, type SceneOptions } from './scene.js';
import { inArabic, inLongWords } from './words.js';

type Play = (shown: HTMLElement, scene: Scene) => Promise<void> | void;

export interface FixedStateOptions {
  readonly data: MockData;
  /** waits for what the element shows when all is well, whatever the words of the company are */
  readonly ready: Play;
  /** when there is nothing to show */
  readonly empty: Partial<SceneOptions> & { readonly play: Play };
  /** the request that the element waits for */
  readonly path?: RegExp;
  /** what an element shows that waits; a skeleton where absent */
  readonly loading?: Play;
}

/** The fixed states of an element that asks a backend: each story has one of its own, and what goes wrong goes wrong there. */
export function fixedStates(tag: string, { data, ready, empty, path = /^\/opportunities\//, loading }: FixedStateOptions): Record<FixedState, StoryObj> {
  const failing = (as: 'pending' | 'offline' | 500) => (mock: Mock): void => mock.fail({ path, as });
  const { play, ...scenery } = empty;
  return {
    ready: scene(tag, { data }, ready),
    loading: scene(tag, { data, prepare: failing('pending') }, loading ?? ((shown) => sees(shown, 'Loading'))),
    empty: scene(tag, { data, ...scenery }, play),
    failed: scene(tag, { data, prepare: failing(500) }, async (shown) => {
      await find(shown, '[data-failure=server]', 'The service can’t answer right now');
      await find(shown, 'button', 'Try again');
    }),
    offline: scene(tag, { data, prepare: failing('offline') }, async (shown) => { await find(shown, '[data-failure=offline]', 'No connection'); }),
    longWords: scene(tag, { data: inLongWords(data) }, ready, { globals: { width: '320' } }),
    rightToLeft: scene(tag, { data: inArabic(data) }, ready, { globals: { direction: 'rtl', width: '360' } }),
    dark: scene(tag, { data }, ready, { globals: { theme: 'dark' } }),
  };
}

/** A customer of the company without a project. */
export const withoutProject = (data: MockData): MockData => ({ ...data, opportunities: [] });
