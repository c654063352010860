/** Installs what tests download, before they run beside each other: the embedded editor, and each version of Node. */
import { installEmbeddedEditor } from './editor/embedded/install.ts';
import { installNode, LINES } from './nodes/install.ts';

async function main(): Promise<void> {
  const nodes = Promise.all(LINES.map(installNode));
  if (process.platform === 'linux' && process.arch === 'x64') await installEmbeddedEditor(console.log);
  await nodes;
}

void main();
