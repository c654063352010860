/** The configuration files of a project. */
export { ConfigurationError, type Configuration } from './configuration.ts';
export { withRuleLevel } from './edit.ts';
export { LayeredSettings, layerAround, type Layer, type Layers } from './layers.ts';
export { configurationAround, configurationOf, mergeSettings, readConfiguration, settingsOf } from './read.ts';
