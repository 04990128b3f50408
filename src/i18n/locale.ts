import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Text } from '../protocol/text.js';
import type { Messages } from './en.js';
import { facing, isRightToLeft } from './facing.js';
import { languages, type LanguageCode } from './languages.js';
import type { OwnWords } from './own-words.js';

/** The words of a part that is no first screen: language → its chunk, loaded with the element that says them. Their members `refused` and `faults` join those of the language. */
export type Area<T = object> = Readonly<Record<LanguageCode, () => Promise<T>>>;

const loaded = new Map<string, Messages>();
const loading = new Map<unknown, Promise<void>>();
/** chunk of an area → its words */
const spoken = new Map<unknown, object>();
const both = new WeakMap<object, { readonly base: Messages; readonly all: Messages }>();
const overrides = new Map<string, OwnWords>();
const controllers = new Set<LocaleController>();

/** The SDK's language for a BCP 47 tag: its primary tag when we have it, else English. */
export function languageOf(tag: string): LanguageCode {
  const primary = tag.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(languages, primary) ? (primary as LanguageCode) : 'en';
}

/** Loads a language. A chunk that doesn't come is replaced by English until the network is back; nothing shows when that doesn't come either. */
export function loadLanguage(code: LanguageCode): Promise<void> {
  const running = loading.get(code);
  if (running) return running;
  const run = languages[code]().then((messages) => { loaded.set(code, over(messages, overrides.get(code))); }, async () => {
    addEventListener('online', () => { loading.delete(code); loaded.delete(code); refreshLocales(); }, { once: true });
    const english = code === 'en' ? undefined : await languages.en().catch(() => undefined);
    if (english) loaded.set(code, english);
  }).finally(refreshLocales);
  loading.set(code, run);
  return run;
}

/** A language that the page brings has its words of an area among its own, over the English ones. */
const chunkOf = (area: Area, code: LanguageCode): (() => Promise<object>) => area[code] ?? area.en;

/** Words with others over them, by key, also within `faults`, `failure` and `refused`. */
function over<T extends object>(words: T, others: object = {}): T {
  const all = { ...words } as Record<string, unknown>;
  for (const [key, one] of Object.entries(others)) all[key] = typeof one === 'object' ? { ...all[key] as object, ...one } : one;
  return all as T;
}

/** Loads the words of an area; English where its chunk doesn't come, until the network is back. */
function loadArea(area: Area, code: LanguageCode): void {
  const chunk = chunkOf(area, code);
  if (loading.has(chunk)) return;
  const run = chunk().then((words) => { spoken.set(chunk, words); }, async () => {
    addEventListener('online', () => { loading.delete(chunk); spoken.delete(chunk); refreshLocales(); }, { once: true });
    const english = code === 'en' ? undefined : await area.en().catch(() => undefined);
    if (english) spoken.set(chunk, english);
  }).finally(refreshLocales);
  loading.set(chunk, run);
}

/** Resolves when the words of an area are there, in the language or in English; rejects when neither comes. */
export async function needWords(area: Area | undefined, code: LanguageCode): Promise<void> {
  if (!area) return;
  const chunk = chunkOf(area, code);
  loadArea(area, code);
  await loading.get(chunk);
  if (spoken.has(chunk)) return;
  loading.delete(chunk);
  throw new Error('no words');
}

/** The words of a language with those of an area; the same object while both are the same. */
function joined(base: Messages, words: object, own: OwnWords | undefined): Messages {
  const known = both.get(words);
  if (known?.base === base) return known.all;
  const all = over(over(base, words), own);
  both.set(words, { base, all });
  return all;
}

/** Words in the place of others of a language, also of its areas; they hold for every element of the page. */
export function setWords(code: string, words: OwnWords): void {
  overrides.set(code, over(overrides.get(code) ?? {}, words));
  const have = loaded.get(code);
  if (have) loaded.set(code, over(have, words));
  refreshLocales();
}

/** After a `lang` attribute inside a shadow root changed; those of the document are watched. */
export function refreshLocales(): void {
  for (const controller of controllers) controller.refresh();
}

