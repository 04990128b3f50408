import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Text } from '../protocol/text.js';
import type { Messages } from './en.js';
import { languages, type LanguageCode } from './languages.js';

/** The words of a part that is no first screen: language → its chunk, loaded with the element that says them. Their members `refused` and `faults` join those of the language. */
export type Area<T = object> = Readonly<Record<LanguageCode, () => Promise<T>>>;

const loaded = new Map<string, Messages>();
const loading = new Map<unknown, Promise<void>>();
/** chunk of an area → its words */
const spoken = new Map<unknown, object>();
const both = new WeakMap<object, { readonly base: Messages; readonly all: Messages }>();
const overrides = new Map<string, Partial<Messages>>();
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
  const run = languages[code]().then((messages) => { loaded.set(code, { ...messages, ...overrides.get(code) }); }, async () => {
    addEventListener('online', () => { loading.delete(code); loaded.delete(code); refreshLocales(); }, { once: true });
    const english = code === 'en' ? undefined : await languages.en().catch(() => undefined);
    if (english) loaded.set(code, english);
  }).finally(refreshLocales);
  loading.set(code, run);
  return run;
}

/** Loads the words of an area; English where its chunk doesn't come, until the network is back. */
function loadArea(area: Area, code: LanguageCode): void {
  const chunk = area[code];
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
  const chunk = area?.[code];
  if (!area || !chunk) return;
  loadArea(area, code);
  await loading.get(chunk);
  if (spoken.has(chunk)) return;
  loading.delete(chunk);
  throw new Error('no words');
}

/** The words of a language with those of an area; the same object while both are the same. */
function joined(base: Messages, words: Partial<Messages>, own: Partial<Messages> | undefined): Messages {
  const known = both.get(words);
  if (known?.base === base) return known.all;
  const all: Messages = { ...base, ...words, refused: { ...base.refused, ...words.refused }, faults: { ...base.faults, ...words.faults }, ...own };
  both.set(words, { base, all });
  return all;
}

/** The host's own words, per key and language; they hold for every element of the page. Also for the words of an area (`offerAccept`), which come with their view. */
export function overrideMessages(code: LanguageCode, messages: Partial<Messages>): void {
  overrides.set(code, { ...overrides.get(code), ...messages });
  const have = loaded.get(code);
  if (have) loaded.set(code, { ...have, ...messages });
  for (const controller of controllers) controller.refresh();
}

/** After a `lang` attribute inside a shadow root changed; those of the document are watched. */
export function refreshLocales(): void {
  for (const controller of controllers) controller.refresh();
}

let observer: MutationObserver | undefined;

/** The nearest `lang`, out through shadow roots; then the browser's. */
export function nearestLang(element: Element): string {
  for (let at: Element | null = element; at;) {
    const found: Element | null = at.closest('[lang]:not([lang=""])');
    if (found) return found.getAttribute('lang') ?? '';
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language || 'en';
}

/** A tag that `Intl` takes: pages write `en_US`, or things that are no language at all. */
function sound(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Words, texts, dates and amounts in the language around an element; the element renders again when that changes. */
export class LocaleController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #area: Area | undefined;
  /** the tag of the page's language, e.g. `fr-CH` */
  tag = 'en';
  /** which of our languages serves it */
  language: LanguageCode = 'en';

  constructor(host: ReactiveControllerHost & Element, area?: Area) {
    this.#host = host;
    this.#area = area;
    host.addController(this);
  }

  /** undefined until the language's chunk is there: render nothing until then */
  get messages(): Messages | undefined {
    const base = loaded.get(this.language);
    if (!base || !this.#area) return base;
    const words = spoken.get(this.#area[this.language]);
    return words && joined(base, words, overrides.get(this.language));
  }

  hostConnected(): void {
    controllers.add(this);
    observer ??= new MutationObserver(refreshLocales);
    if (controllers.size === 1) observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
    this.refresh();
  }

  hostDisconnected(): void {
    controllers.delete(this);
    if (controllers.size === 0) observer?.disconnect();
  }

  refresh(): void {
    this.tag = sound(nearestLang(this.#host));
    this.language = languageOf(this.tag);
    if (!loaded.has(this.language)) void loadLanguage(this.language);
    if (this.#area && !this.messages) loadArea(this.#area, this.language);
    this.#host.requestUpdate();
  }

  /** A company's text in this language; else in English, else in whatever language it has. */
  text(text: Text | undefined): string {
    if (text === undefined) return '';
    return typeof text === 'string' ? text : (text[this.languageOfText(text)] ?? '');
  }

  /** The language that `text()` chose, as a consent names it: the tag, its primary part, ours, English, or the first; `und` when there is only one text. */
  languageOfText(text: Text): string {
    if (typeof text === 'string') return 'und';
    const primary = this.tag.split('-')[0] ?? this.tag;
    return [this.tag, primary, this.language, 'en'].find((code) => Object.hasOwn(text, code)) ?? Object.keys(text)[0] ?? 'und';
  }
}
