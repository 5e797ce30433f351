/// <reference lib="dom" />
/** A row below a message: buttons, or a list to choose from. */
import { element, icon } from './dom.ts';
import type { Drawing } from './drawing.ts';
import { ICON } from './icons.ts';
import type { Component } from './payload.ts';
import { drawSelect } from './selectMenu.ts';

export interface RowActions {
  readonly onPress: (customId: string) => void;
  readonly onChoose: (customId: string, value: string) => void;
}

export function drawButtons(
  row: readonly Component[],
  drawing: Drawing,
  { onPress, onChoose }: RowActions,
): HTMLElement {
  const draw = (component: Component): HTMLElement => {
    if (component.kind === 'select') {
      return drawSelect(component, (value) => onChoose(component.customId, value));
    }
    if (component.kind === 'link') return drawLink(component, drawing);
    const { style, label, customId, disabled } = component;
    return element(
      'button',
      {
        type: 'button',
        class: `button ${style}`,
        disabled,
        'data-action': customId,
        dir: 'auto',
        onclick: () => onPress(customId),
      },
      label,
    );
  };
  return element('div', { slot: 'components', class: 'row' }, ...row.map(draw));
}

function drawLink(
  { label, url, disabled }: Extract<Component, { kind: 'link' }>,
  { address }: Drawing,
): HTMLElement {
  const target = disabled ? null : address(url);
  if (target === null)
    return element('button', { type: 'button', class: 'button secondary', disabled: true }, label);
  return element(
    'a',
    { class: 'button secondary', href: target, target: '_blank', rel: 'noopener noreferrer' },
    label,
    icon(ICON.out),
  );
}
