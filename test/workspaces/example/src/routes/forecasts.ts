import { Router } from 'express';
import { forecastSales } from '../forecast.ts';

export const forecasts = Router();

// Waits for nothing: it computes, and every other request waits meanwhile.
forecasts.get('/:perMonth', (request, response) => {
  response.json(forecastSales(Number(request.params.perMonth)));
});
