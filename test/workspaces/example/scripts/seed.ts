#!/usr/bin/env node
// A script of its own: nobody waits for its event loop, so blocking calls are right here.
import { mkdirSync, writeFileSync } from 'node:fs';

mkdirSync('orders', { recursive: true });
writeFileSync('catalogue.json', JSON.stringify([
  { isbn: '9780140328721', title: 'Fantastic Mr Fox', genre: 'children' },
  { isbn: '9780261103573', title: 'The Fellowship of the Ring', genre: 'fantasy' },
]));
writeFileSync('config.json', JSON.stringify({ port: 3000 }));
