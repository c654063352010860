/**
 * What frameworks of pages run, and when: values and effects that are worked out again when something changes, hooks of
 * components, handlers in their markup. A page stands still meanwhile.
 */
import { HANDLER_CALL } from '../javascript/markup.ts';
import type {
  CallbackRow,
  ComponentFileRow,
  ConstructionRow,
  DecoratorRow,
  ExportRow,
  MethodRow,
  ObjectRow,
} from './types.ts';

const COMPUTED = { timing: 'render', kind: 'computed value' } as const;
const WATCHER = { timing: 'render', kind: 'watcher' } as const;
const EFFECT = { timing: 'render', kind: 'effect' } as const;
const HOOK = { timing: 'render', kind: 'component hook' } as const;
const SELECTOR = { timing: 'render', kind: 'selector' } as const;

/** A handler of an event in a template. */
export const HANDLER = { context: 'event', kind: 'template event' } as const;
/** A template of Angular is drawn again at every change detection, with all that it calls. */
export const IN_TEMPLATE = { context: 'render', kind: 'change detection' } as const;
const IN_RENDER = { context: 'render', kind: 'component' } as const;
const IN_HOOK = { context: 'render', kind: 'component hook' } as const;
const ACTION = { context: 'event', kind: 'store action' } as const;
const DERIVED = { context: 'render', kind: 'computed value' } as const;

const VUE = 'vue vue-demi @vue/composition-api @vue/reactivity @vue/runtime-core @vue/runtime-dom #imports nuxt/app';
const VUE_WATCHERS = 'watch watchEffect watchPostEffect watchSyncEffect';
const VUE_HOOKS =
  'onMounted onBeforeMount onUpdated onBeforeUpdate onActivated onDeactivated onUnmounted onBeforeUnmount ' +
  'onErrorCaptured onServerPrefetch';
const VUE_OPTIONS = 'data setup created beforeCreate mounted beforeMount updated beforeUpdate activated render';

export const PAGE_CALLBACKS: readonly CallbackRow[] = [
  { module: 'globals', names: HANDLER_CALL, timing: 'event', kind: HANDLER.kind },
  // Vue; its functions need no import where a build adds it
  ...(['vue', 'globals'] as const).flatMap((module): CallbackRow[] => {
    const of = module === 'vue' ? { modules: VUE } : { module };
    return [
      { ...of, names: 'computed', ...COMPUTED },
      { ...of, names: VUE_WATCHERS, ...WATCHER },
      { ...of, names: VUE_HOOKS, ...HOOK },
    ];
  }),
  { modules: '@vueuse/core', names: 'computedWithControl computedEager reactiveComputed', ...COMPUTED },
  { modules: '@vueuse/core', names: 'watchDebounced watchThrottled watchImmediate watchDeep whenever', ...WATCHER },
  // Svelte
  { module: 'globals', names: '$derived.by', ...COMPUTED },
  { module: 'globals', names: '$effect $effect.pre $effect.root', ...EFFECT },
  { modules: 'svelte', names: 'onMount onDestroy beforeUpdate afterUpdate', ...HOOK },
  { modules: 'svelte/store', names: 'derived', ...COMPUTED },
  // Angular
  { modules: '@angular/core', names: 'computed linkedSignal', ...COMPUTED },
  {
    modules: '@angular/core',
    names: 'effect afterNextRender afterRender afterEveryRender afterRenderEffect',
    ...EFFECT,
  },
  // Solid, Qwik, Preact and signals
  { modules: 'solid-js', names: 'createMemo', ...COMPUTED },
  { modules: 'solid-js', names: 'createEffect createRenderEffect createComputed onMount', ...EFFECT },
  { modules: '@builder.io/qwik @qwik.dev/core', names: 'component$', timing: 'render', kind: 'component' },
  { modules: '@builder.io/qwik @qwik.dev/core', names: 'useComputed$', ...COMPUTED },
  { modules: '@builder.io/qwik @qwik.dev/core', names: 'useTask$ useVisibleTask$ useResource$', ...EFFECT },
  { modules: '@builder.io/qwik @qwik.dev/core', names: '$', timing: 'event', kind: HANDLER.kind },
  { modules: 'preact/hooks preact/compat', names: 'useEffect useLayoutEffect', timing: 'render', kind: 'react effect' },
  { modules: 'preact/hooks preact/compat', names: 'useMemo useState useReducer', timing: 'now' },
  { modules: '@preact/signals @preact/signals-react @preact/signals-core', names: 'computed useComputed', ...COMPUTED },
  { modules: '@preact/signals @preact/signals-react @preact/signals-core', names: 'effect useSignalEffect', ...EFFECT },
  // Stores
  { modules: 'react-redux', names: 'useSelector', ...SELECTOR },
  { modules: 'reselect @reduxjs/toolkit re-reselect @ngrx/store', names: 'createSelector', ...SELECTOR },
  { modules: 'mobx', names: 'computed', ...COMPUTED },
  { modules: 'mobx', names: 'autorun reaction when', ...EFFECT },
  { modules: 'jotai jotai/vanilla', names: 'atom', ...COMPUTED },
];

