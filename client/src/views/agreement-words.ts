import type { AgreementFigures, DisagreementKind } from '../../../server/src/lsp/messages.ts';

/** The rows of figures as people read them. */
export const FIGURE_LABELS: Readonly<Record<AgreementFigures['name'], string>> = {
  all: 'All types',
  person: 'People',
  organization: 'Organizations',
  place: 'Places',
  spans: 'Any type',
};

/** The measures, as they are written, as they are spoken, and what each says. */
export const MEASURES = [
  {
    key: 'precision',
    sign: 'P',
    name: 'precision',
    help: 'the part of the second one’s mentions that the first one has too',
  },
  {
    key: 'recall',
    sign: 'R',
    name: 'recall',
    help: 'the part of the first one’s mentions that the second one has too',
  },
  { key: 'f1', sign: 'F1', name: 'F1', help: 'the harmonic mean of precision and recall' },
  { key: 'kappa', sign: 'κ', name: 'Cohen’s kappa', help: 'agreement on tokens beyond chance' },
  {
    key: 'alpha',
    sign: 'uα',
    name: 'Krippendorff’s unitizing alpha',
    help: 'agreement on places and types beyond chance',
  },
  {
    key: 'codingAlpha',
    sign: 'cuα',
    name: 'Krippendorff’s alpha of types',
    help: 'agreement on types beyond chance, where both marked',
  },
] as const;

/** Returns a measure with three decimals; a dash where it says nothing. */
export function formatMeasure(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(3);
}

/** Returns what two disagree on, for people. */
export function describeKind(
  kind: DisagreementKind,
  names: { readonly a: string; readonly b: string },
): string {
  switch (kind) {
    case 'missing-in-a':
      return `only ${names.b}`;
    case 'missing-in-b':
      return `only ${names.a}`;
    case 'type':
      return 'another type';
    case 'border':
      return 'other borders';
    case 'entity':
      return 'another entity';
  }
}
