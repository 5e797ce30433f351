import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GlossaryError } from '../../src/errors.ts';
import { parseGlossary } from '../../src/language/glossary.ts';
import { loadWords } from '../../src/language/words.ts';

function problemsOf(yaml: string): readonly string[] {
  try {
    parseGlossary(yaml, 'glossary.yaml');
  } catch (error) {
    if (error instanceof GlossaryError) return error.problems;
    throw error;
  }
  return [];
}

describe('a glossary', () => {
  it('is groups of equal names, and roles', () => {
    const glossary = parseGlossary(
      'aliases:\n  - [Kari Nordmann, K. Nordmann]\n  - [Saigon, Sài Gòn]\nroles:\n  the mayor: Kari Nordmann\n',
      'glossary.yaml',
    );
    expect(glossary).toEqual({
      aliases: [
        ['Kari Nordmann', 'K. Nordmann'],
        ['Saigon', 'Sài Gòn'],
      ],
      roles: [{ role: 'the mayor', person: 'Kari Nordmann' }],
    });
  });

  it('reads decomposed names composed', () => {
    expect(parseGlossary('aliases:\n - [Ha No\u0323\u0302i, Hanoi]', 'g').aliases[0]?.[0]).toBe('Ha Nội');
  });

  it.each(['', '# only a comment\n', 'aliases:\nroles:\n'])('may be empty: %j', (yaml) => {
    expect(parseGlossary(yaml, 'g')).toEqual({ aliases: [], roles: [] });
  });

  it('without a file is empty', () => {
    expect(loadWords(null, 'glossary.yaml').glossary).toEqual({ aliases: [], roles: [] });
  });

  it('names every bad entry with its line', () => {
    const problems = problemsOf(
      'aliases:\n  - [One]\n  - Two\n  - [A, B]\n  - [A, C]\nrolls:\n  x: y\nroles:\n  boss:\n',
    );
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'line 2',
      'line 3',
      'line 5',
      'line 6',
      'line 9',
    ]);
  });

  it('says where the YAML itself is broken', () => {
    expect(problemsOf('aliases:\n  - [One, Two\nroles:\n')[0]).toMatch(/^line \d+: /);
  });

  it('refuses names without letters, and nested things', () => {
    expect(problemsOf('aliases:\n  - ["", "--"]\n  - [[a, b], c]\n')).toHaveLength(3);
  });

  it('refuses references, so that a small file cannot become a huge one', () => {
    const bomb = `a: &a [x, x]\n${'bcdefgh'
      .split('')
      .map((k, i) => `${k}: &${k} [*${'abcdefg'[i]}, *${'abcdefg'[i]}]`)
      .join('\n')}\naliases: *h\n`;
    expect(problemsOf(bomb).length).toBeGreaterThan(0);
  });

  it('never makes anything but text of a value', () => {
    expect(parseGlossary('aliases:\n  - [1984, !!js/function "x"]\n', 'g').aliases[0]).toEqual(['1984', 'x']);
  });

  it('changes the version of the words', () => {
    const versions = [null, 'aliases:\n  - [a, b]\n', 'aliases:\n  - [a, c]\n'].map(
      (text) => loadWords(text, 'g').version,
    );
    expect(new Set(versions).size).toBe(3);
  });

  it('of the corpus can be used', () => {
    const yaml = readFileSync(new URL('../../corpus/glossary.yaml', import.meta.url), 'utf8');
    const glossary = parseGlossary(yaml, 'glossary.yaml');
    expect(glossary.aliases.length).toBeGreaterThan(4);
    expect(glossary.roles.length).toBeGreaterThan(0);
  });
});
