/** Frequent given names with the gender they tell, folded. Names that tell none are in `EITHER`. Pure data. */
import { list } from './speech.ts';

const MALE = `tomas tomasz piotr pawel krzysztof andrzej marek matej jiri pavel petr mikkel rasmus rajiv raj sanjay amit sunil vijay rahul ravi deepak kwame kofi desmond ignatius karim hakim tarek rashid samir faisal bilal mustapha jamil salman kenji takeshi satoshi yuki akira dmytro oleksandr mykola paulo joao thiago bruno tiago marcelo mateo alvaro gonzalo rodrigo emiliano santiago luc pascal thierry olivier laurent didier gilles yves antoine etienne hugues jurgen dieter gunther heinz horst uwe rolf bernd stefan sven tobias lukas jannik milan goran zoran dragan nikola luka petar aaron abdul abraham adam adrian ahmed alan albert alejandro alex alexander alfred ali allen alan andre andrea andreas andrew andy anders angelo anthony antonio
arne arnold arthur asbjorn asgeir atle austin barry bart ben benjamin benny bernard bernie bert bill billy bjarne bjorn bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan
byron caleb calvin cameron carl carlos cesar chad charles charlie chester chip chris christian christopher chuck clarence claude clay clayton cliff clifford clint clinton cody colin conor corey cory craig
curt curtis dag dale damon dan daniel danny darrell darren dave david dean denis dennis derek dev dick diego dimitri dmitry dmitri don donald doug douglas drew duane duncan dustin dwayne dwight
earl eddie edgar edmund eduardo edward edwin egil einar eirik eivind elias elliot elliott ellis eli elon emil emmanuel enrique eric erik erlend ernest ernesto erna espen ethan eugene evan even
federico felix fernando finn floyd francis francisco francois frank franklin fred frederick fredrik gabriel garry gary geir gene geoff geoffrey george gerald gerard gerry gilbert giovanni glen glenn gordon graham grant greg gregory guillermo gunnar gus guy
hakon halvor hamid hank hans harald harold harry hassan havard heath hector heinrich helge henrik henry herbert herman hiroshi howard hugh hugo hussein ian ibrahim igor ingvar isaac ismail ivan ivar jack jackson jacob jaime jake jakob jamal james jan jared jason javier
jay jean jed jeff jeffrey jens jeremy jerome jerry jesper jesse jesus jim jimmy joachim joakim joaquin jody joe joel johan johannes john johnny jon jonas jonathan jonah jordan jorge jorgen jose josef joseph josh joshua juan jules julian julio justin kai kare karl keith kelvin ken kenneth kent kevin khalid kim kirk
kjell kjetil klaus knut kristian kristoffer kurt kyle lance lars larry lasse lawrence lee leif leo leon leonard leonardo les lewis liam lloyd lou louis luca lucas luis luke magne magnus mahmoud malcolm manuel marc marco marcus mario marius mark markus marshall martin marvin mathias matt matteo matthew maurice max mehmet mel michael michel mick miguel mike mikhail mikael miles milton mitch mitchell mohamed mohammed mohammad morgan morris morten muhammad murray mustafa
narendra nate nathan nathaniel ned neil nelson nicholas nick nicolas nicolai nigel nils noah noel norman odd ola olaf olav ole oliver omar oscar oskar ove owen oystein oyvind pablo paolo patrick paul pedro per perry pete peter petter phil philip phillip pierre piers preston
rafael ralph ramon randall randy raul ray raymond reggie reginald rene ricardo rich richard rick ricky rob robert roberto rod roger roland roman ron ronald ronny rory ross roy ruben rudolph rudy rune rupert russ russell ryan salman sam samuel saul scott sean sebastian serge sergei sergey seth shane shaun sidney sigurd simon sindre sondre spencer stan stanley stein steinar stephen sterling steve steven stig stuart svein sverre tad tariq ted terje terrence terry thomas tim timothy tobias todd tom tommy tony tor tore torbjorn torgeir toril torstein travis trent trevor trond truls trygve tucker ty tyler ulf vegard vernon victor viktor vidar vincent vinny vito vladimir volodymyr wade wallace walt walter warren wayne wendell wesley wilbur wilfred will william willie winston wolfgang woody xavier yasser yngve yousef yusuf zachary zach zack
emil olli pekka jussi mads soren niels jorn bent erling haakon jostein arild roar oddvar tron inge bard torgeir jonas brede preben henning kristen eskil oddmund aksel magnar sjur gaute jarle odin sigve ivo sander robin theo theodore isak nikolai amund halvard bengt sten`;
const FEMALE = `hanna ewa joanna magdalena agnieszka katarzyna anneke lucille claire priya sunita lakshmi indira ngozi ama amina leyla yasmin nadine zainab khadija noor aiko yoko keiko naomi oksana olena svetlana natasha tatiana ludmila irina ekaterina ana lucia beatriz carolina camila fernanda mariana gabriela valentina rosalia ilse ute heike sabine monika petra birgitta greta ebba saga freja signe kirstine mette bodil ingeborg sigrid gunhild ragna solfrid abby abigail ada adele adriana agnes aisha alexandra alexis alice alicia alison allison alyssa amanda amber amelia amy ana andrea angela angelica angelina anita ann anna annabel anne annette annie antonia april ariana arlene ashley astrid audrey aud ava barbara beatrice becky bella benedicte bente berit bernadette beth bethany betsy betty beverly bonnie brenda bridget britney britt brooke camilla candace candice carla carly carmen carol carole caroline carolyn carrie catherine cathy cecilia cecilie celia charlene charlotte chelsea cheryl chloe christina christine cindy claire clara claudia colleen connie constance courtney crystal cynthia daisy dana danielle darlene dawn debbie deborah debra delia denise diana diane dina dolores donna dora doris dorothy
ebony edith eileen elaine eleanor elena eli elin elisa elisabeth elise elizabeth ella ellen elsa emily emma erica erika erin esther ethel eva eve evelyn faith fatima felicia fiona florence frances gail geraldine gina ginny gladys glenda gloria grace greta gretchen gro grete gudrun gunn guri gwen hannah hanne harriet hazel heather hege heidi helen helena helene hilary hilde hillary holly hope ida ine inga ingeborg inger ingrid ingunn irene iris isabel isabella jackie jacqueline jan jane janet janice jasmine jean jeanette jeanne jen jenna jennifer jenny jessica jill jo joan joann joanna joanne jocelyn jorunn josephine joy joyce juanita judith judy julia juliana julie june kamala kaitlin karen kari karin karoline kate katherine kathleen kathryn kathy katie katrina katrine kay kayla kelly kendra kerry kim kimberly kirsten kirsti kjersti kristen kristin kristina kristine laila lara laura lauren laurie lea leah leila lena lene leslie lillian lily linda lindsay lindsey line lisa lise liv liz liza lois loretta lori lorraine louise lucia lucy lydia lynn madeleine madeline maggie mai malin mandy marcia margaret margarita maria mariam marianne marie marilyn marion marissa marit marjorie marlene marsha marta martha mary maureen maxine may maya megan meg megyn melanie melinda melissa mercedes meredith merete mette mia michelle mildred mimi mindy miranda miriam molly mona monica muriel nadia nancy naomi natalia natalie natasha nicole nina nora norma olga olivia paige pam pamela pat patricia patty paula pauline peggy penny phyllis polly priscilla rachel ragnhild randi rebecca regina renee rhonda rita roberta robin ronda rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sara sarah selma shannon sharon sheila shelby sheryl shirley sidsel sigrid silje silvia siri siv sofia solveig sonia sonja sophia sophie stacey stacy stella stephanie stine sue susan susana susanne suzanne sylvi sylvia tamara tammy tanya tara teresa terri theresa therese tiffany tina tone toni tonje tonya torhild tori tove tracey tracy trine tulsi turid unni ursula valerie vanessa vera veronica veronika vibeke vicki victoria virginia vivian wanda wencke wendy whitney wenche yvonne yolanda zoe
siw synnove thea amalie ingvild hedda frida mari marte tuva vilde maren kjersti ane anniken jette lan-anh astri bodil birgit eldbjorg gerd gunvor haldis helga ranveig oddny oddbjorg`;
const EITHER = `alex andrea blair casey chris dana drew eli francis glenn jamie jan jean jesse jo jody jordan kelly kerry kim kris kristen lee leslie lindsey lynn mel morgan noel pat robin sam sandy shannon stacy taylor terry tracy ashley avery bailey cameron carol dakota hunter inge jackie kai marion reese riley rory rowan ryan sidney skyler tony toni may angel ariel frankie johnnie loren sage shelby toril hope april june dawn joy faith grace rose will mark art rich chip grant chase pierce clay cliff rob dick drew frank guy jack may bill`;

