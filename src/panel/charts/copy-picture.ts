/** Copies a picture to the clipboard, as pixels: chats and issues take no SVG. */

/** Pixels of the image per pixel of the page, so that it stays sharp. */
const SCALE = 2;

/** @throws where the browser does not let pages write images */
export async function copyPicture(svg: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const pixels = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('it has no pixels'))), 'image/png');
  });
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pixels })]);
}
