/** The comment at the head of a new registry file. */
export const REGISTRY_HEADING =
  '# The people, organizations and places of this corpus. Edit it by hand or with Dateline; comments are kept.\n';
