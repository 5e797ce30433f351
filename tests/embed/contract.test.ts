import { fileURLToPath } from 'node:url';
import { createEmbedder } from '../../src/embed/transformers.ts';
import { describeEmbedder } from '../contracts/embedder.ts';
import { FakeEmbedder } from '../fakes/embedder.ts';

const bundledDir = fileURLToPath(new URL('../../embeddings/model', import.meta.url));

describeEmbedder('the fake', async () => new FakeEmbedder());
describeEmbedder('the bundled model', () =>
  createEmbedder({ model: 'quoth-static', bundledDir, modelDir: '/nowhere' }),
);
