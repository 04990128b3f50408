import type { FileRef, HelpFile, Settings, Text } from '../../../src/protocol/index.js';

/** What the page says, handed to its script. */
export interface HelpDocumentsWords {
  readonly token: string; readonly open: string; readonly drop: string; readonly dropHint: string; readonly all: string; readonly explain: string;
  readonly remove: string; readonly none: string; readonly save: string; readonly saved: string; readonly unsaved: string; readonly failed: string; readonly denied: string;
}

/**
 * The page on which the company attaches its help documents. It runs in the browser as it is written here, so it uses nothing from outside itself.
 * The token stays in this page's memory.
 */
export function helpDocuments(): void {
  const root = document.querySelector<HTMLElement>('[data-help]');
  if (!root) return;
  const words = JSON.parse(root.dataset['words'] ?? '{}') as HelpDocumentsWords;
  const languages = JSON.parse(root.dataset['languages'] ?? '[]') as [string, string][];
  let token = '';
  let settings: Settings | undefined;
  let list: HelpFile[] = [];
  let forAll: Text | undefined;

  const make = <K extends keyof HTMLElementTagNameMap>(tag: K, members: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] => {
    const element: HTMLElement = document.createElement(tag);
    Object.assign(element, members);
    element.append(...children);
    return element as HTMLElementTagNameMap[K];
  };
  const say = (text: string): void => { status.textContent = text; };
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const response = await fetch(path, { ...init, headers: { ...(init.headers as Record<string, string> | undefined), Authorization: `Bearer ${token}` } });
    if (response.ok) return response;
    throw new Error(response.status === 401 || response.status === 403 ? words.denied : words.failed);
  };
  /** Does it, and says what went wrong. */
  const attempt = (work: () => Promise<void>): void => { work().catch((error: unknown) => say(error instanceof Error && [words.denied, words.failed].includes(error.message) ? error.message : words.failed)); };

  const inOne = (text: Text | undefined, code: string): string => (text === undefined ? '' : typeof text === 'string' ? text : (text[code] ?? ''));
  const withOne = (text: Text | undefined, code: string, value: string): Text | undefined => {
    const all: Record<string, string> = {};
    for (const [one] of languages) {
      const written = one === code ? value.trim() : inOne(text, one);
      if (written !== '') all[one] = written;
    }
    return Object.keys(all).length > 0 ? all : undefined;
  };
  const texts = (title: string, text: () => Text | undefined, change: (text: Text | undefined) => void): HTMLElement => make('fieldset', {}, make('legend', { textContent: title }), ...languages.map(([code, name]) => {
    const area = make('textarea', { rows: 2, value: inOne(text(), code), lang: code, dir: 'auto' });
    area.addEventListener('input', () => { change(withOne(text(), code, area.value)); say(words.unsaved); });
    return make('label', {}, name, area);
  }));

  const shown = make('ul', { className: 'documents' });
  const show = (): void => {
    shown.replaceChildren(...list.map((document, i) => {
      const remove = make('button', { type: 'button', textContent: `${words.remove}: ${document.file.name}` });
      remove.addEventListener('click', () => { list = list.filter((_, at) => at !== i); say(words.unsaved); show(); });
      return make('li', {}, make('strong', { textContent: document.file.name }), texts(words.explain, () => list[i]?.text, (text) => { list = list.map((one, at) => (at === i ? { ...one, text } : one)); }), remove);
    }), ...(list.length === 0 ? [make('li', { className: 'quiet', textContent: words.none })] : []));
  };

  const add = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      say(`${file.name} …`);
      const ref = (await (await ask(`/company/files?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file })).json()) as FileRef;
      list = [...list, { file: ref }];
      show();
    }
    say(words.unsaved);
  };
  const chooser = make('input', { type: 'file', multiple: true });
  chooser.addEventListener('change', () => { const files = [...(chooser.files ?? [])]; chooser.value = ''; attempt(() => add(files)); });
  const drop = make('label', { className: 'drop' }, make('strong', { textContent: words.drop }), make('span', { textContent: words.dropHint }), chooser);
  for (const name of ['dragenter', 'dragover'] as const) drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add('over'); });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    const files = [...(event.dataTransfer?.files ?? [])];
    attempt(() => add(files));
  });

  const save = make('button', { type: 'button', className: 'button', textContent: words.save });
  save.addEventListener('click', () => attempt(async () => {
    // what others changed meanwhile stays: only the documents are ours
    const now = (await (await ask('/company/settings')).json()) as Settings;
    settings = { ...now, help: { ...now.help, files: list.length > 0 || forAll ? { ...(forAll && { text: forAll }), list } : undefined } };
    await ask('/company/settings', { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(settings) });
    say(words.saved);
  }));
  const status = make('p', { className: 'quiet' });
  status.setAttribute('role', 'status');

  const key = make('input', { type: 'password', autocomplete: 'off', required: true });
  const door = make('form', { className: 'door' }, make('label', {}, words.token, key), make('button', { className: 'button', textContent: words.open }));
  door.addEventListener('submit', (event) => {
    event.preventDefault();
    token = key.value;
    attempt(async () => {
      settings = (await (await ask('/company/settings')).json()) as Settings;
      list = [...(settings.help?.files?.list ?? [])];
      forAll = settings.help?.files?.text;
      say('');
      show();
      door.replaceWith(drop, texts(words.all, () => forAll, (text) => { forAll = text; }), shown, save);
    });
  });
  root.append(door, status);
}
