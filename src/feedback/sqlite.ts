/** The feedback on disk: one file of SQLite, apart from the index, since the index can be made again and this cannot. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Verdict } from '../domain.ts';
import {
  cut,
  type DislikedAnswer,
  FeedbackError,
  type FeedbackStore,
  firstKeptDay,
  foldedQuestion,
  type QuotedPlace,
  REASON_LIMIT,
  REMEMBERED_LIMIT,
  type RememberedAnswer,
  type UnansweredQuestion,
  type VoteCounts,
  type VoteOutcome,
} from './feedback.ts';
import type { UserMark } from './mark.ts';

export interface FeedbackOptions {
  readonly file: string;
  /** QUESTION_LOG_DAYS. */
  readonly days: number;
  /** `YYYY-MM-DD`, UTC: what is older than `days` goes at once. */
  readonly today: string;
}

/** "QtFb". */
const APPLICATION_ID = 0x51744662;
const SCHEMA_VERSION = 1;
/** How long to wait for another process that writes, in milliseconds. */
const BUSY_MS = 2000;

const TABLES = `
  CREATE TABLE answers (
    id TEXT PRIMARY KEY, question TEXT NOT NULL, folded TEXT NOT NULL, follows TEXT, within TEXT NOT NULL,
    verdict TEXT NOT NULL, quoted TEXT NOT NULL, language TEXT NOT NULL, asked_on TEXT NOT NULL
  ) STRICT;
  CREATE INDEX answers_by_day ON answers (asked_on);
  CREATE INDEX answers_by_verdict ON answers (verdict, folded);
  CREATE TABLE votes (
    answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE, user TEXT NOT NULL,
    helpful INTEGER NOT NULL, reason TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (answer, user)
  ) STRICT;
  CREATE INDEX votes_by_user ON votes (user);
`;

interface AnswerRow {
  readonly id: string;
  readonly question: string;
  readonly follows: string | null;
  readonly within: string;
  readonly verdict: string;
  readonly quoted: string;
  readonly language: string;
  readonly asked_on: string;
}

