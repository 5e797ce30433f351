/** A summary as a Markdown file that stands by itself: every line with who says it and where it is printed. Pure. */
import type { Citation, LanguageCode } from '../domain.ts';
import type { Words } from '../language/words.ts';
import { summaryJson } from './json.ts';
import { labelsFor, shownDate } from './labels.ts';
import type { MeetingLine, Summary } from './meeting.ts';

/** The file; ends with a line feed. */
export function summaryMarkdown(summary: Summary, words: Words): string {
  const { meeting, language, sections } = summaryJson(summary, words);
  const labels = labelsFor(language);
  const numbers = new Map(summary.meeting.articles.map((path, i) => [path, i + 1]));
  const blocks = [
    `# ${plain(meeting.title)}`,
    `${shownDate(meeting.date, language)}${meeting.place === null ? '' : ` · ${plain(meeting.place)}`}`,
  ];
  for (const { kind, title, lines, articles } of sections) {
    blocks.push(`## ${plain(title)}`);
    if (kind === 'what')
      blocks.push(
        meeting.participants
          .map(
            ({ name, role, side }) =>
              `- **${plain(name)}**${[role, side]
                .filter((part) => part !== null)
                .map((part) => `, ${plain(part!)}`)
                .join('')}`,
          )
          .join('\n'),
      );
    if (lines.length > 0) blocks.push(lines.map((line) => lineMarkdown(line, numbers, language)).join('\n'));
    if (articles)
      blocks.push(
        articles.map(({ article }, i) => `${i + 1}. ${sourceMarkdown(article, labels.locale)}`).join('\n'),
      );
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function lineMarkdown(
  line: Omit<MeetingLine, never>,
  numbers: ReadonlyMap<string, number>,
  language: LanguageCode,
): string {
  const labels = labelsFor(language);
  const subject = line.subject === null ? '' : `\\[${plain(line.subject)}\\] `;
  const after = line.context === null ? '' : ` (${labels.after}: “${plain(line.context.text)}”)`;
  const sources = line.sources
    .map(({ article, start, end }) => `[${numbers.get(article.path) ?? article.path}: ${start}–${end}]`)
    .join(' ');
  const others = line.figures.flatMap(({ others: found }) =>
    found.map(
      ({ figure, article, meeting }) =>
        `  - ${labels.anotherArticle} ${plain(figure.text)}: ${plain(article.title ?? article.path)}${meeting === null ? '' : ` (${meeting})`}`,
    ),
  );
  return [`- ${subject}“${plain(line.text)}”${after} ${sources}`, ...others].join('\n');
}

function sourceMarkdown({ path, title, date, language, source }: Citation, locale: string): string {
  const named = new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
  return [
    title === null ? null : plain(title),
    `\`${path}\``,
    date,
    named,
    source === null ? null : plain(source),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** Words of an article must not become marks of Markdown. */
function plain(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>#|~]/gu, '\\$&');
}
