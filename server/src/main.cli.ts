import { Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { agree, type AgreeOptions } from './cli/agree.ts';
import { annotate, ANNOTATE_FORMATS, type AnnotateOptions } from './cli/annotate.ts';
import { listEntities, type EntitiesOptions } from './cli/entities.ts';
import { serve } from './cli/lsp.ts';
import { ExitCode, reportUnusable } from './cli/report.ts';
import { ENTITY_TYPES } from './core/detect/mention.ts';

const AGREE_HELP = `
What is compared of authors and revisions:
  Each author's decisions are taken alone, as if nobody else had decided; of a revision, all that were in force. An
  article that both marked reviewed, as it is now, is compared as a whole: who has looked through it stands by the
  suggestions that they left as they are. In other articles silence says nothing: only places on which both decided
  count. What is left out is said. Decisions between the two (in the editor: Adopt) change nothing in the figures.
  Revisions are compared in the articles as they were at b.

Examples:
  dateline agree ana.jsonl ben.jsonl --texts articles
  dateline agree --authors "Ana Ruiz" "Ben Cole"
  dateline agree --revisions main ben/round-2 articles
`;

const NO_DECISIONS_HELP =
  'as if nobody had decided anything; else what .dateline keeps counts, in the given folder or one around it';

const program = new Command('dateline')
  .description('Finds the people, organizations and places that news articles name.')
  .version(packageJson.version)
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? ExitCode.done : ExitCode.unusable);
  });

program
  .command('annotate')
  .description(
    'write the mentions of each article and their entities; offsets are UTF-16 code units, end exclusive',
  )
  .argument('[path...]', 'files or folders; "-", or none, is standard input')
  .option('--jsonl', 'input, on standard input or in files *.jsonl, is lines {"id", "text", "mentions"?}')
  .addOption(
    new Option('--independent', 'treat each article by itself, in constant memory').conflicts(
      'corpusKnowledge',
    ),
  )
  .option(
    '--corpus-knowledge',
    'let names that other articles are sure of help an article in doubt about them',
  )
  .option('--no-decisions', NO_DECISIONS_HELP)
  .addOption(new Option('--format <format>', 'of the output').choices(ANNOTATE_FORMATS).default('jsonl'))
  .action((paths: string[], options: AnnotateOptions) => annotate(paths, options));

program
  .command('entities')
  .description('list the entities of articles, the most mentioned first')
  .argument('[path...]', 'files or folders; this folder where none is given')
  .option('--top <count>', 'list no more than that many', parseCount)
  .addOption(new Option('--type <type>', 'only of this type').choices(ENTITY_TYPES))
  .option('--ambiguous', 'list the mentions that may mean more than one entity, with the candidates')
  .option('--no-decisions', NO_DECISIONS_HELP)
  .option('--jsonl', 'write lines of JSON')
  .action((paths: string[], options: EntitiesOptions) => listEntities(paths, options));

program
  .command('agree')
  .description(
    'say how far two annotators agree, and where they do not: precision and recall with a as the reference, κ on tokens, ' +
      'Krippendorff’s α of spans with types (uα) and of types alone (cuα); ends with 1 if they disagree and nobody has ' +
      'decided between them',
  )
  .argument(
    '<a>',
    'a file *.jsonl with lines {"id", "mentions", "text"?}, or a file in the notation; or an author, or a revision',
  )
  .argument('<b>', 'the same of the other annotator')
  .argument(
    '[folder]',
    'with authors or revisions: the folder that is opened in the editor; this folder if not given',
  )
  .option('--texts <path>', 'the texts that the files do not hold: an article, a folder or a file *.jsonl')
  .option('--authors', 'a and b are names of people who decided in the folder')
  .addOption(new Option('--revisions', 'a and b are revisions in git, such as branches').conflicts('authors'))
  .option('--all', 'compare every article as a whole, as if both had marked it reviewed')
  .option('--jsonl', 'write lines of JSON')
  .addHelpText('after', AGREE_HELP)
  .action((a: string, b: string, folder: string | undefined, options: AgreeOptions) =>
    agree(a, b, folder, options),
  );

program
  .command('lsp')
  .description('serve an editor by the Language Server Protocol')
  .requiredOption('--stdio', 'over standard input and output')
  .action(serve);

function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 0) throw new InvalidArgumentError('Give a whole number.');
  return count;
}

// A reader that has seen enough, such as `head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(ExitCode.done);
  throw error;
});

program.parseAsync().catch((error: unknown) => {
  reportUnusable(error instanceof Error ? error.message : String(error));
});
