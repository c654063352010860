import { Router } from 'express';
import { OrderStore } from '../order-store.ts';

export const orders = Router();
const store = new OrderStore('orders');

// Blocks through a method of a class.
orders.post('/', async (request, response) => {
  const id = await store.nextId();
  store.save(id, request.body);
  response.status(201).json({ id });
});
