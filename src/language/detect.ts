/**
 * The language of a text. Function words and letters decide it for the three languages that the rules know, in
 * microseconds; only an article that they do not decide costs the language library, which takes a third of a second to
 * load and is therefore loaded when first needed.
 */
import type { LanguageCode } from '../domain.ts';
import { tokenize } from './tokens.ts';

export interface DetectedLanguage {
  readonly language: LanguageCode;
  /** Whether the text itself tells; a bare name does not. */
  readonly reliable: boolean;
}

type Known = 'en' | 'no' | 'vi';
const list = (text: string): string[] => text.trim().split(/\s+/);

/** Words that only one of the three languages has, or has far more often. Vietnamese folded, since it is typed without marks too. */
const FUNCTION_WORDS: Readonly<Record<Known, ReadonlySet<string>>> = {
  en: new Set(
    list(`the of and to is was were are which what who whom whose where when why how did does do has have had been be with from
    by at on that this these those it its he she they his her their will would should could can about into after before than
    then there not an or as but if many much per said says say according regarding between during year years any there's
    what's i you we me my your our us`),
  ),
  no: new Set(
    list(`og det som er på av ikke en et til den de for med har var å om hva hvem hvor hvorfor hvordan når hvilken hvilket hvilke
    skal skulle vil ville kan kunne ble blir fra ved sa sier han hun seg ut opp etter mot under over mellom også eller men være
    vært hadde ifølge mange mye år jeg vi du dere sin sitt sine dette disse noen noe ingen
    mener mente nevnte fikk får gikk går kom hos uten innen siden enn da så`),
  ),
  vi: new Set(
    list(`cua va la cac nhung trong cho voi duoc nguoi khong mot co da se dang o tai ve den tu nay do khi thi ma bi ong nao gi
    bao nhieu dau sao neu noi nhu cung vao ra ngay nam thang theo viec su hai bo truong chu tich thu tuong phai hay nhieu
    con vi thanh pho tinh nuoc hom qua giua sau truoc ky den khoang dong`),
  ),
};
/** Words of the lists that another of the languages has as well: half a vote. */
const SHARED = new Set(
  list('for do de so con da he at by an me man under over ban in on i no en va la o to my fra til du'),
);
const VIETNAMESE_LETTER = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
const NORWEGIAN_LETTER = /[æøå]/;

/**
 * @param prior languages to fall back on, likeliest first; the first is taken where nothing tells
 */
export function detectLanguage(text: string, prior: readonly LanguageCode[]): DetectedLanguage {
  return decide(countVotes(text), prior);
}

type Votes = Record<Known, number> & { words: number };

function decide(votes: Votes, prior: readonly LanguageCode[]): DetectedLanguage {
  const order = (['en', 'no', 'vi'] as const).filter(
    (language) => prior.length === 0 || prior.includes(language),
  );
  let best: Known | null = null;
  for (const language of order) if (votes[language] > (best ? votes[best] : 0)) best = language;
  if (!best) return { language: prior[0] ?? 'en', reliable: false };
  const second = Math.max(
    ...order.filter((language) => language !== best).map((language) => votes[language]),
    0,
  );
  return { language: best, reliable: votes[best] >= 1 && votes[best] > second * 1.3 };
}

function countVotes(text: string): Votes {
  const votes = { en: 0, no: 0, vi: 0, words: 0 };
  for (const token of tokenize(text.slice(0, 20_000))) {
    if (token.kind !== 'word') continue;
    votes.words++;
    const capital = /^\p{Lu}/u.test(token.text) && token.start > 0;
    const { exact } = token;
    const share = SHARED.has(exact) ? 0.5 : 1;
    if (FUNCTION_WORDS.en.has(exact)) votes.en += share;
    if (FUNCTION_WORDS.no.has(exact)) votes.no += share;
    const marked = VIETNAMESE_LETTER.test(token.text);
    if (marked && !capital) votes.vi += 1.5;
    else if (!capital && FUNCTION_WORDS.vi.has(token.folded))
      votes.vi += marked || exact !== token.folded ? 1 : share * 0.6;
    if (!capital && NORWEGIAN_LETTER.test(exact)) votes.no += 1;
  }
  return votes;
}

/** Function words are about every third word of running text in these languages. */
const SURE_DENSITY = 0.12;

/** The language of an article, any language. `prior` decides between close ones. */
export async function detectArticleLanguage(text: string): Promise<DetectedLanguage> {
  const votes = countVotes(text);
  const quick = decide(votes, []);
  const share = votes.words > 0 ? Math.max(votes.en, votes.no, votes.vi) / votes.words : 0;
  if (quick.reliable && votes.words >= 20 && share >= SURE_DENSITY && !looksDanish(text, quick.language))
    return quick;
  const { eld } = await import('eld/small');
  const found = eld.detect(text.slice(0, 20_000));
  if (!found.language || !found.isReliable()) return quick;
  return {
    language: found.language === 'nb' || found.language === 'nn' ? 'no' : found.language,
    reliable: true,
  };
}

/** Danish and Swedish share most function words with Norwegian; these are theirs alone. */
function looksDanish(text: string, language: LanguageCode): boolean {
  return (
    language === 'no' &&
    /(?:^|[^\p{L}])(?:af|efter|ikke at|hvad|nogle|blev|och|att|är|inte|från|för|skulle blive)(?=[^\p{L}])/iu.test(
      text,
    )
  );
}
