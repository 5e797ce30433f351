/** What stands in the channel: shapes only. */
import type { OfferedFile } from './happened.ts';
import type { MessageBody } from './payload.ts';

export interface Entry {
  readonly id: number;
  readonly author: 'member' | 'bot';
  readonly at: Date;
  /** What somebody typed; empty for a message of the bot. */
  readonly text: string;
  /** The command that a message of the bot came of (`/ask`), with what was filled in. */
  readonly used: { readonly command: string; readonly summary: string } | null;
  /** The entry that it replies to. */
  readonly repliesTo: number | null;
  readonly state: 'thinking' | 'shown' | 'failed';
  readonly body: MessageBody | null;
  /** What went wrong, in a sentence. */
  readonly problem: string;
  /** Does it again after something went wrong. */
  readonly retry: (() => void) | null;
  /** Only the one who asked sees it. */
  readonly private: boolean;
  readonly edited: boolean;
  /** The answer that it shows. */
  readonly answerId: string | null;
  readonly question: string | null;
  readonly file: OfferedFile | null;
}

export type EntryChanges = Partial<Omit<Entry, 'id'>>;

export const EMPTY_ENTRY: Omit<Entry, 'id' | 'author' | 'at'> = {
  text: '',
  used: null,
  repliesTo: null,
  state: 'shown',
  body: null,
  problem: '',
  retry: null,
  private: false,
  edited: false,
  answerId: null,
  question: null,
  file: null,
};
