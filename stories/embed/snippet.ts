export const platforms = ['HTML', 'React', 'Vue', 'Angular', 'Svelte', 'WordPress'] as const;
export type Platform = (typeof platforms)[number];

/** What is to be embedded, and where. */
export interface Wish {
  readonly platform: Platform;
  readonly tag: string;
  readonly endpoint: string;
  /** empty: that of the page */
  readonly language: string;
  /** `code`: the portal signs the customer in; `page`: the page has, and gives a token */
  readonly token: 'code' | 'page';
  /** address of the folder with `loader.js` */
  readonly script: string;
  /** `sha384-…` of the loader; empty: not known here */
  readonly integrity: string;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const attributes = ({ endpoint, language }: Wish): string => ` endpoint="${escaped(endpoint)}"${language ? ` lang="${escaped(language)}"` : ''}`;
const fallback = ({ endpoint }: Wish): string => `<a href="${escaped(endpoint)}/account">Open the portal</a>`;
const getToken = "async () => (await fetch('/portal-token')).text()";

/** An https address (or one of this machine), without a slash at its end; undefined for what is none. */
export function soundEndpoint(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const local = url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  return url && (url.protocol === 'https:' || local) && !url.search && !url.hash && !url.username ? url.href.replace(/\/+$/, '') : undefined;
}

const writers: Readonly<Record<Platform, (wish: Wish) => string>> = {
  HTML: (wish) => [
    `<script type="module" src="${escaped(wish.script)}/loader.js"${wish.integrity ? ` integrity="${wish.integrity}"` : ''} crossorigin="anonymous"></script>`,
    '',
    `<${wish.tag}${attributes(wish)}>`, `  ${fallback(wish)}`, `</${wish.tag}>`,
    ...(wish.token === 'page' ? ['', '<script type="module">', `  document.querySelector('${wish.tag}').getToken = ${getToken};`, '</script>'] : []),
  ].join('\n'),
  React: (wish) => [
    `import 'customer-portal-elements/define/${wish.tag}';`, "import 'customer-portal-elements/react';", '',
    ...(wish.token === 'page' ? [`const getToken = ${getToken};`, ''] : []),
    'export function Portal() {', `  return <${wish.tag}${attributes(wish)}${wish.token === 'page' ? ' getToken={getToken}' : ''} />;`, '}',
  ].join('\n'),
  Vue: (wish) => [
    '<script setup lang="ts">', `import 'customer-portal-elements/define/${wish.tag}';`, "import 'customer-portal-elements/vue';",
    ...(wish.token === 'page' ? ['', `const getToken = ${getToken};`] : []), '</script>', '',
    '<template>', `  <${wish.tag}${attributes(wish)}${wish.token === 'page' ? ' .getToken="getToken"' : ''}></${wish.tag}>`, '</template>', '',
    '<!-- vite.config.ts: vue({ template: { compilerOptions: { isCustomElement: (tag) => /^(customer-)?portal/.test(tag) } } }) -->',
  ].join('\n'),
  Angular: (wish) => [
    "import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';", `import 'customer-portal-elements/define/${wish.tag}';`, '',
    '@Component({', "  selector: 'app-portal',", '  schemas: [CUSTOM_ELEMENTS_SCHEMA],',
    `  template: \`<${wish.tag}${attributes(wish)}${wish.token === 'page' ? ' [getToken]="getToken"' : ''}></${wish.tag}>\`,`, '})',
    'export class PortalComponent {', ...(wish.token === 'page' ? [`  readonly getToken = ${getToken};`] : []), '}',
  ].join('\n'),
  Svelte: (wish) => [
    '<script lang="ts">', `  import 'customer-portal-elements/define/${wish.tag}';`, "  import 'customer-portal-elements/svelte';",
    ...(wish.token === 'page' ? ['', `  const getToken = ${getToken};`] : []), '</script>', '',
    `<${wish.tag}${attributes(wish)}${wish.token === 'page' ? ' {getToken}' : ''}></${wish.tag}>`,
  ].join('\n'),
  WordPress: (wish) => [
    '<?php', '// in the theme’s functions.php; write [customer_portal] where it is to stand',
    "add_action( 'wp_head', function () {",
    `  wp_print_script_tag( array( 'type' => 'module', 'src' => '${wish.script}/loader.js', ${wish.integrity ? `'integrity' => '${wish.integrity}', ` : ''}'crossorigin' => 'anonymous' ) );`,
    ...(wish.token === 'page' ? [`  wp_print_inline_script_tag( "document.querySelector('${wish.tag}').getToken = ${getToken};", array( 'type' => 'module' ) );`] : []),
    '} );',
    "add_shortcode( 'customer_portal', function () {", `  return '<${wish.tag}${attributes(wish)}>${fallback(wish)}</${wish.tag}>';`, '} );',
  ].join('\n'),
};

/** What is pasted into a page or a project. */
export const snippet = (wish: Wish): string => writers[wish.platform](wish);
