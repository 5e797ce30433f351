/// <reference lib="dom" />
/**
 * The parts of a message that are drawn by discord-components: the frame with author and time, and embeds. They keep their
 * shape and get our colours, since theirs are fixed ones that are too faint to read. What people press and fill in is made of
 * the browser's own buttons and forms instead (buttons.ts, selectMenu.ts, form.ts), which work by keyboard and in every
 * language.
 */
import '@skyra/discord-components-core/discord-embed.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-field.js';
import '@skyra/discord-components-core/discord-embed-fields.js';
import '@skyra/discord-components-core/discord-embed-footer.js';
import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-messages.js';

/** Rules for the inside of each component, where the page's own style sheet does not reach; variables do. */
const RULES: Readonly<Record<string, string>> = {
  'discord-message': `
    .discord-author-avatar { margin-top: 2px; }
    .discord-author-avatar img { cursor: inherit; }
    .discord-message-content { min-width: 0; padding-top: 0; }
    .discord-message-timestamp { color: var(--quiet) !important; font-size: 0.75rem; }
    .discord-message-markup { display: block; }
    .discord-message-body { word-break: normal; overflow-wrap: anywhere; }`,
  'discord-author-info': `
    :host .discord-author-username { color: var(--strong); font-size: 1rem; }
    :host .discord-author-username:hover { cursor: inherit; text-decoration: none; }`,
  'discord-verified-author-tag': ':host { background-color: var(--brand); }',
  'discord-embed': `
    :host .discord-left-border { background-color: var(--tone, var(--line)); }
    :host .discord-embed-root { flex: 0 1 auto; }
    :host .discord-embed-wrapper {
      background-color: var(--embed); border-color: var(--embed-line); border-left: 0;
      max-width: min(100%, 36rem); overflow-wrap: anywhere; min-width: 0;
    }
    :host .discord-embed-wrapper .discord-embed-grid { grid-template-columns: minmax(0, 1fr); }`,
};

/** Lit makes the sheets of all elements of a class out of this list. */
interface Styled {
  readonly elementStyles: unknown[];
}

function isStyled(component: unknown): component is Styled {
  return typeof component === 'function' && 'elementStyles' in component;
}

for (const [name, rules] of Object.entries(RULES)) {
  const component: unknown = customElements.get(name);
  if (!isStyled(component)) continue;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  component.elementStyles.push(sheet);
}
