/** Words for offices, trades and kinship by which people are titled, and words that are in names of bodies. Folded. Pure data. */
import { fold } from '../../language/fold.ts';
import { list } from './speech.ts';

const folded = (text: string): Set<string> => new Set(list(text).map(fold));

/** Honorifics that stand right before a name and tell nothing but gender. */
export const HONORIFICS: ReadonlyMap<string, 'male' | 'female' | null> = new Map([
  ...list('mr mister sir lord herr kong prins brother king prince father').map(
    (word) => [word, 'male'] as const,
  ),
  ...list('mrs ms miss madam lady dame fru froken dronning prinsesse queen princess sister').map(
    (word) => [word, 'female'] as const,
  ),
  ...list('dr prof rev hon pastor kamerat comrade mx').map((word) => [word, null] as const),
]);
/** The same in Vietnamese, with marks, since without them they are other words. */
export const VIETNAMESE_HONORIFICS: ReadonlyMap<string, 'male' | 'female' | null> = new Map([
  ...list('ông anh cậu bác chú').map((word) => [word, 'male'] as const),
  ...list('bà chị cô').map((word) => [word, 'female'] as const),
  ...list('em').map((word) => [word, null] as const),
]);

/** Heads of roles: "the minister", "Senator X". */
export const ENGLISH_OFFICES =
  folded(`president vice-president premier chancellor minister secretary undersecretary chairman chairwoman chair chairperson director governor mayor senator congressman congresswoman
  representative lawmaker legislator speaker leader ambassador envoy commissioner officer chief ceo cfo coo cto founder co-founder cofounder owner co-owner executive manager president-elect premier deputy lieutenant general
  colonel major captain sergeant admiral judge justice attorney lawyer counsel prosecutor sheriff detective inspector superintendent commander spokesman spokeswoman spokesperson strategist
  adviser advisor aide consultant operative pollster analyst economist historian scientist researcher scholar professor lecturer teacher principal dean doctor physician surgeon nurse author writer novelist columnist
  journalist reporter correspondent editor editor-in-chief publisher producer anchor anchorman host moderator commentator pundit blogger actor actress singer musician comedian director filmmaker artist
  coach manager goalkeeper striker midfielder defender quarterback player captain athlete skipper trainer champion boxer skier runner swimmer cyclist footballer pope bishop archbishop cardinal priest pastor imam rabbi evangelist
  king queen prince princess emperor sultan emir premier pm prime-minister head candidate nominee front-runner frontrunner contender rival hopeful challenger incumbent democrat republican activist organizer organiser
  volunteer supporter voter resident farmer fisherman engineer architect developer entrepreneur businessman businesswoman billionaire mogul investor banker trader agent official diplomat politician
  councillor councilman councilwoman alderman clerk treasurer auditor ombudsman chairperson hacker veteran student worker driver pilot astronaut climber meteorologist forecaster biologist geologist oceanographer
  son daughter wife husband father mother brother sister widow girlfriend boyfriend partner fiance friend colleague neighbour neighbor cousin uncle aunt grandfather grandmother stepfather
  member delegate superdelegate defendant plaintiff witness victim suspect inmate bassist drummer guitarist headteacher headmaster rector provost mp mep senator-elect mayor-elect governor-elect statistician psychologist sociologist
  whistleblower expert specialist curator librarian chef baker shopkeeper hotelier conservationist shareholder trade-unionist councilmember assemblyman assemblywoman selectman ranger fellow fundraiser donor foreman vice-chairman vice-minister marshal tsar czar chieftain man woman teenager boy girl actor`);
/** Offices that are no titles before a name, and may be family names: "Mr. Baker". */
export const NO_TITLES =
  folded(`son daughter wife husband father mother brother sister widow girlfriend boyfriend partner friend colleague neighbour neighbor cousin uncle aunt man woman teenager boy girl
  baker chef farmer fisherman fisher driver pilot singer player artist dean page ranger fellow student worker trader banker rector provost marshal chandler cook carpenter head witness victim suspect
  driver owner agent host teacher nurse voter resident expert specialist supporter volunteer hopeful rival member champion hacker`);
