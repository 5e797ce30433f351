/** A meeting that any number of invented articles tell, in two languages, each with its own choice of what was said. */

const SAID: readonly (readonly [string, string])[] = [
  [
    'Berg said the two ports handled 3.2 million tonnes of grain in 2029.',
    'Berg sa at de to havnene håndterte 3,2 millioner tonn korn i 2029.',
  ],
  [
    'Berg asked the province to open a second ferry line before winter.',
    'Berg ba provinsen om å åpne en ny fergelinje før vinteren.',
  ],
  [
    'Holm proposed a joint school for ship pilots in Varnes.',
    'Holm foreslo en felles skole for loser i Varnes.',
  ],
  [
    'Holm said exports of cod had grown by 14 per cent.',
    'Holm sa at eksporten av torsk hadde økt med 14 prosent.',
  ],
  [
    'The two leaders agreed to set up a working group on sea rescue.',
    'De to lederne ble enige om å opprette en arbeidsgruppe for sjøredning.',
  ],
  [
    'Holm invited Berg to a harbour fair in Sandvik from 3 to 5 September.',
    'Holm inviterte Berg til en havnemesse i Sandvik fra 3. til 5. september.',
  ],
  [
    'Berg stressed the need for cleaner fuel in fishing boats.',
    'Berg understreket behovet for renere drivstoff i fiskebåter.',
  ],
  [
    'Holm announced a plan to build a cold store in Lillevik.',
    'Holm la fram en plan om å bygge et kjølelager i Lillevik.',
  ],
  [
    'Berg called for shorter queues at the customs office in Elmstad.',
    'Berg ba om kortere køer på tollstedet i Elmstad.',
  ],
  ['Holm thanked Berg for the warm welcome.', 'Holm takket Berg for den varme velkomsten.'],
  [
    'Berg said 120 students would get scholarships next year.',
    'Berg sa at 120 studenter får stipend neste år.',
  ],
  [
    'Holm urged both sides to repair the old lighthouse at Skarnes.',
    'Holm oppfordret begge sider til å reparere det gamle fyret på Skarnes.',
  ],
  [
    'Berg noted that electricity prices had fallen to 41 øre.',
    'Berg viste til at strømprisen hadde falt til 41 øre.',
  ],
  [
    'Holm said the railway to Elmstad would cost 2.6 billion kroner.',
    'Holm sa at jernbanen til Elmstad vil koste 2,6 milliarder kroner.',
  ],
  [
    'The two sides signed a memorandum on seaweed farming.',
    'Partene undertegnet en intensjonsavtale om taredyrking.',
  ],
];

/** @param count how many articles; the first is in English, every third in Norwegian */
export function crowd(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let i = 0; i < count; i += 1) {
    const norwegian = i % 3 === 2;
    const said = SAID.filter((_, k) => (k * 7 + i * 3) % 10 < 8).map((pair) => pair[norwegian ? 1 : 0]);
    const lead = norwegian
      ? 'LILLEVIK (NTB): Handelsminister Ada Berg hadde tirsdag samtaler med guvernør Nils Holm i Lillevik.'
      : 'LILLEVIK — Trade Minister Ada Berg held talks with Governor Nils Holm in Lillevik on Tuesday.';
    files[`crowd-${String(i).padStart(3, '0')}.txt`] = ` date 2030-05-08 ${lead}\n\n${said.join('\n\n')}\n`;
  }
  return files;
}
