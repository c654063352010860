/** Classes and interfaces that projects extend and implement, and what those declare: data. */

/** Members of well-known external bases; other members of a project's class are its own. */
export const BASES: Readonly<Record<string, RegExp>> = {
  EventEmitter:
    /^(on|once|off|emit|addListener|removeListener|removeAllListeners|prepend\w+|listeners|rawListeners|listenerCount|eventNames|[gs]etMaxListeners)$/,
  Error: /^(toString|name|message|stack|cause)$/,
  Array:
    /^(at|concat|entries|every|fill|filter|find\w*|flat\w*|forEach|includes|indexOf|join|keys|map|pop|push|reduce\w*|reverse|s\w+|to\w+|unshift|values|with)$/,
  Map: /^(clear|delete|entries|forEach|get|has|keys|set|values)$/,
  Set: /^(add|clear|delete|entries|forEach|has|keys|values|union|intersection|difference|is\w+)$/,
  OnModuleInit: /^onModuleInit$/,
  OnModuleDestroy: /^onModuleDestroy$/,
  OnApplicationBootstrap: /^onApplicationBootstrap$/,
  OnInit: /^ngOnInit$/,
  OnDestroy: /^ngOnDestroy$/,
  OnApplicationShutdown: /^onApplicationShutdown$/,
  Disposable: /^dispose$/,
};
