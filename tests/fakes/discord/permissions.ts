/** Permissions of a member in a channel: discord-api-docs, topics/permissions. */
import { PermissionFlagsBits } from 'discord.js';

/** The name of a permission as discord.js writes it: `SendMessages`, `ManageGuild` … */
export type Permission = keyof typeof PermissionFlagsBits;

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
}

/** What a channel gives or takes; `type` 0 is a role, 1 a member. */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

/** What everyone may do in a new server. */
export const EVERYONE: readonly Permission[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'UseExternalEmojis',
  'ReadMessageHistory',
  'UseApplicationCommands',
];

/** Permissions in a direct message with the app: discord-api-docs, interactions "app_permissions", and what all have there. */
export const IN_DIRECT_MESSAGE = bits([
  ...EVERYONE.filter((name) => !name.includes('Thread')),
  'MentionEveryone',
]);

const ALL = Object.values(PermissionFlagsBits).reduce((sum, bit) => sum | bit, 0n);

/** The bit set of several permissions. */
export function bits(names: readonly Permission[]): bigint {
  return names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
}

/** Whether all of the named permissions are in the set. */
export function has(set: bigint, ...names: Permission[]): boolean {
  return (set & bits(names)) === bits(names);
}

/** What a member may do in a server; an administrator everything. `roles` begins with the role of everyone. */
export function basePermissions(roles: readonly Role[]): bigint {
  const set = roles.reduce((sum, role) => sum | role.permissions, 0n);
  return has(set, 'Administrator') ? ALL : set;
}

/** What a member may do in a channel with these overwrites. */
export function channelPermissions(
  base: bigint,
  overwrites: readonly Overwrite[],
  member: { userId: string; guildId: string; roleIds: readonly string[] },
): bigint {
  if (has(base, 'Administrator')) return ALL;
  const apply = (set: bigint, chosen: readonly Overwrite[]) => {
    const deny = chosen.reduce((sum, each) => sum | each.deny, 0n);
    const allow = chosen.reduce((sum, each) => sum | each.allow, 0n);
    return (set & ~deny) | allow;
  };
  let set = apply(
    base,
    overwrites.filter((each) => each.id === member.guildId),
  );
  set = apply(
    set,
    overwrites.filter((each) => each.type === 0 && member.roleIds.includes(each.id)),
  );
  set = apply(
    set,
    overwrites.filter((each) => each.type === 1 && each.id === member.userId),
  );
  // Who cannot see a channel can do nothing in it.
  return has(set, 'ViewChannel') ? set : 0n;
}
