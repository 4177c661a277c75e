import { type DataTransfer, DataTransferItem, type TreeDragAndDropController } from 'vscode';
import type { EntityName } from '../../../server/src/lsp/messages.ts';
import type { EntitiesNode } from './entities-data.ts';

const ENTITY_MIME_TYPE = 'application/vnd.code.tree.dateline.entities';

/** Lets an entity be dragged on another, which `merge` then merges it into. */
export class DragToMerge implements TreeDragAndDropController<EntitiesNode> {
  readonly dragMimeTypes = [ENTITY_MIME_TYPE];
  readonly dropMimeTypes = [ENTITY_MIME_TYPE];
  readonly #merge: (from: DraggedEntity, into: DraggedEntity) => Promise<void>;

  constructor(merge: (from: DraggedEntity, into: DraggedEntity) => Promise<void>) {
    this.#merge = merge;
  }

  handleDrag([node]: readonly EntitiesNode[], transfer: DataTransfer): void {
    if (node?.kind === 'entity') transfer.set(ENTITY_MIME_TYPE, new DataTransferItem(node.entity));
  }

  async handleDrop(target: EntitiesNode | undefined, transfer: DataTransfer): Promise<void> {
    const from = transfer.get(ENTITY_MIME_TYPE)?.value as DraggedEntity | undefined;
    if (target?.kind !== 'entity' || from === undefined || from.id === target.entity.id) return;
    await this.#merge(from, target.entity);
  }
}

type DraggedEntity = Pick<EntityName, 'id' | 'name' | 'type'>;
