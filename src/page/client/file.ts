/// <reference lib="dom" />
/** A file that comes with a message, to be saved. */
import { element, icon } from './dom.ts';
import type { Drawing } from './drawing.ts';
import type { OfferedFile } from './happened.ts';
import { ICON } from './icons.ts';

const KILOBYTE = 1_024;

export function drawFile({ name, text }: OfferedFile, { say }: Drawing): HTMLElement {
  const content = new Blob([text], { type: 'text/plain;charset=utf-8' });
  const size =
    content.size < KILOBYTE
      ? say('bytes', { n: content.size })
      : say('kilobytes', { n: Math.round((content.size / KILOBYTE) * 10) / 10 });
  return element(
    'div',
    { slot: 'attachments', class: 'file' },
    icon(ICON.file),
    element(
      'div',
      { class: 'file-about' },
      element(
        'button',
        {
          type: 'button',
          class: 'link-button',
          'aria-label': say('download', { name }),
          onclick: () => save(content, name),
        },
        name,
      ),
      element('span', { class: 'file-size' }, size),
    ),
  );
}

/** The browser saves what a link with `download` leads to. */
function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = element('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}
