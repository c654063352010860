/** Hosts: tools that build, and browsers with their workers and extensions. */
import type { Host } from './host.ts';

export const BUILDS: readonly Host[] = [
  {
    name: 'Vite: plugins',
    context: 'event',
    kind: 'build hook',
    level: 'hint',
    source: `
import type { Plugin } from 'vite';
export default function plugin(): Plugin {
  return {
    name: 'a',
    resolveId(id) { return block(); },
    load(id) { return block(); },
    async transform(code, id) { return block(); },
    buildStart() { block(); },
  };
}
`,
  },
  {
    name: 'Vite: the server of development',
    context: 'event',
    kind: 'build hook',
    level: 'hint',
    source: `
import { defineConfig } from 'vite';
export const plugin = {
  name: 'a',
  configureServer(server) { block(); },
  transformIndexHtml(html) { return block(); },
  async handleHotUpdate(context) { block(); },
};
`,
  },
  {
    name: 'Rollup: plugins',
    context: 'event',
    kind: 'build hook',
    level: 'hint',
    source: `
import type { Plugin } from 'rollup';
export const plugin = (): Plugin => ({
  name: 'a',
  load: (id) => block(),
  async generateBundle() { block(); },
  transform: { order: 'pre', handler(code) { return block(); } },
});
`,
  },
  {
    name: 'esbuild: plugins',
    context: 'event',
    kind: 'build hook',
    level: 'hint',
    source: `
import type { Plugin } from 'esbuild';
export const plugin: Plugin = {
  name: 'a',
  setup(build) {
    build.onLoad({ filter: /a/ }, () => ({ contents: block() }));
    build.onResolve({ filter: /a/ }, async () => ({ path: block() }));
  },
};
`,
  },
  {
    name: 'webpack: plugins',
    context: 'event',
    kind: 'build hook',
    level: 'hint',
    source: `
import type { Compiler } from 'webpack';
export class Plugin {
  apply(compiler: Compiler) {
    compiler.hooks.emit.tap('a', (compilation) => { block(); });
    compiler.hooks.done.tapPromise('a', async () => { block(); });
    compiler.hooks.run.tapAsync('a', (c, done) => { block(); done(); });
  }
}
`,
  },
  {
    name: 'webpack: loaders',
    context: 'event',
    kind: 'build hook',
    level: 'hint',
    source: `
//- /loader.js
const { validate } = require('schema-utils');
module.exports = function (source) { return block(); };
//- /other.js
import { getOptions } from 'loader-utils';
export default async function (content) { return block(); }
`,
  },
  {
    name: 'unplugin',
    context: 'event',
    kind: 'build hook',
    level: 'hint',
    source: `
import { createUnplugin } from 'unplugin';
export default createUnplugin(() => ({ name: 'a', load: (id) => block(), async transform(code) { return block(); } }));
`,
  },
  {
    name: 'Service workers',
    context: 'event',
    kind: 'service worker',
    source: `
//- /sw.ts
self.addEventListener('fetch', (event) => { event.respondWith(block()); });
self.addEventListener('push', async (event) => { block(); });
`,
  },
  {
    name: 'Chrome extensions: listeners',
    context: 'event',
    kind: 'extension message',
    source: `
//- /background.ts
chrome.runtime.onMessage.addListener((message, sender, answer) => { answer(block()); });
chrome.tabs.onUpdated.addListener(async (id) => { block(); });
browser.runtime.onMessage.addListener((message) => block());
`,
  },
];
