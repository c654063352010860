/** Patterns on names that users choose for functions, methods and parameters; a test holds each to its examples. */
import type { NamePattern } from './types.ts';

/** A variable that holds a callback. */
export const CALLBACK: NamePattern = {
  pattern: /^(cb|callback|done|next|resolve|fn|handler)$/i,
  matches: ['cb', 'callback', 'done', 'Next', 'fn'],
  misses: ['callbacks', 'donePath', 'fnName', 'options'],
};

/** Functions that probably call the function they are given before they return, even where they are not read. */
export const CALLS_BACK: NamePattern = {
  pattern:
    /^(each|eachSeries|times|tap|run|exec|attempt|tryCatch|with[A-Z]\w*|wrap\w*|measure\w*|time|trace|transaction|batch|untracked|produce|update\w*|walk\w*|visit\w*|traverse\w*|mapValues|sortBy|groupBy|keyBy|partition)$/,
  matches: ['withLock', 'wrapAsync', 'transaction', 'walkTree', 'groupBy'],
  misses: ['width', 'without', 'runner', 'timeout', 'forEach'],
};

/** Methods that objects of many kinds have: a call on something unknown is not taken for one of the project's. */
export const COMMON_METHOD: NamePattern = {
  pattern:
    /^(get|set|has|add|delete|run|start|stop|init|open|close|read|write|send|call|apply|bind|next|push|pop|then|catch|finally|toString|on|once|emit|end|log|info|warn|error|debug|trace|find|create|update|remove|save|load|execute|process|handle|render|parse|format|test|map|filter|forEach|reduce|join|split|keys|values|entries|connect|destroy|clear|reset|setup|dispose|use|exec|query|build|validate|match|resolve|register)$/,
  matches: ['get', 'close', 'then', 'render', 'register'],
  misses: ['getUser', 'closeAll', 'rendered', 'readConfig'],
};

/** Functions that install packages: two package managers at once would be in each other's way. */
export const INSTALLS: NamePattern = {
  pattern: /(^|\.)install([A-Z]\w*)?$/,
  matches: ['install', 'installPlugin', 'Plugins.install'],
  misses: ['installed', 'uninstall', 'installer'],
};
