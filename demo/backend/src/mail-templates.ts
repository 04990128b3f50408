import { substitute, type Snapshot } from '../../../src/engine/index.js';
import type { MailTemplate, Text } from '../../../src/protocol/index.js';
import { oneLine } from './mail.js';

/** A mail as it goes out: plain text, and a subject of one line. */
export interface WrittenMail { readonly language: string; readonly subject: string; readonly text: string }

/** The languages in which a customer is written to, the best one first. */
function languagesFor({ customer, settings }: Snapshot): string[] {
  const own = customer.language?.toLowerCase();
  return [...(own ? [own, own.split('-')[0] ?? own] : []), ...settings.languages, 'en'];
}

/** A text in the best of the languages that it is there in. */
function said(text: Text, languages: readonly string[], snapshot: Snapshot): { readonly language: string; readonly text: string } {
  // what stands in it, a date or a number, is written as in the customer's language too
  const texts: Record<string, string> = typeof text === 'string' ? { [languages[0] ?? 'en']: text } : text;
  const known = new Map(Object.keys(texts).map((language) => [language.toLowerCase(), language]));
  const language = languages.map((one) => known.get(one.toLowerCase())).find((one) => one !== undefined) ?? Object.keys(texts)[0] ?? 'en';
  const filled = substitute({ [language]: texts[language] ?? '' }, snapshot) as Record<string, string>;
  return { language, text: filled[language] ?? '' };
}

/** Writes a mail from a template, in the customer's language, else in the company's first. What a code stands for can't begin another header. */
export function writeMail({ subject, text }: MailTemplate, snapshot: Snapshot): WrittenMail {
  const body = said(text, languagesFor(snapshot), snapshot);
  const title = said(subject, [body.language, ...languagesFor(snapshot)], snapshot);
  return { language: body.language, subject: oneLine(title.text), text: body.text };
}
