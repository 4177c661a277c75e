import { ENTITY_TYPES, type EntityType } from '../detect/mention.ts';
import type { Span } from '../text/span.ts';
import { tokenize, type Tokens } from '../text/tokens.ts';
import { KappaTally } from './cohen-kappa.ts';
import { ExactMatchTally, type ExactMatch } from './exact-match.ts';
import { tokenTypes } from './token-types.ts';
import { CodingTally, UnitizingTally } from './unitizing-alpha.ts';
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
export function agreement(compared: Iterable<ComparedDocument>): Agreement {
  const tally = new AgreementTally();
  for (const document of compared) tally.add(document);
  return tally.agreement;
}

/**
 * Compares two annotators as {@link agreement} does, one document after the other, so that who compares thousands can do
 * something else in between.
 */
export class AgreementTally {
  readonly #types = {
    person: new MeasuresTally(),
    organization: new MeasuresTally(),
    place: new MeasuresTally(),
  } satisfies Record<EntityType, MeasuresTally>;
  readonly #all = new MeasuresTally();
  readonly #spans = new MeasuresTally();
  readonly #coding = new CodingTally();

  add(document: ComparedDocument): void {
    for (const extent of extentsOf(document)) {
      const { text, a, b } = extent;
      const tokens = tokenize(text);
      const count = (tally: MeasuresTally, view: (spans: readonly TypedSpan[]) => readonly Unit[]): void => {
        tally.add({ length: text.length, tokens, a: view(a), b: view(b) });
      };
      for (const type of ENTITY_TYPES)
        count(this.#types[type], (spans) => spans.filter((span) => span.type === type));
      count(this.#all, (spans) => spans);
      count(this.#spans, (spans) => spans.map(({ start, end }) => ({ start, end, type: 'mention' })));
      this.#coding.add({ length: text.length, annotators: [a, b] });
    }
  }

  get agreement(): Agreement {
    const { all, byType } = this.#coding.alpha;
    const { person, organization, place } = this.#types;
    return {
      types: {
        person: person.measures(byType.get('person')),
        organization: organization.measures(byType.get('organization')),
        place: place.measures(byType.get('place')),
      },
      all: this.#all.measures(all),
      spans: this.#spans.measures(undefined),
    };
  }
}

/** All measures of the same units but the one of types alone, which needs all of them at once. */
class MeasuresTally {
  readonly #match = new ExactMatchTally();
  readonly #kappa = new KappaTally();
  readonly #alpha = new UnitizingTally();

  add(text: {
    readonly length: number;
    readonly tokens: Tokens;
    readonly a: readonly Unit[];
    readonly b: readonly Unit[];
  }): void {
    const { length, tokens, a, b } = text;
    this.#match.add({ a, b });
    this.#kappa.add({ a: tokenTypes(tokens, a), b: tokenTypes(tokens, b) });
    this.#alpha.add({ length, annotators: [a, b] });
  }

  measures(codingAlpha: number | undefined): Measures {
    return {
      ...this.#match.result,
      kappa: this.#kappa.kappa,
      alpha: this.#alpha.alpha,
      codingAlpha,
    };
  }
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