/** Opens the file, making it where it is missing. @throws FeedbackError. */
export function openFeedback({ file, days, today }: FeedbackOptions): FeedbackStore {
  return guarded(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    const connection = new Database(file);
    try {
      prepare(connection, file);
      const feedback = new SqliteFeedback(connection, file, days);
      feedback.dropOld(today);
      return feedback;
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

function prepare(connection: Database.Database, file: string): void {
  connection.pragma(`busy_timeout = ${BUSY_MS}`);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = NORMAL');
  // What is forgotten is overwritten, not only unlinked.
  connection.pragma('secure_delete = ON');
  connection.pragma('foreign_keys = ON');
  connection
    .transaction(() => {
      const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
      if (tables === 0) {
        connection.exec(TABLES);
        connection.pragma(`application_id = ${APPLICATION_ID}`);
        connection.pragma(`user_version = ${SCHEMA_VERSION}`);
        return;
      }
      if (connection.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
        throw new FeedbackError(file, 'it is a file of another program');
      }
      const version = connection.pragma('user_version', { simple: true });
      if (version !== SCHEMA_VERSION) {
        throw new FeedbackError(
          file,
          `it is of version ${version} and this program writes ${SCHEMA_VERSION}`,
        );
      }
    })
    .immediate();
}

/** Runs `work`; complaints of SQLite and of the file system become FeedbackError. */
function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const outside = /^(?:SQLITE_|E[A-Z]+$)/.test(code) || error instanceof SyntaxError;
    if (!outside) throw error;
    throw new FeedbackError(file, error instanceof Error ? error.message : String(error));
  }
}

class SqliteFeedback implements FeedbackStore {
  readonly days: number;
  readonly #connection: Database.Database;
  readonly #file: string;
  #prunedOn = '';

  constructor(connection: Database.Database, file: string, days: number) {
    this.#connection = connection;
    this.#file = file;
    this.days = days;
  }

  async remember(answer: RememberedAnswer): Promise<void> {
    if (this.days === 0) return;
    if (answer.askedOn !== this.#prunedOn) this.dropOld(answer.askedOn);
    const question = cut(answer.question, REMEMBERED_LIMIT);
    this.#do(() =>
      this.#connection.transaction(() => {
        this.#connection.prepare('DELETE FROM answers WHERE id = ?').run(answer.id);
        this.#connection
          .prepare(
            `INSERT INTO answers (id, question, folded, follows, within, verdict, quoted, language, asked_on)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(
            answer.id,
            question,
            foldedQuestion(question),
            answer.follows,
            JSON.stringify(answer.within),
            answer.verdict,
            JSON.stringify(answer.quoted),
            answer.language,
            answer.askedOn,
          );
      })(),
    );
  }

  async answer(id: string): Promise<RememberedAnswer | null> {
    return this.#do(() => {
      const row = this.#connection.prepare<[string], AnswerRow>('SELECT * FROM answers WHERE id = ?').get(id);
      return row ? answerOf(row) : null;
    });
  }

  async vote(id: string, user: UserMark, helpful: boolean): Promise<VoteOutcome> {
    return this.#do(() =>
      this.#connection
        .transaction((): VoteOutcome => {
          if (!this.#connection.prepare('SELECT 1 FROM answers WHERE id = ?').get(id)) return 'unknown';
          const before = this.#connection
            .prepare<[string, string], number>('SELECT helpful FROM votes WHERE answer = ? AND user = ?')
            .pluck()
            .get(id, user);
          if (before === Number(helpful)) return 'same';
          this.#connection
            .prepare(
              `INSERT INTO votes (answer, user, helpful, reason, at)
               VALUES (?, ?, ?, NULL, (SELECT coalesce(max(at), 0) + 1 FROM votes))
               ON CONFLICT (answer, user) DO UPDATE SET helpful = excluded.helpful, reason = NULL, at = excluded.at`,
            )
            .run(id, user, Number(helpful));
          return before === undefined ? 'counted' : 'changed';
        })
        .immediate(),
    );
  }

  async giveReason(id: string, user: UserMark, reason: string): Promise<boolean> {
    const changed = this.#do(() =>
      this.#connection
        .prepare('UPDATE votes SET reason = ? WHERE answer = ? AND user = ?')
        .run(cut(reason.trim(), REASON_LIMIT), id, user),
    );
    return changed.changes > 0;
  }

  async votes(id: string): Promise<VoteCounts> {
    return this.#do(
      () =>
        this.#connection
          .prepare<[string], VoteCounts>(
            `SELECT coalesce(sum(helpful), 0) AS helpful, coalesce(sum(1 - helpful), 0) AS notHelpful
             FROM votes WHERE answer = ?`,
          )
          .get(id)!,
    );
  }

  async unanswered(): Promise<readonly UnansweredQuestion[]> {
    // Of the wordings of a group the last one typed is shown: SQLite takes bare columns from the row with the max.
    return this.#do(() =>
      this.#connection
        .prepare<[], UnansweredQuestion & { readonly verdict: 'related' | 'not-found' }>(
          `SELECT asked.question, parent.question AS follows, asked.verdict,
             count(*) AS count, max(asked.asked_on || printf('%016d', asked.rowid)) AS latest,
             asked.asked_on AS lastAskedOn,
             sum((SELECT count(*) FROM votes WHERE answer = asked.id AND helpful = 1)) AS helpful,
             sum((SELECT count(*) FROM votes WHERE answer = asked.id AND helpful = 0)) AS notHelpful
           FROM answers AS asked LEFT JOIN answers AS parent ON parent.id = asked.follows
           WHERE asked.verdict <> 'answered'
           GROUP BY asked.folded, coalesce(parent.folded, '')
           ORDER BY count DESC, lastAskedOn DESC, asked.folded`,
        )
        .all()
        .map(({ question, follows, verdict, count, lastAskedOn, helpful, notHelpful }) => ({
          question,
          follows,
          verdict,
          count,
          lastAskedOn,
          helpful,
          notHelpful,
        })),
    );
  }

  async disliked(): Promise<readonly DislikedAnswer[]> {
    return this.#do(() => {
      const rows = this.#connection
        .prepare<[], AnswerRow & VoteCounts & { readonly before: string | null }>(
          `SELECT asked.*, parent.question AS before,
             sum(votes.helpful) AS helpful, sum(1 - votes.helpful) AS notHelpful
           FROM answers AS asked JOIN votes ON votes.answer = asked.id
             LEFT JOIN answers AS parent ON parent.id = asked.follows
           GROUP BY asked.id HAVING notHelpful > sum(votes.helpful)
           ORDER BY notHelpful DESC, asked.asked_on DESC, asked.id`,
        )
        .all();
      const reasons = this.#connection
        .prepare<[string], string>(
          `SELECT reason FROM votes WHERE answer = ? AND helpful = 0 AND reason IS NOT NULL AND reason <> ''
           ORDER BY at`,
        )
        .pluck();
      return rows.map((row) => ({
        answer: answerOf(row),
        follows: row.before,
        helpful: row.helpful,
        notHelpful: row.notHelpful,
        reasons: reasons.all(row.id),
      }));
    });
  }

  async prune(today: string): Promise<number> {
    return this.dropOld(today);
  }

  /** `prune` at once. */
  dropOld(today: string): number {
    const gone = this.#do(() =>
      this.days === 0
        ? this.#connection.prepare('DELETE FROM answers').run()
        : this.#connection
            .prepare('DELETE FROM answers WHERE asked_on < ?')
            .run(firstKeptDay(today, this.days)),
    );
    this.#prunedOn = today;
    if (gone.changes > 0) this.#emptyLog();
    return gone.changes;
  }

  async forget(id: string): Promise<boolean> {
    const gone = this.#do(() => this.#connection.prepare('DELETE FROM answers WHERE id = ?').run(id));
    if (gone.changes > 0) this.#emptyLog();
    return gone.changes > 0;
  }

  async forgetUser(user: UserMark): Promise<number> {
    const gone = this.#do(() => this.#connection.prepare('DELETE FROM votes WHERE user = ?').run(user));
    if (gone.changes > 0) this.#emptyLog();
    return gone.changes;
  }

  async erase(): Promise<void> {
    this.#do(() => this.#connection.exec('DELETE FROM votes; DELETE FROM answers'));
    this.#emptyLog();
  }

  close(): void {
    this.#connection.close();
  }

  /** What was forgotten stands in the write-ahead log until that is emptied; left for later while another process reads. */
  #emptyLog(): void {
    this.#do(() => this.#connection.pragma('wal_checkpoint(TRUNCATE)'));
  }

  #do<T>(work: () => T): T {
    return guarded(this.#file, work);
  }
}

function answerOf(row: AnswerRow): RememberedAnswer {
  return {
    id: row.id,
    question: row.question,
    follows: row.follows,
    within: JSON.parse(row.within) as string[],
    verdict: row.verdict as Verdict,
    quoted: JSON.parse(row.quoted) as QuotedPlace[],
    language: row.language,
    askedOn: row.asked_on,
  };
}
