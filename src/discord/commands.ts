/** The commands as Discord is told of them, in three languages. Pure. Limits: discord-api-docs, application-commands. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale as DiscordLocale,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import type { SummaryLength } from '../meetings/meeting.ts';

type Definition = RESTPutAPIApplicationCommandsJSONBody[number];

/** English, Norwegian, Vietnamese. Names are lower-case and in NFC: Discord refuses the decomposed form. */
type Three = readonly [en: string, no: string, vi: string];

const inOthers = ([, no, vi]: Three) => ({
  [DiscordLocale.Norwegian]: no.normalize('NFC'),
  [DiscordLocale.Vietnamese]: vi.normalize('NFC'),
});

const named = (name: Three, description: Three) => ({
  name: name[0],
  name_localizations: inOthers(name),
  description: description[0],
  description_localizations: inOthers(description),
});

const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** For those who may manage the server; its administrators may give it to others. */
const FOR_MANAGERS = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
};

/** The most that is read of a question. */
const QUESTION_AT_MOST = 1_000;

const ARTICLE: Three = ['article', 'artikkel', 'bài'];
const MEETING: Three = ['meeting', 'møte', 'cuộc_gặp'];

/** What somebody types or chooses of what is suggested. */
const suggested = (name: Three, description: Three, required = false) => ({
  type: ApplicationCommandOptionType.String as const,
  ...named(name, description),
  required,
  autocomplete: true as const,
});

/** A short text that nothing is suggested for. */
const typed = (name: Three, description: Three) => ({
  type: ApplicationCommandOptionType.String as const,
  ...named(name, description),
  max_length: 40,
});

const yesOrNo = (name: Three, description: Three) => ({
  type: ApplicationCommandOptionType.Boolean as const,
  ...named(name, description),
});

const lengthOf = (value: SummaryLength, name: Three) => ({
  name: name[0],
  name_localizations: inOthers(name),
  value,
});

const PERSON = suggested(
  ['person', 'person', 'người'],
  ['Who is named in them', 'Hvem som nevnes i dem', 'Người được nhắc đến'],
);
const FROM = typed(
  ['from', 'fra', 'từ'],
  ['From this day, month or year', 'Fra denne dagen, måneden eller året', 'Từ ngày, tháng hoặc năm này'],
);
const TO = typed(
  ['to', 'til', 'đến'],
  ['To this day, month or year', 'Til denne dagen, måneden eller året', 'Đến ngày, tháng hoặc năm này'],
);
const PRIVATE = yesOrNo(
  ['private', 'privat', 'riêng'],
  ['Only you see the answer', 'Bare du ser svaret', 'Chỉ bạn thấy câu trả lời'],
);

