import type { EntityId } from '../link/entity.ts';
import { slugOf } from '../link/name-words.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { LocatedEntry, RegistryPart } from './registry-file.ts';
import { locateProblem, type RegistryProblem } from './registry-problem.ts';

/**
 * Returns what contradicts itself in a file that can be read: names of two entities, names of entities that are ignored
 * too, and entities that are not themselves. Names are compared as linking compares them.
 *
 * @param parts all values of the file, by position
 */
export function findConflicts(
  entries: readonly LocatedEntry[],
  parts: readonly RegistryPart[],
  lines: LineIndex,
): RegistryProblem[] {
  const typeOf = new Map(entries.map(({ id, type }) => [id, type]));
  const owners = new Map<string, RegistryPart>();
  const named = new Map<string, RegistryPart>();
  const problems: RegistryProblem[] = [];
  const warn = (
    part: RegistryPart,
    code: RegistryProblem['code'],
    message: string,
    other?: RegistryPart,
  ): void => {
    const finding = { code, message, severity: 'warning' as const };
    problems.push(locateProblem(lines, part, other === undefined ? finding : { ...finding, other }));
  };
  const lineOf = ({ start }: RegistryPart): number => lines.position(start).line + 1;

  for (const part of parts) {
    if (part.kind === 'not' && part.text === part.entry)
      warn(part, 'not-itself', `"${part.text}" cannot be kept apart from itself: take it out of "not".`);
    if (part.kind !== 'name' && part.kind !== 'alias') continue;
    const slug = slugOf(part.text);
    const type = typeOf.get(part.entry ?? NO_ID);
    if (slug === '' || type === undefined) continue;
    const key = `${type}/${slug}`;
    const owner = owners.get(key);
    if (owner !== undefined && owner.entry !== part.entry) {
      const where = `of "${owner.entry ?? ''}" in line ${lineOf(owner)}`;
      const message = `"${part.text}" is a name ${where} too. A name means one entity, here the later one: take it out of one of them.`;
      warn(part, 'shared-name', message, owner);
    }
    owners.set(key, owner ?? part);
    named.set(slug, named.get(slug) ?? part);
  }
  for (const part of parts) {
    const owner = part.kind === 'ignore' ? named.get(slugOf(part.text)) : undefined;
    if (owner === undefined) continue;
    const where = `of "${owner.entry ?? ''}" in line ${lineOf(owner)}`;
    const message = `"${part.text}" is a name ${where} too. What is ignored means nobody: take it out of "ignore" or out of the entity.`;
    warn(part, 'ignored-name', message, owner);
  }
  return problems;
}

/** No id is empty. */
const NO_ID: EntityId = '';
