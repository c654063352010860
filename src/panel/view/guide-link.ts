/** A link to the guide, from where the course is named. */
import { html, type TemplateResult } from 'lit';
import type { Port } from './port.ts';

export const guideLink = (text: string, { post }: Port): TemplateResult => html`
  <a href="#" @click=${(event: Event) => {
    event.preventDefault();
    post({ type: 'open-guide' });
  }}>${text}</a>`;
