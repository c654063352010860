/** What a program does as it starts, and again on rare occasions, or once some time later. */
import { check } from '../check.ts';

describe('repeated start-up', () => {
  it('is a hint if an app is only activated again, and reported if another event leads there', () => {
    check(
      `
//- /main.ts
import { readFileSync } from 'node:fs';
import { app, ipcMain } from 'electron';
async function open() { readFileSync('a'); }
//                      ^^^^^^^^^^^^^^^^^ hint event (electron app shown again): open > fs.readFileSync
async function show() { readFileSync('b'); }
//                      ^^^^^^^^^^^^^^^^^ info event (electron app shown again): show > fs.readFileSync
app.whenReady().then(async () => { await open(); await show(); });
app.on('activate', () => void open());
app.on('second-instance', () => void show());
ipcMain.handle('show', () => show());
`,
      { least: 'hint' },
    );
  });

  it('is a hint in a timer that fires once', () => {
    check(
      `
//- /main.ts
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
setTimeout(() => readFileSync('a'), 1000);
//               ^^^^^^^^^^^^^^^^^ hint timer: fs.readFileSync
setInterval(() => readFileSync('b'), 1000);
//                ^^^^^^^^^^^^^^^^^ info timer: fs.readFileSync
function poll() { readFileSync('c'); setTimeout(poll, 1000); }
//                ^^^^^^^^^^^^^^^^^ info timer: fs.readFileSync
setTimeout(poll, 1000);
createServer((request, response) => { setTimeout(() => readFileSync('d'), 10); response.end(); }).listen(80);
//                                                     ^^^^^^^^^^^^^^^^^ info timer (http server): callback of setTimeout > fs.readFileSync
`,
      { least: 'hint' },
    );
  });

  it('is reported in watchers of files', () => {
    check(`
//- /main.ts
import { readFileSync, watch } from 'node:fs';
async function build() { readFileSync('a'); }
//                       ^^^^^^^^^^^^^^^^^ info event (file watcher): build > fs.readFileSync
void build();
watch('src', () => void build());
`);
  });
});
