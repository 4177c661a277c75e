import type { LocatedEntry, RegistryFile, RegistryPart } from '../../decisions/registry-file.ts';

/** What the registry file has, as an outline. */
export interface RegistryOutline {
  /** In the order of the file, each with its aliases. */
  readonly entries: readonly { readonly entry: LocatedEntry; readonly aliases: readonly RegistryPart[] }[];
  readonly ignored: readonly RegistryPart[];
}

export function registryOutline({ entries, parts }: RegistryFile): RegistryOutline {
  const aliases = new Map<string, RegistryPart[]>(entries.map(({ id }) => [id, []]));
  for (const part of parts) if (part.kind === 'alias') aliases.get(part.entry ?? '')?.push(part);
  return {
    entries: entries.map((entry) => ({ entry, aliases: aliases.get(entry.id) ?? [] })),
    ignored: parts.filter(({ kind }) => kind === 'ignore'),
  };
}
