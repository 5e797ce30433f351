/**
 * One class per cause. An error carries facts; the sentence it makes from them says what is wrong and what to do,
 * fits on one line, and is all that a user sees. Anything that is not a `QuothError` is a defect of the program.
 */

/** What the process should say to its caller when the error ends it. */
export type ExitCode = 1 | 2;

/** The parent of every foreseen failure. `code` is its stable name in JSON. */
export abstract class QuothError extends Error {
  abstract readonly code: string;
  readonly exitCode: ExitCode = 2;
}

/** The command line or a line of input cannot be understood. */
export class BadInputError extends QuothError {
  override readonly code: string = 'bad-input';
}

/** One or more environment variables are wrong; each problem is one sentence. */
export class ConfigError extends QuothError {
  override readonly code = 'bad-config';
  constructor(readonly problems: readonly string[]) {
    super(
      problems.length === 1
        ? `The configuration has a problem: ${problems[0]}`
        : `The configuration has ${problems.length} problems: ${problems.map((p, i) => `(${i + 1}) ${p}`).join(' ')}`,
    );
  }
}

/** CORPUS_DIR is missing, is not a folder, or may not be read. */
export class CorpusUnreadableError extends QuothError {
  override readonly code = 'corpus-unreadable';
  constructor(
    readonly folder: string,
    readonly why: string,
  ) {
    super(`The corpus folder ${folder} cannot be read: ${why}. Set CORPUS_DIR to a folder of articles.`);
  }
}

/** The glossary has entries that cannot be used; each problem names its line. */
export class GlossaryError extends QuothError {
  override readonly code = 'bad-glossary';
  constructor(
    readonly file: string,
    readonly problems: readonly string[],
  ) {
    super(
      `${file} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}: ${problems.join(' ')}`,
    );
  }
}

/** The model cannot be loaded, fetched or run. */
export class ModelError extends QuothError {
  override readonly code = 'model-unavailable';
  constructor(
    readonly model: string,
    readonly why: string,
  ) {
    super(`The embedding model ${model} cannot be used: ${why}`);
  }
}

/** The index cannot be opened, read or written. Never to be mistaken for "nothing found". */
export class IndexError extends QuothError {
  override readonly code: string = 'index-unavailable';
}

/** There is no index yet. */
export class NoIndexError extends IndexError {
  override readonly code = 'no-index';
  constructor(readonly folder: string) {
    super(`There is no index in ${folder} yet. Make it with: npm run -s embed`);
  }
}

/** A vector that must not be stored or compared: wrong length, not finite, not of length 1. */
export class BadVectorError extends QuothError {
  override readonly code = 'bad-vector';
}

/** A file of the index is not what was written. It can be made again from the corpus. */
export class IndexDamagedError extends IndexError {
  override readonly code = 'index-damaged';
  constructor(
    readonly file: string,
    readonly why: string,
  ) {
    super(`The index file ${file} is damaged (${why}). Make it again with: npm run -s embed`);
  }
}

/** Another process is writing the index. */
export class IndexLockedError extends IndexError {
  override readonly code = 'index-locked';
  constructor(readonly owner: string) {
    super(`The index is being written by ${owner}. Try again when it has finished.`);
  }
}

/** This process answers from an index that others make. */
export class NotIndexerError extends IndexError {
  override readonly code = 'not-indexer';
  constructor() {
    super(
      'This process only reads the index (INDEXER). Embed where the articles are: npm run -s embed, or npm start with INDEXER=on.',
    );
  }
}

/** Somebody pressed Ctrl-C, or the system asked the process to end. Not a failure: nothing is left broken. */
export class StoppedError extends Error {
  readonly exitCode = 130;
  constructor() {
    super('Stopped; nothing is left half done.');
  }
}
