import { ENTITY_TYPES, type EntityType } from '../detect/mention.ts';
import type { Span } from '../text/span.ts';
import { tokenize } from '../text/tokens.ts';
import { cohenKappa, type Ratings } from './cohen-kappa.ts';
import { exactMatch, type ExactMatch } from './exact-match.ts';
import { tokenTypes } from './token-types.ts';
import { codingAlpha, unitizingAlpha } from './unitizing-alpha.ts';
import type { Unit } from './unit.ts';

/** A span with the type that an annotator gave it. */
export interface TypedSpan extends Span {
  readonly type: EntityType;
  /** The id of the entity that it means, where the annotator said so; no measure counts it. */
  readonly entity?: string;
}

/** A document with the mentions that two annotators marked in it; those of one annotator do not overlap. */
export interface ComparedDocument {
  readonly uri: string;
  readonly text: string;
  readonly a: readonly TypedSpan[];
  readonly b: readonly TypedSpan[];
  /** The parts of the text that are compared, which hold all mentions; the whole text where they are not given. */
  readonly parts?: readonly Span[];
}

/**
 * How far two annotators agree. All but the counts are at most 1, which is perfect; κ and α are 0 where chance would have
 * done as well, and undefined where nothing was marked, or where all is marked alike, so that chance cannot be told.
 */
export interface Measures extends ExactMatch {
  /** Cohen's κ over the tokens, each of which has the type of the mention that it belongs to, or none. */
  readonly kappa: number | undefined;
  /** Krippendorff's uα over the text's UTF-16 code units: where the mentions stand, and of which type they are. */
  readonly alpha: number | undefined;
  /** Krippendorff's cuα and (k)uα: the types alone, in what both annotators marked. */
  readonly codingAlpha: number | undefined;
}

export interface Agreement {
  readonly types: Readonly<Record<EntityType, Measures>>;
  /** All types together: a mention of another type is another mention. */
  readonly all: Measures;
  /** The spans alone, whatever their types; their α is Krippendorff's |uα. */
  readonly spans: Measures;
}

/** Compares two annotators. Where one of them is the reference, it is `a`: precision is the part of `b` that `a` has too. */
export function agreement(compared: readonly ComparedDocument[]): Agreement {
  const documents = compared.flatMap(extentsOf);
  const tokens = documents.map(({ text }) => tokenize(text));
  const coding = codingAlpha(
    documents.map(({ text, a, b }) => ({ length: text.length, annotators: [a, b] })),
  );

  const measure = (
    view: (spans: readonly TypedSpan[]) => readonly Unit[],
    codingAlpha?: number,
  ): Measures => {
    const viewed = documents.map(({ text, a, b }) => ({ length: text.length, a: view(a), b: view(b) }));
    // One document at a time: the tokens of ten thousand articles are more than should be held at once.
    const typesOfTokens = function* (): Iterable<Ratings> {
      for (const [index, { a, b }] of viewed.entries()) {
        const documentTokens = tokens[index] ?? tokenize('');
        yield { a: tokenTypes(documentTokens, a), b: tokenTypes(documentTokens, b) };
      }
    };
    return {
      ...exactMatch(viewed),
      kappa: cohenKappa(typesOfTokens()),
      alpha: unitizingAlpha(viewed.map(({ length, a, b }) => ({ length, annotators: [a, b] }))),
      codingAlpha,
    };
  };
  const measureType = (type: EntityType): Measures =>
    measure((spans) => spans.filter((span) => span.type === type), coding.byType.get(type));

  const [person, organization, place] = ENTITY_TYPES;
  return {
    types: {
      person: measureType(person),
      organization: measureType(organization),
      place: measureType(place),
    },
    all: measure((spans) => spans, coding.all),
    spans: measure((spans) => spans.map(({ start, end }) => ({ start, end, type: 'mention' }))),
  };
}

/** A text that is compared from its beginning to its end. */
type Extent = Pick<ComparedDocument, 'text' | 'a' | 'b'>;

/** Returns the parts of a document that are compared as texts of their own: nothing counts of what stands between them. */
function extentsOf(document: ComparedDocument): readonly Extent[] {
  const { text, a, b, parts } = document;
  if (parts === undefined) return [document];
  return parts.map(({ start, end }) => {
    const inside = (spans: readonly TypedSpan[]): TypedSpan[] =>
      spans
        .filter((span) => start <= span.start && span.end <= end)
        .map((span) => ({ ...span, start: span.start - start, end: span.end - start }));
    return { text: text.slice(start, end), a: inside(a), b: inside(b) };
  });
}
