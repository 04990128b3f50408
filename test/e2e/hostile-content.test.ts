import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesOf, type Place } from './hostile/places.js';
import { screens, type Screen } from './hostile/screens.js';
import { languages, Stand, type Language, type Stage } from './hostile/stand.js';
import { scripts, strings, twisted } from './hostile/strings.js';

/** `npm run hostile`: each string in each place. Else so many loads of a screen, which together hold each string several times. */
const complete = process.env['HOSTILE'] === 'complete';
const most = 10;
/** Kinds of places that a screen before has tried: the company's name is no other one on the next. */
const tried = new Set<string>();

describe('hostile content', () => {
  let stand: Stand;
  beforeAll(async () => { stand = await Stand.open(); });
  afterAll(async () => { await stand?.close(); });

  /** What was wrong with a screen when each string stood on it. `turn` moves the strings on by so many places. */
  async function pass(stage: Stage, screen: Screen, list: readonly string[], languageOf: (load: number) => Language, turn: number): Promise<{ wrong: string[]; loads: number }> {
    const { places, shown } = await stand.readable(stage.page, screen);
    const readable = [...shown];
    const wrong: string[] = [];
    const loads = complete ? list.length : Math.min(most, Math.ceil(list.length / readable.length));
    const step = complete ? 1 : readable.length;
    for (let load = 0; load < loads; load++) {
      const language = languageOf(load);
      const of = (place: Place, at: number): unknown => {
        const text = list[(load * step + at + turn) % list.length] ?? '';
        return place.spoken && (at + load) % 2 === 0 ? { [language[0]]: text, xx: 'Another language' } : text;
      };
      const values = new Map<Place, unknown>(readable.map((place, at) => [place, of(place, at)]));
      // what isn't shown here isn't harmless for that
      for (const [i, place] of places.entries()) if (!shown.has(place)) values.set(place, of(place, i * 7));
      const seen = await stand.show(stage.page, screen, language, values, shown);
      const where = `${screen.name} ${load} ${language[0]}`;
      const told = [...seen.live.map((one) => `alive: ${one}`), ...seen.outside.map((one) => `outside: ${one}`), ...seen.lost.map((one) => `not shown: ${one}`), ...stage.faults.splice(0)];
      if (seen.ran) told.push('a script ran');
      if (seen.sideways) told.push('scrolls sideways');
      if (seen.blank) told.push('blank');
      if (seen.trouble) told.push(`never stood: ${seen.trouble}: ${seen.text}`);
      wrong.push(...told.map((one) => `${where}: ${one}`));
    }
    return { wrong, loads };
  }

  it.each(screens.map((screen) => [screen.name, screen] as const))('F137 every naughty string and script stands as text, runs nothing, asks nobody and breaks no box: %s', async (_, screen) => {
    const [open, strict] = await Promise.all([stand.stage('none'), stand.stage('strict')]);
    // each screen goes on where the one before stopped
    const turn = screens.indexOf(screen) * most * 12;
    const results = await Promise.all([
      pass(open, screen, strings, (load) => languages[load % languages.length] ?? languages[0], turn),
      pass(strict, screen, scripts, (load) => languages[(load + 2) % languages.length] ?? languages[0], turn + 11),
    ]);
    await Promise.all([open, strict].map(({ page }) => page.context().close()));
    expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
  }, complete ? 7_200_000 : 60_000);

  it.each(screens.map((screen) => [screen.name, screen] as const))('F137 an id, kind, instant, hash or address of another kind ends in something to read, and runs nothing: %s', async (_, screen) => {
    const stage = await stand.stage('none');
    const wrong: string[] = [];
    const places = placesOf(screen.payloads).filter(({ text }) => !text);
    const turn = screens.indexOf(screen);
    for (const [i, place] of places.entries()) {
      const at = place.path.join('.');
      const kind = at.replace(/\.\d+\b/g, '.#');
      if (!complete && tried.has(kind)) continue;
      tried.add(kind);
      // where an address is asked for, https is one
      const fits = twisted.filter((value) => !(/(logo|picture|url|map|android|ios)$/.test(at) && String(value).startsWith('https:')));
      const given = complete ? fits : [0, 7, 13].map((more) => fits[(i + turn + more) % fits.length]);
      for (const value of given) {
        const seen = await stand.show(stage.page, screen, languages[(i + turn) % 4] ?? languages[0], new Map([[place, value]]), new Set(), '*');
        const told = [...seen.live.map((one) => `alive: ${one}`), ...seen.outside.map((one) => `outside: ${one}`), ...stage.faults.splice(0)];
        if (seen.ran) told.push('a script ran');
        if (seen.sideways) told.push('scrolls sideways');
        if (seen.blank) told.push('blank');
        if (seen.trouble) told.push(`never stood: ${seen.text}`);
        wrong.push(...told.map((one) => `${screen.name}: ${at} = ${JSON.stringify(value)?.slice(0, 60)}: ${one}`));
      }
    }
    await stage.page.context().close();
    expect(wrong).toEqual([]);
  }, complete ? 7_200_000 : 60_000);
});
