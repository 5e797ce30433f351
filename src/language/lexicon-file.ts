/** The file of the lexicon: one concept a line, its forms in three languages. */

/** One line of the file: a concept and its forms by language, as they stand there, separated by semicolons. */
export interface LexiconRow {
  readonly concept: string;
  readonly en: string;
  readonly no: string;
  readonly vi: string;
  /** It stands in a section headed "(general)": a word of doing, saying, counting, that names no thing. */
  readonly general: boolean;
}

const HEADING = /^# (?!\s)/;

/** Reads the lines of a lexicon file; throws on a line that does not have its four columns. */
export function parseLexicon(tsv: string): LexiconRow[] {
  const rows: LexiconRow[] = [];
  let general = false;
  tsv.split('\n').forEach((line, index) => {
    if (HEADING.test(line)) general = line.trimEnd().endsWith('(general)');
    if (line.startsWith('#') || line.trim() === '') return;
    const [concept, en, no, vi, ...more] = line.trimEnd().split('\t');
    if (
      concept === undefined ||
      en === undefined ||
      no === undefined ||
      vi === undefined ||
      more.length > 0
    ) {
      throw new Error(`lexicon.tsv, line ${index + 1}: expected 4 columns with tabs between`);
    }
    rows.push({ concept, en, no, vi, general });
  });
  return rows;
}

/** The forms of one cell. */
export function formsIn(cell: string): string[] {
  const forms: string[] = [];
  for (const part of cell.split(';')) {
    const form = part.trim();
    if (form !== '') forms.push(form);
  }
  return forms;
}
