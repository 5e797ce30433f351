/** Commands by name, as they come from Discord or the page: one table of what each option means. */
import type { Chat } from './chat.ts';
import { sentence } from './notices.ts';
import type { Reader } from './ports.ts';
import type { OnProgress, Reply } from './reply.ts';
import type { SuggestField } from './suggest.ts';

/** The options that were filled in, by their names in English; null or absent for one that was not. */
export type CommandOptions = Readonly<Record<string, string | boolean | null | undefined>>;

export interface CommandRequest {
  readonly name: string;
  readonly options: CommandOptions;
  readonly reader: Reader;
  /** Whether whoever asks manages the place: sees reasons, and what only managers may do is done. */
  readonly mayManage: boolean;
}

/** Commands that only those who manage the place may use. */
const FOR_MANAGERS: ReadonlySet<string> = new Set(['reindex', 'unanswered']);

/** Whether only the one who asks sees the reply: as they say for `ask` and `summary`, always for the others. */
export function isPrivateCommand(name: string, options: CommandOptions): boolean {
  return name === 'ask' || name === 'summary' ? options.private === true : true;
}

/** Whether a command asks a question, which is held to the limits of questions. */
export function asksQuestion(name: string): boolean {
  return name === 'ask';
}

/** The field that an option is suggested for; null for one that nothing is suggested for. */
export function suggestedField(option: string): SuggestField | null {
  const fields: readonly string[] = ['question', 'article', 'person', 'meeting'] satisfies SuggestField[];
  return fields.includes(option) ? (option as SuggestField) : null;
}

/** Never rejects. */
export async function runCommand(
  chat: Chat,
  { name, options, reader, mayManage }: CommandRequest,
  onProgress: OnProgress,
): Promise<Reply> {
  const { locale } = reader;
  const text = (option: string): string | null => {
    const value = options[option];
    return typeof value === 'string' ? value : null;
  };
  const hidden = isPrivateCommand(name, options);
  if (FOR_MANAGERS.has(name) && !mayManage) return sentence(locale, 'notAllowed');
  switch (name) {
    case 'ask': {
      const [question, article, meeting] = [text('question') ?? '', text('article'), text('meeting')];
      return await chat.ask({ reader, question, article, meeting, private: hidden }, onProgress);
    }
    case 'summary': {
      const length = text('length');
      return await chat.summary({
        reader,
        meeting: text('meeting') ?? '',
        length: length === 'short' || length === 'full' ? length : 'normal',
        private: hidden,
      });
    }
    case 'meetings':
      return await chat.meetings({ person: text('person'), from: text('from'), to: text('to') }, locale);
    case 'sources': {
      const [person, from, to, language] = [text('person'), text('from'), text('to'), text('language')];
      return await chat.articles({ person, from, to, language }, locale);
    }
    case 'status':
      return await chat.status(locale, mayManage);
    case 'help':
      return await chat.help(locale);
    case 'unanswered':
      return await chat.unanswered(locale);
    case 'reindex':
      return await chat.reindex(locale, onProgress);
    default:
      return chat.unknown(locale);
  }
}
