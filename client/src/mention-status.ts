import type { MentionStatus } from '../../server/src/lsp/messages.ts';
import { formatCount, formatNumber } from './entity-types.ts';

/** Returns the codicon of what waits for a decision, or of what needs none any more; they differ in shape. */
export function statusIcon(isDecided: boolean): string {
  return isDecided ? 'pass-filled' : 'circle-outline';
}

/** Returns "suggested, 62 % sure" or "accepted". */
export function describeStatus({ status, score }: { status: MentionStatus; score: number }): string {
  return status === 'suggested' ? `suggested, ${formatPercent(score)} sure` : status;
}

/** Returns "14 suggested", "14 decided" or "3 of 14 decided". */
export function describeDecided(decided: number, total: number): string {
  if (decided === 0) return `${formatNumber(total)} suggested`;
  if (decided === total) return `${formatNumber(total)} decided`;
  return `${formatNumber(decided)} of ${formatNumber(total)} decided`;
}

/** The same for ears: "14 mentions, 3 decided, 11 suggested". */
export function speakDecided(decided: number, total: number): string {
  const mentions = formatCount(total, 'mention');
  if (decided === 0) return `${mentions}, all suggested`;
  if (decided === total) return `${mentions}, all decided`;
  return `${mentions}, ${formatNumber(decided)} decided, ${formatNumber(total - decided)} suggested`;
}

export function formatPercent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
