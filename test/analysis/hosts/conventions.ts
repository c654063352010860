/** Hosts: frameworks that find handlers by the paths of files and the names of exports. */
import type { Host } from './host.ts';

export const CONVENTIONS: readonly Host[] = [
  {
    name: 'Astro: endpoints',
    context: 'request',
    kind: 'astro',
    source: `
//- /src/pages/items.json.ts
import type { APIRoute } from 'astro';
export const GET: APIRoute = () => new Response(block());
export async function POST() { return new Response(block()); }
`,
  },
  {
    name: 'Astro: middleware and actions',
    context: 'request',
    kind: 'astro',
    source: `
//- /src/middleware.ts
import { defineMiddleware } from 'astro:middleware';
export const onRequest = defineMiddleware((context, next) => { block(); return next(); });
//- /src/actions/index.ts
import { defineAction } from 'astro:actions';
export const server = {
  a: defineAction({ handler: () => block() }),
  b: defineAction({ handler: async () => block() }),
};
`,
  },
  {
    name: 'Astro: middleware by name',
    context: 'request',
    kind: 'astro',
    source: `
//- /src/middleware.ts
export function onRequest(context, next) { block(); return next(); }
`,
  },
  {
    name: 'SvelteKit: load, actions and server routes',
    context: 'request',
    kind: 'sveltekit',
    source: `
//- /src/routes/a/+page.server.ts
export const load = () => ({ a: block() });
export const actions = { default: () => block(), save: async () => { block(); } };
//- /src/routes/b/+layout.server.js
export async function load() { return { a: block() }; }
//- /src/routes/c/+server.ts
export function GET() { return new Response(block()); }
export const fallback = () => new Response(block());
`,
  },
  {
    name: 'SvelteKit: hooks',
    context: 'request',
    kind: 'sveltekit',
    source: `
//- /src/hooks.server.ts
import type { Handle } from '@sveltejs/kit';
export const handle: Handle = ({ event, resolve }) => { block(); return resolve(event); };
export const handleFetch = async ({ request, fetch }) => { block(); return fetch(request); };
export function handleError({ error }) { block(); }
`,
  },
  {
    name: 'SvelteKit: remote functions',
    context: 'request',
    kind: 'sveltekit',
    source: `
//- /src/lib/data.remote.ts
import { query, command, form } from '$app/server';
export const a = query(() => block());
export const b = command('unchecked', async (id) => block());
export const c = form((data) => block());
`,
  },
  {
    name: 'Next.js: route handlers',
    context: 'request',
    kind: 'next',
    source: `
//- /src/app/api/items/route.ts
export function GET() { return new Response(block()); }
export const POST = async () => new Response(block());
`,
  },
  {
    name: 'Next.js: API routes and getServerSideProps',
    context: 'request',
    kind: 'next',
    source: `
//- /pages/api/a.ts
export default function handler(q, s) { s.json(block()); }
//- /pages/b.tsx
export const getServerSideProps = async () => ({ props: { a: block() } });
`,
  },
  {
    name: 'Next.js: middleware',
    context: 'request',
    kind: 'next',
    source: `
//- /middleware.ts
import type { NextRequest } from 'next/server';
export function middleware(request: NextRequest) { block(); }
`,
  },
  {
    name: 'Next.js: server actions',
    context: 'request',
    kind: 'server action',
    source: `
//- /app/actions.ts
'use server';
export async function save(data: FormData) { block(); }
`,
  },
  {
    name: 'Remix: loaders and actions',
    context: 'request',
    kind: 'route module',
    source: `
//- /app/routes/items.tsx
import type { LoaderFunctionArgs } from '@remix-run/node';
export function loader({ params }: LoaderFunctionArgs) { return block(); }
export const action = async () => block();
`,
  },
  {
    name: 'React Router: loaders and actions anywhere',
    context: 'request',
    kind: 'route module',
    source: `
//- /app/pages/product.tsx
import type { Route } from './+types/product';
export function loader({ params }: Route.LoaderArgs) { return block(); }
export async function action() { return block(); }
`,
  },
  {
    name: 'TanStack Start: server functions',
    context: 'request',
    kind: 'server function',
    source: `
//- /src/items.ts
import { createServerFn, createMiddleware } from '@tanstack/react-start';
export const a = createServerFn({ method: 'GET' }).handler(() => block());
export const b = createServerFn().validator((x) => x).handler(async () => block());
export const c = createMiddleware().server(({ next }) => { block(); return next(); });
`,
  },
  {
    name: 'TanStack Start: server routes',
    context: 'request',
    kind: 'server function',
    source: `
//- /src/routes/hello.ts
import { createFileRoute } from '@tanstack/react-router';
export const Route = createFileRoute('/hello')({
  server: { handlers: { GET: () => new Response(block()), POST: async () => new Response(block()) } },
});
`,
  },
  {
    name: 'Qwik City: loaders, actions and endpoints',
    context: 'request',
    kind: 'qwik',
    source: `
//- /src/routes/items/index.tsx
import { routeLoader$, routeAction$, server$ } from '@builder.io/qwik-city';
export const useItems = routeLoader$(() => block());
export const useSave = routeAction$(async () => block());
export const sum = server$(() => block());
`,
  },
  {
    name: 'Qwik City: onGet and onRequest',
    context: 'request',
    kind: 'qwik',
    source: `
//- /src/routes/api/index.ts
import type { RequestHandler } from '@builder.io/qwik-city';
export const onGet: RequestHandler = ({ json }) => { json(200, block()); };
export const onPost: RequestHandler = async ({ json }) => { json(200, block()); };
`,
  },
  {
    name: 'SolidStart: queries, actions and API routes',
    context: 'request',
    kind: 'route module',
    source: `
//- /src/routes/api/items.ts
import type { APIEvent } from '@solidjs/start/server';
export function GET(event: APIEvent) { return block(); }
export async function POST() { return block(); }
`,
  },
  {
    name: 'SolidStart: functions of the server',
    context: 'request',
    kind: 'server action',
    source: `
//- /src/lib/items.ts
import { query } from '@solidjs/router';
export const items = query(async () => { 'use server'; return block(); }, 'items');
`,
  },
];
