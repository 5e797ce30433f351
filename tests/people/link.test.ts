import { describe, expect, it } from 'vitest';
import { type LinkablePerson, linkPeople } from '../../src/people/link.ts';

function person(path: string, name: string, more: Partial<LinkablePerson> = {}): LinkablePerson {
  return {
    path,
    id: name.toLowerCase(),
    kind: 'person',
    name,
    names: [name],
    roles: [],
    gender: null,
    ...more,
  };
}

const groups = (
  people: readonly LinkablePerson[],
  glossary = null as Parameters<typeof linkPeople>[1],
): string[][] =>
  linkPeople(people, glossary).map(({ members }) =>
    members.map(({ path, personId }) => `${path}:${personId}`),
  );

describe('people across articles', () => {
  it('joins a full name with and without marks, and shows the one with marks', () => {
    const [linked] = linkPeople([person('a', 'Tran Quoc Bao'), person('b', 'Trần Quốc Bảo')], null);
    expect(linked!.members).toHaveLength(2);
    expect(linked!.name).toBe('Trần Quốc Bảo');
  });

  it('keeps names apart whose marks differ', () => {
    expect(groups([person('a', 'Lê Văn Dũng'), person('b', 'Lê Văn Dụng')])).toHaveLength(2);
  });

  it('joins names that differ by a middle initial', () => {
    expect(groups([person('a', 'Martin B. Hale'), person('b', 'Martin Hale')])).toHaveLength(1);
  });

  it('joins a short name with the only full name that holds it', () => {
    expect(groups([person('a', 'Ana Prieto'), person('b', 'Prieto')])).toEqual([
      ['a:ana prieto', 'b:prieto'],
    ]);
  });

  it('never joins a short name that two could mean', () => {
    expect(
      groups([person('a', 'Ana Prieto'), person('b', 'Luis Prieto'), person('c', 'Prieto')]),
    ).toHaveLength(3);
  });

  it('does not join a short name across roles that have nothing in common', () => {
    const people = [
      person('a', 'Ana Prieto', { roles: ['mayor'] }),
      person('b', 'Prieto', { roles: ['goalkeeper'] }),
    ];
    expect(groups(people)).toHaveLength(2);
  });

  it('does not join people of different gender', () => {
    const people = [
      person('a', 'Kim Berg', { gender: 'male' }),
      person('b', 'Kim Berg', { gender: 'female' }),
    ];
    expect(groups(people)).toHaveLength(2);
  });

  it('joins the names that the glossary calls one', () => {
    const glossary = { aliases: [['Lena Storm', 'Elena Sturm']], roles: [] };
    expect(groups([person('a', 'Lena Storm'), person('b', 'Elena Sturm')], glossary)).toHaveLength(1);
  });

  it('gives the fullest name and the fullest role', () => {
    const [linked] = linkPeople(
      [
        person('a', 'Ana Prieto', { roles: ['mayor'] }),
        person('b', 'Prieto', { roles: ['mayor of Port Sable'] }),
      ],
      null,
    );
    expect(linked).toMatchObject({
      name: 'Ana Prieto',
      role: 'mayor of Port Sable',
      names: ['Ana Prieto', 'Prieto'],
    });
  });

  it('leaves bodies and people apart', () => {
    expect(
      groups([person('a', 'Ana Prieto'), person('b', 'Ana Prieto', { kind: 'institution' })]),
    ).toHaveLength(2);
  });
});
