import type { Location } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { EntityItem } from '../../../server/src/lsp/messages.ts';
import { showLocation } from '../editor.ts';
import { pickEntity } from '../entity-pick.ts';
import { Preview } from '../preview.ts';

/** Goes to the defining mention of an entity that the person chooses, showing it meanwhile; Escape leads back. */
export async function goToEntity(client: LanguageClient): Promise<void> {
  const locationOf = (entity: EntityItem): Location => client.protocol2CodeConverter.asLocation(entity);
  const preview = new Preview();
  try {
    const entity = await pickEntity(client, {
      title: 'Go to Entity',
      placeholder: 'Type any name of a person, organization or place',
      onMove: (active) => {
        preview.show(locationOf(active));
      },
    });
    await preview.settle();
    if (entity === undefined) await preview.restore();
    else await showLocation(locationOf(entity));
  } finally {
    await preview.close();
  }
}
