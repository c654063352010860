import express from 'express';
import { readFileSync } from 'node:fs';
import { books } from './routes/books.ts';
import { covers } from './routes/covers.ts';
import { forecasts } from './routes/forecasts.ts';
import { orders } from './routes/orders.ts';

// Once, before the first request: nobody waits for it.
const { port } = JSON.parse(readFileSync('config.json', 'utf8')) as { port: number };

const app = express();
app.use('/books', books);
app.use('/covers', covers);
app.use('/forecasts', forecasts);
app.use('/orders', orders);
app.listen(port);
