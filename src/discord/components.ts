/** Buttons and lists to choose from, as Discord's components. Pure. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { encodeAction } from '../chat/actions.ts';
import type { Button, ButtonLook, Menu, Reply } from '../chat/reply.ts';
import { cut, oneLine } from './cut.ts';
import { LIMITS } from './limits.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const LOOKS: Readonly<
  Record<ButtonLook, ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success | ButtonStyle.Danger>
> = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  good: ButtonStyle.Success,
  bad: ButtonStyle.Danger,
};

/** The list to choose from first, then the buttons. */
export function rowsOf({ menu, buttons }: Pick<Reply, 'menu' | 'buttons'>): Row[] {
  const rows = buttons
    .filter((row) => row.length > 0)
    .map(
      (row): Row => ({
        type: ComponentType.ActionRow,
        components: row.slice(0, LIMITS.buttonsInRow).map(buttonOf),
      }),
    );
  const choosing: Row[] = menu ? [{ type: ComponentType.ActionRow, components: [menuOf(menu)] }] : [];
  return [...choosing, ...rows].slice(0, LIMITS.rows);
}

function menuOf({ action, label, choices }: Menu): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: encodeAction(action),
    placeholder: cut(oneLine(label), LIMITS.menuLabel),
    options: choices.slice(0, LIMITS.choices).map((choice) => ({
      value: choice.value,
      label: cut(oneLine(choice.label) || '–', LIMITS.choiceName),
      ...(choice.detail ? { description: cut(oneLine(choice.detail), LIMITS.choiceName) } : {}),
    })),
  };
}

function buttonOf({ action, label, look, disabled }: Button): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: LOOKS[look],
    label: cut(oneLine(label), LIMITS.label),
    custom_id: encodeAction(action),
    disabled,
  };
}
