/** The HTML of the panel: loads its own script and style, and nothing else. */
import { randomUUID } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

export function resourceRoot(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist', 'panel');
}

export function pageOf(webview: Webview, extension: Uri): string {
  const nonce = randomUUID();
  const address = (name: string): string =>
    webview.asWebviewUri(Uri.joinPath(resourceRoot(extension), name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    // A chart becomes pixels by way of an image, to be copied.
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${address('style.css')}">
    <title>Benchmark</title>
  </head>
  <body>
    <script nonce="${nonce}" type="module" src="${address('main.js')}"></script>
  </body>
</html>
`;
}
