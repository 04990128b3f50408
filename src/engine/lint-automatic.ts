import type { Flow, Substate } from '../protocol/flow.js';
import type { Settings } from '../protocol/settings.js';
import { passesTo } from './automatic.js';
import { placeOf } from './flow.js';
import type { LintFinding } from './lint.js';

const error = (code: string, pointer: string, params?: Record<string, string>): LintFinding => ({ code, severity: 'error', pointer, ...(params && { params }) });

/** The longest that an action may wait, in minutes: ten years. */
const longest = 10 * 366 * 24 * 60;

/** What is wrong with the actions that a substate takes by itself. Templates are looked at where the settings are known. */
export function lintAutomatic(flow: Flow, substate: Substate, settings: Settings | undefined, pointer: string): LintFinding[] {
  const { automatic = [] } = substate;
  const findings = automatic.flatMap(({ id, after, move, mail }, i): LintFinding[] => {
    const at = `${pointer}/automatic/${i}`;
    return [
      ...(automatic.findIndex((other) => other.id === id) < i ? [error('duplicate-automatic', at, { automatic: id })] : []),
      ...(move === undefined && mail === undefined ? [error('empty-automatic', at, { automatic: id })] : []),
      ...(after !== undefined && (after < 0 || after > longest) ? [error('automatic-time', `${at}/after`, { automatic: id })] : []),
      ...(move !== undefined && !placeOf(flow, move) ? [error('unknown-substate', `${at}/move`, { substate: move })] : []),
      ...(move === substate.id ? [error('automatic-to-itself', `${at}/move`, { substate: move })] : []),
      ...(mail === undefined || !settings ? [] : lintMail(flow, settings, mail, `${at}/mail`)),
    ];
  });
  return [...findings, ...(goesRound(flow, substate.id) ? [error('automatic-loop', `${pointer}/automatic`, { substate: substate.id })] : [])];
}

/** The template is there, in every language in which the flow is. */
function lintMail(flow: Flow, settings: Settings, id: string, pointer: string): LintFinding[] {
  const template = settings.mails?.find((one) => one.id === id);
  if (!template) return [error('unknown-mail', pointer, { mail: id })];
  return [template.subject, template.text].flatMap((text) => {
    if (typeof text === 'string') return text.trim() ? [] : [error('empty-mail', pointer, { mail: id })];
    const texts = new Map(Object.entries(text));
    return flow.languages.filter((language) => !texts.get(language)?.trim()).map((language) => error('missing-translation', pointer, { mail: id, language }));
  });
}

/** Whoever enters comes back without having stood anywhere. */
function goesRound(flow: Flow, start: string): boolean {
  const seen = new Set<string>();
  for (let at = passesTo(flow, start); at !== undefined && !seen.has(at); at = passesTo(flow, at)) {
    if (at === start) return true;
    seen.add(at);
  }
  return false;
}
