import { Uri, workspace } from 'vscode';
import type { AgreementParams, AgreementReport } from '../../../server/src/lsp/messages.ts';
import { formatCount } from '../entity-types.ts';
import { describeSide } from './agreement-data.ts';
import { describeKind, FIGURE_LABELS, formatMeasure, MEASURES } from './agreement-words.ts';

/** Returns a comparison as Markdown: the figures as a table, what was compared, and the disagreements by article. */
export function agreementMarkdown(names: AgreementParams, report: AgreementReport): string {
  const row = (cells: readonly string[]): string => `| ${cells.map(escape).join(' | ')} |`;
  const headings = ['', names.a, names.b, 'both', ...MEASURES.map(({ sign }) => sign)];
  const lines = [
    `# Agreement of ${escape(names.a)} and ${escape(names.b)}`,
    '',
    row(headings),
    row(headings.map((_, column) => (column === 0 ? '---' : '---:'))),
    ...report.figures.map((figures) =>
      row([
        FIGURE_LABELS[figures.name],
        ...[figures.a, figures.b, figures.matched].map(String),
        ...MEASURES.map(({ key }) => formatMeasure(figures[key])),
      ]),
    ),
    '',
    ...report.notes.map((note) => `- ${escape(note)}`),
    '',
    `${formatCount(report.count, 'disagreement')}, ${report.settledCount} settled.`,
  ];
  for (const { uri, items } of report.articles) {
    lines.push('', `## ${escape(workspace.asRelativePath(Uri.parse(uri)))}`, '');
    for (const item of items) {
      const { line, character } = item.range.start;
      const sides = `${names.a}: ${describeSide(item, 'a')}; ${names.b}: ${describeSide(item, 'b')}`;
      const settled = item.settledBy === undefined ? '' : `; settled by ${item.settledBy}`;
      lines.push(
        `- ${line + 1}:${character + 1} **${escape(item.name)}** (${escape(describeKind(item.kind, names))}) ${escape(sides + settled)}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Names of people and articles may hold what Markdown takes for its own. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, '\\$&');
}
