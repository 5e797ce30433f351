/** `attributions`: who says each sentence of the articles, with the reason. Reads the folder; needs no index. */

import { listFiles, readArticle } from '../corpus/folder.ts';
import { splitArticle } from '../corpus/split.ts';
import type { Article, AttributionKind, Speaker } from '../domain.ts';
import { BadInputError } from '../errors.ts';
import type { Words } from '../language/words.ts';
import type { Outcome } from '../lifetime.ts';
import { wordsFor } from '../opening.ts';
import { attributeArticle } from '../people/attribute.ts';
import { cutTo, padTo, visible, wrap } from '../terminal/text.ts';
import type { Arguments, Command, Context } from './command.ts';
import { skippedLine } from './skipped.ts';

export const attributions: Command = {
  name: 'attributions',
  summary: 'Shows who says each sentence of the articles, and how that is known.',
  usage: '[--json] [ARTICLE…]',
  options: { json: { type: 'boolean', help: 'Print one JSON object an article.' } },
  examples: ['', '--json', 'harbour.txt'],
  notes: [
    'ARTICLE is a path in CORPUS_DIR, the end of one, or the beginning of a file name; without any, the whole folder.',
    'Ends with 1 when files were skipped; each is named with its reason.',
  ],
  rest: { atMost: Number.POSITIVE_INFINITY },
  run,
};

/** One line of `--json`. */
export interface AttributedArticle {
  readonly article: string;
  readonly sentences: readonly {
    readonly text: string;
    readonly start: number;
    readonly end: number;
    /** Null for the reporter, for several together (see `speakers`), and where it is unknown. */
    readonly speaker: Speaker | null;
    readonly speakers: readonly Speaker[];
    readonly kind: AttributionKind;
    readonly because: string;
  }[];
}

export function attributed(article: Article, words: Words): AttributedArticle {
  const { sentences } = splitArticle(article);
  const { people, attributions: found } = attributeArticle(article, sentences, words.glossary);
  const byId = new Map(people.map(({ id, name, roles }) => [id, { name, role: roles[0] ?? null }]));
  return {
    article: article.path,
    sentences: sentences.map(({ start, end }, i) => {
      const { kind, speakers: ids, because } = found[i]!;
      const speakers = ids.map((id) => byId.get(id)!);
      const speaker = speakers.length === 1 && kind !== 'joint' ? speakers[0]! : null;
      return { text: article.text.slice(start, end), start, end, speaker, speakers, kind, because };
    }),
  };
}

async function run(given: Arguments, context: Context): Promise<Outcome> {
  const { corpusDir } = context.config;
  const words = await wordsFor(corpusDir);
  const listing = await listFiles(corpusDir);
  const all = listing.files.map(({ path }) => path);
  const chosen = given.rest.length === 0 ? all : [...new Set(given.rest.flatMap((name) => named(name, all)))];
  const skipped = given.rest.length === 0 ? [...listing.unreadable] : [];
  for (const path of chosen) {
    const read = await readArticle(corpusDir, path);
    if ('skipped' in read) {
      skipped.push(read.skipped);
      continue;
    }
    const result = attributed(read.article, words);
    await context.print(
      given.flags.has('json') ? `${JSON.stringify(result)}\n` : render(result, context.columns),
    );
  }
  for (const file of skipped) context.progress.note(skippedLine(file));
  return skipped.length > 0 ? 1 : 0;
}

function named(name: string, paths: readonly string[]): readonly string[] {
  const wanted = name.replaceAll('\\', '/').normalize('NFC');
  const same = (path: string): boolean => path.normalize('NFC') === wanted;
  const exact = paths.filter(same);
  const near = paths.filter((path) => {
    const known = path.normalize('NFC');
    const file = known.slice(known.lastIndexOf('/') + 1);
    return wanted.endsWith(`/${known}`) || known.endsWith(`/${wanted}`) || file.startsWith(wanted);
  });
  const found = exact.length > 0 ? exact : near;
  if (found.length === 0) {
    throw new BadInputError(`There is no article ${JSON.stringify(name.slice(0, 100))} in CORPUS_DIR.`);
  }
  return found;
}

function render({ article, sentences }: AttributedArticle, columns: number): string {
  const who = Math.min(24, Math.floor(columns / 4));
  const indent = ' '.repeat(who + 12);
  const rows = sentences.flatMap(({ text, speakers, kind, because }) => {
    const name = speakers.map((speaker) => speaker.name).join(', ') || (kind === 'narration' ? '—' : '?');
    const left = `${padTo(cutTo(visible(name), who), who)}  ${kind.padEnd(9)} `;
    return [
      left + wrap(text, columns, indent).slice(indent.length),
      ...(because ? [wrap(`(${because.replace(/\.$/u, '')})`, columns, indent)] : []),
    ];
  });
  return `${visible(article)}\n${rows.join('\n')}\n\n`;
}
