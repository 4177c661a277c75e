import { writeFileSync } from 'node:fs';
import { BinaryReader, BinaryWriter } from '../src/core/detect/binary.ts';
import { Detector } from '../src/core/detect/detector.ts';
import { Lexicon } from '../src/core/detect/lexicon.ts';
import { loadModel } from '../src/core/detect/model.ts';
import { readTrainingTexts } from './corpora.ts';
import { MODEL_FILE } from './data.ts';
import { evaluateSet, formatScores } from './evaluate.ts';
import { buildVocabulary, extractExamples } from './examples.ts';
import { exportModel } from './export.ts';
import { trainNetwork } from './network.ts';
import { readNames, writeLists } from './names.ts';

const WEIGHTS: Readonly<Record<string, number>> = { written: 1.5, btc: 0.4, wnut17: 0.4, sec_fin5: 0.3 };

const output = process.argv[2] ?? MODEL_FILE;
const epochs = Number(process.argv[3] ?? 8);
const log = (message: string): void => { console.log(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${message}`); };

const lists = new BinaryWriter();
writeLists(lists, readNames());
const listBytes = lists.finish();
const lexicon = Lexicon.read(new BinaryReader(listBytes));
log(`lists: ${listBytes.length} bytes`);
const texts = readTrainingTexts();
const examples = extractExamples(texts, lexicon);
log(`${texts.length} texts, ${examples.labels.length} tokens in ${examples.runTexts.length} runs, ${examples.words.length} words`);
const vocabulary = buildVocabulary(examples, 2);
log(`${vocabulary.wide.length} wide features, ${vocabulary.word.length} of words, ${vocabulary.context.length} of contexts`);
const runWeights = Float32Array.from(examples.runTexts, (text) => WEIGHTS[texts[text]?.source ?? ''] ?? 1);
const calibration = Float32Array.from([1, 0, 1, 0, 1, 0]);
const setting = (name: string, value: number): number => Number(process.env[name] ?? value);
trainNetwork(examples, vocabulary, runWeights, {
  epochs,
  embedding: setting('D', 32),
  hidden: setting('H', 64),
  isWide: setting('WIDE', 1) === 1,
  wideRate: setting('WR', 0.1),
  embeddingRate: setting('ER', 0.05),
  denseRate: setting('DR', 0.002),
  l2: 1e-5,
  featureDropout: setting('FD', 0.15),
  hiddenDropout: setting('HD', 0.3),
  seed: setting('SEED', 1),
  onEpoch: (epoch, loss, weights) => {
    log(`epoch ${epoch}: loss ${loss.toFixed(0)}`);
    if (epoch % 2 !== 0 && epoch !== epochs) return;
    const file = exportModel(vocabulary, weights, calibration, (writer) => { writer.raw(listBytes); });
    const detector = new Detector(loadModel(file));
    log(`${file.length} bytes`);
    for (const set of ['worldwide.dev', 'uner', 'gum']) log(formatScores(set, evaluateSet(detector, set)));
    if (epoch === epochs) writeFileSync(output, file);
  },
});
