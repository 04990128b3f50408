// `npm run conformance -- my-target.mjs`: holds a backend against the protocol's rules, and says which it doesn't honour.
// `--core` takes the core only. The file's default export makes a target, as `test/conformance/target.ts` describes it:
// `() => ({ endpoint, send?, tokenFor? or codeFor?, put })`. Ends with 0 only when every rule holds.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages } from '../../demo/install.mjs';

const args = process.argv.slice(2);
const [file] = args.filter((arg) => !arg.startsWith('--'));
if (!file) {
  console.error('Which backend? npm run conformance -- my-target.mjs [--core]');
  process.exit(1);
}
installPackages();
const path = resolve(process.env.INIT_CWD ?? '.', file);
const { withModules } = await import('../config/load.mjs');
await withModules(async (load) => {
  const [{ rules, coreRules }, { Stage }] = [await load('test/conformance/rules.ts'), await load('test/conformance/target.ts')];
  const { default: open } = await import(pathToFileURL(path).href);
  const target = { send: (url, init) => fetch(url, init), codeFor: () => Promise.reject(new Error('the target has no codeFor')), ...(await open()) };
  const stage = new Stage(target);
  let [passed, failed] = [0, 0];
  for (const { name, run } of args.includes('--core') ? coreRules : rules) {
    try {
      await run(stage);
      passed++;
      console.log(`ok     ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILS  ${name}\n         ${String(error?.message ?? error).split('\n').slice(0, 16).join('\n         ')}`);
    }
  }
  await target.close?.();
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
});
process.exit();