export const COMMANDS: readonly Definition[] = [
  {
    type: ApplicationCommandType.ChatInput,
    ...named(
      ['ask', 'spør', 'hỏi'],
      [
        'Ask about the articles; the answer is a quote from them',
        'Spør om artiklene; svaret er et sitat fra dem',
        'Hỏi về các bài báo; câu trả lời là trích dẫn từ các bài',
      ],
    ),
    ...EVERYWHERE,
    options: [
      {
        ...suggested(
          ['question', 'spørsmål', 'câu_hỏi'],
          ['What you want to know', 'Det du vil vite', 'Điều bạn muốn biết'],
          true,
        ),
        max_length: QUESTION_AT_MOST,
      },
      suggested(ARTICLE, [
        'Look only in this article',
        'Let bare i denne artikkelen',
        'Chỉ tìm trong bài này',
      ]),
      suggested(MEETING, [
        'Look only in what is told of this meeting',
        'Let bare i det som fortelles om dette møtet',
        'Chỉ tìm trong các bài về cuộc gặp này',
      ]),
      yesOrNo(
        ['thread', 'tråd', 'chủ_đề'],
        [
          'Go on from the answer in a thread of its own',
          'Fortsett fra svaret i en egen tråd',
          'Tiếp tục từ câu trả lời trong một chủ đề riêng',
        ],
      ),
      PRIVATE,
    ],
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(
      ['summary', 'sammendrag', 'tóm_tắt'],
      [
        "Sum up a meeting in the articles' own words",
        'Oppsummer et møte med artiklenes egne ord',
        'Tóm tắt một cuộc gặp bằng chính lời của các bài báo',
      ],
    ),
    ...EVERYWHERE,
    options: [
      suggested(
        MEETING,
        [
          'Who met, where or when, in any words',
          'Hvem som møttes, hvor eller når, med egne ord',
          'Ai gặp ai, ở đâu hoặc khi nào',
        ],
        true,
      ),
      {
        type: ApplicationCommandOptionType.String,
        ...named(['length', 'lengde', 'độ_dài'], ['How much of it', 'Hvor mye', 'Dài bao nhiêu']),
        choices: [
          lengthOf('short', ['short: at most 5 lines', 'kort: høyst 5 linjer', 'ngắn: nhiều nhất 5 dòng']),
          lengthOf('normal', [
            'normal: at most 12 lines',
            'vanlig: høyst 12 linjer',
            'vừa: nhiều nhất 12 dòng',
          ]),
          lengthOf('full', ['full: everything', 'fullt: alt', 'đầy đủ: toàn bộ']),
        ],
      },
      PRIVATE,
    ],
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(
      ['meetings', 'møter', 'các_cuộc_gặp'],
      [
        'List the meetings that the articles tell, newest first',
        'List opp møtene som artiklene forteller om, nyeste først',
        'Liệt kê các cuộc gặp mà bài báo kể, mới nhất trước',
      ],
    ),
    ...EVERYWHERE,
    options: [
      suggested(
        ['person', 'person', 'người'],
        [
          'Who took part, by name or office',
          'Hvem som deltok, navn eller verv',
          'Người tham gia, theo tên hoặc chức vụ',
        ],
      ),
      FROM,
      TO,
    ],
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(
      ['sources', 'kilder', 'nguồn'],
      [
        'List the articles, newest first',
        'List opp artiklene, nyeste først',
        'Liệt kê các bài báo, mới nhất trước',
      ],
    ),
    ...EVERYWHERE,
    options: [
      PERSON,
      FROM,
      TO,
      typed(['language', 'språk', 'ngôn_ngữ'], ['In this language', 'På dette språket', 'Bằng ngôn ngữ này']),
    ],
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(
      ['status', 'status', 'trạng_thái'],
      [
        'How old the index is, and what it holds',
        'Hvor gammel indeksen er, og hva den inneholder',
        'Chỉ mục cũ bao nhiêu và chứa những gì',
      ],
    ),
    ...EVERYWHERE,
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(
      ['help', 'hjelp', 'trợ_giúp'],
      [
        'What can be asked, and what is kept of it',
        'Hva du kan spørre om, og hva som lagres',
        'Có thể hỏi gì và những gì được lưu lại',
      ],
    ),
    ...EVERYWHERE,
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(
      ['unanswered', 'ubesvart', 'chưa_trả_lời'],
      [
        'Questions that the articles did not answer',
        'Spørsmål som artiklene ikke svarte på',
        'Những câu hỏi mà các bài báo chưa trả lời',
      ],
    ),
    ...FOR_MANAGERS,
  },
  {
    type: ApplicationCommandType.ChatInput,
    ...named(
      ['reindex', 'indekser', 'lập_chỉ_mục'],
      ['Read the folder of articles again', 'Les mappen med artikler på nytt', 'Đọc lại thư mục bài báo'],
    ),
    ...FOR_MANAGERS,
  },
  {
    type: ApplicationCommandType.Message,
    name: 'Ask about this',
    name_localizations: inOthers(['Ask about this', 'Spør om dette', 'Hỏi về tin nhắn này']),
    ...EVERYWHERE,
  },
];
