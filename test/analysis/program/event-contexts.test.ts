/** Where events are answered: windows, editors, language servers, pages. */
import { checkLinks as check } from '../check.ts';

describe('event handlers', () => {
  it('of Electron, except for start and exit', () => {
    check(
      `
import { app, ipcMain, BrowserWindow, Menu, dialog } from 'electron';
import { readFileSync } from 'node:fs';
ipcMain.handle('read', () => readFileSync('a'));
//                           ^^^^^^^^^^^^^^^^^ event (electron ipc): fs.readFileSync
ipcMain.on('read', (event) => { event.reply(readFileSync('b')); });
//                                          ^^^^^^^^^^^^^^^^^ event (electron ipc): fs.readFileSync
ipcMain.on('read-sync', (event) => { event.returnValue = readFileSync('c'); });
//                                                       ^^^^^^^^^^^^^^^^^ event (electron ipc): fs.readFileSync
app.on('ready', () => readFileSync('d'));
//                    ^^^^^^^^^^^^^^^^^ startup (electron app): fs.readFileSync
app.whenReady().then(() => readFileSync('e'));
//                         ^^^^^^^^^^^^^^^^^ startup: callback of then > fs.readFileSync
app.on('window-all-closed', () => readFileSync('f'));
//                                ^^^^^^^^^^^^^^^^^ exit (electron app): fs.readFileSync
app.on('open-url', () => readFileSync('g'));
//                       ^^^^^^^^^^^^^^^^^ event (electron app): fs.readFileSync
new BrowserWindow().on('close', () => readFileSync('h'));
//                                    ^^^^^^^^^^^^^^^^^ event: fs.readFileSync
Menu.buildFromTemplate([{ label: 'Open', click: () => readFileSync('i') }]);
//                                                    ^^^^^^^^^^^^^^^^^ event (click): fs.readFileSync
ipcMain.handle('ask', () => dialog.showMessageBoxSync({ message: 'Sure?' }));
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ event (electron ipc): dialog.showMessageBoxSync
`,
      { least: 'off' },
    );
  });

  it('of VS Code: commands, providers, events; activation is start-up', () => {
    check(
      `
import * as vscode from 'vscode';
import { commands, languages, window, workspace } from 'vscode';
import { readFileSync } from 'node:fs';
export function activate(context: vscode.ExtensionContext) {
  readFileSync('a');
//^^^^^^^^^^^^^^^^^ startup (vscode): fs.readFileSync
  context.subscriptions.push(
    vscode.commands.registerCommand('x.a', () => readFileSync('b')),
    //                                           ^^^^^^^^^^^^^^^^^ event (vscode command): fs.readFileSync
    commands.registerCommand('x.b', run, null),
    languages.registerHoverProvider('js', new Hover()),
    languages.registerCompletionItemProvider('js', { provideCompletionItems() { return readFileSync('c'); } }),
    //                                                                                 ^^^^^^^^^^^^^^^^^ event (registerCompletionItemProvider): fs.readFileSync
    workspace.onDidSaveTextDocument(() => readFileSync('d')),
    //                                    ^^^^^^^^^^^^^^^^^ event (onDidSaveTextDocument): fs.readFileSync
  );
  window.withProgress({}, () => readFileSync('e'));
  //                            ^^^^^^^^^^^^^^^^^ startup (vscode): callback of withProgress > fs.readFileSync
}
export function deactivate() { readFileSync('f'); }
//                             ^^^^^^^^^^^^^^^^^ exit (vscode): fs.readFileSync
function run() { return readFileSync('g'); }
//                      ^^^^^^^^^^^^^^^^^ event (vscode command): fs.readFileSync
class Hover implements vscode.HoverProvider { provideHover() { return readFileSync('h'); } }
//                                                                    ^^^^^^^^^^^^^^^^^ event (registerHoverProvider): fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('are the methods that the editor calls, and not those that only the provider calls', () => {
    check(
      `
import { languages } from 'vscode';
import { readFileSync } from 'node:fs';
class Words {
  constructor() { this.refresh(); }
  refresh() { return readFileSync('a'); }
  provideCompletionItems() { return readFileSync('b'); }
  //                                ^^^^^^^^^^^^^^^^^ event (registerCompletionItemProvider): fs.readFileSync
}
languages.registerCompletionItemProvider('js', new Words());
//                                             ^^^^^^^^^^^ startup: new Words > this.refresh > fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('of language servers', () => {
    check(
      `
import { createConnection } from 'vscode-languageserver/node';
import { readFileSync } from 'node:fs';
const connection = createConnection();
connection.onInitialize(() => readFileSync('a'));
//                            ^^^^^^^^^^^^^^^^^ startup (language server): fs.readFileSync
connection.onHover(() => readFileSync('b'));
//                       ^^^^^^^^^^^^^^^^^ event (onHover): fs.readFileSync
connection.onShutdown(() => readFileSync('c'));
//                          ^^^^^^^^^^^^^^^^^ exit (language server): fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('of processes, except for exit', () => {
    check(
      `
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
process.on('exit', () => writeFileSync('a', ''));
//                       ^^^^^^^^^^^^^^^^^^^^^^ exit (exit handler): fs.writeFileSync
process.once('SIGINT', () => writeFileSync('b', ''));
//                           ^^^^^^^^^^^^^^^^^^^^^^ exit (exit handler): fs.writeFileSync
process.on('uncaughtException', (error) => writeFileSync('c', String(error)));
//                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ exit (exit handler): fs.writeFileSync
process.on('message', () => readFileSync('d'));
//                          ^^^^^^^^^^^^^^^^^ event (process message): fs.readFileSync
process.on('SIGUSR2', () => readFileSync('e'));
//                          ^^^^^^^^^^^^^^^^^ event (process event): fs.readFileSync
`,
      { least: 'off' },
    );
  });

  it('of processes that answer other processes than their parent', () => {
    check(
      `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
createServer((req, res) => res.end()).listen(80);
process.on('message', () => readFileSync('a'));
//                          ^^^^^^^^^^^^^^^^^ event (process message): fs.readFileSync
`,
      { least: 'hint' },
    );
  });

  it('of pages', () => {
    check(
      `
//- /a.tsx
import { readFileSync } from 'node:fs';
window.addEventListener('click', () => alert('Hello'));
//                                     ^^^^^^^^^^^^^^ event: alert
requestAnimationFrame(() => readFileSync('b'));
//                          ^^^^^^^^^^^^^^^^^ render (animation frame): fs.readFileSync
button.onclick = () => confirm('Sure?');
//                     ^^^^^^^^^^^^^^^^ event: confirm
const View = () => <button onClick={() => alert('Hi')}>Open</button>;
//                                        ^^^^^^^^^^^ event (onClick): alert
const Form = () => <form onSubmit={save}><Input onChange={setText} /></form>;
const save = () => confirm('Save?');
//                 ^^^^^^^^^^^^^^^^ event (onSubmit): confirm
socket.onmessage = (event) => alert(event.data);
//                            ^^^^^^^^^^^^^^^^^ event: alert
const Effect = () => { useEffect(() => alert('Effect'), []); };
//                                     ^^^^^^^^^^^^^^^ render (react effect): alert
import { useEffect } from 'react';
`,
      { least: 'hint' },
    );
  });
});