/** Titles that come abbreviated and are followed by a full stop. */
export const ABBREVIATED_TITLES = folded(
  'mr mrs ms dr prof sen rep gov gen col lt sgt capt maj adm rev hon pres sec supt insp det cmdr amb st messrs',
);
export const NORWEGIAN_OFFICES =
  folded(`president visepresident statsminister minister utenriksminister finansminister handelsminister næringsminister justisminister helseminister forsvarsminister kulturminister
  kunnskapsminister klimaminister miljøminister samferdselsminister energiminister landbruksminister fiskeriminister statsråd statssekretær stortingsrepresentant partileder nestleder leder ordfører varaordfører byrådsleder byråd
  fylkesordfører rådmann kommunedirektør direktør administrerende sjef toppsjef konsernsjef generalsekretær sekretær partisekretær talsmann talskvinne talsperson pressetalsmann pressesjef kommunikasjonssjef rådgiver
  seniorrådgiver advokat dommer lagdommer aktor forsvarer politimester politiinspektør lensmann politiadvokat statsadvokat riksadvokat biskop prest pave konge dronning prins prinsesse kronprins
  professor forsker seniorforsker førsteamanuensis stipendiat rektor lærer lege fastlege tannlege veterinær bonde fisker vaktmester overlege fylkeslege sykepleier sjeføkonom økonom analytiker meteorolog statsmeteorolog redaktør sjefredaktør journalist forfatter kommentator
  trener landslagstrener landslagssjef hovedtrener sportssjef spiller keeper kaptein angriper løper skiløper skuespiller artist musiker regissør kunstner eier gründer styreleder daglig styremedlem medlem gruppeleder representant
  aksjonær småaksjonær ambassadør general oberst kaptein sønn datter kone mann far mor bror søster enke bonde fisker ingeniør prosjektleder byggeleder seksjonsleder avdelingsleder avdelingsdirektør regiondirektør tillitsvalgt forbundsleder
  utenriksministeren parlamentariker politiker kandidat senator guvernør nestkommanderende innsatsleder operasjonsleder brannsjef kommuneoverlege student elev innbygger`);
export const VIETNAMESE_OFFICES_TWO = new Set(
  `thủ tướng;phó thủ tướng;bộ trưởng;thứ trưởng;chủ tịch;phó chủ tịch;tổng bí thư;bí thư;phó bí thư;tổng thống;phó tổng thống;giám đốc;phó giám đốc;tổng giám đốc;phó tổng giám đốc;đại sứ;tổng thư ký;thư ký;
cục trưởng;phó cục trưởng;vụ trưởng;chánh án;viện trưởng;hiệu trưởng;trưởng ban;phó trưởng ban;trưởng đoàn;huấn luyện viên;tiền đạo;thủ môn;đội trưởng;người phát ngôn;phát ngôn viên;luật sư;giáo sư;tiến sĩ;thạc sĩ;phó giáo sư;
bác sĩ;đại tướng;thượng tướng;trung tướng;thiếu tướng;đại tá;thượng tá;trung tá;thiếu tá;đại úy;quốc vương;nữ hoàng;thống đốc;phó thống đốc;thị trưởng;nghị sĩ;đại biểu;chuyên gia;nhà nghiên cứu;kỹ sư;kiến trúc sư;
nhà văn;nhà báo;nghệ sĩ;ca sĩ;đạo diễn;diễn viên;cầu thủ;vận động viên;thẩm phán;kiểm sát viên;chánh văn phòng;phó chánh văn phòng;trưởng phòng;phó trưởng phòng;tổng biên tập;nhà sáng lập;tổng thanh tra;tổng kiểm toán;
bí thư thứ nhất;tỉnh trưởng;phó tỉnh trưởng;bị cáo;bị can;ủy viên;đồng chí;phó thủ tướng thường trực;chủ nhiệm;phó chủ nhiệm;ngoại trưởng;cố vấn;trợ lý;nhà lãnh đạo;lãnh đạo;ngư dân;nông dân;giảng viên;cô giáo;thầy giáo;trưởng thôn;doanh nhân;tỉnh trưởng;sinh viên;phó tổng thư ký`
    .split(/;\s*/)
    .map((phrase) => fold(phrase.trim())),
);

/** Adjectives and nouns that may stand between an office and what surrounds it: "former", "deputy". */
export const OFFICE_MODIFIERS =
  folded(`former ex-president then-president deputy vice acting interim senior junior assistant associate co prime foreign finance defense defence trade interior health education justice labor labour agriculture
  presidential senate house campaign party state federal national regional local city county club team police fire military army navy air force spiritual business political chief managing executive general first second
  press white republican democratic conservative liberal socialist communist independent retired longtime long-time veteran late current new outgoing incoming fellow founding supreme district circuit appeals high
  tidligere nåværende ny avtroppende påtroppende fungerende assisterende norsk svensk dansk amerikansk kinesisk vietnamesisk russisk britisk tysk fransk government opposition majority minority top real estate reality tv television radio
  billionaire music film movie sports football basketball baseball hockey soccer cricket tennis legal medical financial technology internet market research equity portfolio policy economic security fellow research
  communications media digital data climate science energy environment environmental water transport transportation housing culture tourism development planning works public human rights civil labor-union union school board council committee`);

