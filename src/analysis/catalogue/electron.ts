/** What blocks in Electron: dialogs, synchronous messages between processes, system stores, and image encoding. */
import { awaited, instead } from './twins.ts';
import type { CatalogueModule, CatalogueRow } from './types.ts';

const dialog = { workload: 'wait', cost: 'unbounded', grows: 'time until the user answers', evidence: 'docs' } as const;
const message = {
  workload: 'wait',
  cost: 'unbounded',
  grows: 'time until the main process answers',
  evidence: 'docs',
} as const;
const image = { workload: 'cpu', cost: 'content', grows: 'number of pixels', evidence: 'docs' } as const;
const disk = { workload: 'io', cost: 'content', evidence: 'docs' } as const;
const invoke = instead('electron', 'ipcRenderer.invoke', 'The main process answers with `ipcMain.handle`.');

/** Each `show…Sync` has an async version without `Sync` in its name. */
const dialogs: readonly CatalogueRow[] = [
  {
    name: 'dialog.showMessageBoxSync',
    ...dialog,
    twin: awaited('electron', 'dialog.showMessageBox', 'It returns { response } instead of the number.'),
  },
  {
    name: 'dialog.showOpenDialogSync',
    ...dialog,
    twin: awaited('electron', 'dialog.showOpenDialog', 'It returns { canceled, filePaths } instead of the paths.'),
  },
  {
    name: 'dialog.showSaveDialogSync',
    ...dialog,
    twin: awaited('electron', 'dialog.showSaveDialog', 'It returns { canceled, filePath } instead of the path.'),
  },
  {
    name: 'dialog.showErrorBox',
    ...dialog,
    twin: awaited('electron', 'dialog.showMessageBox', 'It takes { type: "error", message }.'),
  },
];

export const electron: CatalogueModule = {
  module: 'electron',
  sameAs: ['electron/main', 'electron/renderer', 'electron/common'],
  aliases: {
    'nativeImage.createEmpty()': 'NativeImage',
    'nativeImage.createFromPath()': 'NativeImage',
    'nativeImage.createFromBuffer()': 'NativeImage',
    'nativeImage.createFromDataURL()': 'NativeImage',
    'nativeImage.createThumbnailFromPath()': 'NativeImage',
    'NativeImage#resize()': 'NativeImage',
    'NativeImage#crop()': 'NativeImage',
    'clipboard.readImage()': 'NativeImage',
  },
  rows: [
    ...dialogs,
    { name: 'ipcRenderer.sendSync', ...message, twin: invoke },
    { name: 'NativeImage#toPNG', ...image },
    { name: 'NativeImage#toJPEG', ...image },
    { name: 'NativeImage#toDataURL', ...image },
    { name: 'NativeImage#resize', ...image },
    { name: 'nativeImage.createFromPath', ...disk, grows: 'size of the image' },
    { name: 'clipboard.readImage', ...image, sizeGated: true },
    { name: 'clipboard.writeImage', ...image, sizeGated: true },
    { name: 'shell.readShortcutLink', ...disk, cost: 'metadata' },
    { name: 'shell.writeShortcutLink', ...disk, cost: 'metadata' },
    {
      name: 'safeStorage.encryptString',
      ...disk,
      grows: 'time until the system opens its key store',
      twin: awaited('electron', 'safeStorage.encryptStringAsync'),
    },
    {
      name: 'safeStorage.decryptString',
      ...disk,
      grows: 'time until the system opens its key store',
      twin: awaited(
        'electron',
        'safeStorage.decryptStringAsync',
        'It returns { result, shouldReEncrypt } instead of the text.',
      ),
    },
  ],
};

/** Every access to a remote object is a synchronous message; these are the ways to get one. */
export const electronRemote: CatalogueModule = {
  module: '@electron/remote',
  rows: [
    { name: 'require', ...message, twin: invoke },
    { name: 'getCurrentWindow', ...message, twin: invoke },
    { name: 'getCurrentWebContents', ...message, twin: invoke },
    { name: 'getGlobal', ...message, twin: invoke },
    ...dialogs,
  ],
};
