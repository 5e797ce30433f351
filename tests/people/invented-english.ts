/** English articles invented for the tests, on matters that no corpus article touches. See invented.ts for the form. */
import { invented } from './invented.ts';

export const ENGLISH_ARTICLES = [
  invented(
    'a harbour bridge',
    'en',
    { M: 'Teresa Quindlan', E: 'Oduya Mbeki', K: 'Harold Finch Jr.' },
    `
- n The town council of Port Sable approved a new harbour bridge on Monday.
- n The vote was nine to four.

M m Mayor Teresa Quindlan called the decision "a gift to our grandchildren".
M i She said the bridge would cost 48 million dollars and open in six years.
M d "We have waited since the ferry sank," the mayor added.
M d "Nobody should have to drive ninety miles to see a doctor."

E i Oduya Mbeki, the town's chief engineer, told reporters that the foundations would have to be 30 metres deep.
E i The clay under the harbour is softer than anybody had thought, he explained.
E i Drilling, he said on Tuesday, is to begin in March.

K i Councilman Harold Finch Jr., who voted against the plan, argued that the money should go to the hospital.
K d "A bridge heals nobody," Finch said, "and it will be late, as everything is late here."
K i His main demand was a referendum before any contract is signed.
- u Residents said they had not been asked.
- n A public hearing will be held on 14 May.
`,
  ),
  invented(
    'a fraud trial',
    'en',
    { P: 'Lucille Brandauer', L: 'Ignatius Okafor', J: 'Margaret Whitcombe', D: 'Desmond Rourke' },
    `
- n The trial of Desmond Rourke, a former treasurer of the Lakeside Rowing Club, opened in Dunmore on Thursday.

P i Rourke took 210,000 pounds from the club over seven years, prosecutor Lucille Brandauer told the court.
P d “He paid for a kitchen, two cars and a racehorse. The racehorse never won,” Ms. Brandauer said.
P d “The kitchen was very good.”

L i The defence lawyer, Ignatius Okafor, said that his client had meant to pay everything back.
L i According to Okafor, the club owed Rourke nearly as much in unpaid expenses.
L d “My client is a bad bookkeeper. That is not a crime.

L d “If it were, half of this town would be in prison.”

D i Rourke, 61, denied that he had ever forged a signature.
D m He admitted having been “careless, sometimes very careless,” with the accounts.

J i Judge Margaret Whitcombe asked whether the club had been audited in those years.
L i It had not, Mr. Okafor replied.
J d “Then I wonder what everyone was doing,” said the judge.

- n The trial goes on.
`,
  ),
  invented(
    'a cup final',
    'en',
    { C: 'Ewa Lindqvist', G: 'Tomás Arregui', R: 'Hanna Sorel' },
    `
- n Vellmar Rovers won the cup for the first time in 41 years on Sunday, beating Ostrava Bay 2-1.
- n Hanna Sorel scored both goals.

R d "I closed my eyes and kicked," said Sorel, 22, who joined the club from Lisse in August.
R d "My grandmother says she did the same."

C i Coach Ewa Lindqvist praised her players for staying calm after the red card.
C i She had told them at half-time to forget the referee, the Swede said, smiling.
C d "They did. I did not."

G i For his part, Ostrava goalkeeper Tomás Arregui blamed himself for the second goal.
G d "I saw it late," he said. "I have seen it every minute since."
G i Asked about his future, Arregui said he would decide in the summer.
- j Both teams agreed that the pitch had been too wet.
- n About 32,000 people watched the match.
`,
  ),
  invented(
    'a merger',
    'en',
    { B: 'Anneke van der Hoeven', S: 'Rajiv Menon', A: 'Claire Dubois-Martin', N: 'Northgate' },
    `
- n Shares of the paper maker Northgate rose 11 per cent after it announced a merger with Halden Pulp.
N i Northgate said the deal would save 90 million euros a year.

B m "This makes us the largest maker of egg boxes in Europe," said Anneke van der Hoeven, chief executive of Northgate, noting that demand had doubled since 2019.
B i Expressing confidence that regulators would agree, van der Hoeven pledged to keep all four mills open.
B i She also promised that no more than 60 of 2,400 jobs would be lost.

S i Rajiv Menon, who chairs the works council, welcomed the promise but urged the company to put it in writing.
S i A promise at a press conference is worth the paper it is not printed on, he said.
S i Other demands from Menon included a seat on the new board and a fund for retraining.

A d In a note to clients, the analyst Claire Dubois-Martin wrote: “The price is high, the logic is sound.”
A i She expects the merger to be completed in the autumn.
- n The two companies employ 5,100 people in nine countries.
`,
  ),
  invented(
    'a state visit',
    'en',
    { P: 'Ilse Brandvold', M: 'Karim al-Rashid' },
    `
- n President Ilse Brandvold received Karim al-Rashid, Prime Minister of Qadira and chairman of the Gulf Water Council, at Fairholm Palace on Friday.

P i Welcoming al-Rashid, President Brandvold highlighted the friendship between the two countries, which was forged during the drought of 1994.
P i The president expressed appreciation for Qadira's help with desalination, adding that 30,000 households now drink water from the sea.
P i In addition, the head of state called for a direct flight between the capitals.

M i In response, the Prime Minister thanked his host and affirmed that Qadira stands ready to share its technology.
M i He proposed a joint school for water engineers, starting with 40 students.
M i The first lectures could be held as early as next autumn, the PM noted.
M i He also invited Ms. Brandvold to visit Qadira in the spring.

- j The two leaders agreed to meet every year.
- n They later planted an olive tree in the palace garden.
`,
  ),
  invented(
    'a snowstorm',
    'en',
    { H: 'Ruth Abernathy', V: 'Bill Kowalczyk', W: 'Joan Kowalczyk' },
    `
- n Snow closed every road into Granite Falls on Saturday night.

H i Sheriff Ruth Abernathy urged people to stay at home.
H d “If you can read this, you are where you should be,” the sheriff's office quoted her as saying.

V i Bill Kowalczyk, a farmer, said he had not seen so much snow since 1978.
V d “I could not find the barn,” he said.
W i His wife, Joan Kowalczyk, said the cows had found it first.
W d “They always do,” Mrs. Kowalczyk said.
V d “She is right,” Mr. Kowalczyk said.
- n By noon on Sunday, 400 homes were without power.
- u “It will get worse before it gets better.”
`,
  ),
];
