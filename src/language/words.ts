/** Everything about words that is not in the text itself: the program's lexicon and the user's glossary. */
import { createHash } from 'node:crypto';
import { EMPTY_GLOSSARY, type Glossary, parseGlossary } from './glossary.ts';
import { type Lexicon, loadLexicon } from './lexicon.ts';

export interface Words {
  readonly lexicon: Lexicon;
  readonly glossary: Glossary;
  /** Changes whenever terms made with it would: version of the rules and hash of the glossary. */
  readonly version: string;
}

/** Raise when tokens, stems, compounds or the lexicon change, so that indexes made before are made again. */
const RULES_VERSION = 'words-2';

/**
 * @param glossaryText the text of the glossary file, or null when there is none
 * @param fileName for messages
 * @throws GlossaryError naming bad entries with their lines
 */
export function loadWords(glossaryText: string | null, fileName: string): Words {
  const glossary = glossaryText === null ? EMPTY_GLOSSARY : parseGlossary(glossaryText, fileName);
  const hash = createHash('sha256').update(JSON.stringify(glossary)).digest('hex').slice(0, 16);
  return { lexicon: loadLexicon(), glossary, version: `${RULES_VERSION}+${hash}` };
}
