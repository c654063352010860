/** Browser types that the codec refers to, and the type of an imported WebAssembly file: its bytes. */
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

interface ImageData {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

declare namespace WebAssembly {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- opaque
  interface Module {}
  function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>;
}

/** The build of esbuild for browsers, by its path. */
declare module 'esbuild-wasm/esm/browser.js' {
  export function initialize(options: {
    readonly wasmModule: WebAssembly.Module;
    readonly worker: boolean;
  }): Promise<void>;
}
