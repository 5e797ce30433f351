/** What the parts of the side panel depend on: shapes only. */
import type { Say } from './words.ts';

export interface PanelView {
  readonly say: Say;
  /** Tag of the reader's language. */
  readonly language: string;
  /** An address of the reader's pages with what is handed on. */
  readonly link: (path: string) => string;
}
