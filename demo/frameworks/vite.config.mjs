import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import solid from 'vite-plugin-solid';

const compiler = new URL('node_modules/@angular/compiler-cli/package.json', import.meta.url);

/** What `ng build` does: templates are checked and compiled ahead, and Angular's own packages are linked. */
function angular() {
  let compiled;
  const compile = async () => {
    const { createCompilerHost, formatDiagnostics, performCompilation, readConfiguration } = await import('@angular/compiler-cli');
    const { options, rootNames } = readConfiguration(fileURLToPath(new URL('angular/tsconfig.json', import.meta.url)));
    const files = new Map();
    const all = { ...options, noEmit: false };
    const host = createCompilerHost({ options: all });
    host.writeFile = (path, text) => files.set(path.replace(/\.js$/, '.ts'), text);
    const { diagnostics } = performCompilation({ rootNames, options: all, host });
    if (diagnostics.length > 0) throw new Error(formatDiagnostics(diagnostics));
    return files;
  };
  return {
    name: 'angular',
    enforce: 'pre',
    async load(id) {
      if (!/\/angular\/\w+\.ts$/.test(id)) return null;
      compiled ??= compile();
      return { code: (await compiled).get(id), moduleType: 'js' };
    },
    async transform(code, id) {
      if (!id.includes('/@angular/') || !code.includes('ɵɵngDeclare')) return null;
      const { transformAsync } = createRequire(compiler)('@babel/core');
      const { default: linker } = await import('@angular/compiler-cli/linker/babel');
      return { code: (await transformAsync(code, { filename: id, plugins: [linker], compact: false, babelrc: false, configFile: false })).code, map: null };
    },
  };
}

/** One for all seven: `npx vite react` in this folder. */
export default {
  envPrefix: 'VITE_',
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.includes('-') } } }),
    svelte({ configFile: false }),
    solid({ include: /\/solid\/.*\.tsx$/ }),
    angular(),
  ],
};
