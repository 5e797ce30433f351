/** Discord's limits, from its documentation (discord-api-docs: resources/message, components/reference). UTF-16 units. */
export const LIMITS = {
  /** Text of one embed. */
  description: 4_096,
  /**
   * Not documented: beyond about 10,170 bytes of text a message fails with status 500 (discord-api-docs#8554), which texts
   * of three bytes a character reach long before they are too long.
   */
  bytes: 9_500,
  buttonsInRow: 5,
  rows: 5,
  label: 80,
  customId: 100,
  modalTitle: 45,
  fieldLabel: 45,
  placeholder: 100,
  textInput: 4_000,
  menuLabel: 150,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  threadName: 100,
} as const;
