import { Router } from 'express';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const covers = Router();

// Every other request waits while this one reads.
covers.get('/:isbn', (request, response) => {
  const image = readFileSync(join('covers', `${request.params.isbn}.jpg`));
  response.type('image/jpeg').send(image);
});
