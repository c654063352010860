/**
 * Stands in for the package: what a handler throws goes to the handlers of errors, as in every version of it; what a
 * handler returns is ignored, as before version 5.
 */
const OF_ERRORS = 4;

function answerTo(layers, request) {
  return new Promise((resolve) => {
    const response = {
      code: 200,
      status(code) {
        this.code = code;
        return this;
      },
      send(text) {
        resolve(`${this.code} ${text}`);
      },
    };
    let at = 0;
    function next(error) {
      const layer = layers[at++];
      if (!layer) return response.status(500).send('not handled');
      const isOfErrors = layer.length === OF_ERRORS;
      if (isOfErrors !== (error !== undefined)) return next(error);
      try {
        if (isOfErrors) layer(error, request, response, next);
        else layer(request, response, next);
      } catch (thrown) {
        next(thrown);
      }
    }
    next();
  });
}

function express() {
  const layers = [];
  const add = (...handlers) => layers.push(...handlers.flat().filter((handler) => typeof handler === 'function'));
  return { get: add, post: add, use: add, ask: (query) => answerTo(layers, { query }) };
}

module.exports = express;
module.exports.Router = express;
