/** Starts the packed headless Chromium. */
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import type { EmbeddedEditor } from './install.ts';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** What the packed build needs besides: it has one process and draws in software. */
const PACKED = ['--headless=shell', '--no-zygote', '--single-process', '--use-gl=angle', '--use-angle=swiftshader'];

export async function startBrowser(editor: EmbeddedEditor): Promise<Browser> {
  const packed = (await import(pathToFileURL(editor.chromiumModule).href)) as {
    default: { executablePath(): Promise<string> };
  };
  return chromium.launch({ executablePath: await packed.default.executablePath(), args: [...QUIET, ...PACKED] });
}
