/** Hosts: editors, desktops, assistants, terminals, builds and browsers. */
import type { Host } from './host.ts';

export const DESKTOPS: readonly Host[] = [
  {
    name: 'VS Code: commands',
    context: 'event',
    kind: 'vscode command',
    source: `
import * as vscode from 'vscode';
export function activate() {
  vscode.commands.registerCommand('a', () => { block(); });
  vscode.commands.registerCommand('b', async () => { block(); });
}
`,
  },
  {
    name: 'VS Code: providers',
    context: 'event',
    kind: 'registerHoverProvider',
    source: `
import * as vscode from 'vscode';
class Hover { async provideHover() { return block(); } }
export function activate() {
  vscode.languages.registerHoverProvider('a', { provideHover() { return block(); } });
  vscode.languages.registerHoverProvider('a', new Hover());
}
`,
  },
  {
    name: 'VS Code: events',
    context: 'event',
    kind: 'onDidChangeTextDocument',
    source: `
import * as vscode from 'vscode';
export function activate() {
  vscode.workspace.onDidChangeTextDocument(() => { block(); });
  vscode.workspace.onDidChangeTextDocument(async () => { block(); });
}
`,
  },
  {
    name: 'Language servers: requests',
    context: 'event',
    kind: 'onHover',
    source: `
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
const connection = createConnection(ProposedFeatures.all);
connection.onHover(() => block());
connection.onHover(async () => block());
`,
  },
  {
    name: 'Language servers: custom requests',
    context: 'event',
    kind: 'onRequest',
    source: `
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
const connection = createConnection(ProposedFeatures.all);
connection.onRequest('custom/a', () => block());
connection.onRequest('custom/b', async () => { block(); });
`,
  },
  {
    name: 'Debug adapters',
    context: 'event',
    kind: 'debug adapter',
    source: `
import { LoggingDebugSession } from '@vscode/debugadapter';
export class Session extends LoggingDebugSession {
  protected launchRequest(response, args) { block(); this.sendResponse(response); }
  protected async variablesRequest(response) { block(); }
}
`,
  },
  {
    name: 'Electron: ipcMain',
    context: 'event',
    kind: 'electron ipc',
    source: `
import { ipcMain } from 'electron';
ipcMain.handle('a', () => block());
ipcMain.handle('b', async () => block());
ipcMain.on('c', (event) => { block(); });
`,
  },
  {
    name: 'Electron: answers to sendSync',
    context: 'event',
    kind: 'electron ipc',
    level: 'hint',
    source: `
import { ipcMain } from 'electron';
ipcMain.on('c', (event) => { event.returnValue = block(); });
`,
  },
  {
    name: 'Electron: contextBridge',
    context: 'render',
    kind: 'electron bridge',
    source: `
import { contextBridge } from 'electron';
const api = { read: () => block(), async load() { return block(); }, files: { list: () => block() } };
contextBridge.exposeInMainWorld('api', api);
`,
  },
  {
    name: 'Electron: menus',
    context: 'event',
    kind: 'click',
    source: `
import { Menu } from 'electron';
Menu.buildFromTemplate([{ label: 'a', click() { block(); } }, { label: 'b', async click() { block(); } }]);
`,
  },
  {
    name: 'MCP: tools, resources and prompts',
    context: 'request',
    kind: 'mcp',
    level: 'info',
    source: `
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
const server = new McpServer({ name: 'a', version: '1' });
server.registerTool('a', { inputSchema: {} }, () => block());
server.tool('b', {}, async () => block());
server.resource('c', 'c://c', () => block());
server.registerPrompt('d', {}, () => block());
`,
  },
  {
    name: 'FastMCP: tools',
    context: 'request',
    kind: 'mcp',
    level: 'info',
    source: `
import { FastMCP } from 'fastmcp';
const server = new FastMCP({ name: 'a', version: '1.0.0' });
server.addTool({ name: 'a', description: '', execute: () => block() });
server.addTool({ name: 'b', description: '', execute: async () => block() });
server.addResource({ uri: 'a', name: 'c', load() { return block(); } });
`,
  },
  {
    name: 'AI SDK: tools',
    context: 'event',
    kind: 'tool',
    source: `
import { tool } from 'ai';
export const a = tool({ description: '', inputSchema: {}, execute: () => block() });
export const b = tool({ description: '', parameters: {}, execute: async () => block() });
`,
  },
  {
    name: 'OpenAI agents: tools',
    context: 'event',
    kind: 'tool',
    source: `
import { tool } from '@openai/agents';
export const a = tool({ name: 'a', description: '', parameters: {}, execute: () => block() });
export const b = tool({ name: 'b', description: '', parameters: {}, execute: async () => block() });
`,
  },
  {
    name: 'LangChain: tools',
    context: 'event',
    kind: 'tool',
    source: `
import { tool, DynamicStructuredTool, StructuredTool } from '@langchain/core/tools';
export const a = tool(() => block(), { name: 'a' });
export const b = new DynamicStructuredTool({ name: 'b', func: async () => block() });
export class C extends StructuredTool { _call() { return block(); } }
`,
  },
  {
    name: 'Mastra: tools',
    context: 'event',
    kind: 'tool',
    source: `
import { createTool } from '@mastra/core/tools';
export const a = createTool({ id: 'a', execute: () => block() });
export const b = createTool({ id: 'b', execute: async () => block() });
`,
  },
  {
    name: 'Claude Agent SDK: tools',
    context: 'event',
    kind: 'tool',
    source: `
import { tool } from '@anthropic-ai/claude-agent-sdk';
export const a = tool('a', '', {}, () => block());
export const b = tool('b', '', {}, async () => block());
`,
  },
  {
    name: 'Ink: input',
    context: 'event',
    kind: 'terminal',
    source: `
import { useInput, useFocus } from 'ink';
export function useKeys() {
  useInput((input, key) => { block(); });
  useInput(async (input) => { block(); });
}
`,
  },
  {
    name: 'blessed: keys and events',
    context: 'event',
    kind: 'terminal',
    source: `
import blessed from 'blessed';
const screen = blessed.screen();
screen.key(['q'], () => { block(); });
screen.on('keypress', async () => { block(); });
`,
  },
  {
    name: 'Readline: lines',
    context: 'event',
    kind: 'message',
    source: `
import readline from 'node:readline';
const lines = readline.createInterface({ input: process.stdin });
lines.on('line', (line) => { block(); });
lines.on('line', async (line) => { block(); });
`,
  },
];
