// The example is looked at without an `npm install`: this much of its packages' types keeps the editor quiet about them.
declare module 'express' {
  interface Request { readonly params: Record<string, string>; readonly query: Record<string, unknown>; readonly body: unknown }
  interface Response { status(code: number): Response; type(type: string): Response; json(body: unknown): void; send(body: unknown): void }
  type Handler = (request: Request, response: Response) => unknown;
  interface Router {
    get(path: string, handler: Handler): void;
    post(path: string, handler: Handler): void;
    use(path: string, router: Router): void;
    listen(port: number): void;
  }
  export function Router(): Router;
  export default function express(): Router;
}

declare module 'node:fs' {
  export function mkdirSync(path: string, options: { recursive: boolean }): void;
  export function readdirSync(path: string): string[];
  export function readFileSync(path: string): Uint8Array;
  export function readFileSync(path: string, encoding: 'utf8'): string;
  export function writeFileSync(path: string, text: string): void;
}

declare module 'node:fs/promises' {
  export function readdir(path: string): Promise<string[]>;
}

declare module 'node:path' {
  export function join(...parts: string[]): string;
}
