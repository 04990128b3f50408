import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarFile } from '../../src/views/installer-visit/calendar.js';
import type { Place } from './hostile/places.js';
import { screens } from './hostile/screens.js';
import { languages, Stand } from './hostile/stand.js';
import { injections, strings, whole } from './hostile/strings.js';

/** What a calendar reads: names of the lines in their order, and the value of each (RFC 5545, 3.1 and 3.3.11). */
function read(file: string): { names: string[]; of(name: string): string; long: string[] } {
  const octets = (line: string): number => new TextEncoder().encode(line).length;
  // some programs end a line at each of these
  const folded = file.split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/);
  const lines = file.replace(/\r\n[ \t]/g, '').split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/).filter((line) => line !== '');
  const split = lines.map((line): [string, string] => { const at = line.indexOf(':'); return [line.slice(0, at), line.slice(at + 1)]; });
  return {
    names: split.map(([name, value]) => (/^(BEGIN|END)$/.test(name) ? `${name}:${value}` : name)),
    of: (name) => (split.find(([one]) => one === name)?.[1] ?? '').replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign)),
    long: folded.filter((line) => octets(line) > 75),
  };
}
/** What of a text can stand in a calendar: no sign that controls, and every break of a line as the one that it has. */
const told = (text: string): string => text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
const names = ['BEGIN:VCALENDAR', 'VERSION', 'PRODID', 'METHOD', 'BEGIN:VEVENT', 'UID', 'DTSTAMP', 'SEQUENCE', 'DTSTART', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'END:VEVENT', 'END:VCALENDAR'];

describe('whatever stands in a visit, its file for a calendar', () => {
  it('F137 is one event with its lines, each of which says what it says: every naughty string', () => {
    const wrong: string[] = [];
    for (const text of [...injections, ...strings].map(whole)) {
      const file = calendarFile({ uid: text, start: '2026-11-26T08:00:00Z', summary: text, description: `x${text}`, location: `x${text}`, now: new Date('2026-11-24T12:00:00Z') });
      const { names: lines, of, long } = read(file);
      if (lines.join() !== names.join()) wrong.push(`${JSON.stringify(text).slice(0, 80)}: ${lines.join()}`);
      if (long.length > 0) wrong.push(`${JSON.stringify(text).slice(0, 80)}: ${long[0]}`);
      for (const [name, wants] of [['UID', text], ['SUMMARY', text], ['DESCRIPTION', `x${text}`], ['LOCATION', `x${text}`]] as const) if (of(name) !== told(wants)) wrong.push(`${name} ${JSON.stringify(text).slice(0, 80)} reads ${JSON.stringify(of(name)).slice(0, 80)}`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  describe('in a browser', () => {
    let stand: Stand;
    beforeAll(async () => { stand = await Stand.open(); });
    afterAll(async () => { await stand?.close(); });

    it('F137 F29 is downloaded under a name of ours, with what was read beside the button', async () => {
      const screen = screens.find(({ name }) => name === 'visit')!;
      const stage = await stand.stage('strict');
      const { places, shown } = await stand.readable(stage.page, screen);
      for (let load = 0; load < 4; load++) {
        const text = (at: number): string => whole(injections[(load * 17 + at) % injections.length] ?? 'x');
        const values = new Map<Place, unknown>(places.map((place, at) => [place, `${at} ${text(at)}`]));
        const seen = await stand.show(stage.page, screen, languages[load] ?? languages[0], values, shown);
        expect([seen.trouble, seen.ran]).toEqual(['', false]);
        const [download] = await Promise.all([stage.page.waitForEvent('download'), stage.page.locator('[part=calendar]').first().press('Enter')]);
        expect(download.suggestedFilename()).toMatch(/^[\p{L}-]+-2099-11-26\.ics$/u);
        const { names: lines, of } = read(readFileSync(await download.path(), 'utf8'));
        expect(lines).toEqual(names.flatMap((name) => (name === 'DTSTART' ? [name, 'DTEND'] : name === 'LOCATION' ? [name, 'GEO'] : [name])));
        const said = (end: string): string => told(String([...values].find(([{ path }]) => path.join('.').endsWith(end))?.[1]));
        expect(of('LOCATION')).toBe(said('visit.address'));
        for (const part of ['installer.name', 'prepare.0', 'prepare.1', 'notes']) expect(of('DESCRIPTION')).toContain(said(part));
      }
      expect(stage.faults).toEqual([]);
      await stage.page.context().close();
    });
  });
});
