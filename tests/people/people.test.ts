import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

const names = (people: readonly { readonly name: string }[]): string[] => people.map((person) => person.name);

describe('the people of an article', () => {
  it('knows a person under full name, surname and title, with the roles as printed', () => {
    const { people } = read([
      [
        'Port director Martin B. Hale, 58, opened the quay on Monday.',
        'Mr. Hale said it was late.',
        'Hale smiled.',
      ],
    ]);
    expect(names(people)).toEqual(['Martin B. Hale']);
    expect(people[0]!.names).toEqual(['Martin B. Hale', 'Hale']);
    expect(people[0]!.roles).toContain('Port director');
    expect(people[0]!.gender).toBe('male');
  });

  it('reads the role that opens a sentence before a name between commas', () => {
    const { people } = read([
      [
        'The chief executive of the union, Hugh Sandell, said that nothing was signed.',
        "Varland's minister, Grace Okello, said it was late.",
        'In the presence of the mayor, Ada Berg, who was late, said nothing.',
      ],
    ]);
    expect(people.map(({ name, roles }) => [name, roles])).toEqual([
      ['Hugh Sandell', ['chief executive of the union']],
      ['Grace Okello', ["Varland's minister"]],
      ['Ada Berg', []],
    ]);
  });

  it('leaves the field of an office out of the name behind it', () => {
    const { people } = read([
      [
        'Minister of Planning and Cooperation Sombat Ratana met Minister for Culture, Sports and Tourism Nils Holm in Vietnam.',
        'Council Vice Chairman Tạ Minh Thái said that the plan was late.',
      ],
    ]);
    expect(names(people)).toEqual(['Sombat Ratana', 'Nils Holm', 'Tạ Minh Thái']);
  });

  it('tells people from places, bodies, days and peoples', () => {
    const { people } = read([
      [
        'On Friday the Norwegian Parliament and the Bank of Norway met Carla Ruiz in Oslo, France and South Dakota.',
      ],
    ]);
    expect(names(people)).toEqual(['Carla Ruiz']);
  });

  it('keeps particles, initials and suffixes of names', () => {
    const { people } = read([
      [
        'Judge Pieter van der Meer met J. Edgar Loomis Jr. and Prince Khalid bin Faisal.',
        'Van der Meer said no.',
      ],
    ]);
    expect(names(people)).toEqual(['Pieter van der Meer', 'J. Edgar Loomis Jr.', 'Khalid bin Faisal']);
  });

  it('calls Vietnamese people by the given name, with and without marks', () => {
    const { people, speakers } = read([
      ['Minister Trần Quốc Bảo met Governor Dao Thu Phương in Vietnam.'],
      [
        'Bảo said the talks went well.',
        'Bao stressed that more would follow.',
        'Phương agreed with the plan.',
      ],
    ]);
    expect(names(people)).toEqual(['Trần Quốc Bảo', 'Dao Thu Phương']);
    expect(speakers.slice(1)).toEqual(['Trần Quốc Bảo', 'Trần Quốc Bảo', 'Dao Thu Phương']);
  });

  it('calls Chinese people by the family name', () => {
    const { speakers } = read([
      ['Governor Zhang Wei received the guests.', 'Zhang said the bridge was safe.'],
    ]);
    expect(speakers[1]).toBe('Zhang Wei');
  });

  it('tells two people of one surname by honorific', () => {
    const { speakers } = read([
      ['Anna Kessler and her husband Paul Kessler run the inn.'],
      ['Mrs. Kessler said the roof leaks.', 'Mr. Kessler said it does not.'],
    ]);
    expect(speakers.slice(1)).toEqual(['Anna Kessler', 'Paul Kessler']);
  });

  it('reads the Norwegian genitive as the name', () => {
    const { people } = read(
      [['Kari Moe vant.', 'Moes trener var fornøyd.', 'Moe sa at hun var sliten.']],
      'no',
    );
    expect(names(people)).toEqual(['Kari Moe']);
  });

  it('takes two names for one person where the glossary says so', () => {
    const glossary = { aliases: [['Lena Storm', 'Elena Sturm']], roles: [] };
    const { people, speakers } = read(
      [['Lena Storm arrived on Monday.', 'Elena Sturm said that she was glad.']],
      'en',
      glossary,
    );
    expect(people).toHaveLength(1);
    expect(speakers[1]).toBe('Lena Storm');
  });

  it('lets the glossary say whom a role means', () => {
    const glossary = { aliases: [], roles: [{ role: 'harbour master', person: 'Odd Lien' }] };
    const { speakers } = read(
      [['Odd Lien came early.', 'The harbour master said the pier was full.']],
      'en',
      glossary,
    );
    expect(speakers[1]).toBe('Odd Lien');
  });

  it('leaves a role of the glossary alone where its person is not named', () => {
    const glossary = { aliases: [], roles: [{ role: 'harbour minister', person: 'Odd Lien' }] };
    const { speakers } = read(
      [['Harbour Minister Eva Rust came early.', 'The harbour minister said the pier was full.']],
      'en',
      glossary,
    );
    expect(speakers[1]).toBe('Eva Rust');
  });

  it('has mentions that are slices of the article, in order', () => {
    const { text, people } = read([
      [
        'Mayor Ana Prieto spoke first.',
        'The mayor said the well was dry.',
        'She said it had been dry for years.',
      ],
    ]);
    const { mentions } = people[0]!;
    expect(mentions.map((mention) => mention.form)).toEqual(['name', 'role', 'pronoun']);
    for (const { start, end, text: printed } of mentions) expect(text.slice(start, end)).toBe(printed);
    expect(mentions.map((mention) => mention.text)).toEqual(['Ana Prieto', 'The mayor', 'She']);
  });
});
