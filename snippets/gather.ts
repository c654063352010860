const [user, orders, reviews] = await Promise.all([
  loadUser(id),
  loadOrders(id),
  loadReviews(id),
]);
