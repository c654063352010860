/** Hosts: bots of chats. */
import type { Host } from './host.ts';

export const BOTS: readonly Host[] = [
  {
    name: 'Telegraf: commands, actions and middleware',
    context: 'event',
    kind: 'message',
    source: `
import { Telegraf } from 'telegraf';
const bot = new Telegraf('token');
bot.use((ctx, next) => { block(); return next(); });
bot.start((ctx) => { block(); });
bot.command('a', (ctx) => { block(); });
bot.hears(/b/, async (ctx) => { block(); });
bot.action('c', (ctx) => { block(); });
bot.on('text', (ctx) => { block(); });
bot.launch();
`,
  },
  {
    name: 'grammY: commands and updates',
    context: 'event',
    kind: 'message',
    source: `
import { Bot, Composer } from 'grammy';
const bot = new Bot('token');
bot.command('start', (ctx) => ctx.reply(block()));
bot.on('message:text', async (ctx) => ctx.reply(block()));
bot.callbackQuery('a', (ctx) => { block(); });
const part = new Composer();
part.hears('b', (ctx) => { block(); });
bot.start();
`,
  },
  {
    name: 'node-telegram-bot-api: messages',
    context: 'event',
    kind: 'message',
    source: `
import TelegramBot from 'node-telegram-bot-api';
const bot = new TelegramBot('token', { polling: true });
bot.onText(/a/, (m) => { block(); });
bot.on('message', async (m) => { block(); });
`,
  },
  {
    name: 'Slack Bolt: listeners',
    context: 'event',
    kind: 'message',
    source: `
import { App } from '@slack/bolt';
const app = new App({ token: 'a' });
app.message('a', ({ say }) => { say(block()); });
app.command('/b', async ({ ack }) => { block(); });
app.event('c', ({ event }) => { block(); });
app.action('d', ({ ack }) => { block(); });
app.shortcut('e', ({ ack }) => { block(); });
app.view('f', ({ ack }) => { block(); });
`,
  },
  {
    name: 'discord.js: events',
    context: 'event',
    kind: 'message',
    source: `
import { Client, Events } from 'discord.js';
const client = new Client({ intents: [] });
client.on(Events.InteractionCreate, (interaction) => { block(); });
client.on('messageCreate', async (message) => { block(); });
client.on('guildMemberAdd', (member) => { block(); });
client.login('token');
`,
  },
  {
    name: 'discord.js: modules of commands',
    context: 'event',
    kind: 'message',
    source: `
//- /commands/ping.js
const { SlashCommandBuilder } = require('discord.js');
module.exports = {
  data: new SlashCommandBuilder().setName('ping'),
  execute(interaction) { block(); },
};
//- /commands/pong.ts
import { SlashCommandBuilder } from 'discord.js';
export const data = new SlashCommandBuilder().setName('pong');
export async function execute(interaction) { block(); }
//- /commands/pang.ts
import { SlashCommandBuilder } from 'discord.js';
export default {
  data: new SlashCommandBuilder().setName('pang'),
  run: (interaction) => { block(); },
};
`,
  },
  {
    name: 'discord.js: modules of events',
    context: 'event',
    kind: 'message',
    source: `
//- /events/message.js
const { Events } = require('discord.js');
module.exports = { name: Events.MessageCreate, execute(message) { block(); } };
//- /events/member.ts
import { Events } from 'discord.js';
export default { name: Events.GuildMemberAdd, async execute(member) { block(); } };
`,
  },
  {
    name: 'Sapphire: commands and listeners',
    context: 'event',
    kind: 'message',
    source: `
import { Command, Listener } from '@sapphire/framework';
export class Ping extends Command { chatInputRun(interaction) { block(); } async messageRun(message) { block(); } }
export class Said extends Listener { run(message) { block(); } }
`,
  },
];
