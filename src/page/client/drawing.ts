/** What drawing of every kind depends on: shapes only. */
import type { Say } from './words.ts';

export interface Drawing {
  readonly say: Say;
  /** Tag of the reader's language, for days and numbers. */
  readonly language: string;
  /** What the bot is called. */
  readonly bot: string;
  /** The address to follow for one that is written, or null: then its words are shown without a link. */
  readonly address: (written: string) => string | null;
}
