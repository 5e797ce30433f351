/** One line of the answer to an interaction, as the page goes on with it. Pure. */
import type { PageEvent } from '../interactions.ts';
import { type FormBody, type MessageBody, readForm, readMessage } from './payload.ts';
import { fieldsOf, textOf } from './read.ts';

export interface OfferedFile {
  readonly name: string;
  readonly text: string;
}

export type Happened =
  | { readonly event: 'defer'; readonly private: boolean }
  | ({ readonly event: 'message' } & Shown)
  | { readonly event: 'modal'; readonly form: FormBody }
  | { readonly event: 'error'; readonly text: string }
  | { readonly event: 'done' };

/** A message of the bot. */
export interface Shown {
  readonly body: MessageBody;
  readonly private: boolean;
  /** Takes the place of the message whose button was pressed. */
  readonly replace: boolean;
  readonly answerId: string | null;
  readonly question: string | null;
  readonly file: OfferedFile | null;
}

/** Null for what is none of the events that there are. */
export function readHappened(value: unknown): Happened | null {
  const fields = fieldsOf(value);
  const event = fields.event as PageEvent['event'] | undefined;
  const isPrivate = fields.private === true;
  switch (event) {
    case 'defer':
      return { event, private: isPrivate };
    case 'message':
      return {
        event,
        body: readMessage(fields.payload),
        private: isPrivate,
        replace: fields.replace === true,
        answerId: textOf(fields.answerId),
        question: textOf(fields.question),
        file: fileFrom(fields.file),
      };
    case 'modal': {
      const form = readForm(fields.payload);
      return form && { event, form };
    }
    case 'error': {
      const text = textOf(fields.text);
      return text === null ? null : { event, text };
    }
    case 'done':
      return { event };
    default:
      return null;
  }
}

function fileFrom(value: unknown): OfferedFile | null {
  const { name, text } = fieldsOf(value);
  const [called, content] = [textOf(name), textOf(text)];
  return called === null || content === null ? null : { name: called, text: content };
}
