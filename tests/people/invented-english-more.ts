/** More English articles invented for the tests. See invented.ts for the form. */
import { invented } from './invented.ts';

export const MORE_ENGLISH_ARTICLES = [
  invented(
    'a fishing quota',
    'en',
    {
      A: 'Ministry of Fisheries',
      B: 'Aurelio Banks',
      C: 'Petra Vance',
      D: 'FIFA',
      E: 'Lena Okoye',
      F: 'Jack Thorne',
      G: 'Graham Pole',
    },
    `
A i The Ministry of Fisheries said on Monday that the cod quota would be cut by a fifth.

A d "The stock is smaller than at any time since 1988," the ministry said in a statement.

B i Fisheries Minister Aurelio Banks defended the cut in parliament.
B d "We can fish less now or nothing later," he told lawmakers, who jeered.

C i Opposition leader Petra Vance accused him of ruining the coast.
C i Speaking to reporters outside the chamber, Vance said 4,000 families would lose their income.
C d "He has never pulled a net," she said.
C d "I have."

- n The White House declined to comment.
D i FIFA said it had no view on cod.

E d "It's not about fish," says Dr. Lena Okoye, a marine biologist at the University of Norhaven, "it's about water temperature."
E d Her advice to the minister: "Listen to the sea."

- n Asked whether he would resign, Banks laughed.
- n The minister did not say when the cut would be reviewed.
- n Fishermen fear that the worst is yet to come.

- n Jack Thorne, 58, whose family has fished for five generations, sees no future.
F d "My son wants to be a dentist," he said.

G m In an interview with the Norhaven Times, former minister Sir Graham Pole called the cut "brave".
G i He was quoted as saying that he should have done it himself.

- j Banks and Vance agreed to meet again next week.
- n Neither side expects a breakthrough.
`,
  ),
  invented(
    'a campaign stop',
    'en',
    {
      A: 'Hillary Clinton',
      B: 'Bill Clinton',
      C: 'Marcus Bell',
      D: 'Nora Pell',
      E: 'Donna Reyes',
      F: "governor's office",
      G: 'Ann Lister',
      H: 'Mary Oduya',
    },
    `
- n Hillary Clinton and her husband, former President Bill Clinton, campaigned in Reedville on Friday.

A i Mrs. Clinton promised to double the number of nurses.

A d "He has told it since 1974," Mrs. Clinton said.

B d "And it still works," Mr. Clinton said.

C i State Sen. Marcus Bell (R) said the couple had nothing new to offer, and that voters knew it.

- n Bell, a Republican, has represented Reedville since 2002.

D i Trump campaign spokeswoman Nora Pell said in an email that the rally drew fewer than 300 people.

- n Police Chief Donna Reyes put the crowd at about 1,100.

E d “We counted them twice,” said Reyes.

- u A man in the front row said he had come for the mule.

F i The governor's office said Gov. Ann Lister would not attend.
G d Lister told the Reedville Gazette on Thursday: "I have a lawn to mow."

- u According to a new poll by Quill Research, 44 percent of voters are undecided.

H i Analysts at Stone & Co. expect turnout to be low, said Mary Oduya, who heads the firm's political desk.

H d "It's raining," Oduya wrote.
H d "It will rain until Wednesday."

C i In a tweet, the senator said the rain was fake news.
`,
  ),
  invented(
    'a ring road',
    'en',
    { A: 'Võ Thanh Phong', B: 'Trần Mạnh Hà', C: 'Lê Hoàng Nam' },
    `
- n Deputy Prime Minister Lê Hoàng Nam on Friday chaired a working session with leaders of Đắk Phú Province on the construction of the Eastern Ring Road.

A i Reporting at the event, Chairman of the provincial People's Committee Võ Thanh Phong said that 68 per cent of the site had been cleared.

A i Phong asked the Government to allocate an additional VNĐ1.2 trillion from the reserve fund.

B i Minister of Construction Trần Mạnh Hà said contractors had mobilised 40 teams, adding that the weather remained the biggest obstacle.

C i Concluding the session, Nam hailed the efforts of the local authorities, and urged them to complete site clearance by the end of June.

C i He requested the construction ministry to review the design of two bridges.

C i Quality must come first, and no project should be inaugurated before it is safe, the Deputy PM stressed.

- n The road is expected to reduce travel time between Đắk Phú and the coast by two hours.

- n Nam and his entourage later visited workers at the site.
`,
  ),
  invented(
    'a reception',
    'en',
    { A: 'Đỗ Văn Khải', B: 'Elena Markovic', C: 'Nguyễn Thị Lan Anh' },
    `
A i HÀ NỘI — Việt Nam always treasures its friendship with Sandoria, State President Đỗ Văn Khải told Sandorian Foreign Minister Elena Markovic at a reception on Monday.

A i President Khải congratulated Sandoria on its 60th National Day.

B i Markovic, who is on a three-day visit, thanked the host for the warm welcome and conveyed greetings from her President.

B i She briefed the Vietnamese leader on the outcome of her talks with Foreign Minister Hồ Quang Tiến, during which both sides agreed to open direct flights.

B i Sandoria considers Việt Nam a gateway to the region, the minister said, expressing her hope that trade would hit US$2 billion by 2030.

A i The President suggested that the two countries work on education, particularly scholarships, and that ministries meet annually.

A i On this occasion, Khải asked Markovic to convey his invitation to the Sandorian leader to visit Việt Nam.

- n Also on Monday, National Assembly Vice Chairwoman Nguyễn Thị Lan Anh met the guest, affirming that the legislature backs the cooperation.

C i Anh said the two legislatures should exchange delegations.

B i In reply, Markovic said she would raise it at home.
`,
  ),
  invented(
    'a court ruling',
    'en',
    { A: 'Helena Brodie', B: 'Owen Tully', C: 'Ines Carvalho', D: 'Samuel Adeyemi', E: 'Paul Renner' },
    `
- n The Supreme Court of Aldland ruled on Wednesday that landlords may not ban pets.

A d "A cat is not a nuisance merely by being a cat," Chief Justice Helena Brodie wrote for the majority.

- n Justice Owen Tully dissented.
B d "Property still means something," Tully wrote.

- n Landlord groups criticised the ruling, while tenants cheered outside the court.

C i Ines Carvalho, 34, a nurse whose case reached the court, said she had cried when she heard.

C d "Biscuit is home," she told the Aldland Press Agency, holding the cat.

D i Her lawyer, Samuel Adeyemi, added that 300 similar cases were pending.

E m Housing Secretary Paul Renner, a longtime critic of the ban, welcomed the decision but cautioned that "common sense has to apply to crocodiles."

E d He noted: "We will publish guidance in June."

- n It was not clear whether the ruling covers hotels.
`,
  ),
  invented(
    'a football club',
    'en',
    { A: 'Sean Dillard', B: 'Leo Marsh', C: 'Norhaven FC', D: 'Gary Neath' },
    `
A i Norhaven FC manager Sean Dillard has rejected claims that he will quit.

A m Dillard, in his third season at the club, said he was "going nowhere" after Saturday's defeat.

A d “I read it in the paper like you did,” the 51-year-old told reporters.
A d “My wife read it first.”

- n Captain Leo Marsh backed his manager.
B d “He has our trust,” Marsh said.

- n Club chairman Victor Osei would not be drawn on the matter.

C i The club said in a statement that it does not comment on rumours.

D i Former striker Gary Neath, now a pundit, believes Dillard should go.

D d "They've lost nine in a row.
D d Nine!" Neath said on Radio Coast.

- n Supporters have called for a protest on Sunday.

`,
  ),
];
