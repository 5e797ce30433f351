import { describe, expect, test } from 'vitest';
import { helpOf, parseArguments } from '../../src/commands/arguments.ts';
import { ask } from '../../src/commands/ask.ts';
import { attributions } from '../../src/commands/attributions.ts';
import { bench } from '../../src/commands/bench.ts';
import { embed } from '../../src/commands/embed.ts';
import { evaluate } from '../../src/commands/eval.ts';

describe('the command line', () => {
  test('gives flags, values and the question', () => {
    const given = parseArguments(ask, ['--json', 'who said it?', '--follows', 'and then?']);
    expect(given).toEqual({
      flags: new Set(['json']),
      values: new Map([['follows', 'and then?']]),
      rest: ['who said it?'],
    });
  });

  test('takes a question that begins with a dash after --', () => {
    expect(parseArguments(ask, ['--', '--json?'])).toMatchObject({ rest: ['--json?'] });
  });

  test.each([
    [['--jsno', 'x'], 'ask has no option --jsno; did you mean --json?'],
    [['--batc'], 'ask has no option --batc; did you mean --batch?'],
    [['--no-such-option'], 'ask has no option --no-such-option; see: npm run -s ask -- --help'],
    [['--constructor'], 'ask has no option --constructor; see: npm run -s ask -- --help'],
    [['-x'], 'ask has no option -x; see: npm run -s ask -- --help'],
    [['--json=1', 'x'], '--json takes no value.'],
    [['x', '--follows'], '--follows needs a value: --follows "question".'],
    [['x', '--follows', '--json'], '--follows needs a value: --follows "question".'],
  ])('refuses %j in one sentence', (args, sentence) => {
    expect(() => parseArguments(ask, args)).toThrow(sentence);
  });

  test('refuses what a command has no use for', () => {
    expect(() => parseArguments(bench, ['5'])).toThrow(
      'bench does not know what to do with "5"; see: npm run -s bench -- --help',
    );
  });

  test.each([ask, embed, attributions, evaluate, bench])('$name explains every option it has', (command) => {
    expect(parseArguments(command, ['--help'])).toBe('help');
    expect(parseArguments(command, ['-h'])).toBe('help');
    const help = helpOf(command);
    for (const name of Object.keys(command.options)) expect(help).toContain(`  --${name}`);
    expect(help).toContain('\nExamples:\n  npm run -s ');
    expect(help).toContain('\nExit codes: 0 done; ');
    expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });
});
