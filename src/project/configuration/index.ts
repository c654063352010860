/** The configuration files of a project. */
export { ConfigurationError, type Configuration } from './configuration.ts';
export { LayeredSettings, layerOf, type Layer, type Layers } from './layers.ts';
export { findConfiguration, mergeSettings, readConfiguration } from './read.ts';