/** Words in names of bodies; a run of capitals that ends in one names no person. */
export const BODY_WORDS =
  folded(`committee commission council congress parliament assembly ministry department agency bureau office board court tribunal house senate government administration authority association federation
  union league club university college school academy institute institution center centre hospital church foundation fund bank company corporation corp inc ltd llc plc group holdings airlines airways party movement front coalition
  alliance campaign network news times post journal herald tribune gazette daily weekly magazine press media radio television studios police army navy guard force forces service services trust society organization organisation
  conference forum summit expo fair festival olympics games cup championship championships tournament stadium arena airport station bridge street avenue road square park lake river mountain island islands sea ocean bay gulf valley city
  town county province district region state states kingdom republic federation capital village building tower hotel plaza hall museum theatre theater library prison jail camp base act amendment treaty agreement accord pact bill law
  plan program programme project initiative partnership strategy report study poll survey review index prize award day week month year war battle revolution crisis conference convention caucus primary debate election elections
  united show programme convention athletic rovers wanderers albion hotspur fc ac sk il fk bk tf idrettslag kommune fylkeskommune departementet departement direktoratet direktorat universitet universitetet høyskole høgskole sykehus regjeringen regjering stortinget storting rådet
  tinget partiet parti foreningen forening forbundet forbund laget klubben klubb banken avisen politiet politi retten rett tingrett lagmannsrett høyesterett selskapet selskap komiteen komité nemnda styret etaten tilsynet verket instituttet institutt
  street facebook twitter google institute lab laboratory observatory council times committee pac super tank twitter instagram youtube`);

/** Bodies and groups that can be spoken of as one: "the court said". Heads of noun phrases. */
export const SPEAKING_BODIES =
  folded(`ministry department agency bureau court house government administration authority commission council committee parliament university institute company club bank fund association federation union organization organisation
  party police army office foundation group board embassy tribunal firm charity league museum hospital school airline bank brewery retailer
  regjeringen departementet direktoratet politiet retten kommunen selskapet klubben stortinget forbundet tingretten høyesterett konsernet bedriften foreningen banken universitetet sykehuset fylkeskommunen`);

/** Bodies so general that they mean the one the article is about: "the company". */
export const GENERAL_BODIES = folded(
  `company club firm group organization organisation association union party bank university institute foundation charity league museum hospital airline agency retailer brewery selskapet klubben konsernet bedriften foreningen banken`,
);

/** Capitalised words that are no names of people: peoples, faiths, parties, days, months. */
export const CAPITALISED_WORDS =
  folded(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter ramadan hanukkah thanksgiving tet
  american americans british english french german germans russian russians chinese japanese korean koreans vietnamese norwegian norwegians swedish danish finnish italian spanish mexican mexicans canadian canadians australian indian indians
  israeli israelis palestinian palestinians iranian iraqi syrian syrians turkish greek polish ukrainian ukrainians dutch belgian swiss austrian european europeans african africans african-american african-americans african-american asian asians latino latinos hispanic hispanics latin arab arabs
  muslim muslims christian christians catholic catholics jewish jews jew evangelical evangelicals mormon buddhist hindu sunni shiite republican republicans democrat democrats democratic conservative conservatives liberal liberals labour tory tories gop dnc rnc
  libertarian socialist communist nazi northern southern eastern western north south east west central middle internet god bible constitution tweet super tuesday god lord jesus christ ok okay yes mandag i'm i've i'll i'd
  swede swedes dane danes finn finns spaniard spaniards frenchman frenchwoman englishman englishwoman scot scots scotsman irishman welshman dutchman dutchwoman briton britons pole poles turk turks dutch serb serbs croat croats czech czechs slovak hungarian hungarians romanian bulgarian icelander argentinian peruvian bolivian uruguayan moroccan tunisian algerian senegalese ghanaian
  lao laotian cambodian thai malaysian indonesian filipino singaporean burmese cuban brazilian venezuelan colombian chilean argentine egyptian saudi afghan pakistani bangladeshi nepali kenyan nigerian ethiopian south-african irish scottish welsh`);

/** Roles so wide that they are no evidence of their own: "the leader", "the official". */
export const WIDE_ROLES = folded(
  `leader official politician candidate man woman chief head executive expert lawmaker diplomat representative officer author billionaire nominee contender rival front-runner frontrunner hopeful leder lederen politikeren kandidaten player boss sjefen`,
);

/** What ministers and secretaries are "of" or "for": no part of the name that follows. */
export const FIELDS =
  folded(`affairs foreign home internal external interior justice finance treasury economy economic trade commerce industry industries business investment planning cooperation development agriculture farming fisheries food forestry rural
  environment climate energy mining petroleum resources natural water transport transportation infrastructure communications information technology science innovation digital education training research culture sport sports tourism
  health welfare social labour labor employment families family children youth women equality housing construction works public security defence defense police immigration integration religion religious ethnic diaspora heritage veterans
  regional local municipal urban aviation shipping maritime ports railways roads territories arts media state inclusion`);
