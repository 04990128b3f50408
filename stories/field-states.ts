import type { StoryObj } from '@storybook/web-components-vite';
import type { Field, FieldType, FileRef, Value } from '../src/protocol/index.js';
import type { UploadState } from '../src/store/state.js';
import type { FixedState } from './fixed-state-names.js';
import { find, sees } from './look.js';
import { element, fits } from './scene.js';
import { fieldOf } from './solar.js';
import { inArabic, inLongWords } from './words.js';

type Play = (shown: HTMLElement) => Promise<void> | void;
type State = FixedState | 'readOnly' | 'serverError';

export interface FieldStateOptions {
  readonly field?: Partial<Field>;
  /** what it holds when it is filled in */
  readonly value?: Value;
  /** how that reads as text, in English */
  readonly reads: string;
  /** what is wrong with it when it is required and empty */
  readonly fault: string;
}

/** A story of a field by itself: it knows no store, and takes what it shows as properties. */
export function fieldStory(type: FieldType, args: Record<string, unknown>, play: Play, more: Partial<StoryObj> = {}): StoryObj {
  const tag = `portal-field-${type}`;
  return {
    args,
    render: (given) => {
      const { inert, ...rest } = given as { inert?: boolean };
      return Object.assign(element(tag, rest), { inert: inert ?? false });
    },
    play: async ({ canvasElement, globals }) => {
      const shown = canvasElement.querySelector<HTMLElement>(tag);
      if (!shown) throw new Error(`no ${tag}`);
      await play(shown);
      await fits(shown, globals);
    },
    ...more,
  };
}

const there = async (shown: HTMLElement): Promise<void> => { await find(shown, '[data-control]'); };

/**
 * The fixed states of a field that is typed or chosen. It asks no network itself: it is *loading* while the step that it
 * stands in is on its way (nothing can be changed), and *offline* while the step waits for the network (it reads as text).
 */
export function fieldStates(type: FieldType, { field: more, value, reads, fault }: FieldStateOptions): Record<State, StoryObj> {
  const field = { ...fieldOf(type), ...more };
  return {
    ready: fieldStory(type, { field, value, required: true }, there),
    loading: fieldStory(type, { field, value, required: true, inert: true }, there),
    empty: fieldStory(type, { field }, there),
    failed: fieldStory(type, { field, required: true, showFaults: true }, async (shown) => { await find(shown, '.error', fault); }),
    offline: fieldStory(type, { field, value, required: true, readOnly: true }, (shown) => sees(shown, reads)),
    longWords: fieldStory(type, { field: inLongWords(field), value, showFaults: true }, there, { globals: { width: '320' } }),
    rightToLeft: fieldStory(type, { field: inArabic(field), value, required: true }, there, { globals: { direction: 'rtl', width: '360' } }),
    dark: fieldStory(type, { field, required: true, showFaults: true }, async (shown) => { await find(shown, '.error', fault); }, { globals: { theme: 'dark' } }),
    readOnly: fieldStory(type, { field, value, readOnly: true }, async (shown) => {
      await sees(shown, reads);
      if (shown.shadowRoot?.querySelector('input, textarea, select')) throw new Error('it can be changed');
    }),
    serverError: fieldStory(type, { field, value, error: 'The registry doesn’t know this. Check it, please.' }, async (shown) => { await find(shown, '.error', 'The registry doesn’t know this.'); }),
  };
}

const upload = (field: Field, file: FileRef, more: Partial<UploadState>): UploadState => ({ local: 'upload-1', field: field.id, name: file.name, size: file.size, type: file.type, status: 'sending', sent: 0, ...more });

/** The fixed states of a field that holds files: *loading* is a file on its way, *failed* one that wasn't taken, *offline* one that was cut off. */
export function fileFieldStates(type: FieldType, file: FileRef, more: Partial<Field> = {}): Record<State, StoryObj> {
  const field = { ...fieldOf(type), ...more };
  const value = [file];
  const on = (change: Partial<UploadState>): readonly UploadState[] => [upload(field, file, change)];
  const states = fieldStates(type, { field: more, value, reads: file.name, fault: type === 'signature' ? 'Sign, then press “Use this signature”.' : 'Add a file to go on.' });
  const held: Play = async (shown) => { await find(shown, '.file', 'Uploaded'); };
  return {
    ...states,
    ready: fieldStory(type, { field, value, required: true }, held),
    loading: fieldStory(type, { field, required: true, uploads: on({ sent: Math.round(file.size * 0.4) }) }, async (shown) => { await find(shown, 'progress'); }),
    failed: fieldStory(type, { field, required: true, uploads: on({ status: 'failed', failure: { code: 'unsupported-type', problem: 'wrong-type-by-content', errors: [] } }) }, async (shown) => { await find(shown, '.file.failed', 'What is in the file doesn’t match its name.'); }),
    offline: fieldStory(type, { field, required: true, uploads: on({ status: 'failed', sent: 12_000, failure: { code: 'offline', errors: [] } }) }, async (shown) => { await find(shown, '.file.failed', 'The connection was lost.'); }),
    longWords: fieldStory(type, { field: inLongWords(field), value: [{ ...file, name: `${'photovoltaikanlage-'.repeat(6)}.pdf` }], required: true }, held, { globals: { width: '320' } }),
    rightToLeft: fieldStory(type, { field: inArabic(field), value, required: true }, held, { globals: { direction: 'rtl', width: '360' } }),
    readOnly: fieldStory(type, { field, value, readOnly: true }, async (shown) => {
      await find(shown, 'button', 'Download');
      if (shown.shadowRoot?.querySelector('input')) throw new Error('it can be changed');
    }),
    serverError: fieldStory(type, { field, value, required: true, error: 'This file is no longer here. Add it again.' }, async (shown) => { await find(shown, '.error', 'This file is no longer here.'); }),
  };
}
