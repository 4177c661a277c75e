import { editRegistryFile } from '../../decisions/edit-registry-file.ts';
import type { RegistryChange, RegistryEntry } from '../../decisions/registry-change.ts';
import {
  ENTRY_FIELDS,
  FILE_FIELDS,
  partAt,
  type RegistryFile,
  type RegistryPart,
} from '../../decisions/registry-file.ts';
import type { RegistryProblem } from '../../decisions/registry-problem.ts';
import { ENTITY_TYPES, type EntityType } from '../../detect/mention.ts';
import { isOneEditApart } from '../../link/spelling.ts';
import type { Span } from '../../text/span.ts';
import { findEntry } from './definition.ts';

/** Something that mends a problem: a title for people, and the text that stands in the span afterwards. */
export interface RegistryFix {
  readonly title: string;
  readonly span: Span;
  readonly text: string;
  /** Whether it is what nearly everybody would do. */
  readonly isPreferred: boolean;
}

/** Returns what can be offered to mend a problem of the file; nothing where it is not obvious. */
export function registryFixes(file: RegistryFile, problem: RegistryProblem): RegistryFix[] {
  const { start, end, code } = problem;
  const written = file.text.slice(start, end);
  const replaceBy = (text: string, title = `Change to ${text}`, isPreferred = true): RegistryFix[] => [
    { title, span: { start, end }, text, isPreferred },
  ];
  const part = partAt(file, start);
  switch (code) {
    case 'unknown-type': {
      const meant = typeMeant(written);
      return ENTITY_TYPES.flatMap((type) => replaceBy(type, undefined, type === meant));
    }
    case 'malformed-wikidata': {
      const [item] = /Q[1-9]\d*/i.exec(written) ?? [];
      return item === undefined ? [] : replaceBy(item.toUpperCase());
    }
    case 'unknown-field': {
      const field = [...ENTRY_FIELDS, ...FILE_FIELDS].find((known) => isMeant(written.toLowerCase(), known));
      return field === undefined ? [] : replaceBy(field);
    }
    case 'duplicate-id': {
      const id = freshId(file, part?.text ?? written);
      return replaceBy(id, `Give this entity the id ${id}`, false);
    }
    case 'unknown-id':
    case 'not-itself':
      return removal(file, part, `Remove ${part?.text ?? ''} from “not”`);
    case 'shared-name':
      return part?.kind === 'alias' ? removal(file, part, `Remove the alias ${part.text} here`) : [];
    case 'ignored-name': {
      const owner = problem.other && partAt(file, problem.other.start);
      return [
        ...removal(file, part, `Remove ${part?.text ?? ''} from “ignore”`),
        ...(owner?.kind === 'alias'
          ? removal(
              file,
              owner,
              `Remove the alias ${owner.text} of ${findEntry(file, owner.entry ?? '')?.name ?? ''}`,
            )
          : []),
      ].map((fix) => ({ ...fix, isPreferred: false }));
    }
    case 'yaml':
    case 'merge-conflict':
    case 'structure':
    case 'missing-field':
    case 'duplicate-field':
    case 'wrong-value':
      return [];
  }
}

/** What other programs call the types. */
const OTHER_TYPE_NAMES: readonly (readonly [RegExp, EntityType])[] = [
  [/^per/i, 'person'],
  [/^(?:org|company|party)/i, 'organization'],
  [/^(?:loc|gpe|place|country|city)/i, 'place'],
];

function typeMeant(written: string): EntityType | undefined {
  return OTHER_TYPE_NAMES.find(([pattern]) => pattern.test(written.replace(/^["']/, '')))?.[1];
}

function isMeant(written: string, field: string): boolean {
  const singular = field.replace(/ies$/, 'y').replace(/(?:es|s)$/, '');
  return written === field || written === singular || isOneEditApart(written, field);
}

function freshId({ parts }: RegistryFile, id: string): string {
  const taken = new Set(parts.filter(({ kind }) => kind === 'id').map(({ text }) => text));
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

/** Takes a value out of its list, as the product's own edits do, with all that is written around it left alone. */
function removal(file: RegistryFile, part: RegistryPart | undefined, title: string): RegistryFix[] {
  if (part === undefined) return [];
  const edited = editRegistryFile(file.text, withoutPart(file, part));
  if ('problems' in edited) return [];
  return [{ title, ...difference(file.text, edited.text), isPreferred: true }];
}

function withoutPart(file: RegistryFile, { kind, text, entry }: RegistryPart): RegistryChange[] {
  if (kind === 'ignore') return [{ kind: 'ignore', name: text, before: true, after: false }];
  const found = findEntry(file, entry ?? '');
  if (found === undefined) return [];
  const { id, type, name, aliases, not } = found;
  const before: RegistryEntry = { id, type, name, aliases, not };
  const without = (list: readonly string[]): string[] => list.filter((item) => item !== text);
  const after = kind === 'not' ? { ...before, not: without(not) } : { ...before, aliases: without(aliases) };
  return [{ kind: 'entity', id, before, after }];
}

/** Returns the one place in which two texts differ, whole lines of it, and what the second has there. */
function difference(before: string, after: string): { readonly span: Span; readonly text: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  start = before.lastIndexOf('\n', start - 1) + 1;
  let [end, afterEnd] = [before.length, after.length];
  while (end > start && afterEnd > start && before[end - 1] === after[afterEnd - 1]) {
    end--;
    afterEnd--;
  }
  return { span: { start, end }, text: after.slice(start, afterEnd) };
}
