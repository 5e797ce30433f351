/** The commands as Discord is told of them, in three languages. Pure. Limits: discord-api-docs, application-commands. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale as DiscordLocale,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';

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

const PERSON: Three = ['person', 'person', 'người'];
const ARTICLE: Three = ['article', 'artikkel', 'bài'];

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
        type: ApplicationCommandOptionType.String,
        ...named(
          ['question', 'spørsmål', 'câu_hỏi'],
          ['What you want to know', 'Det du vil vite', 'Điều bạn muốn biết'],
        ),
        required: true,
        max_length: QUESTION_AT_MOST,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named(ARTICLE, [
          'Look only in this article',
          'Let bare i denne artikkelen',
          'Chỉ tìm trong bài này',
        ]),
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        ...named(
          ['thread', 'tråd', 'chủ_đề'],
          [
            'Go on from the answer in a thread of its own',
            'Fortsett fra svaret i en egen tråd',
            'Tiếp tục từ câu trả lời trong một chủ đề riêng',
          ],
        ),
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        ...named(
          ['private', 'privat', 'riêng'],
          ['Only you see the answer', 'Bare du ser svaret', 'Chỉ bạn thấy câu trả lời'],
        ),
      },
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
      {
        type: ApplicationCommandOptionType.String,
        ...named(PERSON, ['Who is named in them', 'Hvem som nevnes i dem', 'Người được nhắc đến']),
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named(
          ['from', 'fra', 'từ'],
          [
            'From this day, month or year',
            'Fra denne dagen, måneden eller året',
            'Từ ngày, tháng hoặc năm này',
          ],
        ),
        max_length: 40,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named(
          ['to', 'til', 'đến'],
          [
            'To this day, month or year',
            'Til denne dagen, måneden eller året',
            'Đến ngày, tháng hoặc năm này',
          ],
        ),
        max_length: 40,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named(
          ['language', 'språk', 'ngôn_ngữ'],
          ['In this language', 'På dette språket', 'Bằng ngôn ngữ này'],
        ),
        max_length: 40,
      },
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