const either = new Set(list(EITHER));
const certain = new Set(
  list(
    'frank jack bill mark rob dick guy clay cliff grant chip rich art will hope april june dawn joy faith grace rose ryan carol tony shelby noel glenn lindsey',
  ),
);
const male = new Set(list(MALE));
const female = new Set(list(FEMALE));

/** Whether the folded word is a frequent given name. */
export const isGivenName = (folded: string): boolean =>
  male.has(folded) || female.has(folded) || either.has(folded);

/** What a frequent given name tells of its bearer. */
export function genderOfGivenName(folded: string): 'male' | 'female' | null {
  if (either.has(folded) && !certain.has(folded)) return null;
  const isMale = male.has(folded);
  if (isMale && female.has(folded)) return null;
  return isMale ? 'male' : female.has(folded) ? 'female' : null;
}

/** Middle parts of Vietnamese names that tell, folded. */
const VIETNAMESE_MALE = new Set(list('van duc huu dinh cong the'));
const VIETNAMESE_FEMALE = new Set(list('thi dieu'));
const VIETNAMESE_GIVEN_MALE = new Set(
  list(
    'hung dung cuong tuan manh thang son duc trong phuc hoang quang hai nam tien dat phong long khanh vinh binh khoa kien huy trung chinh hieu toan dien luong nghia',
  ),
);
const VIETNAMESE_GIVEN_FEMALE = new Set(
  list(
    'hoa huong lan mai thuy trang nhung hang hanh nga ngan phuong thao thu yen tuyet hien loan dung ngoc linh lien oanh nguyet kim-ngan tham xuan',
  ),
);

