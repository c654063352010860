/** Classes do not hide what blocks. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { waitForDiagnostics } from '../../host/diagnostics.ts';
import { openDocument } from '../../host/documents.ts';

describe('a call behind a method of a class', () => {
  it('is underlined in the handler, with the chain through the file of the class', async () => {
    const { document } = await openDocument('src/routes/orders.ts');
    const [diagnostic] = await waitForDiagnostics(document.uri, (diagnostics) => diagnostics.length > 0);
    assert.match(document.getText(diagnostic!.range), /store\.save/);
    const chain = (diagnostic!.relatedInformation ?? []).map(({ location }) => basename(location.uri.path));
    assert.equal(chain.at(-1), 'order-store.ts');
  });
});
