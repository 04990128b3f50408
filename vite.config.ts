import { defineConfig } from 'vite';

/** The build for a script tag: `dist/cdn/loader.js` and its chunks. The builds beside it are in `test/config/build.mjs`. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    minify: true,
    modulePreload: false,
    rolldownOptions: {
      input: { loader: 'src/loader.ts' },
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
});