/** Women's names of the list above as they are written: without its marks Dung is Dũng. */
const VIETNAMESE_WRITTEN_FEMALE = new Set(
  list(
    'hoa hương lan mai thủy thuỷ thúy thuý trang nhung hằng hạnh nga ngân phương thảo thu yến tuyết hiền loan dung ngọc linh liên oanh nguyệt thắm thấm xuân',
  ),
);

/**
 * @param parts folded parts of a name written family name first
 * @param given the last part as printed; its marks tell more where the name has any
 */
export function genderOfVietnameseName(
  parts: readonly string[],
  given: { readonly text: string; readonly marked: boolean },
): 'male' | 'female' | null {
  const middle = parts.slice(1, -1);
  if (middle.some((part) => VIETNAMESE_FEMALE.has(part))) return 'female';
  if (middle.some((part) => VIETNAMESE_MALE.has(part))) return 'male';
  const last = parts[parts.length - 1] ?? '';
  const isMale = VIETNAMESE_GIVEN_MALE.has(last);
  const isFemale =
    VIETNAMESE_GIVEN_FEMALE.has(last) &&
    (!given.marked || VIETNAMESE_WRITTEN_FEMALE.has(given.text.normalize('NFC').toLowerCase()));
  if (isMale && isFemale) return null;
  return isMale ? 'male' : isFemale ? 'female' : null;
}
