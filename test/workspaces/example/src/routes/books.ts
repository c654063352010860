import { Router } from 'express';
import { loadCatalogue } from '../catalogue.ts';

export const books = Router();

// The call that blocks stands two files away.
books.get('/', (request, response) => {
  const genre = String(request.query.genre ?? '');
  response.json(loadCatalogue().filter(book => genre === '' || book.genre === genre));
});
