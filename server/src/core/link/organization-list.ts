import { ORGANIZATIONS } from './data/organizations.ts';
import { TEAMS } from './data/teams.ts';
import type { KnownEntity } from './known-names.ts';
import { slugOf } from './name-words.ts';

/** In front of a name of the lists that others have too, who are not in them. */
const SHARED_MARK = '~';

/** An organization as the lists have it. */
interface Listed {
  readonly kind: 'organization' | 'team';
  readonly id: string;
  readonly names: readonly string[];
  readonly slugs: readonly string[];
  /** The slugs of the names with a mark. */
  readonly marked: readonly string[];
}

/** Returns the organizations of the shipped lists by the slugs of their names. */
export function readOrganizations(): Map<string, readonly KnownEntity[]> {
  const listed = [...readList(ORGANIZATIONS, 'organization'), ...readList(TEAMS, 'team')];
  const bearers = new Map<string, number>();
  for (const { slugs } of listed) for (const slug of slugs) bearers.set(slug, (bearers.get(slug) ?? 0) + 1);
  const marked = new Set(listed.flatMap((each) => each.marked));
  const isShared = (slug: string): boolean => marked.has(slug) || (bearers.get(slug) ?? 0) > 1;
  const byName = new Map<string, KnownEntity[]>();
  for (const { kind, id, names, slugs } of listed) {
    const [name = ''] = names;
    const entity: KnownEntity = {
      slug: slugOf(name),
      name,
      names,
      sharedNames: slugs.filter(isShared),
      kind,
      ...(id === '-' ? {} : { knowledgeBaseId: id }),
      containers: [],
      weight: 0,
    };
    for (const slug of slugs) {
      const same = byName.get(slug);
      if (same === undefined) byName.set(slug, [entity]);
      else same.push(entity);
    }
  }
  return byName;
}

function readList(list: string, kind: Listed['kind']): Listed[] {
  const lines = list.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const id = line.slice(0, line.indexOf(' '));
    const written = line.slice(id.length + 1).split('|');
    const names = written.map((name) => (isMarked(name) ? name.slice(SHARED_MARK.length) : name));
    const marked = names.filter((_, index) => isMarked(written[index] ?? ''));
    return { kind, id, names, slugs: [...new Set(names.map(slugOf))], marked: marked.map(slugOf) };
  });
}

function isMarked(name: string): boolean {
  return name.startsWith(SHARED_MARK);
}