let observer: MutationObserver | undefined;

const withLang = '[lang]:not([lang=""])';

/** The nearest element that a selector finds, out through shadow roots. */
function nearest(element: Element | null | undefined, selector: string): HTMLElement | null {
  for (let at = element; at; at = (at.getRootNode() as Partial<ShadowRoot>).host) {
    const found = at.closest<HTMLElement>(selector);
    if (found) return found;
  }
  return null;
}

/** The nearest `lang`; then the browser's. */
export const nearestLang = (element: Element): string => nearest(element, withLang)?.lang ?? navigator.language;

/** A tag that `Intl` takes: pages write `en_US`, or things that are no language at all. Our Portuguese is that of Portugal, and so are its dates. */
function sound(tag: string): string {
  try {
    const known = Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? 'en';
    return known === 'pt' ? 'pt-PT' : known;
  } catch {
    return 'en';
  }
}

/** Words, texts, dates and amounts in the language around an element; the element renders again when that changes. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #area: Area | undefined;
  /** the direction that was given to the element here, and not by the page */
  #dir = '';
  /** the tag of the page's language, e.g. `fr-CH` */
  tag = 'en';
  /** which of our languages serves it */
  language: LanguageCode = 'en';

  constructor(host: ReactiveControllerHost & HTMLElement, area?: Area) {
    this.#host = host;
    this.#area = area;
    host.addController(this);
  }

  /** undefined until the language's chunk is there: render nothing until then */
  get messages(): Messages | undefined {
    const base = loaded.get(this.language);
    if (!base || !this.#area) return base;
    const words = spoken.get(chunkOf(this.#area, this.language));
    return words && joined(base, words, overrides.get(this.language));
  }

  hostConnected(): void {
    controllers.add(this);
    observer ??= new MutationObserver(refreshLocales);
    if (controllers.size === 1) observer.observe(document, { attributes: true, attributeFilter: ['lang', 'dir'], subtree: true });
    this.refresh();
  }

  hostDisconnected(): void {
    controllers.delete(this);
    if (controllers.size === 0) observer?.disconnect();
  }

  refresh(): void {
    const lang = nearest(this.#host, withLang);
    this.tag = sound(lang?.lang ?? navigator.language);
    this.language = languageOf(this.tag);
    this.#turn(lang);
    if (!loaded.has(this.language)) void loadLanguage(this.language);
    if (this.#area && !this.messages) loadArea(this.#area, this.language);
    this.#host.requestUpdate();
  }

  /** The language brings its direction along, unless the page gave one where it gave the language, or nearer. */
  #turn(lang: HTMLElement | null): void {
    const host = this.#host;
    if (host.dir !== this.#dir) return;
    const outer = nearest(host.parentElement ?? (host.getRootNode() as Partial<ShadowRoot>).host, '[dir]');
    const own = isRightToLeft(this.language) ? 'rtl' : 'ltr';
    const dir = (outer && nearest(outer, withLang) === lang) || own === (outer?.dir || 'ltr') ? '' : own;
    // each write is heard by who watches the page, us too
    if (dir === this.#dir) return;
    this.#dir = dir;
    if (dir) host.dir = dir;
    else host.removeAttribute('dir');
  }

  /** A company's text in this language; else in English, else in whatever language it has. One of the other direction keeps its own. */
  text(text: Text | undefined): string {
    if (text === undefined) return '';
    const language = this.languageOfText(text);
    return facing(typeof text === 'string' ? text : (text[language] ?? ''), language, this.language);
  }

  /** The language that `text()` chose, as a consent names it: the tag, its primary part, ours, English, or the first; `und` when there is only one text. */
  languageOfText(text: Text): string {
    if (typeof text === 'string') return 'und';
    const primary = this.tag.split('-')[0] ?? this.tag;
    return [this.tag, primary, this.language, 'en'].find((code) => Object.hasOwn(text, code)) ?? Object.keys(text)[0] ?? 'und';
  }
}