export const PAGE_OBJECTS: readonly ObjectRow[] = [
  { modules: VUE, names: 'computed', keys: 'get set', ...DERIVED },
  { modules: VUE, names: 'defineComponent extend component', keys: 'computed', ...DERIVED },
  { modules: VUE, names: 'defineComponent extend component', keys: 'watch', context: 'render', kind: WATCHER.kind },
  { modules: VUE, names: 'defineComponent extend component', keys: 'methods', ...HANDLER },
  { modules: VUE, names: 'defineComponent extend component', keys: VUE_OPTIONS, ...IN_HOOK },
  { modules: 'pinia vuex', names: 'defineStore createStore Store', keys: 'getters', ...DERIVED },
  { modules: 'pinia vuex', names: 'defineStore createStore Store', keys: 'actions mutations', ...ACTION },
  { modules: '@reduxjs/toolkit', names: 'createSlice', keys: 'reducers', ...ACTION },
  {
    modules: '@tanstack/react-query @tanstack/vue-query @tanstack/solid-query @tanstack/svelte-query',
    keys: 'select',
    context: 'render',
    kind: SELECTOR.kind,
  },
];

export const PAGE_EXPORTS: readonly ExportRow[] = [
  { path: String.raw`\.vue$`, names: 'default.computed.*', ...DERIVED },
  { path: String.raw`\.vue$`, names: 'default.watch.*', context: 'render', kind: WATCHER.kind },
  { path: String.raw`\.vue$`, names: 'default.methods.*', ...HANDLER },
  {
    path: String.raw`\.vue$`,
    names: VUE_OPTIONS.split(' ')
      .map((name) => `default.${name}`)
      .join(' '),
    ...IN_HOOK,
  },
];

/** The first that fits a method names its host. */
export const PAGE_METHODS: readonly MethodRow[] = [
  {
    names:
      'ngOnInit ngOnChanges ngDoCheck ngAfterContentInit ngAfterContentChecked ngAfterViewInit ngAfterViewChecked ' +
      'ngOnDestroy',
    decorators: 'Component Directive',
    ...IN_HOOK,
  },
  { names: 'transform', decorators: 'Pipe', context: 'render', kind: 'pipe' },
  // Whatever else a component has is for its template, or for what its template calls.
  { names: '*', decorators: 'Component', imports: '@angular/core', ...HANDLER },
  { names: 'render', parents: 'LitElement ReactiveElement', ...IN_RENDER },
  {
    names: 'update updated firstUpdated willUpdate shouldUpdate connectedCallback attributeChangedCallback',
    parents: 'LitElement ReactiveElement HTMLElement',
    ...IN_HOOK,
  },
  { names: '*', parents: 'LitElement', ...HANDLER },
  { names: 'render', decorators: 'Component', imports: '@stencil/core', ...IN_RENDER },
  {
    names: 'componentWillLoad componentDidLoad componentWillRender componentDidRender componentWillUpdate',
    decorators: 'Component',
    imports: '@stencil/core',
    ...IN_HOOK,
  },
];

/** Classes that a framework makes an instance of for each place in a page. */
export const CONSTRUCTIONS: readonly ConstructionRow[] = [
  { decorators: 'Component Directive Pipe', imports: '@angular/core', ...IN_RENDER },
];

export const PAGE_DECORATORS: readonly DecoratorRow[] = [
  { names: 'HostListener Listen', ...HANDLER },
  { names: 'Watch', context: 'render', kind: WATCHER.kind },
];

/** Files whose code outside of functions runs for each component that is made, or each page that is asked for. */
export const COMPONENT_FILES: readonly ComponentFileRow[] = [
  { path: /\.(?:vue|svelte)$/, ...IN_RENDER },
  { path: /\.astro$/, context: 'request', kind: 'astro' },
];
