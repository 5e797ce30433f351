/// <reference lib="dom" />
/** A form to fill in, over the page: what Discord calls a modal. */
import { element, newId } from './dom.ts';
import type { FormBody, FormField } from './payload.ts';
import type { Say } from './words.ts';

export type FormValues = Readonly<Record<string, string>>;

/** Shows it; resolves with what was filled in, or null when it was left. The cursor goes back where it was. */
export async function fillIn(form: FormBody, say: Say): Promise<FormValues | null> {
  const before = document.activeElement;
  const heading = newId('form');
  const inputs = form.fields.map((field) => ({ field, input: inputOf(field) }));
  const dialog = element(
    'dialog',
    { class: 'form', 'aria-labelledby': heading },
    element('h2', { id: heading }, form.title),
  );
  const sheet = element(
    'form',
    { method: 'dialog' },
    ...inputs.map(({ field, input }) =>
      element(
        'div',
        { class: 'form-field' },
        element(
          'label',
          { for: input.id },
          field.label,
          field.required ? element('span', { class: 'form-required', 'aria-hidden': 'true' }, ' *') : null,
        ),
        input,
      ),
    ),
    element(
      'div',
      { class: 'form-ends' },
      element(
        'button',
        { type: 'button', class: 'button plain', onclick: () => dialog.close() },
        say('cancel'),
      ),
      element('button', { type: 'submit', class: 'button primary', value: 'sent' }, say('submit')),
    ),
  );
  dialog.append(sheet);
  document.body.append(dialog);
  const closed = new Promise<void>((resolve) => dialog.addEventListener('close', () => resolve()));
  dialog.showModal();
  inputs[0]?.input.focus();
  await closed;
  dialog.remove();
  if (before instanceof HTMLElement && before.isConnected) before.focus();
  if (dialog.returnValue !== 'sent') return null;
  return Object.fromEntries(inputs.map(({ field, input }) => [field.name, input.value]));
}

function inputOf({ placeholder, value, required, long, maximum }: FormField) {
  const properties = { id: newId('field'), placeholder, required, maxlength: maximum };
  const input = long
    ? element('textarea', { ...properties, rows: 4 })
    : element('input', { ...properties, type: 'text', autocomplete: 'off' });
  input.value = value;
  return input;
}
